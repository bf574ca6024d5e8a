"""Overview: what is going on, who says what, and what is not known."""

import streamlit as st

from components.charts import chart
from components.claims import claims_of_topic, main_topic
from components.events import focus_event, say_country
from components.freshness import freshness
from components.maps import small_map
from components.page import close_page, open_page, say_nothing_matches
from components.page_links import link_to
from components.statement_cards import statement_list
from components.timelines import small_timeline
from components.topics import CONFLICT_MEASURE, topic_list
from components.words import as_text, say_on

view = open_page("overview", "What each side says happened")
event_id = focus_event(view)
if view.rows("overview/totals").empty:
    say_nothing_matches(view)
elif event_id is not None:
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
else:
    st.info("No event in this selection has figures by two parties that could be compared.")

newest, world = st.columns([2, 3], gap="large")
with newest:
    st.markdown("**Newest statements**")
    statement_list(view.rows("overview/newest_statements", top=4), view, with_topic=True)
with world:
    small_map(view, chart)
    small_timeline(view, chart)
freshness(view)
close_page(view)
