"""What differs between two snapshots: each kind of change by dataset and record, and ranges before and after."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.difference import SQL, Difference
from data.errors import StoreError
from data.store import Store
from tests.data.two_snapshots import change, made

CASUALTIES = "dossiers/one/casualties.csv"
STATEMENTS = "dossiers/one/statements.csv"
OURS = {"event_id", "known_on", "event_text_no", "cast_no", "has_own_place", "event_no", "is_settled"}


def differ(records: Path) -> None:
    change(records, "dossiers/one/events.csv", "Strike", "Strikes")
    change(records, CASUALTIES, ",3,3,,", ",4,4,,")
    change(records, STATEMENTS, ",Two.,", ",Two or so.,")
    change(records, "ucdp_monthly.csv", ",AFG,2026-01-01,one_sided,2,0,1,2,0", ",AFG,2026-01-01,one_sided,3,1,1,4,0")
    change(records, "ucdp_monthly.csv", ",AFG,2026-01-01,state_based,4,", ",ALB,2026-01-01,state_based,4,")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, str]:
    return made(tmp_path_factory.mktemp("pair"), differ)


@pytest.fixture
def difference(pair: tuple[Store, str, str]) -> Any:
    difference = Difference(*pair)
    yield difference
    difference.close()


def test_changes_are_counted_by_dataset_and_kind_of_record(difference: Difference) -> None:
    counted = [
        (row["dataset_id"], row["record_kind"], row["new"], row["revised"], row["retracted"], row["moved"])
        for row in difference.by_dataset().to_pylist()
    ]
    assert counted == [
        ("one", "event", 0, 1, 0, 0),
        ("one", "figure", 0, 1, 0, 0),
        ("one", "statement", 0, 1, 0, 0),
        # The sum that is now of another country is another sum: its identifier names the country.
        ("ucdp-candidate-26.0.1", "event", 1, 1, 1, 0),
    ]


def test_a_revised_record_says_what_it_was_and_is(difference: Difference) -> None:
    (figure,) = [row for row in difference.records().to_pylist() if row["record_kind"] == "figure"]
    assert (figure["kind"], figure["record_id"], figure["changed"]) == ("revised", "three", ["low", "best"])
    assert (figure["low_before"], figure["best_before"], figure["high_before"]) == (3, 3, None)
    assert (figure["low"], figure["best"], figure["high"]) == (4, 4, None)


def test_totals_are_ranges_before_and_after(difference: Difference) -> None:
    rows = {row["part"]: row for row in difference.by_country().to_pylist()}
    assert set(rows) == {"Afghanistan", "Albania"}
    albania = rows["Albania"]
    assert [albania[f"{name}_before"] for name in ("events", "low", "best", "high")] == [0, None, None, None]
    assert [albania[name] for name in ("events", "low", "best", "high")] == [4, 7, 11, 16]
    assert [rows["Afghanistan"][name] for name in ("events", "low", "best", "high")] == [3, 1, 1, 4]
    (year,) = difference.by_year().to_pylist()
    assert (year["part"], year["high"] - year["high_before"]) == ("2026", 2)


def test_only_the_events_asked_for_are_counted(difference: Difference) -> None:
    assert {row["dataset_id"] for row in difference.by_dataset(["strike"]).to_pylist()} == {"one"}
    assert difference.by_dataset([]).num_rows == difference.records([]).num_rows == 0
    assert set(difference.events_changed()) == {
        "strike",
        "ucdp-candidate-26.0.1:AFG:2026-01:one_sided",
        "ucdp-candidate-26.0.1:AFG:2026-01:state_based",
        "ucdp-candidate-26.0.1:ALB:2026-01:state_based",
    }


def test_backwards_new_and_retracted_change_places(pair: tuple[Store, str, str]) -> None:
    store, before, after = pair
    backwards = Difference(store, after, before)
    kinds = {
        row["record_id"].split(":")[1]: row["kind"] for row in backwards.records().to_pylist() if row["record_before"] is None
    }
    assert kinds == {"AFG": "new"}
    backwards.close()


def test_a_snapshot_differs_in_nothing_from_itself(pair: tuple[Store, str, str]) -> None:
    store, before, _ = pair
    same = Difference(store, before, before)
    assert same.by_dataset().num_rows == same.records().num_rows == same.by_country().num_rows == same.by_year().num_rows == 0
    same.close()


def test_every_column_of_a_record_is_compared(pair: tuple[Store, str, str]) -> None:
    store, before, _ = pair
    with duckdb.connect(str(store.path(before)), read_only=True) as con:
        for table, file, passed in (
            ("event", "events", OURS),
            ("statement", "statements", {"statement_id"}),
            ("casualty", "figures", {"casualty_id", "event_no"}),
        ):
            columns = {name for name, *_ in con.execute(f"DESCRIBE {table}").fetchall()} - passed
            text = (SQL / f"{file}.sql").read_text(encoding="utf-8")
            assert {name for name in columns if f"THEN '{name}'" not in text} == set(), table


def test_a_snapshot_of_another_schema_is_refused_in_words(pair: tuple[Store, str, str]) -> None:
    store, before, _ = pair
    other = "0123456789abcdef"
    (store.folder / f"{other}.duckdb").write_bytes(store.path(before).read_bytes())
    with duckdb.connect(str(store.path(other))) as con:
        con.execute("ALTER TABLE event RENAME COLUMN summary TO gist")
    with pytest.raises(StoreError, match="different schemas"):
        Difference(store, other, before)
    store.path(other).write_bytes(b"no database")
    with pytest.raises(StoreError, match="cannot be compared"):
        Difference(store, other, before)
    store.path(other).unlink()


# The small record has no coded events one by one: such records are written into a copy.
MOVED = {
    "at another place": ("UPDATE event SET latitude = 1, longitude = 2 WHERE event_id = $id", "moved", ["latitude", "longitude"]),
    "on another day": ("UPDATE event SET end_date = end_date + 1 WHERE event_id = $id", "moved", ["end_date"]),
    "between others": (
        "UPDATE event_actor SET role = 'host' WHERE event_id = 'strike' AND $id <> ''",
        "revised",
        ["parts played"],
    ),
}


@pytest.mark.parametrize("case", MOVED)
def test_what_left_one_sum_for_another_is_moved(pair: tuple[Store, str, str], case: str) -> None:
    store, before, _ = pair
    sql, kind, changed = MOVED[case]
    other = "0123456789abcdef"
    (store.folder / f"{other}.duckdb").write_bytes(store.path(before).read_bytes())
    with duckdb.connect(str(store.path(other))) as con:
        con.execute(sql, {"id": "strike"})
    difference = Difference(store, before, other)
    (row,) = difference.records().to_pylist()
    assert (row["kind"], row["changed"]) == (kind, changed)
    difference.close()
    store.path(other).unlink()


def test_an_event_that_another_release_takes_over_is_found_by_the_publishers_identifier(pair: tuple[Store, str, str]) -> None:
    store, before, _ = pair
    copies = ("0123456789abcdef", "0123456789abcde0")
    for copy, dataset_id in zip(copies, ("ucdp-candidate-26.0.1", "ucdp-ged-21.1-located"), strict=True):
        (store.folder / f"{copy}.duckdb").write_bytes(store.path(before).read_bytes())
        with duckdb.connect(str(store.path(copy))) as con:
            con.execute(
                "INSERT INTO event SELECT * REPLACE ($1 || ':7' AS event_id, $1 AS dataset_id, '7' AS external_id)"
                " FROM event WHERE event_id = 'strike'",
                [dataset_id],
            )
    difference = Difference(store, *copies)
    (row,) = difference.by_dataset().to_pylist()
    assert (row["dataset_before"], row["dataset_id"]) == ("ucdp-candidate-26.0.1", "ucdp-ged-21.1-located")
    assert (row["moved"], row["taken_over"], row["new"], row["retracted"]) == (1, 1, 0, 0)
    difference.close()
    for copy in copies:
        store.path(copy).unlink()
