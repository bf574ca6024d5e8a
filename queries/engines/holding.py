"""The smaller tables of a snapshot that lies elsewhere copied into memory, compressed, while readers already ask."""

import atexit
import logging
import threading
from collections.abc import Mapping

import duckdb

from queries.engines.views import held_in

NAME = "holding"
# As many rows as DuckDB compresses together: what waits to be compressed is never more.
BATCH_ROWS = 122_880
_log = logging.getLogger(__name__)


class Holding:
    """A copy under way: table by table, the smallest first, each shown in place of what it is a copy of once it is whole."""

    def __init__(self, con: duckdb.DuckDBPyConnection, relations: Mapping[str, str], most_rows: int) -> None:
        """Begin to copy tables of at most so many rows, which ``views.show`` shows."""
        self._con, self._relations, self._most_rows = con.cursor(), relations, most_rows
        self._ended = False
        self._thread = threading.Thread(target=self._run, name=NAME, daemon=True)
        self._thread.start()
        # A process that ends while DuckDB is at work in a thread of its own is aborted.
        atexit.register(self.end)

    def end(self) -> None:
        """Give up what is not copied yet; nothing is read any more afterwards."""
        atexit.unregister(self.end)
        self._ended = True
        while self._thread.is_alive():
            self._con.interrupt()
            self._thread.join(timeout=0.05)
        self._con.close()

    def _run(self) -> None:
        try:
            rows = {table: self._rows(relation) for table, relation in self._relations.items()}
            for table in sorted(rows, key=lambda each: rows[each]):
                if self._ended or rows[table] > self._most_rows:
                    return
                self._hold(table)
        except duckdb.Error as error:
            # Whoever asks for what is gone is told so; of a copy nobody asked anything.
            if not self._ended:
                _log.warning("what lies elsewhere is not held: %s", error)

    def _rows(self, relation: str) -> int:
        # Relations and names are ours, never a reader's.
        return int(self._con.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0])  # noqa: S608

    def _hold(self, table: str) -> None:
        """Copy batch by batch: in memory DuckDB compresses at checkpoints only."""
        place = held_in(table)
        self._con.execute(f'CREATE TABLE {place}."{table}" AS FROM "{table}" LIMIT 0')
        with self._con.cursor() as reading:
            for batch in reading.execute(f'FROM "{table}"').to_arrow_reader(BATCH_ROWS):
                self._con.register("batch", batch)
                self._con.execute(f'INSERT INTO {place}."{table}" FROM batch')
                self._con.execute(f"CHECKPOINT {place}")
        self._con.execute(f'CREATE OR REPLACE VIEW "{table}" AS FROM {place}."{table}"')
