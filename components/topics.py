"""Topics in one line each, and the choice of a topic."""

import pandas as pd
import streamlit as st

from components import address
from components.page import View, link_to
from components.words import as_text, say_claims, say_count

CONFLICT_MEASURE = (
    "Conflicts = contradictions coded between two statements on the topic + pairs of standing figures by different claimants, "
    "on the same harm, population and event, whose ranges do not meet."
)


def say_topic(row: pd.Series) -> str:
    """Say in one line where a topic stands."""
    parts = []
    if row["kind"] == "casualties" and row["figures"]:
        span = say_claims(row["lowest"], row["highest"], bool(row["has_open_end"]))
        parts.append(f"{span} claimed by {say_count(row['claimants_with_number'], 'claimant')}")
        if row["claimants_without_number"]:
            parts.append(f"{say_count(row['claimants_without_number'], 'claimant')} gave no number")
    if row["statements"]:
        parts.append(f"{say_count(row['statements'], 'statement')} by {say_count(row['parties'], 'party', 'parties')}")
    if row["contradictions"]:
        parts.append(say_count(row["contradictions"], "coded contradiction"))
    if row["disjoint_pairs"]:
        parts.append(f"{say_count(row['disjoint_pairs'], 'pair')} of figures that cannot both be right")
    if not row["conflicts"]:
        parts.append("no conflict found")
    return "; ".join(parts)


def topic_list(topics: pd.DataFrame, view: View, *, most: int) -> None:
    """List the topics on which accounts conflict most, each linked to its page."""
    for _, row in topics.head(most).iterrows():
        target = view.selection.with_(topic=row["topic_id"])
        with st.container(gap=None):
            link_to("statements", f"**{as_text(row['title'])}**", target)
            st.caption(say_topic(row))


def choose_topic(topics: pd.DataFrame, view: View) -> pd.Series:
    """Let the reader choose a topic, the most disputed first; the address bar holds the choice."""
    titles = dict(zip(topics["topic_id"], topics["question"], strict=True))
    chosen = view.selection.topic if view.selection.topic in titles else topics["topic_id"].iloc[0]
    st.session_state["choice_topic"] = chosen
    st.selectbox(
        "Question, the most disputed first",
        list(titles),
        format_func=lambda each: titles[each],
        key="choice_topic",
        on_change=lambda: address.change(topic=st.session_state["choice_topic"]),
    )
    return topics.set_index("topic_id", drop=False).loc[chosen]
