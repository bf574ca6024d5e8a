"""Event: one event's dossier."""

import streamlit as st

from components import tables
from components.charts import chart
from components.claims import FIGURE_COLUMNS, told
from components.dossier import facts_of, map_of, parts_of
from components.events import choose_asof, choose_event, focus_event, say_event_counts, say_not_yet_known
from components.known_when import known_when
from components.page import close_page, link_to, open_page
from components.statement_cards import statement_list
from components.words import as_text, say_count

view = open_page("event", "One event", counts=False)
event_id = focus_event(view)
if event_id is None:
    st.info("No event of the selection has a dossier. Clear the selection, or choose an event on the map.")
else:
    focus = view.on_event(event_id)
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
        said = focus.rows("event/event_statements")
        with st.expander(f"{say_count(len(said), 'statement')}, in order", icon=":material/format_quote:"):
            statement_list(said, focus, with_topic=True)
        known_when(focus)
        sources = focus.rows("event/event_sources")
        with st.expander(say_count(len(sources), "source"), icon=":material/menu_book:"):
            columns = {
                "published_on": tables.day("Published"),
                "publisher": tables.text("Publisher"),
                "title": tables.text("Title", width="large"),
                "kind": tables.text("Kind"),
                "statements": tables.number("Statements"),
                "figures": tables.number("Figures"),
                "url": tables.link("Address"),
            }
            tables.table(sources, columns, alt="Sources of this event")
close_page(view)
