"""DuckDB on one snapshot file: the default, and the reference that other engines are held against."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from queries.engine import bound
from queries.question import Question, load
from queries.selection import Selection

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


class CursorRunning:
    """A question being answered, whole or in batches, which another thread may stop."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, question: Question, values: Mapping[str, Any]) -> None:
        """Take a cursor that nobody else uses; nothing is asked yet."""
        self._cursor, self._question, self._values = cursor, question, values

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises Interrupted when stopped meanwhile."""
        return self._cursor.execute(self._question.sql, self._values).to_arrow_table()

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, as reading on does."""
        return self._cursor.execute(self._question.sql, self._values).to_arrow_reader(batch_rows)

    def stop(self) -> None:
        """Stop, from any thread; over an answer that is complete this does nothing."""
        self._cursor.interrupt()

    def progress(self) -> str:
        """Nothing: it reckons only for those who watch it draw a bar."""
        return ""


class DuckDBEngine:
    """Questions on one snapshot file, opened read-only with its configuration locked."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises EngineError when it is no database."""
        self._con = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises QuestionError when its own parameters are not those given."""
        return self.running(name, selection, **own).table()

    def running(self, name: str, selection: Selection, **own: Any) -> CursorRunning:
        """Answer a question in a way that can be stopped."""
        question = load(name)
        return CursorRunning(self._con.cursor(), question, bound(question, selection, own))

    def trouble(self) -> str | None:
        """Nothing: what is on this machine is there once it was opened."""
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._con.close()
