"""Overview: what is going on, who says what, and what is not known."""

import streamlit as st

from components.absent import said_where_absent
from components.charts import chart
from components.claims import claims_of_topic, main_topic
from components.events import focus_event, say_country
from components.freshness import freshness
from components.maps import small_map
from components.page import close_page, nothing_matches, open_page, say_nothing_matches
from components.page_links import link_to
from components.statement_cards import statement_list
from components.timelines import small_timeline
from components.topics import CONFLICT_MEASURE, topic_list
from components.view import View
from components.words import as_text, say_on


def most_disputed(view: View) -> None:
    """The event chosen or the newest whose figures are disputed: what each side says of it."""
    event_id = focus_event(view)
    if event_id is None:
        st.info("No event in this selection has figures by two parties that could be compared.")
        return
    focus = view.on_event(event_id)
    facts = focus.rows("event/event_facts").iloc[0]
    topics = focus.rows("statements/topics_by_conflict")
    st.header(as_text(facts["title"]), anchor=False)
    st.markdown(
        f"{say_on(facts['start_date'])}, {as_text(facts['place'] or say_country(focus, facts))}. {as_text(facts['summary'])}"
    )
    left, right = st.columns([2, 1], gap="large")
    with left:
        claims_of_topic(focus, main_topic(topics))
        link_to("statements", "All statements and figures on this event", focus.selection, icon=":material/forum:")
    with right:
        st.markdown("**Where accounts conflict most**", help=CONFLICT_MEASURE)
        topic_list(topics, focus, most=6)


view = open_page("overview", "What each side says happened")
if nothing_matches(view):
    say_nothing_matches(view)
else:
    with said_where_absent("What each side says"):
        most_disputed(view)
newest, world = st.columns([2, 3], gap="large")
with newest:
    st.markdown("**Newest statements**")
    with said_where_absent("The newest statements"):
        statement_list(view.rows("overview/newest_statements", top=4), view, with_topic=True)
with world:
    with said_where_absent("The map"):
        small_map(view, chart)
    with said_where_absent("The timeline"):
        small_timeline(view, chart)
with said_where_absent("The datasets"):
    freshness(view)
close_page(view)
