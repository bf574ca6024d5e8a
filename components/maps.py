"""Maps on pages: the world by a measure, small or large, and what a click does."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components import address, tables
from components.figures.country_map import country_map
from components.page import View, link_to
from components.words import say_count, say_number, say_toll
from queries.selection import FIXED, Selection

EVENTS_DRAWN = 2_000
DISCLAIMER = (
    "Boundaries: Natural Earth, 1:110 million on the world and 1:50 million on one event, public domain, drawn by de facto control. "
    "They imply no opinion on the legal status of any territory or border. "
    "UCDP counts some territories under another country than the map does: see Sources & method."
)


COUNTRY_COLUMNS = {
    "country": tables.text("Country"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


def world_rows(view: View) -> pd.DataFrame:
    """Countries of the selection without its choice of countries, so that the map keeps its context."""
    rows = view.record.rows("countries/events_by_country", view.selection.with_(country=()))
    return rows.assign(without_share=100 * rows["without_number"] / rows["events"].where(rows["events"] > 0))


def draw_world(view: View, draw: Callable[..., Any], *, height: int, key: str, **more: Any) -> pd.DataFrame:
    """Draw the world by the measure chosen; returns the rows behind it."""
    rows = world_rows(view)
    events = view.rows("map/events_to_draw", top=EVENTS_DRAWN)
    outlines = view.record.table("map/shapes", Selection(), scale="110m")["iso3"].to_pylist()
    measure = view.selection.measure or "best"
    label = FIXED["measure"][measure]
    figure = country_map(
        rows, events, outlines, measure=measure, label=label, ink=view.ink, chosen=view.selection.country, height=height
    )
    draw(figure, key=key, summary=map_summary(rows, events, measure, label), **more)
    return rows


def map_summary(rows: pd.DataFrame, events: pd.DataFrame, measure: str, label: str) -> str:
    """Say what a map shows."""
    ranked = rows[rows[measure].notna() & rows["country_iso3"].notna()].sort_values(measure, ascending=False)
    first = [f"{row.country} {say_number(getattr(row, measure))}" for row in ranked.head(5).itertuples()]
    shaded = f"{label} by country, highest: {', '.join(first)}." if first else f"No country has a number for {label.lower()}."
    return f"{shaded} {say_count(len(events), 'single event')} drawn at their place."


def small_map(view: View, draw: Callable[..., Any]) -> None:
    """The world in small, for the overview."""
    st.markdown("**Where**")
    rows = draw_world(view, draw, height=330, key="small_map")
    tables.twin("events and deaths by country", rows, COUNTRY_COLUMNS)
    st.caption(DISCLAIMER)
    link_to("map", "Open the map", view.selection, icon=":material/map:")


def take_click(key: str) -> None:
    """Put a clicked country or event into the selection; a country clicked again leaves it."""
    points = st.session_state[key].get("selection", {}).get("points", [])
    clicked = [str(_plain(point.get("customdata"))) for point in points if point.get("customdata")]
    if not clicked:
        return
    value = clicked[-1]
    if len(value) == 3 and value.isupper():
        address.toggle_country(value)
    else:
        address.change(event=value, topic=None)


def not_drawn(view: View) -> None:
    """Say what the marks leave out, and how many it is."""
    rows = view.rows("map/events_not_drawn")
    with st.container(border=True):
        st.markdown("**Not drawn as marks**")
        for row in rows.itertuples():
            deaths = f"; deaths {say_toll(row.low, row.best, row.high)}" if row.best is not None and not pd.isna(row.best) else ""
            coded = f" for {say_count(row.events, 'coded event')}" if row.events else ""
            st.caption(f"{row.reason}: {say_count(row.records, 'record')}{coded}{deaths}.")
        if rows.empty:
            st.caption("Every matching event has coordinates.")


def events_drawn(view: View) -> None:
    """List the events drawn; choosing a row selects the event, as a click on its mark does."""
    st.markdown("**Events drawn**: choose a row to select the event")
    events = view.rows("map/events_to_draw", top=EVENTS_DRAWN)
    columns = {
        "start_date": tables.day("Date"),
        "title": tables.text("Event"),
        "place": tables.text("Place"),
        "figures": tables.number("Figures"),
    }
    tables.table(
        events, columns, alt="Events drawn at their place", key="events_drawn", selection_mode="single-row",
        on_select=lambda: _take_row(events["event_id"].tolist()),
    )  # fmt: skip


def _take_row(event_ids: list[str]) -> None:
    rows = st.session_state["events_drawn"]["selection"]["rows"]
    if rows:
        address.change(event=event_ids[rows[0]], topic=None)


def _plain(customdata: Any) -> Any:
    return (
        customdata[0]
        if isinstance(customdata, (list, tuple))
        else next(iter(customdata.values()))
        if isinstance(customdata, dict)
        else customdata
    )
