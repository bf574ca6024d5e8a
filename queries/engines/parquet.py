"""DuckDB on a snapshot's tables as Parquet files, of many events by country: for disks that many servers share."""

from pathlib import Path

import duckdb

from queries.engine import UnreachableError
from queries.engines.losable import LosableEngine
from queries.engines.parquet_files import MissingFileError, read_as
from queries.engines.views import lock, show


class ParquetEngine(LosableEngine):
    """Questions on the files of a snapshot; others cannot be reached."""

    def __init__(self, folder: Path) -> None:
        """Open every file of ``FOLDER/SNAPSHOT``; raises UnreachableError where one is missing, EngineError where one is damaged."""
        # The snapshot's own table is written last, so that a folder that lacks it was cut off half-way.
        if not (folder / "snapshot.parquet").is_file():
            raise UnreachableError(f"{folder} holds no snapshot as Parquet: python -m data move writes it there")
        self._con = duckdb.connect()
        for path in sorted(folder.glob("*.parquet")):
            try:
                show(self._con, path.stem, read_as(self._con, path))
            except MissingFileError as error:
                raise UnreachableError(str(error)) from None
        lock(self._con, folder)
