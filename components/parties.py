"""Two parties side by side: what each said on every topic, in its own words."""

import pandas as pd
import streamlit as st

from components import address
from components.page import View
from components.statement_cards import statement_list
from components.words import as_text, say_count


def two_parties(view: View) -> None:
    """Let the reader choose two parties and show what each said, topic by topic."""
    rows = view.rows("statements/positions_by_topic_and_party")
    ranked = rows[rows["party_statements"] > 0].drop_duplicates("party_actor_id")
    names = dict(zip(ranked["party_actor_id"], ranked["party"], strict=True))
    if len(names) < 2:
        st.info("Fewer than two parties had spoken on this event by this day.")
        return
    a, b = _chosen(view, list(names))
    names |= {each: view.words("actor", each) for each in (a, b)}
    left, right = st.columns(2, gap="large")
    with left:
        _choose("First party", "a", a, names)
    with right:
        _choose("Second party", "b", b, names)
    if a == b:
        st.info("Both sides are the same party: choose another to compare it with.")
        return
    chosen = View(view.page, view.record, view.selection.with_(a=a, b=b), view.ink)
    _side_by_side(chosen, chosen.rows("statements/statements_of_two_parties"), a, b, names)


def _chosen(view: View, ranked: list[str]) -> tuple[str, str]:
    a = view.selection.a or next(each for each in ranked if each != view.selection.b)
    b = view.selection.b or next(each for each in ranked if each != a)
    return a, b


def _choose(label: str, attribute: str, value: str, names: dict[str, str]) -> None:
    key = f"choice_{attribute}"
    st.session_state[key] = value
    st.selectbox(
        label,
        list(names),
        format_func=lambda each: names[each],
        key=key,
        on_change=lambda: address.change(**{attribute: st.session_state[key]}),
    )


def _side_by_side(view: View, said: pd.DataFrame, a: str, b: str, names: dict[str, str]) -> None:
    both = said.groupby("topic_id")["party_actor_id"].nunique()
    counts = said.groupby("topic_id").size()
    order = sorted(counts.index, key=lambda each: (-both[each], -counts[each], each))
    only = {side: [said[said["topic_id"] == each]["topic"].iloc[0] for each in order if both[each] == 1
                   and said[said["topic_id"] == each]["party_actor_id"].iloc[0] == side] for side in (a, b)}  # fmt: skip
    for side, other in ((a, b), (b, a)):
        if only[side]:
            topics = ", ".join(as_text(each) for each in only[side])
            st.caption(f"{as_text(names[side])} spoke and {as_text(names[other])} did not, as far as found: {topics}.")
    for topic_id in order:
        part = said[said["topic_id"] == topic_id]
        title = f"{as_text(part['topic'].iloc[0])} ({say_count(len(part), 'statement')})"
        with st.expander(title, expanded=both[topic_id] == 2 and topic_id == (view.selection.topic or order[0])):
            for column, side in zip(st.columns(2, gap="large"), (a, b), strict=True):
                with column:
                    st.markdown(f"**{as_text(names[side])}**")
                    own = part[part["party_actor_id"] == side]
                    if own.empty:
                        st.markdown("*No statement found.*")
                    else:
                        statement_list(own, view)
