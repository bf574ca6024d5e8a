"""Statements: statement versus statement on one event."""

import streamlit as st

from components.absent import said_where_absent
from components.changes import what_changed
from components.claims import claims_of_topic
from components.events import choose_asof, choose_event, datasets_of_focus, focus_event, say_event, say_event_counts
from components.memo_buttons import memo_buttons
from components.page import close_page, open_page
from components.parties import two_parties
from components.positions import positions_matrix
from components.sections import open_section, sections
from components.topics import all_topics, choose_topic, say_topic, statements_of_topic
from components.verdicts import reversals
from components.view import View

# What each section asks of the event alone, what takes longest first, and what stands above them all.
LONGEST = {
    "question": ("statements/topics_by_conflict",),
    "positions": ("statements/reversals", "statements/positions_by_topic_and_party"),
    "parties": ("statements/positions_by_topic_and_party",),
    "changes": ("statements/topics_by_conflict",),
}
ABOVE = ("event/event_counts", "event/event_facts", "vocabulary/days", "event/event_datasets")


def question(focus: View) -> None:
    """One question on the event, the most disputed first: figures or accounts, verdicts, words."""
    topics = focus.rows("statements/topics_by_conflict")
    if topics.empty:
        st.info("No question had been asked or answered about this event by this day. Choose another event or a later day.")
        return
    topic = choose_topic(topics, focus)
    if topic["kind"] == "casualties":
        claims_of_topic(focus, topic, history=True)
    else:
        st.markdown(say_topic(topic))
    statements_of_topic(focus, topic)
    all_topics(topics)


def positions(focus: View) -> None:
    """Every question by every party, and who turned."""
    positions_matrix(focus)
    reversals(focus)


view = open_page("statements", "Statement versus statement", counts=False)
with said_where_absent("The accounts"):
    event_id = focus_event(view)
    if event_id is None:
        st.info(
            "No event of the selection has statements or figures by two parties. Widen the selection, or choose an event on the Event page."
        )
    else:
        focus = view.on_event(event_id)
        section = open_section(view.selection, LONGEST)
        chosen = ("statements/figures_by_topic",) if section == "question" and view.selection.topic else ()
        # Reversals are shown whatever the question on screen.
        asked = focus if chosen else focus.on_topic(None)
        asked.ask_ahead(*LONGEST[section], *chosen, *ABOVE)
        choose_event(view, event_id)
        say_event(focus)
        choose_asof(focus)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            say_event_counts(focus)
            memo_buttons(focus)
        sections(
            focus,
            {
                "question": lambda: question(focus),
                "positions": lambda: positions(focus),
                "parties": lambda: two_parties(focus),
                "changes": lambda: what_changed(focus),
            },
        )
close_page(view, datasets_of_focus)
