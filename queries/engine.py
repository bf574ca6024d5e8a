"""Engines answer questions; DuckDB is the default and the reference."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from queries.errors import QuestionError
from queries.question import Question, load
from queries.selection import Selection

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


EngineError = duckdb.Error
Interrupted = duckdb.InterruptException


class Running:
    """A question being answered in batches, which another thread may stop."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, question: Question, values: Mapping[str, Any]) -> None:
        """Take a cursor that nobody else uses; nothing is asked yet."""
        self._cursor, self._question, self._values = cursor, question, values

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, as reading on does."""
        return self._cursor.execute(self._question.sql, self._values).to_arrow_reader(batch_rows)

    def stop(self) -> None:
        """Stop, from any thread; over an answer that is complete this does nothing."""
        self._cursor.interrupt()


class Engine(Protocol):
    """Whatever answers questions on one snapshot."""

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full."""

    def stream(self, name: str, selection: Selection, **own: Any) -> pa.RecordBatchReader:
        """Answer a question in batches, for answers too long to hold."""


class DuckDBEngine:
    """Questions on one snapshot file, opened read-only with its configuration locked."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises duckdb.Error when it is no database."""
        self._con = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises QuestionError when its own parameters are not those given."""
        question = load(name)
        with self._con.cursor() as cursor:
            return cursor.execute(question.sql, bound(question, selection, own)).to_arrow_table()

    def stream(self, name: str, selection: Selection, **own: Any) -> pa.RecordBatchReader:
        """Answer a question in batches of 50,000 rows; the cursor lives as long as the reader."""
        question = load(name)
        return self._con.cursor().execute(question.sql, bound(question, selection, own)).to_arrow_reader(50_000)

    def running(self, name: str, selection: Selection, **own: Any) -> Running:
        """Answer a question in batches, in a way that can be stopped."""
        question = load(name)
        return Running(self._con.cursor(), question, bound(question, selection, own))

    def close(self) -> None:
        """Let go of the file."""
        self._con.close()


def bound(question: Question, selection: Selection, own: Mapping[str, Any]) -> dict[str, Any]:
    """Values for exactly the parameters that a question binds."""
    if set(own) != set(question.own_parameters):
        raise QuestionError(f"{question.name} takes {sorted(question.own_parameters)}, was given {sorted(own)}")
    values = selection.sql_params() | dict(own)
    return {name: values[name] for name in question.parameters}
