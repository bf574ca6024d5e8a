"""Topics in one line each, and the choice of a topic."""

import pandas as pd
import streamlit as st

from components import address, tables
from components.folds import fold
from components.page_links import link_to
from components.statement_cards import statement_list
from components.view import View
from components.words import as_text, say_claims, say_count

CONFLICT_MEASURE = (
    "Conflicts = contradictions coded between two statements on the topic + pairs of standing figures whose verdict is conflict: "
    "both count the same thing, and no number fits both."
)


def say_topic(row: pd.Series) -> str:
    """Say in one line where a topic stands."""
    parts = _numbers(row) if row["kind"] == "casualties" and row["figures"] else []
    if row["statements"]:
        parts.append(f"{say_count(row['statements'], 'statement')} by {say_count(row['parties'], 'party', 'parties')}")
    if row["contradictions"]:
        parts.append(say_count(row["contradictions"], "coded contradiction"))
    if row["disjoint_pairs"]:
        parts.append(f"{say_count(row['disjoint_pairs'], 'pair')} of figures in conflict")
    return "; ".join(parts if row["conflicts"] else [*parts, "no conflict found"])


def _numbers(row: pd.Series) -> list[str]:
    """Say the span of the figures on a topic's own population, and who gave none."""
    parts = []
    if row["claimants_in_span"]:
        span = say_claims(row["lowest"], row["highest"], bool(row["has_open_end"]))
        parts.append(f"{span} claimed by {say_count(row['claimants_in_span'], 'claimant')}")
    if others := row["claimants_with_number"] - row["claimants_in_span"]:
        parts.append(f"{say_count(others, 'claimant')} with figures on other populations or places only")
    if row["claimants_without_number"]:
        parts.append(f"{say_count(row['claimants_without_number'], 'claimant')} gave no number")
    return parts


def topic_list(topics: pd.DataFrame, view: View, *, most: int) -> None:
    """List the topics on which accounts conflict most, each linked to its page."""
    for _, row in topics.head(most).iterrows():
        target = view.selection.with_(topic=row["topic_id"])
        with st.container(gap=None):
            link_to("statements", f"**{as_text(row['title'])}**", target)
            st.caption(say_topic(row))


def choose_topic(topics: pd.DataFrame, view: View) -> pd.Series:
    """Let the reader choose a topic, the most disputed first; the address bar holds the choice."""
    repeated = topics["question"].duplicated(keep=False)
    questions = topics["question"].where(~repeated, topics["question"] + " (" + topics["topic_id"] + ")")
    titles = dict(zip(topics["topic_id"], questions, strict=True))
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


def statements_of_topic(view: View, topic: pd.Series) -> None:
    """Show what was said on a topic, in order; open where words are all there is."""
    topic_id = str(topic["topic_id"])
    fold(
        f"What was said, in order ({topic['statements']})",
        lambda: statement_list(view.rows_on(topic_id, "statements/statements_by_topic"), view),
        key=f"said_{topic_id}",
        icon=":material/format_quote:",
        opened=topic["kind"] == "account",
    )


def all_topics(topics: pd.DataFrame) -> None:
    """List every question of an event with its conflicts and where it stands."""
    title = f"All {len(topics)} questions, the most disputed first"
    fold(title, lambda: _ranked(topics), key="all_topics", icon=":material/table_rows:")


def _ranked(topics: pd.DataFrame) -> None:
    st.caption(CONFLICT_MEASURE)
    columns = {
        "title": tables.text("Topic"),
        "conflicts": tables.number("Conflicts"),
        "state": tables.text("Where it stands", width="large"),
    }
    ranked = topics.assign(state=[say_topic(row) for _, row in topics.iterrows()])
    tables.table(ranked, columns, alt="Questions by conflict")
