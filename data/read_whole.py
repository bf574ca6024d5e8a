"""Read one snapshot whole, in a process of its own: ``python -m data.read_whole FILE``; what is wrong with it goes to standard error.

DuckDB may not only refuse a file that is damaged but crash on it, and must not take along whoever asked.
"""

import sys
from pathlib import Path

import duckdb

from data.checks import run_checks
from data.content import content_sha256
from data.errors import SourceError


def main(path: Path) -> str | None:
    """Hash the content again and run every check; returns what is wrong, None where nothing is."""
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            con.execute("SET TimeZone = 'UTC'")
            identity = con.execute("SELECT snapshot_id, content_sha256 FROM snapshot").fetchall()
            digest = content_sha256(con)
            if identity != [(path.stem, digest)] or not digest.startswith(path.stem):
                return f"does not hold what its name says: its content hashes to {digest}"
            run_checks(con)
    except (duckdb.Error, UnicodeDecodeError) as error:
        return f"cannot be read: {error}"
    except SourceError as error:
        return f"fails a check:\n{error}"
    return None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
