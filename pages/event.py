"""Event: one event's dossier."""

import streamlit as st

from components import tables
from components.absent import said_where_absent
from components.charts import chart
from components.claims import FIGURE_COLUMNS, told
from components.dossier import facts_of, map_of, parts_of, sources_of, statements_of
from components.events import choose_asof, choose_event, datasets_of_focus, focus_event, say_event_counts, say_not_yet_known
from components.known_when import known_when
from components.page import close_page, open_page
from components.page_links import link_to
from components.words import as_text

# What the page is about to ask, what takes longest first.
AHEAD = (
    "event/event_figures", "event/event_counts", "event/event_facts", "event/event_parts", "event/event_roles", "vocabulary/days",
    "event/event_datasets",
)  # fmt: skip

view = open_page("event", "One event", counts=False)
with said_where_absent("The event"):
    event_id = focus_event(view)
    if event_id is None:
        st.info("No event of the selection has a dossier. Clear the selection, or choose an event on the map.")
    else:
        focus = view.on_event(event_id)
        focus.ask_ahead(*AHEAD)
        choose_event(view, event_id)
        choose_asof(focus)
        say_event_counts(focus)
        facts = focus.rows("event/event_facts").iloc[0]
        st.header(as_text(facts["title"]), anchor=False)
        if not say_not_yet_known(view, facts["title"], facts["known_on"]):
            left, right = st.columns([3, 2], gap="large")
            with left:
                facts_of(focus, facts)
            with right:
                map_of(focus, facts, chart)
            parts_of(focus)
            figures = focus.rows("event/event_figures")
            st.markdown(f"**Every figure, with what became of it** ({len(figures)})")
            columns = {name: column for name, column in FIGURE_COLUMNS.items() if name != "place"} | {
                "event": tables.text("Part of the event")
            }
            tables.table(told(figures, focus), columns, alt="Every figure on this event")
            link_to("statements", "Compare the accounts", focus.selection, icon=":material/forum:")
            statements_of(focus)
            known_when(focus)
            sources_of(focus)
close_page(view, datasets_of_focus)
