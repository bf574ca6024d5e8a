"""Slides of what was claimed: the figures on a topic side by side, and the toll as it was claimed over time."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from components.claims import main_topic
from components.events import focus_event
from components.figures.claims_chart import claims_chart, end_of, lines_of
from components.figures.running_toll import running_toll
from components.slides.basis import basis_of, may_be_handed_on, open_view
from components.slides.native import claims_bars, say_claim, toll_steps
from components.slides.slide import Basis, Slide
from components.toll import followed
from components.view import View
from components.words import is_known, say_count

CHAINS = 10  # of which a slide holds so many that the back row can read them
LETTERS = 120  # that a line of a slide has room for
DISCLAIMER = "Figures are claims of those named, not verified counts. Silence and words without a number are not zero."


def account_slides(view: View, base: str, *, history: bool) -> Iterator[Slide]:
    """The figures on the event and topic on screen; with ``history`` those replaced too, and the running toll."""
    opened = open_view(view)
    event_id = focus_event(opened) if opened else None
    if opened is None or event_id is None:
        return
    focus = opened.on_event(event_id)
    facts = focus.rows("event/event_facts").iloc[0]
    if not may_be_handed_on(view, facts["dataset_id"]):
        yield _nothing(basis_of(view.on_event(event_id), base, ()))
        return
    topic = _topic(focus, history=history)
    if topic is None:
        return
    figures = figures_on(focus, str(topic["topic_id"]))
    basis = basis_of(view.on_event(event_id), base, set(figures["dataset_id"]), about=str(facts["title"]))
    shown = figures if history else figures[figures["is_current"] & figures["is_for_topic"]]
    yield from _claims(focus, str(topic["question"]), shown, basis)
    if history:
        yield from _toll(focus, str(topic["question"]), figures, basis)


def _topic(focus: View, *, history: bool) -> pd.Series | None:
    """The question on screen: the one chosen, else the most disputed; the overview shows the one with most figures."""
    topics = focus.rows("statements/topics_by_conflict")
    if topics.empty or not history:
        return main_topic(topics) if not topics.empty else None
    chosen = topics[topics["topic_id"] == focus.selection.topic]
    return (topics if chosen.empty else chosen).iloc[0]


def figures_on(focus: View, topic_id: str) -> pd.DataFrame:
    """The figures on a topic that may be handed on, each with its licence; a source that may not be named is none."""
    figures = focus.rows_on(topic_id, "statements/figures_by_topic").drop(columns=["publisher", "url"])
    named = {"source_publisher": "publisher", "source_url": "url"}
    return figures.merge(focus.rows_on(topic_id, "slides/handed_on_figures").rename(columns=named), on="casualty_id")


def _claims(focus: View, question: str, shown: pd.DataFrame, basis: Basis) -> Iterator[Slide]:
    """As many slides as the chains of updates take, on one axis."""
    lines = lines_of(shown)
    end = end_of([row for line in lines for row in line])
    parts = in_parts(lines)
    for number, part in enumerate(parts, 1):
        rows = shown[shown["casualty_id"].isin([row.casualty_id for line in part for row in line])]
        which = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield Slide(
            name="claims",
            titled=f"{question}{which}",
            summed_up=f"{say_count(len(rows), 'figure')} of {len(shown)}, a row for each chain of updates. {say_replaced(rows)}",
            disclaimer=DISCLAIMER,
            basis=basis,
            figure=claims_chart(rows, focus.party_colours, focus.ink, letters=LETTERS, end=end),
            form=claims_bars(part, focus.party_colours, focus.ink, end),
            told=told(rows),
        )


def _toll(focus: View, question: str, figures: pd.DataFrame, basis: Basis) -> Iterator[Slide]:
    own, until = followed(figures, focus)
    if own.empty:
        return
    steps = toll_steps(list(own.itertuples()), until, focus.party_colours, focus.ink)
    yield Slide(
        name="toll",
        titled=f"The toll as claimed over time: {question}",
        summed_up=f"{say_count(len(own), 'figure')}, each from the day claimed. Steps join figures on one basis only.",
        disclaimer=DISCLAIMER,
        basis=basis,
        figure=running_toll(own, until, focus.party_colours, focus.ink),
        form=steps,
        told=told(own),
    )


def told(figures: pd.DataFrame) -> list[str]:
    """Each figure in a line with its source, by day."""
    rows = sorted(figures.itertuples(), key=lambda row: (row.claimed_on, row.claimant))
    return [f"{say_claim(row)}. {row.victims}; {row.basis}. {_source(row)}" for row in rows]


def _source(row: Any) -> str:
    if not is_known(row.publisher):
        return "Source: one that may not be named here."
    return f"Source: {row.publisher}{f', {row.url}' if is_known(row.url) else ''} ({row.licence})."


def in_parts(lines: Sequence[list[Any]]) -> list[Sequence[list[Any]]]:
    """Divide chains evenly over as many slides as they take."""
    slides = math.ceil(len(lines) / CHAINS)
    size = math.ceil(len(lines) / slides) if slides else 1
    return [lines[start : start + size] for start in range(0, len(lines), size)]


def say_replaced(rows: pd.DataFrame) -> str:
    """Say how many of the figures no longer stand."""
    gone = int((~rows["is_current"].astype(bool)).sum())
    return f"{say_count(gone, 'figure')} replaced or withdrawn since: see the notes." if gone else "All of them stand."


def _nothing(basis: Basis) -> Slide:
    return Slide("claims", "Who claims what", "The figures on this event may not be handed on.", DISCLAIMER, basis)
