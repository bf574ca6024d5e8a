"""The lists below a map: the events of a mark or of the view, and what is drawn as no mark."""

import streamlit as st

from components import address, tables
from components.map_controls import PLACE, as_parameters, window_of
from components.provisional import marked
from components.view import View
from components.words import say_count, say_number, say_toll
from queries.viewport import Viewport, Window

EVENTS_LISTED = 200
EVENT_COLUMNS = {
    "start_date": tables.day("Date"),
    "title": tables.text("Event"),
    "place": tables.text("Place"),
    "figures": tables.number("Figures"),
}


def place_or(viewport: Viewport) -> Window:
    """The mark that was chosen, else the view."""
    place: Window | None = st.session_state.get(PLACE)
    return place or window_of(viewport)


def not_drawn(view: View) -> None:
    """Say what the marks leave out, and how many it is."""
    rows = view.rows("map/events_not_drawn")
    with st.container(border=True):
        st.markdown("**Not mapped**: counted, and drawn as no mark")
        for row in rows.itertuples():
            deaths = f"; deaths {say_toll(row.low, row.best, row.high)}"
            unknown = f", {say_number(row.without_number)} without a number" if row.without_number else ""
            coded = f" for {say_count(row.events, 'coded event')}{deaths}{unknown}" if row.events else ""
            st.caption(f"{row.reason}: {say_count(row.records, 'record')}{coded}.")
        if rows.empty:
            st.caption("Every matching event has coordinates.")


def events_listed(view: View, viewport: Viewport) -> None:
    """List the events of the mark chosen or of the view; choosing a row selects the event, as a click on its mark does."""
    place = st.session_state.get(PLACE)
    events = view.rows("map/events_in_view", top=EVENTS_LISTED, **as_parameters(place_or(viewport)))
    count = int(events["in_view"].iloc[0]) if len(events) else 0
    where = "at the mark chosen" if place else "in view"
    newest = f"the newest {EVENTS_LISTED} of {say_number(count)}" if count > EVENTS_LISTED else say_number(count)
    st.markdown(f"**Events {where}: {newest}** – choose a row to select the event")
    if place:
        st.button("List all events in view", on_click=st.session_state.pop, args=(PLACE, None), icon=":material/list:")
    shown, columns = marked(events, EVENT_COLUMNS)
    tables.table(
        shown, columns, alt="Events drawn at their place", key="events_drawn", selection_mode="single-row",
        on_select=lambda: _take_row(events["event_id"].tolist()),
    )  # fmt: skip


def _take_row(event_ids: list[str]) -> None:
    rows = st.session_state["events_drawn"]["selection"]["rows"]
    if rows:
        address.change(event=event_ids[rows[0]], topic=None)
