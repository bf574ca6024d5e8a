"""Statements: statement versus statement on one event."""

import streamlit as st

from components.changes import what_changed
from components.claims import claims_of_topic
from components.events import choose_asof, choose_event, focus_event, say_event_counts
from components.memo_buttons import memo_buttons
from components.page import close_page, open_page
from components.parties import two_parties
from components.positions import positions_matrix
from components.topics import all_topics, choose_topic, say_topic, statements_of_topic
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
        statements_of_topic(focus, topic)
        all_topics(topics)
        memo_buttons(focus)
        st.header("Positions of the parties", anchor=False)
        positions_matrix(focus)
        reversals(focus)
        st.header("Two parties side by side", anchor=False)
        two_parties(focus)
        st.header("What changed", anchor=False)
        what_changed(focus)
close_page(view)
