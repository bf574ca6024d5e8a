"""What an engine is: it answers questions on one snapshot. Which one does is a setting; nobody who asks knows it."""

from collections.abc import Mapping
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from queries.errors import QuestionError
from queries.question import Question
from queries.selection import Selection

EngineError = duckdb.Error
Interrupted = duckdb.InterruptException


class SettingError(duckdb.ProgrammingError):
    """A setting of the engine that cannot be used, or a package that it needs and that is not installed."""


class UnreachableError(duckdb.OperationalError):
    """An engine that cannot be reached, or that does not hold the snapshot; the message names no password."""


class RefusedError(duckdb.NotSupportedError):
    """A question that an engine other than the reference cannot answer, and why."""


class Running(Protocol):
    """A question being answered, whole or in batches, which another thread may stop."""

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises Interrupted when stopped meanwhile."""

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, as reading on does."""

    def stop(self) -> None:
        """Stop, from any thread; over an answer that is complete this does nothing."""

    def progress(self) -> str:
        """How far the engine says that it is, in words, from any thread; empty where it says nothing."""


class Engine(Protocol):
    """Whatever answers questions on one snapshot."""

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises QuestionError when its own parameters are not those given."""

    def running(self, name: str, selection: Selection, **own: Any) -> Running:
        """Answer a question in a way that can be stopped."""

    def trouble(self) -> str | None:
        """Why it could not be reached when it was last asked, in words; None where it answered or was not asked yet."""

    def close(self) -> None:
        """Let go of the snapshot."""


def bound(question: Question, selection: Selection, own: Mapping[str, Any]) -> dict[str, Any]:
    """Values for exactly the parameters that a question binds."""
    if set(own) != set(question.own_parameters):
        raise QuestionError(f"{question.name} takes {sorted(question.own_parameters)}, was given {sorted(own)}")
    values = selection.sql_params() | dict(own)
    return {name: values[name] for name in question.parameters}
