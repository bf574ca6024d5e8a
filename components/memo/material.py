"""What a memo is made from: the answers about one event, as of one day, and how the record says its codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from components.memo.document import Source
from components.memo.wording import Labels, source_of
from components.words import is_known, say_on


@dataclass(frozen=True)
class Material:
    """The rows behind a memo on a whole event, or on the one question that ``topics`` holds.

    ``topics`` are those of ``topics_by_conflict`` with their ``state`` in words; ``figures`` and ``statements`` those of the two
    ``changes_in`` questions from the beginning, with the statements on other events that a verdict names; ``positions`` those of
    ``positions_by_topic_and_party``; ``verdicts`` hold the answers to the questions that judge, by their names.
    """

    title: str
    is_whole: bool
    facts: str
    topics: pd.DataFrame
    figures: pd.DataFrame
    statements: pd.DataFrame
    positions: pd.DataFrame
    verdicts: Mapping[str, pd.DataFrame]
    labels: Labels
    selection: str
    snapshot_id: str
    asof: date | None
    made_on: date

    @property
    def until(self) -> str:
        """The day up to which the memo knows, in words."""
        return f"as of {say_on(self.asof)}" if self.asof else "as known at the last record"

    @cached_property
    def record(self) -> Source:
        """The record itself, on which everything rests that is said of what it does not hold."""
        return Source("", "Parallax", f"record of competing accounts, snapshot {self.snapshot_id}, {self.until}")

    @cached_property
    def figure_rows(self) -> dict[str, Any]:
        """The figures that may be handed on, by identifier."""
        return {row.casualty_id: row for row in self.figures.itertuples() if row.redistributable}

    @cached_property
    def statement_rows(self) -> dict[str, Any]:
        """The statements that may be handed on, by identifier."""
        return {row.statement_id: row for row in self.statements.itertuples() if row.redistributable}

    @property
    def withheld(self) -> int:
        """How many figures and statements may not be handed on."""
        return len(self.figures) + len(self.statements) - len(self.figure_rows) - len(self.statement_rows)

    def figures_on(self, topic_id: str | None) -> list[Any]:
        """The figures on a topic, or on none, by day."""
        return [row for row in self.figure_rows.values() if _same(row.topic_id, topic_id)]

    def statements_on(self, topic_id: str) -> list[Any]:
        """The statements on a topic, by day, those withdrawn included."""
        return [row for row in self.statement_rows.values() if row.topic_id == topic_id]

    @cached_property
    def _judged(self) -> dict[str, list[Any]]:
        return {question: list(rows.itertuples()) for question, rows in self.verdicts.items()}

    def judged(self, question: str) -> list[Any]:
        """The rows of a question that judges."""
        return self._judged.get(question, [])

    def sources(self, *rows: Any) -> tuple[Source, ...]:
        """The sources of some rows, each once; the record where there are none."""
        return tuple(dict.fromkeys(source_of(row) for row in rows if row is not None)) or (self.record,)


def _same(found: Any, wanted: str | None) -> bool:
    return not is_known(found) if wanted is None else bool(is_known(found) and found == wanted)
