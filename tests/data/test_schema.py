"""The database itself refuses what the model does not allow, and explains every column."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

SCHEMA = (Path(__file__).parents[2] / "data" / "schema.sql").read_text(encoding="utf-8")

with duckdb.connect() as _con:
    _con.execute(SCHEMA)
    ENUMERATIONS = [name for (name,) in _con.execute("SELECT DISTINCT enumeration FROM code ORDER BY 1").fetchall()]
    ENUMERATED = _con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE data_type LIKE 'ENUM(%' ORDER BY 1, 2"
    ).fetchall()


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty ledger without foreign keys' targets; only CHECKs and types are tried on it."""
    with duckdb.connect() as con:
        con.execute(SCHEMA)
        yield con


def test_every_table_and_column_has_a_comment(con: duckdb.DuckDBPyConnection) -> None:
    without = con.execute(
        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL "
        "UNION ALL SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert without == []


def test_comments_are_the_dictionary_on_screen(ledger: duckdb.DuckDBPyConnection) -> None:
    columns = ledger.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    ).fetchall()
    said = ledger.execute(
        "SELECT table_name, column_name, description FROM dictionary WHERE column_name <> '*' ORDER BY ALL"
    ).fetchall()
    assert said == columns


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_an_enumeration_holds_the_codes_listed_in_their_order(con: duckdb.DuckDBPyConnection, enumeration: str) -> None:
    listed = con.execute("SELECT code FROM code WHERE enumeration = $1 ORDER BY position", [enumeration]).fetchall()
    ((allowed,),) = con.execute(f'SELECT enum_range(NULL::"{enumeration}")').fetchall()
    assert [code for (code,) in listed] == allowed
    positions = con.execute("SELECT position FROM code WHERE enumeration = $1 ORDER BY position", [enumeration]).fetchall()
    assert [position for (position,) in positions] == list(range(1, len(listed) + 1))


def test_every_type_of_the_database_is_an_enumeration_that_is_listed(con: duckdb.DuckDBPyConnection) -> None:
    types = con.execute("SELECT type_name FROM duckdb_types() WHERE NOT internal ORDER BY 1").fetchall()
    assert [name for (name,) in types] == ENUMERATIONS


@pytest.mark.parametrize(("table", "column"), ENUMERATED)
@pytest.mark.parametrize("foreign", ["", "Killed", "no such value"])
def test_an_enumerated_column_refuses_a_foreign_value(
    con: duckdb.DuckDBPyConnection, table: str, column: str, foreign: str
) -> None:
    with pytest.raises(duckdb.ConversionException, match="Could not convert"):
        con.execute(f'INSERT INTO "{table}" ("{column}") VALUES ($1)', [foreign])


def test_a_category_lies_within_a_wider_one(con: duckdb.DuckDBPyConnection) -> None:
    nested = dict(con.execute("SELECT code, container_code FROM code WHERE enumeration = 'victim_category'").fetchall())
    assert nested == {
        "all": None, "combatant": "all", "security": "combatant", "military": "security", "police": "security",
        "civilian": "all", "official": "all", "unknown": "all",
    }  # fmt: skip


# kind of number: what of low, best, high is accepted and what is refused
ACCEPTED = {
    "exact": [(5, 5, 5)],
    "at_least": [(5, 5, None), (5, None, None), (5, 7, None)],
    "at_most": [(None, 5, 5), (None, None, 5)],
    "about": [(None, 5, None), (4, 5, 6)],
    "range": [(4, 5, 6), (4, None, 6)],
    "none": [(0, 0, 0)],
    "qualitative": [(None, None, None)],
    "undisclosed": [(None, None, None)],
}
REFUSED = {
    "exact": [(5, 5, None), (None, 5, None), (4, 5, 6), (None, None, None)],
    "at_least": [(None, 5, None), (5, 5, 5), (None, None, None)],
    "at_most": [(5, 5, None), (5, 5, 5), (None, None, None)],
    "about": [(4, None, 6), (None, None, None)],
    "range": [(4, 5, None), (None, 5, 6), (None, None, None)],
    "none": [(None, None, None), (0, 0, 1), (0, 0, None), (0, None, 0), (1, 1, 1)],
    "qualitative": [(0, 0, 0), (1, None, None), (None, None, 1)],
    "undisclosed": [(0, 0, 0), (None, 1, None)],
}
OUT_OF_ORDER = [
    ("range", (6, 5, 7)),
    ("range", (4, 8, 7)),
    ("range", (7, None, 4)),
    ("about", (6, 5, None)),
    ("about", (None, 5, 4)),
]
NEGATIVE = [("range", (-1, 0, 1)), ("about", (None, -1, None)), ("at_most", (None, None, -1))]


@pytest.fixture
def figures(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A ledger with what one figure refers to."""
    con.execute("""
        INSERT INTO dataset BY NAME SELECT 'd' AS dataset_id, 't' AS title, '1' AS version, 'p' AS publisher, 'accounts' AS role,
          FALSE AS summed, FALSE AS provisional, 'l' AS licence, TRUE AS redistributable, 'c' AS citation,
          DATE '2026-01-01' AS retrieved_on, 's' AS scope, [] AS notes, 0 AS row_count, '' AS sha256;
        INSERT INTO source BY NAME SELECT 's' AS source_id, 'd' AS dataset_id, 'p' AS publisher, 't' AS title, 'en' AS language,
          'ngo' AS kind;
        INSERT INTO actor BY NAME SELECT 'a' AS actor_id, 'n' AS name, 'state' AS kind, [] AS aliases, 'a' AS party_actor_id;
        INSERT INTO event BY NAME SELECT 'e' AS event_id, 'd' AS dataset_id, 't' AS title, 'raid' AS event_type,
          DATE '2026-01-01' AS start_date, DATE '2026-01-01' AS end_date, 'day' AS date_precision, 1 AS event_count,
          DATE '2026-01-01' AS known_on, 1 AS event_text_no, FALSE AS has_own_place, 0 AS out_of_order_count,
          TRUE AS is_settled, 1 AS event_no;
    """)
    return con


def add(con: duckdb.DuckDBPyConnection, kind: str, numbers: tuple[int | None, ...], out_of_order: int = 0) -> None:
    con.execute(
        """
        INSERT INTO casualty BY NAME SELECT 'c' AS casualty_id, 'd' AS dataset_id, 'e' AS event_id, 'a' AS claimant_actor_id,
          'killed' AS harm, 'all' AS victim_category, $1 AS low, $2 AS best, $3 AS high, $4 AS number_kind, 'reported' AS basis,
          DATE '2026-01-01' AS period_start, DATE '2026-01-01' AS period_end, DATE '2026-01-01' AS claimed_on, 's' AS source_id,
          $5 AS out_of_order_count, DATE '2026-01-01' AS recorded_on, 1 AS event_no
        """,
        [*numbers, kind, out_of_order],
    )


@pytest.mark.parametrize(("kind", "numbers"), [(kind, each) for kind, cases in ACCEPTED.items() for each in cases])
def test_a_number_that_fits_its_kind_is_accepted(
    figures: duckdb.DuckDBPyConnection, kind: str, numbers: tuple[int | None, ...]
) -> None:
    add(figures, kind, numbers)
    assert figures.execute("SELECT low, best, high FROM casualty").fetchall() == [numbers]


@pytest.mark.parametrize(
    ("kind", "numbers"), [*((kind, each) for kind, cases in REFUSED.items() for each in cases), *OUT_OF_ORDER, *NEGATIVE]
)
def test_a_number_that_does_not_fit_its_kind_is_refused(
    figures: duckdb.DuckDBPyConnection, kind: str, numbers: tuple[int | None, ...]
) -> None:
    with pytest.raises(duckdb.ConstraintException, match="CHECK constraint failed"):
        add(figures, kind, numbers)


def test_published_numbers_out_of_order_are_kept_if_the_row_says_so(figures: duckdb.DuckDBPyConnection) -> None:
    add(figures, "range", (8002, 8002, 5511), out_of_order=1)
    assert figures.execute("SELECT low, best, high FROM casualty").fetchall() == [(8002, 8002, 5511)]


def test_every_kind_of_number_is_tried(con: duckdb.DuckDBPyConnection) -> None:
    ((kinds,),) = con.execute("SELECT enum_range(NULL::number_kind)").fetchall()
    assert set(kinds) == ACCEPTED.keys() == REFUSED.keys()
