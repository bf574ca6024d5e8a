"""DuckDB on tables that lie elsewhere and may go while they are read: said in a sentence, without a password."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from queries.engine import UnreachableError, bound
from queries.engines.catalog import reason
from queries.engines.duckdb_file import CursorRunning, DuckDBEngine
from queries.engines.holding import Holding
from queries.engines.views import held_rows, lock, show
from queries.question import load
from queries.selection import Selection

LOST = (duckdb.IOException, duckdb.CatalogException, duckdb.InternalException, duckdb.FatalException)
_log = logging.getLogger(__name__)


class LosableRunning(CursorRunning):
    """A question being answered from where tables may go: PostgreSQL, a file or the snapshot."""

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises Interrupted when stopped meanwhile, UnreachableError where a table has gone."""
        with _said():
            return super().table()

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, UnreachableError where a table has gone."""
        with _said():
            return super().start(batch_rows)


class LosableEngine(DuckDBEngine):
    """Questions on views of tables that lie elsewhere, and soon on copies of the smaller ones."""

    _holding: Holding | None = None

    def close(self) -> None:
        """Let go of the tables."""
        if self._holding:
            self._holding.end()
        super().close()

    def _show(self, relations: Mapping[str, str], data: Path | str) -> None:
        """Show relations as tables, let no file be read that is not below ``data``, and begin to copy the smaller ones."""
        most_rows = held_rows()
        shown = {table: self._told(table, relation) for table, relation in relations.items()}
        show(self._con, shown)
        lock(self._con, data)
        self._holding = Holding(self._con, shown, most_rows)

    def _told(self, table: str, relation: str) -> str:
        """A relation that tells DuckDB what it would not know of files before it reads them: that every event is settled, where it is.

        Of settled events whole months and years stand in tallies, and none is looked for one by one.
        """
        unsettled = f"SELECT EXISTS (FROM {relation} WHERE NOT is_settled)"
        if table != "event" or self._con.execute(unsettled).fetchall() == [(True,)]:
            return relation
        return f"(SELECT * REPLACE (TRUE AS is_settled) FROM {relation})"  # noqa: S608 ours

    def running(self, name: str, selection: Selection, **own: Any) -> LosableRunning:
        """Answer a question in a way that can be stopped; raises UnreachableError where DuckDB itself broke."""
        question = load(name)
        with _said():
            return LosableRunning(self._con.cursor(), question, bound(question, selection, own))


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except LOST as error:
        if isinstance(error, duckdb.CatalogException) and "Table with name" not in str(error):
            raise
        if isinstance(error, duckdb.InternalException):
            _log.error("%s", error)
        raise UnreachableError(f"the snapshot cannot be read any more: {reason(error, 'DuckDB refuses it')}") from None
