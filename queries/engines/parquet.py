"""DuckDB on a snapshot's tables as Parquet files, of many events by country: for disks that many servers share."""

from pathlib import Path

import duckdb

from queries.engine import UnreachableError
from queries.engines.losable import LosableEngine
from queries.engines.parquet_files import MissingFileError, read_as


class ParquetEngine(LosableEngine):
    """Questions on the files of a snapshot; others cannot be reached."""

    def __init__(self, folder: Path) -> None:
        """Open every file of ``FOLDER/SNAPSHOT``; raises UnreachableError where one is missing, EngineError where one is damaged."""
        # The snapshot's own table is written last, so that a folder that lacks it was cut off half-way.
        if not (folder / "snapshot.parquet").is_file():
            raise UnreachableError(f"{folder} holds no snapshot as Parquet: python -m data move writes it there")
        self._con = duckdb.connect()
        try:
            relations = {path.stem: read_as(self._con, path) for path in sorted(folder.glob("*.parquet"))}
        except MissingFileError as error:
            raise UnreachableError(str(error)) from None
        self._show(relations, folder)
