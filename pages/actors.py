"""Countries & actors: the aggregates, and one actor in full."""

import streamlit as st

from components.absent import said_where_absent
from components.aggregates import by_country, places_before
from components.one_actor import choose_actor, one_actor
from components.page import close_page, nothing_matches, open_page, say_nothing_matches
from components.parts import against_whom, by_actor

view = open_page("actors", "Countries and actors")
matches = not nothing_matches(view)
if not matches:
    say_nothing_matches(view)
# An actor may have spoken without a part in any event.
if matches or view.selection.actor:
    with said_where_absent("The actor chosen"):
        chosen = choose_actor(view)
        if chosen:
            one_actor(view, chosen)
if matches:
    st.header("By country", anchor=False)
    with said_where_absent("The sums by country"):
        by_country(view)
    st.subheader("Places against the period before", anchor=False)
    with said_where_absent("The comparison"):
        places_before(view)
    st.header("By actor, each part apart", anchor=False)
    with said_where_absent("The list of actors"):
        by_actor(view)
    st.header("Who acted against whom", anchor=False)
    with said_where_absent("The matrix of who acted against whom"):
        against_whom(view)
close_page(view)
