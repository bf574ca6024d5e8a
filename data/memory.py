"""How much memory DuckDB may take while it reads and builds; what does not fit goes to disk beside the work."""

from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Memory:
    """A bound such as ``1GB``; None leaves DuckDB's own, four fifths of the machine."""

    limit: str | None = None

    def bind(self, con: duckdb.DuckDBPyConnection, folder: Path) -> None:
        """Set the bound on a connection; ``folder`` takes what does not fit."""
        if self.limit:
            con.execute("SET memory_limit = $1", [self.limit])
        con.execute("SET temp_directory = $1", [str(folder / "spill")])
