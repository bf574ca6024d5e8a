"""Countries & actors: the aggregates."""

import streamlit as st

from components import tables
from components.aggregates import by_country, say_no_sum_over_actors
from components.page import close_page, open_page, say_nothing_matches

view = open_page("actors", "Countries and actors")
if view.rows("overview/totals").empty:
    say_nothing_matches(view)
else:
    st.header("By country", anchor=False)
    by_country(view)
    st.header("By actor, each part apart", anchor=False)
    say_no_sum_over_actors()
    parts = view.rows("actors/parts_by_actor")
    roles = {**view.record.labels("event_role"), "speaker": "Speaker", "claimant": "Claimant of figures"}
    present = [role for role in roles if role in set(parts["part"])]
    shown = st.pills(
        "Part", present, format_func=lambda role: roles[role], selection_mode="multi", default=present, key="actor_parts"
    )
    tables.table(
        parts[parts["part"].isin(shown)].assign(part=lambda frame: frame["part"].map(roles)),
        {
            "actor": tables.text("Actor", width="large"),
            "part": tables.text("Part"),
            "records": tables.number("Records", "Events, statements or figures in which the actor has this part"),
            "party": tables.text("Speaks for"),
            "country": tables.text("Country"),
            "first_on": tables.day("First"),
            "last_on": tables.day("Last"),
        },
        alt="Actors by the part they play",
    )
close_page(view)
