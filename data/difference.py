"""What differs between two snapshots: records new, revised, retracted or moved, and what that does to the totals."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import StoreError
from data.store import Store

SQL = Path(__file__).with_suffix("")
MADE_BY = ("change", "events", "statements", "figures", "totals")
TOP = 100


class Difference:
    """Two snapshots side by side, both read-only, and every record that is not the same in them."""

    def __init__(self, store: Store, before: str, after: str) -> None:
        """Compare; raises StoreError when either is not there, cannot be read, or was built to another schema."""
        self.before, self.after = before, after
        self._con = duckdb.connect()
        try:
            for name, snapshot_id in (("before", before), ("after", after)):
                path = str(store.path(snapshot_id)).replace("'", "''")
                self._con.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
            for step in MADE_BY:
                self._con.execute(_sql(step))
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            reason = "they were built to different schemas: build the records of the older one again"
            raise StoreError(f"{before} and {after} cannot be compared, for {reason} ({error})") from error
        except duckdb.Error as error:
            raise StoreError(f"{before} and {after} cannot be compared: {error}") from error

    def by_dataset(self, events: Sequence[str] | None = None) -> pa.Table:
        """Counts of changed records by dataset and kind of record; of the events given only, where they are."""
        return self._ask("by_dataset", events=events)

    def records(self, events: Sequence[str] | None = None, top: int = TOP) -> pa.Table:
        """The changed records whose numbers moved the most; of the events given only, where they are."""
        return self._ask("records", events=events, top=top)

    def events_changed(self) -> list[str]:
        """Identifiers of the events that changed, or of which something changed, as they were and as they are."""
        return [str(name) for name in self._ask("events_changed").column(0).to_pylist()]

    def by_country(self) -> pa.Table:
        """Totals of the killed before and after, of each country where they differ."""
        return self._ask("by_country")

    def by_year(self) -> pa.Table:
        """Totals of the killed before and after, of each year where they differ."""
        return self._ask("by_year")

    def attention(self) -> pa.Table:
        """Mentions in the news before and after, of each dataset that counts them, where they differ."""
        return self._ask("attention")

    def _ask(self, name: str, **values: Any) -> pa.Table:
        with self._con.cursor() as cursor:
            return cursor.execute(_sql(name), values).to_arrow_table()

    def close(self) -> None:
        """Let go of both files."""
        self._con.close()


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
