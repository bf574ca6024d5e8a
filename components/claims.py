"""Claims on one number: the chart, the words for it, and every figure with its source."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.claims_chart import claims_chart
from components.not_known import unknown_of_topic
from components.toll import toll_of_topic
from components.topics import say_topic
from components.verdicts import verdicts_of_topic
from components.view import View
from components.words import as_text, is_known, say_claims, say_count, say_figure, say_list, say_locator, say_on

PARTIES_SAID = 5
READ = ["claimant", "party", "low", "best", "high", "number_kind", "claimed_on", "is_current", "is_for_topic"]


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
    standing = [row for row in figures[READ].itertuples(index=False) if row.is_current]
    st.markdown(f"**{as_text(topic['question'])}**")
    _state(topic, standing)
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
        in_full=summary(standing),
    )
    tables.twin("every figure, with its source", lambda: told(figures, view), FIGURE_COLUMNS)
    if history:
        verdicts_of_topic(view, str(topic["topic_id"]))
        unknown_of_topic(view, str(topic["topic_id"]))
        toll_of_topic(view, topic, figures)


def summary(standing: list[Any]) -> str:
    """Say the figures that stand on a topic's own population in one sentence, claimant by claimant; ``standing``: rows of ``READ``."""
    own = sorted((row for row in standing if row.is_for_topic), key=lambda row: (row.claimed_on, row.claimant))
    claims = [f"{row.claimant} {_said(row)}" for row in own]
    return f"As claimed: {'; '.join(claims)}." if claims else "No standing figure on exactly this population."


def told(figures: pd.DataFrame, view: View) -> pd.DataFrame:
    """Figures with their words, for tables."""
    return figures.assign(
        figure=[say_figure(*each) for each in _columns(figures, "number_kind", "low", "best", "high")],
        harmed=[view.label("harm", each) for each in figures["harm"]],
        basis=[view.label("basis", each) for each in figures["basis"]],
        state=[_standing(*each) for each in _columns(figures, "is_current", "superseded_on", "retracted_on")],
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


def _columns(frame: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name] for name in names), strict=True)


def _standing(is_current: bool, superseded_on: date | None, retracted_on: date | None) -> str:
    if retracted_on is not None:
        return f"withdrawn {say_on(retracted_on)}"
    return "stands" if is_current else f"replaced {say_on(superseded_on)}"


def _state(topic: pd.Series, standing: list[Any]) -> None:
    """Say first what is claimed in all, then by each party, then what is left out."""
    others = sum(not row.is_for_topic and _has_number(row) for row in standing)
    lines = [f"Claimed in all: **{say_claims(topic['lowest'], topic['highest'], bool(topic['has_open_end']))}**"]
    lines += [f"- {line}" for line in spans_by_party([row for row in standing if row.is_for_topic])]
    st.markdown("\n".join(lines))
    left_out = f" {say_count(others, 'standing figure speaks', 'standing figures speak')} of another population or place: not counted in."
    st.caption(f"{as_text(say_topic(topic))}.{left_out if others else ''}")


def spans_by_party(figures: list[Any]) -> list[str]:
    """Say for each party what its claimants claim together and which of them gave no number; ``figures``: rows of ``READ``.

    The parties with most figures have a line each, the others are counted.
    """
    parties: dict[str, list[Any]] = {}
    for row in figures:
        parties.setdefault(row.party, []).append(row)
    ranked = sorted(parties, key=lambda party: (-len(parties[party]), party))
    lines = [_span_of_party(party, parties[party]) for party in ranked[:PARTIES_SAID]]
    rest = len(ranked) - len(lines)
    return [*lines, f"{say_count(rest, 'more party', 'more parties')} below"] if rest else lines


def _span_of_party(party: str, figures: list[Any]) -> str:
    numbered = [row for row in figures if _has_number(row)]
    latest = sorted(numbered, key=lambda row: row.claimed_on, reverse=True)
    claimants = _by(list(dict.fromkeys(row.claimant for row in latest)), party)
    bare = sorted({row.claimant for row in figures} - {row.claimant for row in numbered})
    silent = f"no number from {say_list([as_text(each) for each in bare])}" if bare and numbered else ""
    details = "; ".join(each for each in (claimants, silent) if each)
    return f"{as_text(party)}: **{_span(numbered) if numbered else 'no number'}**{f' ({details})' if details else ''}"


def _by(claimants: list[str], party: str) -> str:
    """Name the last of a party's claimants and count the others: whether an office spoke or an unnamed official is no detail."""
    if claimants in ([], [party]):
        return ""
    others = f" and {say_count(len(claimants) - 1, 'other')}" if len(claimants) > 1 else ""
    return f"by {as_text(claimants[0])}{others}"


def _span(figures: list[Any]) -> str:
    if len(figures) == 1:
        return _said(figures[0])
    # At most N claims everything from none to N.
    lows = [_first_known(row.low, row.best, 0) for row in figures]
    highs = [each for row in figures if is_known(each := _first_known(row.high, row.best, None))]
    is_open = any(row.number_kind == "at_least" for row in figures)
    return say_claims(min(lows), max([max(lows), *highs]), is_open)


def _said(row: Any) -> str:
    return say_figure(row.number_kind, row.low, row.best, row.high)


def _has_number(row: Any) -> bool:
    return any(is_known(each) for each in (row.low, row.best, row.high))


def _first_known(*values: Any) -> Any:
    return next((each for each in values if is_known(each)), None)
