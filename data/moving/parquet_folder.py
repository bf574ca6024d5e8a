"""A snapshot as Parquet: ``FOLDER/SNAPSHOT/TABLE.parquet``, rows in the snapshot's order, which is that of dates."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.moving.place import quoted
from data.store import flush


class ParquetFolder:
    """A folder that many servers may read, one folder a snapshot."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path, snapshot_id: str) -> None:
        """Nothing is read or written yet."""
        self._con = con
        self._done, self._part = folder / snapshot_id, folder / f".{snapshot_id}.part"

    def whole(self) -> bool:
        """Whether the snapshot's folder bears its name, which it gets at the end."""
        return self._done.is_dir()

    def relations(self) -> Mapping[str, str]:
        """Files that were written to their end."""
        folder = self._done if self.whole() else self._part
        return {path.stem: _read(path) for path in sorted(folder.glob("*.parquet"))}

    def write(self, table: str, relation: str) -> str:
        """Write one file; it bears its name once it is on disk."""
        self._part.mkdir(parents=True, exist_ok=True)
        path = self._part / f"{table}.parquet"
        writing = path.with_suffix(".writing")
        self._con.execute(f"COPY (FROM {relation}) TO {quoted(str(writing))} (FORMAT parquet, COMPRESSION zstd)")
        flush(writing)
        writing.replace(path)
        return _read(path)

    def finish(self) -> None:
        """Give the folder its name."""
        flush(self._part)
        self._part.rename(self._done)
        flush(self._done.parent)


def _read(path: Path) -> str:
    return f"read_parquet({quoted(str(path))})"
