"""ACLED's export, in rows that a generator made up from its list of columns: no row of ACLED's is in this repository."""

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.sources.acled import COLUMNS
from data.store import Store
from tests.data import small

Said = pytest.CaptureFixture[str]
CARD = """\
dataset_id = "acled"
title = "ACLED, made up"
version = "test"
publisher = "ACLED"
role = "coded"
summed = false
licence = "ACLED terms of use"
redistributable = false
citation = "Nobody, 2026."
published_on = 2026-02-01
retrieved_on = 2026-02-01
coverage_start = 2026-01-01
coverage_end = 2026-01-31
scope = "Nothing that happened."
notes = []
"""
KINDS = {
    "Battles": "Armed clash",
    "Explosions/Remote violence": "Air/drone strike",
    "Violence against civilians": "Attack",
    "Protests": "Peaceful protest",
    "Riots": "Mob violence",
    "Strategic developments": "Arrests",
}
INTERS = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians")
POPULATION = ("population_1km", "population_2km", "population_5km", "population_best")


def generated(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Made-up rows in ACLED's columns."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        kind = chance.choice(list(KINDS))
        one, other = chance.sample(range(7), 2)
        yield dict.fromkeys((*COLUMNS, *POPULATION), "") | {
            "event_id_cnty": f"MEX{number}",
            "event_date": f"2026-01-{chance.randint(1, 31):02d}",
            "year": "2026",
            "time_precision": str(chance.randint(1, 3)),
            "disorder_type": "Political violence",
            "event_type": kind,
            "sub_event_type": KINDS[kind],
            "actor1": f"Force {one} (Mexico)",
            "assoc_actor_1": "Labour Group (Mexico); Women (Mexico)",
            "inter1": INTERS[one],
            "actor2": f"Force {other} (Mexico)",
            "inter2": INTERS[other],
            "interaction": f"{INTERS[one]}-{INTERS[other]}",
            "iso": "484",
            "region": "North America",
            "country": "Mexico",
            "admin1": "Jalisco",
            "location": "Guadalajara",
            "latitude": "20.67",
            "longitude": "-103.35",
            "geo_precision": str(chance.randint(1, 3)),
            "source": "A paper",
            "source_scale": "National",
            "notes": "Words of the publisher.",
            "fatalities": str(chance.randint(0, 5)),
            "timestamp": "1767225600",
        }


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return small.records(tmp_path / "records", ("one", small.rows()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def acled(tmp_path: Path, store: Store, records: Path, capsys: Said) -> Callable[..., tuple[int, str]]:
    """Import rows as an export of ACLED; the status and what was said."""

    def run(rows: list[dict[str, str]], *words: str, columns: tuple[str, ...] = COLUMNS, kind: str = "acled") -> tuple[int, str]:
        file, card = tmp_path / f"{kind}.csv", tmp_path / "card.toml"
        with file.open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        card.write_text(CARD)
        order = ["--store", store.folder, "import", kind, file, "--card", card, "--records", records, *words]
        status = main([str(word) for word in order])
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return run


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store.path(str(store.current()))), read_only=True) as con:
        return con.execute(question).fetchall()


def test_one_number_is_about_that_many_and_precision_stays_on_its_own_scale(
    store: Store, acled: Callable[..., tuple[int, str]]
) -> None:
    rows = list(generated(40))
    status, said = acled(rows, columns=(*COLUMNS, *POPULATION))
    assert (status, "rows read 40, accepted 40, rejected 0" in said) == (0, True), said
    figures = ask(
        store, "SELECT count(*), count(low), count(high), sum(best), min(number_kind) FROM casualty WHERE dataset_id = 'acled'"
    )
    assert figures == [(40, 0, 0, sum(int(row["fatalities"]) for row in rows), "about")]
    first = ask(
        store,
        "SELECT event_type_upstream, date_precision_upstream, location_precision_upstream FROM event WHERE event_id = 'acled:MEX1'",
    )
    kind = f"{rows[0]['event_type']}: {rows[0]['sub_event_type']}"
    assert first == [(kind, rows[0]["time_precision"], rows[0]["geo_precision"])]
    assert ask(store, "SELECT redistributable, summed FROM dataset WHERE dataset_id = 'acled'") == [(False, False)]
    assert ask(store, "SELECT count(*) FROM actor WHERE name = 'Labour Group (Mexico)'") == [(1,)]
    assert ask(store, "SELECT count(*) FROM event WHERE dataset_id = 'acled' AND summary IS NOT NULL") == [(0,)]


def test_old_number_codes_and_days_in_words_mean_the_same_and_are_counted(
    store: Store, acled: Callable[..., tuple[int, str]]
) -> None:
    (row,) = generated(1)
    old = row | {
        "inter1": "1",
        "inter2": "0",
        "actor2": "",
        "interaction": "10",
        "event_date": "09 January 2026",
        "fatalities": "2.0",
    }
    status, said = acled([old])
    assert status == 0, said
    assert all(f"read by rule: {rule}: 1" in said for rule in ("old_inter_code", "date_in_words", "whole_number_with_decimals"))
    assert ask(store, "SELECT kind, role FROM actor WHERE name LIKE 'Force%'") == [("armed_force", "State forces")]
    assert acled([old], "--undo", "date_in_words")[0] == 1


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("fatalities", "-1", "not a number of deaths"),
        ("fatalities", "many", "not a number of deaths"),
        ("time_precision", "4", "not on the scale of 1 to 3"),
        ("geo_precision", "", "no value"),
        ("event_type", "Parties", "no known type of event"),
        ("inter1", "9", "no known kind of actor"),
        ("event_date", "2025-12-31", "outside the coverage that the card states"),
        ("latitude", "=1+1", "not a coordinate in degrees"),
        ("country", "Mexcio", "the country has no ISO3 code in the lists"),
        ("event_id_cnty", "../../etc/passwd", "not an identifier"),
    ],
)
def test_a_broken_promise_is_said_with_its_line(
    acled: Callable[..., tuple[int, str]], column: str, value: str, reason: str
) -> None:
    one, other = generated(2)
    status, said = acled([one, other | {column: value}])
    assert status == 1
    assert f"line 3, column {column}" in said
    assert reason in said


def test_deleted_events_leave_a_tombstone_that_a_new_export_does_not_lift(
    store: Store, acled: Callable[..., tuple[int, str]], capsys: Said
) -> None:
    rows = list(generated(3))
    gone = [{"event_id_cnty": "MEX2", "deleted_timestamp": "1769904000"}, {"event_id_cnty": "MEX9", "deleted_timestamp": ""}]
    columns = ("event_id_cnty", "deleted_timestamp")
    status, said = acled(gone, columns=columns, kind="acled-deleted")
    assert (status, "has not been imported" in said) == (1, True)
    assert acled(rows)[0] == 0
    status, said = acled(gone, columns=columns, kind="acled-deleted")
    assert (status, "rows read 2, accepted 2, rejected 0" in said) == (0, True), said
    assert main(["--store", str(store.folder), "diff"]) == 0
    assert "acled:MEX2: " in (changed := capsys.readouterr().out)
    assert "(withdrawn by the publisher)" in changed
    assert acled(rows)[0] == 0
    assert ask(store, "SELECT external_id FROM event WHERE dataset_id = 'acled' ORDER BY 1") == [("MEX1",), ("MEX3",)]
    tombstones = ask(store, "SELECT external_id, CAST(withdrawn_on AS VARCHAR) FROM withdrawn_event ORDER BY 1")
    assert tombstones == [("MEX2", "2026-02-01"), ("MEX9", "2026-02-01")]


def test_an_export_without_a_card_is_told_which_to_copy(store: Store, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "export.csv").write_text(",".join(COLUMNS) + "\n")
    assert main(["--store", str(store.folder), "import", "acled", str(tmp_path / "export.csv")]) == 1
    assert "copy" in (said := capsys.readouterr().err)
    assert "card.toml" in said
