"""Spark Connect for what goes down to single events; all else is answered by DuckDB on the same Parquet, be the server there or not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from queries.engine import Engine, Running, bound
from queries.engines.parquet import ParquetEngine
from queries.engines.planned import Planner
from queries.engines.spark_sql import STAYS
from queries.question import Question, load
from queries.selection import Selection

# Tables that have a row or more for every coded event, or nearly so; of all others, texts, places and casts included, there are far fewer.
# Not event_number: the one row wanted of it is found by its key.
EVENTS = frozenset({"event", "event_actor", "event_toll", "event_text", "event_word_text", "casualty"})
# Where tallies are read, single events only fill in what those leave open: of a month cut through, and events that are not settled.
TALLIES = frozenset({"tally", "period_tally", "cast_tally", "unplaced_tally", "cell_tally"})
# What DuckDB answers though it reads events, and why.
HERE = STAYS | {
    "vocabulary/values": "no page is drawn without it, and it is asked once a snapshot",
    "vocabulary/parties": "no party has its colour without it, and it is asked once a snapshot",
}
# Accounts are few, and so are the events and figures that they speak of: DuckDB looks these up, where nothing else goes down to events.
LOOKED_UP = frozenset({"event", "casualty"})
OF_ACCOUNTS = {
    "overview/focus_events": "events of accounts, and the figures given on them",
    "overview/newest_statements": "the events of statements",
    "timeline/event_marks": "events of accounts, and the figures given on them",
    "timeline/statement_lanes": "the events of statements",
    "actors/statements_of_actor": "the events of statements",
    "search/statements": "the events of statements",
    "extract/statements": "the events of statements",
    "extract/topics": "the events of questions, and the figures given on them",
    "sources/article_sentences": "the records that an article's sentences name",
}


class DrillDownEngine:
    """Each question goes where the tables that it reads, with the values given, are best read."""

    def __init__(self, folder: Path, there: Engine) -> None:
        """Open one snapshot's folder of Parquet, as ParquetEngine does; ``there`` is the server, asked for events and for nothing else."""
        self._here, self._there, self._planner = ParquetEngine(folder), there, Planner(folder)
        self._spoken_of = _spoken_of(folder)

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises UnreachableError where it goes down to events and the server cannot be had."""
        return self.running(name, selection, **own).table()

    def running(self, name: str, selection: Selection, **own: Any) -> Running:
        """Answer a question in a way that can be stopped; raises UnreachableError as ``ask`` does."""
        question = load(name)
        engine = self._there if self.drills_down(question, bound(question, selection, own)) else self._here
        return engine.running(name, selection, **own)

    def drills_down(self, question: Question, values: Mapping[str, Any]) -> bool:
        """Whether a question goes to the server: with these values it reads coded events one by one, and no tallies of them."""
        if question.name in HERE or values.get("topic") or values.get("event") in self._spoken_of:
            return False
        read = self._planner.tables_read(question.sql, values)
        if question.name in OF_ACCOUNTS:
            read -= LOOKED_UP
        return bool(read & EVENTS) and not read & TALLIES

    def trouble(self) -> str | None:
        """Why the server could not be reached when it was last asked, in words."""
        return self._there.trouble()

    def close(self) -> None:
        """Let go of the folder and the server."""
        for each in (self._here, self._planner, self._there):
            each.close()


def _spoken_of(folder: Path) -> frozenset[str]:
    """Events of accounts, and the coded ones that accounts speak of or that are part of one another."""
    return frozenset(pq.read_table(folder / "event_ancestor.parquet", columns=["event_id"]).column(0).to_pylist())
