"""An imported release stays in the store, takes the place of sums of the same days, and a bad one changes nothing."""

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.load import files_sha256
from data.store import Store
from tests.data import small
from tests.data.test_ucdp_ged import PUBLISHED, USUAL

Said = pytest.CaptureFixture[str]
CARD = """\
dataset_id = "{dataset_id}"
title = "A small release"
version = "99.1"
publisher = "UCDP"
role = "coded"
summed = true
licence = "CC BY 4.0"
redistributable = true
citation = "Nobody, 2026."
published_on = 2026-02-01
retrieved_on = 2026-02-01
coverage_start = {start}
coverage_end = 2026-12-31
scope = "Two events."
notes = []
{expectations}
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return small.records(tmp_path / "records", ("one", small.rows()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Path]:
    """Write two events in Mexico, each changed as said, as a published CSV."""

    def write(*changes: dict[str, str], name: str = "GEDEvent_v99_1.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, PUBLISHED)
            writer.writeheader()
            for number, each in enumerate(changes or ({}, {}), start=1):
                writer.writerow(USUAL | {"country": "Mexico", "id": str(number)} | each)
        return path

    return write


@pytest.fixture
def card(tmp_path: Path) -> Callable[..., Path]:
    def write(dataset_id: str = "small", start: str = "2026-01-01", expectations: str = "") -> Path:
        path = tmp_path / f"{dataset_id}.toml"
        path.write_text(CARD.format(dataset_id=dataset_id, start=start, expectations=expectations), encoding="utf-8")
        return path

    return write


def run(store: Store, *words: str | Path) -> int:
    return main(["--store", str(store.folder), *map(str, words)])


def import_(store: Store, records: Path, file: Path, card: Path | None = None) -> int:
    return run(store, "import", "ucdp-ged", file, "--records", records, *(("--card", card) if card else ()))


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store.path(str(store.current()))), read_only=True) as con:
        return con.execute(question).fetchall()


def datasets(store: Store) -> dict[object, object]:
    return dict(
        ask(store, "SELECT dataset_id, count(event_id) FROM dataset INNER JOIN event USING (dataset_id) WHERE summed GROUP BY 1")
    )


def test_a_release_is_counted_aloud_and_stays_for_later_builds(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    assert run(store, "build", "--records", records) == 0
    before = datasets(store)
    assert import_(store, records, publish(), card()) == 0
    said = capsys.readouterr()
    assert "rows read 2, accepted 2, rejected 0" in said.out
    assert "type of violence all, events 2, low 4, best 6, high 8" in said.out
    assert "coverage before: nothing" in said.out
    assert "take the place of the sums of ucdp-candidate-26.0.1" in said.err
    assert datasets(store) == {"small": 2, "ucdp-ged-21.1-located": before["ucdp-ged-21.1-located"]}
    current = store.current()
    assert run(store, "build", "--records", records) == 0
    assert store.current() == current
    assert run(store, "verify") == 0
    assert ask(store, "SELECT sum(killed_best), sum(records) FROM tally WHERE dataset_id = 'small' AND span_months <= 1") == [
        (6, 2)
    ]


def test_importing_again_replaces_what_was_imported(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path]
) -> None:
    assert import_(store, records, publish(), card()) == 0
    assert import_(store, records, publish({}, {}, {}), card()) == 0
    assert datasets(store)["small"] == 3


def test_the_hash_is_that_of_the_published_file(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path]
) -> None:
    file = publish()
    assert import_(store, records, file, card()) == 0

    assert ask(store, "SELECT sha256 FROM dataset WHERE dataset_id = 'small'") == [(files_sha256([file]),)]


def test_a_zip_file_with_one_table_is_read(
    tmp_path: Path, store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path]
) -> None:
    packed = tmp_path / "ged991-csv.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(publish(), "../folder/GEDEvent_v99_1.csv")
        file.writestr("readme.txt", "nothing")
    assert import_(store, records, packed, card()) == 0
    assert datasets(store)["small"] == 2
    assert sorted(path.name for path in store.folder.iterdir() if not path.name.endswith(".duckdb")) == [
        "current",
        "history",
        "imports",
        "lock",
    ]


def test_a_file_that_cannot_be_unpacked_or_holds_two_tables_is_refused(
    tmp_path: Path, store: Store, records: Path, card: Callable[..., Path], capsys: Said
) -> None:
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    assert import_(store, records, tmp_path / "bad.zip", card()) == 1
    assert "bad.zip: cannot be unpacked" in capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as file:
        file.writestr("a.csv", "")
        file.writestr("b.csv", "")
    assert import_(store, records, tmp_path / "two.zip", card()) == 1
    assert "holds 2 tables, one is expected" in capsys.readouterr().err
    assert import_(store, records, tmp_path / "nowhere.csv", card()) == 1
    assert "nowhere.csv: the file is missing" in capsys.readouterr().err
    assert store.current() is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [("GEDEvent_v99_1.csv", "version 99.1 has no card"), ("events.csv", "the name of the file tells no version")],
)
def test_a_version_without_a_card_is_refused_with_those_there_are(
    *, store: Store, records: Path, publish: Callable[..., Path], capsys: Said, name: str, reason: str
) -> None:
    assert import_(store, records, publish(name=name)) == 1
    said = capsys.readouterr().err
    assert reason in said
    assert "26.0.1 (ucdp-candidate-26.0.1), 21.1 (ucdp-ged-21.1-located)" in said
    assert "--card" in said


def test_the_card_of_the_version_in_the_name_is_found_and_what_it_expects_is_held_against_the_file(
    store: Store, records: Path, publish: Callable[..., Path], capsys: Said
) -> None:
    assert import_(store, records, publish(name="GEDEvent_v26_0_1.csv")) == 1
    assert "column events, value '2': refused: the card expects 1,727 (all)" in capsys.readouterr().err


def test_a_bad_file_is_said_line_by_line_and_changes_nothing(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    assert import_(store, records, publish(), card()) == 0
    current = store.current()
    assert import_(store, records, publish({}, {"best": "many", "latitude": "95"}), card()) == 1
    said = capsys.readouterr().err
    assert "GEDEvent_v99_1.csv, line 3, column best, value 'many': not a whole number" in said
    assert "line 3, column latitude, value '95'" in said
    assert store.current() == current
    assert run(store, "build", "--records", records) == 0
    assert store.current() == current


def test_two_releases_of_the_same_days_are_refused_and_the_first_stays(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    assert import_(store, records, publish(), card()) == 0
    assert import_(store, records, publish(), card("other")) == 1
    assert "covers days that small covers, and both are summed" in capsys.readouterr().err
    assert sorted(path.name for path in store.imports.iterdir()) == ["small"]
    assert import_(store, records, publish({"date_start": "2025-01-01", "date_end": "2025-01-01"}), card()) == 1
    assert "outside the coverage" in capsys.readouterr().err
    assert run(store, "build", "--records", records) == 0
    assert datasets(store)["small"] == 2


def test_a_card_that_is_wrong_is_said(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    path = card()
    path.write_text(path.read_text(encoding="utf-8").replace("summed = true", "summed = 'yes'"), encoding="utf-8")
    assert import_(store, records, publish(), path) == 1
    assert "small.toml, line 6, column summed" in capsys.readouterr().err


def provisional(card: Callable[..., Path], dataset_id: str, first: str, last: str) -> Path:
    path = card(dataset_id, first)
    words = path.read_text(encoding="utf-8").replace("coverage_end = 2026-12-31", f"coverage_end = {last}")
    path.write_text(words.replace("summed = true", "summed = true\nprovisional = true"), encoding="utf-8")
    return path


def test_candidates_are_provisional_and_give_way_to_wider_and_to_final_releases(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    days = {
        "date_start": "2026-02-03",
        "date_end": "2026-02-03",
        "code_status": "Check dyad",
        "side_b": "XXX12",
        "side_b_new_id": "99",
    }
    month = publish({**days, "id": "7"}, {**days, "id": "8"})
    assert import_(store, records, month, provisional(card, "february", "2026-02-01", "2026-02-28")) == 0
    assert ask(store, "SELECT provisional FROM dataset WHERE dataset_id = 'february'") == [(True,)]
    assert ask(store, "SELECT DISTINCT summary FROM event WHERE dataset_id = 'february'") == [
        ('Provisional: UCDP marks it "Check dyad" until its yearly release.',)
    ]
    assert ask(store, "SELECT name, kind FROM actor WHERE actor_id = 'ucdp:99'") == [("Not yet coded (XXX12)", "other")]
    quarter = publish({**days, "id": "8"}, {**days, "id": "9", "date_start": "2026-03-30", "date_end": "2026-04-02"})
    assert import_(store, records, quarter, provisional(card, "quarter", "2026-01-01", "2026-03-31")) == 0
    assert {name: each for name, each in datasets(store).items() if not str(name).startswith("ucdp")} == {"quarter": 2}
    assert "february is superseded by quarter" in capsys.readouterr().err
    year = publish({"id": "8", "date_start": "2026-02-03", "date_end": "2026-02-03"})
    final = card("year", "2026-01-01")
    final.write_text(final.read_text(encoding="utf-8").replace("coverage_end = 2026-12-31", "coverage_end = 2026-02-28"))
    assert import_(store, records, year, final) == 0
    assert {name: each for name, each in datasets(store).items() if not str(name).startswith("ucdp")} == {"quarter": 1, "year": 1}
    coverage = ask(store, "SELECT CAST(coverage_start AS VARCHAR) FROM dataset WHERE dataset_id = 'quarter'")
    assert coverage == [("2026-03-01",)]


def test_the_same_number_at_ucdp_is_the_same_actor_under_its_latest_name(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path]
) -> None:
    later = {"date_start": "2026-02-01", "date_end": "2026-02-01", "side_a": "Government of Newland"}
    assert import_(store, records, publish({}, later), card()) == 0
    actors = ask(store, "SELECT name, aliases FROM actor WHERE actor_id = 'ucdp:11'")
    assert actors == [("Government of Newland", ["Government of Alland"])]


def test_rejected_rows_are_kept_apart_and_the_card_says_how_many_may_be(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    file = publish({}, {}, {"best": "many"})
    lenient = card(expectations="[expectations]\nrejected_at_most = 0.5\n[expectations.years.2026]\nevents = 4\nbest = 6\n")
    assert run(store, "import", "ucdp-ged", file, "--records", records, "--card", lenient, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "rows read 3, accepted 2, rejected 1" in said
    assert "rejected: not a whole number: 1" in said
    assert "2026: events 2 (the publisher says 4, -2), low 4, best 6 (as published), high 8" in said
    assert (store.current(), list(store.imports.glob("*/"))) == (None, [])
    with (store.imports / "small.rejected.csv").open(newline="") as rejected:
        assert [tuple(row.values()) for row in csv.DictReader(rejected)] == [("4", "best", "many", "not a whole number")]
    accepted = said
    assert run(store, "import", "ucdp-ged", file, "--records", records, "--card", lenient, "--strict") == 1
    refused = capsys.readouterr()
    assert "refused: 1 of 3 rows are rejected and none may be, with --strict; all of them are in" in refused.err
    assert refused.out == accepted
    assert run(store, "import", "ucdp-ged", file, "--records", records, "--card", lenient, "--json") == 0
    assert json.loads(capsys.readouterr().out)["rejected_by_reason"] == {"not a whole number": 1}
    assert datasets(store)["small"] == 2
    assert import_(store, records, publish(), card()) == 0
    assert not (store.imports / "small.rejected.csv").exists()


def test_a_refused_file_is_reported_as_one_that_is_taken_in(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    file = publish({}, {"best": "many"}, {"best": "9"})
    order = ("import", "ucdp-ged", file, "--records", records, "--card")
    assert run(store, *order, card(expectations="[expectations]\nrejected_at_most = 0.1\n")) == 1
    above = capsys.readouterr()
    assert "refused: 1 of 3 rows are rejected and 10.00% of rows may be" in above.err
    assert "rows read 3, accepted 2, rejected 1" in above.out
    assert "coverage after:  2 events" in above.out
    assert run(store, *order, card(expectations="[expectations]\nrejected_at_most = 0.5\nrows = 4\n"), "--json") == 1
    other = capsys.readouterr()
    assert "refused: the card expects 4 (all)" in other.err
    document = json.loads(other.out)
    assert (document["accepted"], "the card expects 4" in document["error"]) == (2, True)
    # A build that finds the same days twice refuses the file, and puts back what was there.
    twice = card(dataset_id="twice", expectations="[expectations]\nrejected_at_most = 0.5\n")
    assert run(store, *order, card(expectations="[expectations]\nrejected_at_most = 0.5\n")) == 0
    capsys.readouterr()
    assert run(store, *order, twice) == 1
    built = capsys.readouterr()
    assert "rows read 3, accepted 2, rejected 1" in built.out
    assert "twice" in built.err.splitlines()[-1]
    assert not (store.imports / "twice").exists()
