"""What the tests of this room share."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.moving import by_country
from data.table import Codes
from deploy.postgres import PostgreSQL, postgresql
from queries.engines.duckdb_file import LOCKED
from tests.startable import missing

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def publisher_files() -> Path:
    """The folder of publishers' own files, which never enter the repository; tests that need it are skipped without it."""
    named = os.environ.get("PARALLAX_PUBLISHER_FILES")
    folders = [Path(named)] if named else sorted(ROOT.parent.glob("*/data"))
    for folder in folders:
        if (folder / "ucdp").is_dir():
            return folder
    pytest.skip("publishers' files are not here")


@pytest.fixture(scope="session")
def codes() -> Codes:
    """What the schema's enumerations allow."""
    with duckdb.connect() as con:
        con.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
        rows = con.execute("SELECT enumeration, list(code) FROM code GROUP BY enumeration").fetchall()
    return {enumeration: frozenset(allowed) for enumeration, allowed in rows}


@pytest.fixture
def ledger(snapshot_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The snapshot of the bundled records, opened to be read."""
    with duckdb.connect(str(snapshot_path), read_only=True, config=dict(LOCKED)) as con:
        yield con


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    """A PostgreSQL for catalogs of lakes."""
    if "ducklake" in missing():
        pytest.skip(missing()["ducklake"])
    with postgresql() as started:
        yield started


@pytest.fixture
def lake(server: PostgreSQL, tmp_path: Path) -> str:
    """The URL of a lake that nobody made yet."""
    server.make_database(name := f"lake_{os.urandom(4).hex()}")
    return f"ducklake:postgres:{server.connection(name)}?data={tmp_path / 'lake'}"


@pytest.fixture(params=["parquet", "parquet by country", "lake"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a place to move snapshots to, of each kind in turn."""
    if request.param == "parquet by country":
        monkeypatch.setattr(by_country, "FROM_ROWS", 1)
    return f"duckdb+parquet://{tmp_path / 'parquet'}" if request.param != "lake" else str(request.getfixturevalue("lake"))
