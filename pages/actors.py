"""Countries & actors: the aggregates, and one actor in full."""

import streamlit as st

from components.aggregates import by_country, places_before
from components.one_actor import choose_actor, one_actor
from components.page import close_page, open_page, say_nothing_matches
from components.parts import against_whom, by_actor

view = open_page("actors", "Countries and actors")
matches = not view.rows("overview/totals").empty
if not matches:
    say_nothing_matches(view)
# An actor may have spoken without a part in any event.
if matches or view.selection.actor:
    chosen = choose_actor(view)
    if chosen:
        one_actor(view, chosen)
if matches:
    st.header("By country", anchor=False)
    by_country(view)
    st.subheader("Places against the period before", anchor=False)
    places_before(view)
    st.header("By actor, each part apart", anchor=False)
    by_actor(view)
    st.header("Who acted against whom", anchor=False)
    against_whom(view)
close_page(view)
