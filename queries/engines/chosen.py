"""Which engine answers: ``PARALLAX_ENGINE``, a URL. Only the engine that it names is imported."""

import os
from collections.abc import Callable
from pathlib import Path

from queries.engine import Engine, SettingError
from queries.engines.reached import ReachedEngine

DEFAULT = "duckdb://"
FORMS = (DEFAULT, "duckdb+parquet://FOLDER", "ducklake:postgres:CONNECTION?data=FOLDER", "sc://HOST:PORT?data=FOLDER")


def engine_url() -> str:
    """The URL set, else that of DuckDB on the snapshot's file."""
    return os.environ.get("PARALLAX_ENGINE") or DEFAULT


def open_engine(url: str, snapshot_id: str, path: Callable[[str], Path]) -> Engine:
    """The engine of a URL on a snapshot; ``path`` gives its file, for the engine that reads it.

    Raises SettingError on a URL that names none, and EngineError where a snapshot on this machine cannot be read. An engine that
    is reached over a network is opened when it is first asked.
    """
    if url == DEFAULT:
        from queries.engines.duckdb_file import DuckDBEngine  # noqa: PLC0415

        return DuckDBEngine(path(snapshot_id))
    scheme, _, rest = url.partition(":")
    if scheme == "duckdb+parquet" and rest.startswith("//") and rest[2:]:
        from queries.engines.parquet import ParquetEngine  # noqa: PLC0415

        return ParquetEngine(Path(rest[2:]) / snapshot_id)
    if scheme == "ducklake" and rest.startswith("postgres:") and "?data=" in rest:
        from queries.engines.ducklake import DuckLakeEngine  # noqa: PLC0415

        return ReachedEngine(lambda: DuckLakeEngine(url, snapshot_id))
    if scheme == "sc" and rest.startswith("//") and "?data=" in rest:
        from queries.engines.connect import Server  # noqa: PLC0415
        from queries.engines.drill_down import DrillDownEngine  # noqa: PLC0415
        from queries.engines.spark import SparkEngine  # noqa: PLC0415

        return DrillDownEngine(Server.of(url).data / snapshot_id, ReachedEngine(lambda: SparkEngine(url, snapshot_id)))
    # Not the URL itself, which may hold a password.
    raise SettingError(f"PARALLAX_ENGINE takes one of {', '.join(FORMS)}; the one set, of the scheme {scheme[:20]!r}, is none")
