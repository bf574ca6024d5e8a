"""Claims on one number: the chart, the words for it, and every figure with its source."""

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.claims_chart import claims_chart
from components.not_known import unknown_of_topic
from components.page import View
from components.toll import toll_of_topic
from components.topics import say_topic
from components.verdicts import verdicts_of_topic
from components.words import as_text, say_claims, say_count, say_figure, say_list, say_locator, say_on

PARTIES_SAID = 5


def main_topic(topics: pd.DataFrame) -> pd.Series | None:
    """The question on numbers on which most figures stand; None where an event has no such question."""
    numbers = topics[topics["kind"] == "casualties"]
    return None if numbers.empty else numbers.sort_values(["figures", "topic_id"], ascending=[False, True]).iloc[0]


def claims_of_topic(view: View, topic: pd.Series | None, *, history: bool = False) -> None:
    """Chart of the figures that stand on a topic, with summary and table; ``history`` adds those that were replaced."""
    if topic is None:
        st.info("No question on numbers was asked about this event. What a dataset counts of it stands on its own page.")
        return
    figures = view.rows_on(topic["topic_id"], "statements/figures_by_topic")
    st.markdown(f"**{as_text(topic['question'])}**")
    _state(topic, figures)
    shown = figures if history else figures[figures["is_current"] & figures["is_for_topic"]]
    if shown.empty:
        st.info("No figure had been claimed by this day.")
        return
    drawn = (
        f"{say_count(len(shown), 'figure')}, a row for each chain of updates. "
        "Dotted line: open end. Dash and dot: some, no number. Pale: replaced since, or counts other people."
    )
    chart(
        claims_chart(shown, view.party_colours, view.ink),
        key=f"claims_{topic['topic_id']}",
        summary=drawn,
        in_full=summary(shown),
    )
    tables.twin("every figure, with its source", told(figures, view), FIGURE_COLUMNS)
    if history:
        verdicts_of_topic(view, str(topic["topic_id"]))
        unknown_of_topic(view, str(topic["topic_id"]))
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
        harmed=[view.label("harm", each) for each in figures["harm"]],
        basis=[view.label("basis", each) for each in figures["basis"]],
        state=[_standing(row) for row in figures.itertuples()],
        place=[say_locator(each) for each in figures["source_locator"]] if "source_locator" in figures else "",
    )


FIGURE_COLUMNS = {
    "claimed_on": tables.day("Claimed"),
    "claimant": tables.text("Claimant"),
    "party": tables.text("Party"),
    "harmed": tables.text("Harm"),
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
    """Say first what is claimed in all, then by each party, then what is left out."""
    standing = figures[figures["is_current"]]
    own = standing[standing["is_for_topic"]]
    others = int((~standing["is_for_topic"] & standing[["low", "best", "high"]].notna().any(axis=1)).sum())
    lines = [f"Claimed in all: **{say_claims(topic['lowest'], topic['highest'], bool(topic['has_open_end']))}**"]
    lines += [f"- {line}" for line in spans_by_party(own)]
    st.markdown("\n".join(lines))
    left_out = f" {say_count(others, 'standing figure speaks', 'standing figures speak')} of another population or place: not counted in."
    st.caption(f"{as_text(say_topic(topic))}.{left_out if others else ''}")


def spans_by_party(figures: pd.DataFrame) -> list[str]:
    """Say for each party what its claimants claim together and which of them gave no number; media and persons in one line each."""
    lines = []
    sizes = figures["party"].value_counts()
    for party in sorted(sizes.index, key=lambda each: (-sizes[each], each))[:PARTIES_SAID]:
        part = figures[figures["party"] == party]
        numbered = part[part[["low", "best", "high"]].notna().any(axis=1)]
        bare = sorted(set(part["claimant"]) - set(numbered["claimant"]))
        words = _span(numbered) if len(numbered) else "no number"
        claimants = _by(
            numbered.sort_values("claimed_on", ascending=False, kind="stable")["claimant"].drop_duplicates().tolist(), party
        )
        silent = f"no number from {say_list([as_text(each) for each in bare])}" if bare and len(numbered) else ""
        details = "; ".join(each for each in (claimants, silent) if each)
        lines.append(f"{as_text(party)}: **{words}**{f' ({details})' if details else ''}")
    rest = len(sizes) - len(lines)
    return [*lines, f"{say_count(rest, 'more party', 'more parties')} below"] if rest else lines


def _by(claimants: list[str], party: str) -> str:
    """Name the last of a party's claimants and count the others: whether an office spoke or an unnamed official is no detail."""
    if claimants in ([], [party]):
        return ""
    others = f" and {say_count(len(claimants) - 1, 'other')}" if len(claimants) > 1 else ""
    return f"by {as_text(claimants[0])}{others}"


def _span(figures: pd.DataFrame) -> str:
    if len(figures) == 1:
        only = figures.iloc[0]
        return say_figure(only["number_kind"], only["low"], only["best"], only["high"])
    # At most N claims everything from none to N.
    lows = figures["low"].fillna(figures["best"]).fillna(0)
    highs = figures["high"].fillna(figures["best"])
    is_open = (figures["number_kind"] == "at_least").any()
    return say_claims(lows.min(), max(each for each in (lows.max(), highs.max()) if not pd.isna(each)), bool(is_open))
