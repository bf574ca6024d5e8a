"""Figures of a ministry, a general staff or an NGO come in by a mapping, and a dossier as a folder: no code is written."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.store import Store
from tests.data import small

Said = pytest.CaptureFixture[str]
# A ministry that publishes the dead and wounded since a day, as JSON: the mapping is an example to copy.
MINISTRY = """\
[card]
dataset_id = "ministry-daily"
title = "Daily figures of the ministry"
version = "1"
publisher = "Ministry"
role = "accounts"
summed = false
licence = "Facts, with their source"
redistributable = true
citation = "Ministry, daily figures, 2026."
retrieved_on = 2026-03-01
scope = "Dead and wounded since 3 January 2026, as the ministry says."
notes = []

[source]
source_id = "ministry-page"
publisher = "Ministry"
title = "Daily figures"
url = "https://example.org/daily"
language = "es"
kind = "government"

[rows]
path = "data.days"

[constants]
event_id = "campaign"
claimant_actor_id = "ministry"
victim_category = "all"
basis = "reported"

[columns]
claimed_at = "report_date"
number_kind = "how"

[values.number_kind]
rund = "about"
mindestens = "at_least"

[dates]
format = "%d.%m.%Y"

[counts]
kind = "cumulative"
start = 2026-01-03

[[figures]]
best = "killed_cum"
harm = "killed"

[[figures]]
best = "injured_thousands"
harm = "wounded"
unit = 1000
"""
DAYS = [
    {"report_date": "04.01.2026", "killed_cum": 0, "injured_thousands": 1.5, "how": ""},
    {"report_date": "05.01.2026", "killed_cum": "1,200", "injured_thousands": None, "how": "mindestens"},
    {"report_date": "06.01.2026", "killed_cum": 1150, "injured_thousands": 2, "how": "rund"},
]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return small.records(tmp_path / "records", ("one", small.rows()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def import_(tmp_path: Path, store: Store, records: Path, capsys: Said) -> Callable[..., tuple[int, str]]:
    """Import a file by a mapping; the status and what was said."""

    def run(content: str, *words: str, mapping: str = MINISTRY, name: str = "daily.json") -> tuple[int, str]:
        (tmp_path / name).write_text(content, encoding="utf-8")
        (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
        order = ["--store", store.folder, "import", "claims", tmp_path / name, "--mapping", tmp_path / "mapping.toml"]
        status = main([str(word) for word in (*order, "--records", records, *words)])
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return run


def days(rows: list[dict[str, object]]) -> str:
    return json.dumps({"data": {"days": rows}})


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store.path(str(store.current()))), read_only=True) as con:
        return con.execute(question).fetchall()


def test_a_cumulative_series_has_one_start_a_moving_end_and_each_count_replaces_the_one_before(
    store: Store, import_: Callable[..., tuple[int, str]]
) -> None:
    status, said = import_(days(DAYS))
    assert status == 0, said
    assert "rows read 3, accepted 3, rejected 0" in said
    assert "cumulative counts lower than the one before: 1" in said
    assert "cells without a number: no figure: 1" in said
    assert ask(store, "SELECT harm, number_kind, low, best, high, CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR),"
                      " supersedes_casualty_id FROM casualty WHERE dataset_id = 'ministry-daily' ORDER BY harm, period_end") == [
        ("killed", "none", 0, 0, 0, "2026-01-03", "2026-01-04", None),
        ("killed", "at_least", 1200, None, None, "2026-01-03", "2026-01-05", "ministry-daily:killed-cum:2026-01-04"),
        ("killed", "about", None, 1150, None, "2026-01-03", "2026-01-06", "ministry-daily:killed-cum:2026-01-05"),
        ("wounded", "exact", 1500, 1500, 1500, "2026-01-03", "2026-01-04", None),
        ("wounded", "about", None, 2000, None, "2026-01-03", "2026-01-06", "ministry-daily:injured-thousands:2026-01-04"),
    ]  # fmt: skip
    current = store.current()
    assert main(["--store", str(store.folder), "build", "--records", str(store.folder.parent / "records")]) == 0
    assert store.current() == current


def test_counts_per_period_end_on_their_day_and_replace_nothing(store: Store, import_: Callable[..., tuple[int, str]]) -> None:
    weekly = MINISTRY.replace('kind = "cumulative"\nstart = 2026-01-03', 'kind = "per_period"\ndays = 7')
    rows = "report_date;killed_cum;injured_thousands;how;note\n10.01.2026;5;;;\n17.01.2026;7;;;\n"
    status, said = import_(rows, mapping=weekly, name="weekly.csv")
    assert status == 0, said
    assert ask(store, "SELECT CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), best, supersedes_casualty_id"
                      " FROM casualty WHERE dataset_id = 'ministry-daily' ORDER BY 1") == [
        ("2026-01-04", "2026-01-10", 5, None),
        ("2026-01-11", "2026-01-17", 7, None),
    ]  # fmt: skip


def test_what_cannot_be_read_is_said_with_line_column_and_value(store: Store, import_: Callable[..., tuple[int, str]]) -> None:
    rows = (
        "report_date,killed_cum,injured_thousands,how\n2026-01-05,5,,\n05.01.2026,=1+1,,\n02.01.2026,3,,\n06.01.2026,2.5,,\n7\n"
    )
    status, said = import_(rows, name="daily.csv")
    assert status == 1
    for place, reason in (
        ("line 2, column report_date, value '2026-01-05'", "not a date as %d.%m.%Y has it"),
        ("line 3, column killed_cum, value '=1+1'", "not a number"),
        ("line 4, column report_date, value '02.01.2026'", "before the count starts"),
        ("line 5, column killed_cum, value '2.5'", "not a whole number of persons"),
        ("line 6", "has 1 fields of 4"),
    ):
        assert any(place in line and reason in line for line in said.splitlines()), (place, said)
    assert "5 of 5 rows are rejected" in said
    assert store.current() is None
    assert "killed_cum" in (store.imports / "ministry-daily.rejected.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[dates]", "[dats]", "a mapping has no such table"),
        ('basis = "reported"', 'bases = "reported"', "figures have no such field"),
        ("start = 2026-01-03", "", "a cumulative count needs the day on which it starts"),
        ('claimed_at = "report_date"', "", "nothing says on which day a figure was claimed"),
        ('kind = "cumulative"', 'kind = "rolling"', "counts are cumulative or per_period"),
        ("[card]", "[card", "cannot be read as a mapping"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_said(
    import_: Callable[..., tuple[int, str]], old: str, new: str, reason: str
) -> None:
    status, said = import_(days(DAYS), mapping=MINISTRY.replace(old, new, 1))
    assert (status, reason in said) == (1, True), said


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "cannot be read as JSON"), ('{"data": 5}', "no list of rows stands there"), ("[" * 100_000, "cannot be read as JSON")],
)
def test_json_that_is_none_or_holds_no_rows_is_said(import_: Callable[..., tuple[int, str]], content: str, reason: str) -> None:
    status, said = import_(content)
    assert (status, reason in said) == (1, True), said


def test_a_field_that_the_ledger_does_not_know_is_refused_by_the_build_and_nothing_stays(
    store: Store, import_: Callable[..., tuple[int, str]]
) -> None:
    status, said = import_(days(DAYS), mapping=MINISTRY.replace('basis = "reported"', 'basis = "guessed"'))
    assert (status, "not a basis" in said) == (1, True), said
    assert list(store.imports.glob("ministry-daily")) == []


def test_a_dossier_comes_in_as_a_folder_and_a_bad_one_does_not(tmp_path: Path, store: Store, records: Path, capsys: Said) -> None:
    folder = small.write(tmp_path / "second", small.rows("b-"), "second")
    order = ["--store", str(store.folder), "import", "dossier", str(folder), "--records", str(records)]
    assert main(order) == 0
    assert "warning: rows of casualties: 2" in capsys.readouterr().out
    assert ask(store, "SELECT count(*) FROM casualty WHERE dataset_id = 'second'") == [(2,)]
    current = store.current()
    path = folder / "casualties.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",exact,", ",precise,"), encoding="utf-8")
    assert main(order) == 1
    assert "second/casualties.csv, line 2, column number_kind, value 'precise'" in capsys.readouterr().err.replace(
        "dossier/", "second/"
    )
    assert store.current() == current
    (folder / "topics.csv").unlink()
    assert main(order) == 1
    assert "topics.csv: the file is missing" in capsys.readouterr().err
