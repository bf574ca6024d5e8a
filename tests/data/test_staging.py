"""Staging: rows are held to the schema whether they lie in staging tables first or go straight to the ledger."""

from pathlib import Path

import duckdb
import pytest

from data.errors import SourceError
from data.staging import staging

SCHEMA = (Path(__file__).parents[2] / "data" / "schema.sql").read_text(encoding="utf-8")


def tables(con: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    return {
        name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = $1", [database]).fetchall()
    }


@pytest.mark.parametrize("on_disk", [False, True])
@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("INSERT INTO actor (actor_id) VALUES ('no name')", "CHECK constraint failed on table actor"),
        ("INSERT INTO casualty (casualty_id) VALUES ('no event')", "CHECK constraint failed on table casualty"),
    ],
)
def test_a_row_that_the_schema_refuses_is_said(tmp_path: Path, on_disk: bool, row: str, reason: str) -> None:
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as con:
        con.execute(SCHEMA)
        with pytest.raises(SourceError, match=reason), staging(con, on_disk=on_disk):
            con.execute(row)


@pytest.mark.parametrize("on_disk", [False, True])
def test_rows_end_in_the_ledger_and_nothing_of_staging_is_left(tmp_path: Path, on_disk: bool) -> None:
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as con:
        con.execute(SCHEMA)
        with staging(con, on_disk=on_disk):
            # What has keys is staged, what is long and has none is not; both go by one name.
            assert tables(con, "staging") >= {"used_value", "event"}
            assert "tally" not in tables(con, "staging")
            assert [path.name.startswith("tmp") for path in tmp_path.iterdir() if path.is_dir()] == ([True] if on_disk else [])
            con.execute("INSERT INTO used_value VALUES ('country', 'CUB', 4)")
            con.execute("INSERT INTO event_text VALUES (1, 2, 3)")
        assert con.execute("SELECT value, wording_no FROM used_value, event_text").fetchall() == [("CUB", 2)]
        assert con.execute("SELECT count(*) FROM duckdb_databases() WHERE NOT internal").fetchall() == [(1,)]
    assert {path.name for path in tmp_path.iterdir()} == {"ledger.duckdb"}
