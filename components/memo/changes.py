"""What changed between two days, as sentences: what was said and claimed anew, replaced and withdrawn, and the ranges moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.memo.document import Sentence, Source
from components.memo.moves import say_replacement, say_withdrawn_figure, say_withdrawn_statement
from components.memo.wording import Labels, figure_of, say_figure_made, say_statement_made, source_of
from components.words import is_known, say_claims, say_count

OUTSIDE = "Figures on no question"
NOTHING = "no figure"


@dataclass(frozen=True)
class Change:
    """One change: its kind (new, updated, retracted, range), the topic that it is on, the sentence with its sources."""

    kind: str
    topic: str
    sentence: Sentence


def changes(
    figures: pd.DataFrame, statements: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame, labels: Labels
) -> list[Change]:
    """Say what changed: rows of both ``changes_in`` questions, and ``topics_by_conflict`` as of either day.

    Grouped by topic, those in dispute first; within a topic its range, then the changes by day. A statement that carries one of the
    figures is said by it.
    """
    moved = [*_figures(figures, labels), *_statements(statements, figures, labels)]
    titles = dict(zip([*after["topic_id"], *before["topic_id"]], [*after["title"], *before["title"]], strict=True))
    order = dict.fromkeys([*titles, *(topic_id for topic_id, _, _ in moved)])
    found: list[Change] = []
    for topic_id in order:
        own = sorted((each for each in moved if each[0] == topic_id), key=lambda each: each[1])
        found += _range(topic_id, figures, _of_topic(before, topic_id), _of_topic(after, topic_id))
        found += [change for _, _, change in own]
    return found


Dated = tuple[str | None, date, Change]


def _figures(figures: pd.DataFrame, labels: Labels) -> Iterator[Dated]:
    by_id: Mapping[str, Any] = {row.casualty_id: row for row in figures.itertuples()}
    for row in by_id.values():
        replaced = by_id.get(row.supersedes_casualty_id)
        if row.is_new and replaced is not None:
            yield _dated(
                row, row.claimed_on, "updated", say_replacement(replaced, row, labels), source_of(replaced), source_of(row)
            )
        elif row.is_new:
            yield _dated(row, row.claimed_on, "new", f"{say_figure_made(row, labels)}.", source_of(row))
        if row.is_withdrawn:
            again = f" {_again(replaced)}" if replaced is not None and replaced.is_current else ""
            yield _dated(row, row.retracted_on, "retracted", f"{say_withdrawn_figure(row, labels)}{again}", source_of(row))


def _statements(statements: pd.DataFrame, figures: pd.DataFrame, labels: Labels) -> Iterator[Dated]:
    carried = set(figures[figures["is_new"]]["statement_id"].dropna())
    for row in statements.itertuples():
        if row.is_new and row.statement_id not in carried:
            yield _dated(row, row.made_on, "new", f"{say_statement_made(row, labels)}.", source_of(row))
        if row.is_withdrawn:
            yield _dated(row, row.retracted_on, "retracted", say_withdrawn_statement(row, labels), source_of(row))


def _dated(row: Any, day: date, kind: str, text: str, *sources: Source) -> Dated:
    topic = row.topic if is_known(row.topic) else OUTSIDE
    return (row.topic_id if is_known(row.topic_id) else None, day, Change(kind, topic, Sentence(text, sources)))


def _again(row: Any) -> str:
    return f"The figure before it stands again: {figure_of(row)}."


def _range(topic_id: str | None, figures: pd.DataFrame, before: Any, after: Any) -> Iterator[Change]:
    """Say what the changes did to the range claimed on a topic; nothing where no figure on it moved."""
    own = figures[(figures["topic_id"] == topic_id) & (figures["is_new"] | figures["is_withdrawn"])]
    if own.empty or after is None:
        return
    was, now = _say_range(before), _say_range(after)
    replaced = own["is_new"] & own["supersedes_casualty_id"].isin(figures["casualty_id"])
    silent = own["is_new"] & ~replaced & (own["number_kind"] == "undisclosed")
    numbers = {
        "new": int((own["is_new"] & ~replaced & ~silent).sum()),
        "replaced": int(replaced.sum()),
        "withdrawn": int(own["is_withdrawn"].sum()),
        "gave no number": int(silent.sum()),
    }
    counts = [
        say_count(number, "new figure") if what == "new" else f"{number} {what}" for what, number in numbers.items() if number
    ]
    moved = f"{was} → {now}" if was != now else f"{now}, as before"
    sources = tuple(dict.fromkeys(source_of(row) for row in own.itertuples()))
    yield Change("range", after.title, Sentence(f"{after.title}: {moved}; {', '.join(counts)}.", sources))


def _say_range(topic: Any) -> str:
    if topic is None or not topic.figures:
        return NOTHING
    return say_claims(topic.lowest, topic.highest, bool(topic.has_open_end))


def _of_topic(topics: pd.DataFrame, topic_id: str | None) -> Any:
    return next(topics[topics["topic_id"] == topic_id].itertuples(), None)
