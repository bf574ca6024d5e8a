"""DuckDB on a snapshot's tables as Parquet files, ``FOLDER/SNAPSHOT/TABLE.parquet``: for disks that many servers share."""

from pathlib import Path

import duckdb

from queries.engine import UnreachableError
from queries.engines.losable import LosableEngine
from queries.engines.views import lock, quoted, show


class ParquetEngine(LosableEngine):
    """Questions on a folder of one file a table; other files cannot be reached."""

    def __init__(self, folder: Path) -> None:
        """Open every file of the folder; raises UnreachableError where there are none, EngineError where one is damaged."""
        # The snapshot's own table is written last, so that a folder that lacks it was cut off half-way.
        if not (folder / "snapshot.parquet").is_file():
            raise UnreachableError(f"{folder} holds no snapshot as Parquet: python -m data move writes it there")
        self._con = duckdb.connect()
        for path in sorted(folder.glob("*.parquet")):
            show(self._con, path.stem, f"read_parquet({quoted(str(path))})")
        lock(self._con, folder)
