"""Claims on one number: the chart, the words for it, and every figure with its source."""

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.claims_chart import claims_chart
from components.page import View
from components.toll import toll_of_topic
from components.topics import say_topic
from components.words import as_text, say_claims, say_count, say_figure, say_list, say_locator, say_on


def main_topic(topics: pd.DataFrame) -> pd.Series | None:
    """The question on numbers on which most figures stand; None where an event has no such question."""
    numbers = topics[topics["kind"] == "casualties"]
    return None if numbers.empty else numbers.sort_values(["figures", "topic_id"], ascending=[False, True]).iloc[0]


def claims_of_topic(view: View, topic: pd.Series | None, *, history: bool = False) -> None:
    """Chart of the figures that stand on a topic, with summary and table; ``history`` adds those that were replaced."""
    if topic is None:
        st.info("Nobody has given figures on this event, or been asked for any.")
        return
    figures = view.rows_on(topic["topic_id"], "statements/figures_by_topic")
    st.markdown(f"**{as_text(topic['question'])}**")
    _state(topic, figures)
    shown = figures if history else figures[figures["is_current"] & figures["is_for_topic"]]
    if shown.empty:
        st.info("No figure had been claimed by this day.")
        return
    drawn = (
        f"{say_count(len(shown), 'figure')}, one row each. Dots: open end. Dashes: some, no number. Pale: replaced, or on others."
    )
    chart(
        claims_chart(shown, view.party_colours, view.ink),
        key=f"claims_{topic['topic_id']}",
        summary=drawn,
        in_full=summary(shown),
    )
    tables.twin("every figure, with its source", told(figures, view), FIGURE_COLUMNS)
    if history:
        toll_of_topic(view, topic, figures)


def summary(figures: pd.DataFrame) -> str:
    """Say the standing figures in one sentence, claimant by claimant."""
    standing = figures[figures["is_current"] & figures["is_for_topic"]].sort_values(["claimed_on", "claimant"])
    claims = [f"{row.claimant} {say_figure(row.number_kind, row.low, row.best, row.high)}" for row in standing.itertuples()]
    return f"As claimed: {'; '.join(claims)}." if claims else "No standing figure on exactly this population."


def told(figures: pd.DataFrame, view: View) -> pd.DataFrame:
    """Figures with their words, for tables."""
    return figures.assign(
        figure=[say_figure(row.number_kind, row.low, row.best, row.high) for row in figures.itertuples()],
        basis=[view.label("basis", each) for each in figures["basis"]],
        state=[_standing(row) for row in figures.itertuples()],
        place=[say_locator(each) for each in figures["source_locator"]] if "source_locator" in figures else "",
    )


FIGURE_COLUMNS = {
    "claimed_on": tables.day("Claimed"),
    "claimant": tables.text("Claimant"),
    "party": tables.text("Party"),
    "figure": tables.text("Figure"),
    "victims": tables.text("Of whom"),
    "basis": tables.text("Basis"),
    "state": tables.text("Standing"),
    "publisher": tables.text("Source"),
    "place": tables.text("Place in it"),
    "url": tables.link("Address"),
    "note": tables.text("Remark"),
}


def _standing(row: object) -> str:
    if row.retracted_on is not None:  # type: ignore[attr-defined]
        return f"withdrawn {say_on(row.retracted_on)}"  # type: ignore[attr-defined]
    if not row.is_current:  # type: ignore[attr-defined]
        return f"replaced {say_on(row.superseded_on)}"  # type: ignore[attr-defined]
    return "stands"


def _state(topic: pd.Series, figures: pd.DataFrame) -> None:
    """Say first what is claimed, then by how many, who gave no number, and what is left out."""
    standing = figures[figures["is_current"]]
    silent = standing[standing["number_kind"] == "undisclosed"]["claimant"].drop_duplicates().tolist()
    other = standing[~standing["is_for_topic"] & standing["low"].notna()]
    st.markdown(f"Claimed: **{say_claims(topic['lowest'], topic['highest'], bool(topic['has_open_end']))}**")
    words = [f"{say_topic(topic)}."]
    if silent:
        words.append(f"Number not given by {say_list(silent)}.")
    if not other.empty:
        words.append(
            f"{say_count(len(other), 'standing figure speaks', 'standing figures speak')} of another population or place: not in this span."
        )
    st.caption(as_text(" ".join(words)))
