"""GDELT's export counts what was written: it never becomes an event or a death."""

import csv
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.sources.gdelt import COLUMNS
from data.store import Store
from tests.data import small

Said = pytest.CaptureFixture[str]
NAME = "20180326044500.export.CSV"


def row(number: int, **cells: str) -> str:
    values = dict.fromkeys(COLUMNS, "") | {
        "globaleventid": str(number), "eventrootcode": "19", "nummentions": "10", "numsources": "2", "numarticles": "5",
        "actiongeo_countrycode": "MX", "dateadded": "20180326044500", "sourceurl": 'https://example.org/"quoted',
    } | cells  # fmt: skip
    return "\t".join(values.values()) + "\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def import_(store: Store, tmp_path: Path, file: Path) -> int:
    records = tmp_path / "records"
    if not records.exists():
        small.records(records, ("one", small.rows()))
    return main(["--store", str(store.folder), "import", "gdelt", str(file), "--records", str(records)])


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store.path(str(store.current()))), read_only=True) as con:
        return con.execute(question).fetchall()


def test_mentions_are_kept_as_attention_and_as_nothing_else(tmp_path: Path, store: Store, capsys: Said) -> None:
    file = tmp_path / NAME
    file.write_text(row(1) + row(2) + row(3, actiongeo_countrycode="") + row(4, eventrootcode="04", actiongeo_countrycode="OS"))
    assert import_(store, tmp_path, file) == 0
    said = capsys.readouterr().out
    assert "rows read 4, accepted 4, rejected 0" in said
    assert "warning: placed in no country: 2" in said
    assert ask(store, "SELECT CAST(mentioned_on AS VARCHAR), country_iso3, event_root_code, coded_rows, mentions, sources, articles"
                      " FROM media_attention ORDER BY ALL") == [
        ("2018-03-26", "MEX", "19", 2, 20, 4, 10),
        ("2018-03-26", None, "04", 1, 10, 2, 5),
        ("2018-03-26", None, "19", 1, 10, 2, 5),
    ]  # fmt: skip
    for table in ("event", "casualty", "statement"):
        assert ask(store, f"SELECT count(*) FROM {table} WHERE dataset_id LIKE 'gdelt%'") == [(0,)]
    assert main(["--store", str(store.folder), "export", str(tmp_path / "kept"), "--format", "csv"]) == 0
    assert len((tmp_path / "kept" / "media_attention.csv").read_text(encoding="utf-8").splitlines()) == 4
    capsys.readouterr()
    assert ask(store, "SELECT summed, row_count FROM dataset WHERE dataset_id = 'gdelt-2.0-20180326044500'") == [(False, 3)]


def test_the_difference_says_how_many_mentions_came_in(tmp_path: Path, store: Store, capsys: Said) -> None:
    file = tmp_path / NAME
    for lines in (row(1), row(1) + row(2, dateadded="20180327000000")):
        file.write_text(lines)
        assert import_(store, tmp_path, file) == 0
    capsys.readouterr()
    assert main(["--store", str(store.folder), "diff"]) == 0
    said = capsys.readouterr().out
    assert "media attention, gdelt-2.0-20180326044500: mentions 10 on 1 days  >  20 on 2 days" in said
    assert "no event, statement or figure differs" in said


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"nummentions": "-1"}, "nummentions", "not a whole number"),
        ({"eventrootcode": "21"}, "eventrootcode", "no root code of CAMEO"),
        ({"actiongeo_countrycode": "QQ"}, "actiongeo_countrycode", "no known country code (FIPS 10-4)"),
        ({"dateadded": "2018"}, "dateadded", "not a moment as YYYYMMDDHHMMSS"),
    ],
)
def test_a_broken_promise_is_said_with_its_line(
    *, tmp_path: Path, store: Store, capsys: Said, cells: dict[str, str], column: str, reason: str
) -> None:
    file = tmp_path / NAME
    file.write_text(row(1) + row(2, **cells))
    assert import_(store, tmp_path, file) == 1
    said = capsys.readouterr().err
    assert f"line 2, column {column}, value {cells[column]!r}: {reason}" in said


def test_the_published_file_adds_up_to_what_its_lines_say(
    tmp_path: Path, store: Store, publisher_files: Path, capsys: Said
) -> None:
    file = publisher_files / "gdelt" / NAME
    with (publisher_files / "gdelt" / "events2_columns.csv").open(newline="") as names:
        assert [each["name"].lower() for each in csv.DictReader(names)] == list(COLUMNS)
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    assert import_(store, tmp_path, file) == 0
    assert "rows read 1,540, accepted 1,540, rejected 0" in capsys.readouterr().out
    sums = [sum(int(line[place]) for line in lines) for place in (31, 32, 33)]
    assert ask(store, "SELECT sum(coded_rows), sum(mentions), sum(sources), sum(articles) FROM media_attention") == [
        (1540, *sums)
    ]
