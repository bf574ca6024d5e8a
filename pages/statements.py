"""Statements: statement versus statement on one event."""

import streamlit as st

from components import tables
from components.claims import claims_of_topic
from components.events import choose_asof, choose_event, focus_event, say_event_counts
from components.page import close_page, open_page
from components.parties import two_parties
from components.positions import positions_matrix
from components.statement_cards import statement_list
from components.topics import CONFLICT_MEASURE, choose_topic, say_topic
from components.verdicts import reversals

view = open_page("statements", "Statement versus statement", counts=False)
event_id = focus_event(view)
if event_id is None:
    st.info(
        "No event of the selection has statements or figures by two parties. Widen the selection, or choose an event on the Event page."
    )
else:
    focus = view.on_event(event_id)
    choose_event(view, event_id)
    choose_asof(focus)
    say_event_counts(focus)
    topics = focus.rows("statements/topics_by_conflict")
    if topics.empty:
        st.info("No question had been asked or answered about this event by this day. Choose another event or a later day.")
    else:
        topic = choose_topic(topics, focus)
        if topic["kind"] == "casualties":
            claims_of_topic(focus, topic, history=True)
        else:
            st.markdown(say_topic(topic))
        with st.expander(
            f"What was said, in order ({topic['statements']})",
            icon=":material/format_quote:",
            expanded=topic["kind"] == "account",
        ):
            statement_list(focus.rows_on(topic["topic_id"], "statements/statements_by_topic"), focus)
        ranked = topics.assign(state=[say_topic(row) for _, row in topics.iterrows()])
        with st.expander(f"All {len(topics)} questions, the most disputed first", icon=":material/table_rows:"):
            st.caption(CONFLICT_MEASURE)
            columns = {
                "title": tables.text("Topic"),
                "conflicts": tables.number("Conflicts"),
                "state": tables.text("Where it stands", width="large"),
            }
            tables.table(ranked, columns, alt="Questions by conflict")
        st.header("Positions of the parties", anchor=False)
        positions_matrix(focus)
        reversals(focus)
        st.header("Two parties side by side", anchor=False)
        two_parties(focus)
close_page(view)
