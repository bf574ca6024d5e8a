"""A dossier is taken whole or refused with every fault: file, line, column, value and reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.cells import known_moment
from data.dossier import TABLES, Dossier, read_dossiers
from data.errors import Problem
from data.table import Codes
from tests.data import small

GIVEN = {
    "countries": frozenset({"VEN", "USA"}),
    "actors": frozenset({"ucdp"}),
    "sources": frozenset({"ucdp-1"}),
}
Read = Callable[[Path], tuple[list[Dossier], list[Problem]]]
COLUMNS = [(table.name, column.name) for table in TABLES for column in table.columns]


@pytest.fixture(scope="session")
def read(codes: Codes) -> Read:
    return lambda folder: read_dossiers(folder, codes, GIVEN)


def said(problems: list[Problem]) -> set[tuple[str, int | None, str | None]]:
    return {(problem.file, problem.line, problem.column) for problem in problems}


def test_rows_without_faults_are_taken(tmp_path: Path, read: Read) -> None:
    small.write(tmp_path / "d" / "one", small.rows())
    (dossier,), problems = read(tmp_path / "d")
    assert problems == []
    assert [row.line for row in dossier.rows["casualties"]] == [2, 3]
    assert dossier.rows["actors"][1].values["aliases"] == ["Min", "The ministry"]
    assert str(known_moment(dossier.rows["statements"][1].values["made_at"])) == "2026-01-05 01:00:00"


# table, row, cells changed, column blamed, part of the reason
FAULTS = [
    ("statements", 0, {"speaker_actor_id": "nobody"}, "speaker_actor_id", "not in actors"),
    ("statements", 0, {"source_id": ""}, "source_id", "a value is required"),
    ("statements", 0, {"made_at": "3 January"}, "made_at", "written YYYY-MM-DD"),
    ("statements", 0, {"made_at": "2026-02-30"}, "made_at", "day"),
    ("statements", 0, {"made_at": "0001-01-01"}, "made_at", "the ledger keeps 1900"),
    ("statements", 0, {"made_at": "9999-12-31T23:00:00-04:00"}, "made_at", "the ledger keeps 1900"),
    ("statements", 0, {"made_at": "2026-01-03T10:00:00"}, "made_at", "offset from UTC"),
    ("statements", 0, {"made_at": "2026-01-03T10:00:00-99:00"}, "made_at", ""),
    ("statements", 0, {"made_at": "٢٠٢٦-01-03"}, "made_at", "written YYYY-MM-DD"),
    ("statements", 0, {"position": "shrugs"}, "position", "not a position; allowed: acknowledges"),
    ("statements", 0, {"quote_en": "Two."}, "quote_en", "a translation needs the quote"),
    ("statements", 0, {"quote": "Dos."}, "quote", "quote_language is not"),
    ("statements", 0, {"quote": "Dos.", "quote_language": "Spanish!"}, "quote_language", "BCP 47"),
    ("statements", 0, {"retracted_on": "2026-01-02", "retraction_reason": "x"}, "retracted_on", "before made_at 2026-01-03"),
    ("statements", 0, {"retracted_on": "2026-01-05"}, "retracted_on", "retraction_reason is not"),
    ("statements", 0, {"recorded_on": "2026-01-02"}, "recorded_on", "before made_at"),
    ("statements", 0, {"summary": "a\x00b"}, "summary", "control character U+0000"),
    ("statements", 0, {"summary": "a\x1bb"}, "summary", "control character U+001B"),
    ("statements", 0, {"summary": "x" * 20_000}, "summary", "20,000 characters"),
    ("statements", 0, {"statement_id": "a b"}, "statement_id", "an identifier has"),
    ("statements", 1, {"statement_id": "first"}, "statement_id", "stands in line 2"),
    ("statements", 0, {"event_id": "campaign", "topic_id": "narrow"}, "topic_id", "neither campaign nor a wider event"),
    ("casualties", 0, {"low": "3"}, "low", "low 3 is above best 2"),
    ("casualties", 0, {"low": "-1"}, "low", "a whole number is expected"),
    ("casualties", 0, {"low": "1.5"}, "low", "a whole number is expected"),
    ("casualties", 0, {"low": ""}, "low", "needs low"),
    ("casualties", 1, {"high": "9"}, "high", "has no high"),
    ("casualties", 0, {"number_kind": "none"}, "best", "none is 0"),
    ("casualties", 0, {"number_kind": "undisclosed"}, "best", "has no best"),
    ("casualties", 0, {"high": "5"}, "best", "one number in low, best and high"),
    ("casualties", 0, {"period_end": "2026-01-02"}, "period_end", "before period_start"),
    ("casualties", 0, {"part_of_casualty_id": "two"}, "part_of_casualty_id", "leads back to the row itself"),
    ("casualties", 0, {"supersedes_casualty_id": "three"}, "supersedes_casualty_id", "leads back to the row itself"),
    ("casualties", 1, {"claimed_at": "2026-01-02"}, "supersedes_casualty_id", "the figure replaced is newer"),
    ("casualties", 1, {"claimant_actor_id": "state"}, "supersedes_casualty_id", "another claimant_actor_id: ministry"),
    ("casualties", 1, {"part_of_casualty_id": "two", "harm": "wounded"}, "part_of_casualty_id", "another harm: killed"),
    ("actors", 0, {"parent_actor_id": "ministry", "parent_relation": "part_of"}, "parent_actor_id", "leads back"),
    ("actors", 0, {"country_iso3": "ZZZ"}, "country_iso3", "not in countries"),
    ("actors", 1, {"actor_id": "ucdp"}, "actor_id", "in use outside the dossiers"),
    ("events", 0, {"parent_event_id": "strike"}, "parent_event_id", "leads back"),
    ("events", 0, {"latitude": "91", "longitude": "0"}, "latitude", "between -90 and 90"),
    ("events", 0, {"latitude": "0", "longitude": "181"}, "longitude", "between -180 and 180"),
    ("events", 0, {"latitude": "nan", "longitude": "0"}, "latitude", "a number is expected"),
    ("events", 0, {"latitude": "10"}, "latitude", "longitude is not"),
    ("events", 1, {"source_ids": "paper|leaflet"}, "source_ids", "not in sources"),
    ("sources", 0, {"url": "javascript:alert(1)"}, "url", "http://"),
    ("sources", 0, {"language": "Español"}, "language", "BCP 47"),
    ("sources", 0, {"source_id": "ucdp-1"}, "source_id", "in use outside the dossiers"),
    ("topics", 0, {"harm": "", "victim_category": ""}, "harm", "a topic on numbers names its harm"),
    ("relations", 0, {"to_statement_id": "second"}, "to_statement_id", "no relation to itself"),
    ("article_sentences", 0, {"record_id": "two"}, "record_id", "a heading stands for no record"),
    ("article_sentences", 1, {"record_id": "four"}, "record_id", "no such casualty"),
    ("article_sentences", 1, {"record_kind": "rumour"}, "record_kind", "allowed: event"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}-{fault[3]}")
def test_a_fault_is_said_with_its_place(tmp_path: Path, read: Read, fault: tuple[str, int, small.Cells, str, str]) -> None:
    table, index, cells, column, reason = fault
    files = small.rows()
    narrow = {"topic_id": "narrow", "event_id": "strike", "kind": "account", "title": "Why", "question": "Why?"}
    files["topics"].append(narrow)
    files[table][index] |= cells
    small.write(tmp_path / "d" / "one", files)
    problems = read(tmp_path / "d")[1]
    place = f"one/{table}.csv, line {index + 2}, column {column}"
    assert [each for each in map(str, problems) if each.startswith(place) and reason in each], problems


def test_every_fault_is_said_and_not_only_the_first(tmp_path: Path, read: Read) -> None:
    files = small.rows()
    files["sources"][0]["kind"] = "leaflet"
    files["statements"][0] |= {"made_at": "soon", "position": "shrugs"}
    files["casualties"][0]["low"] = "7"
    small.write(tmp_path / "d" / "one", files)
    assert said(read(tmp_path / "d")[1]) == {
        ("one/sources.csv", 2, "kind"), ("one/statements.csv", 2, "made_at"), ("one/statements.csv", 2, "position"),
        ("one/casualties.csv", 2, "low"), ("one/casualties.csv", 2, "best"),
    }  # fmt: skip


def test_lines_are_those_of_the_file_also_after_quoted_line_breaks(tmp_path: Path, read: Read) -> None:
    files = small.rows()
    files["statements"][0]["summary"] = "one\ntwo\u2028still two\nthree"
    files["statements"][1]["position"] = "shrugs"
    folder = small.write(tmp_path / "d" / "one", files)
    path = folder / "statements.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nlast,row,is,short\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8").split("\n")
    assert text[4].startswith("second,")
    assert text[7].startswith("last,")
    problems = read(tmp_path / "d")[1]
    assert [(problem.line, problem.column) for problem in problems] == [(5, "position"), (8, None)]
    assert problems[1].reason == "the row has 4 cells, not 17"


# file, bytes put in place of its own, line blamed, part of the reason
UNREADABLE = [
    ("statements.csv", b"", 1, "the column is missing"),
    ("statements.csv", b"\xff\xfe\n", 1, "not UTF-8"),
    ("statements.csv", b'"unclosed', 1, "not readable as CSV"),
    ("statements.csv", b"\x00\n", 1, "no such column"),
    ("topics.csv", b"topic_id,topic_id,kind\n", 1, "the column stands twice"),
    ("dataset.toml", b"title = x\n", 1, "not readable as TOML"),
    ("dataset.toml", b"\xff", None, "not UTF-8"),
    ("dataset.toml", b"title = 3\nverison = '1'\n", 1, "a text in quotes is expected"),
    ("dataset.toml", b"title = 3\nverison = '1'\n", 2, "a card has no such key"),
    ("dataset.toml", b"summed = 'no'\n", None, "the card lacks this key"),
    ("dataset.toml", b"summed = 'no'\n", 1, "true or false"),
    ("dataset.toml", b"notes = [1]\n", 1, "a text in quotes"),
    ("dataset.toml", b"notes = 'none'\n", 1, "a list of texts"),
    ("dataset.toml", b"retrieved_on = 2026-01-01T00:00:00\n", 1, "without quotes"),
    ("dataset.toml", b"coverage_start = 0001-01-01\n", 1, "the ledger keeps"),
    ("dataset.toml", b"coverage_start = 2026-01-02\ncoverage_end = 2026-01-01\n", 2, "before coverage_start"),
    ("dataset.toml", b"role = 'coded'\n", 1, "is accounts"),
    ("dataset.toml", b"summed = true\n", 1, "only coded datasets"),
    ("dataset.toml", b"url = 'ftp://x'\n", 1, "http://"),
    ("dataset.toml", b"dataset_id = 'a b'\n", 1, "an identifier"),
]


@pytest.mark.parametrize("unreadable", UNREADABLE, ids=lambda case: f"{case[0]}-{case[3]}")
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, read: Read, unreadable: tuple[str, bytes, int | None, str]) -> None:
    file, content, line, reason = unreadable
    (small.write(tmp_path / "d" / "one", small.rows()) / file).write_bytes(content)
    problems = read(tmp_path / "d")[1]
    assert any(each.file == f"one/{file}" and each.line == line and reason in each.reason for each in problems), problems
    assert {each.file for each in problems} == {f"one/{file}"}, "rows that refer to what could not be read are not blamed"


@pytest.mark.parametrize("file", [*(table.file for table in TABLES), "dataset.toml"])
def test_a_missing_file_is_named(tmp_path: Path, read: Read, file: str) -> None:
    (small.write(tmp_path / "d" / "one", small.rows()) / file).unlink()
    assert [(each.file, each.reason) for each in read(tmp_path / "d")[1]] == [(f"one/{file}", "the file is missing")]


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path, read: Read) -> None:
    path = small.write(tmp_path / "d" / "one", small.rows()) / "topics.csv"
    path.unlink()
    path.mkdir()
    assert [each.file for each in read(tmp_path / "d")[1]] == ["one/topics.csv"]


def test_a_file_that_would_be_ignored_is_named(tmp_path: Path, read: Read) -> None:
    (small.write(tmp_path / "d" / "one", small.rows()) / "statement.csv").write_text("x", encoding="utf-8")
    assert [each.file for each in read(tmp_path / "d")[1]] == ["one/statement.csv"]


def test_an_unclosed_quote_is_blamed_on_the_line_where_its_record_starts(tmp_path: Path, read: Read) -> None:
    path = small.write(tmp_path / "d" / "one", small.rows()) / "statements.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Two.", '"Two.'), encoding="utf-8")
    assert said(read(tmp_path / "d")[1]) == {("one/statements.csv", 2, None)}


def test_a_cell_of_a_megabyte_is_refused(tmp_path: Path, read: Read) -> None:
    files = small.rows()
    files["statements"][1]["summary"] = "x" * 1_000_000
    small.write(tmp_path / "d" / "one", files)
    problems = read(tmp_path / "d")[1]
    assert said(problems) == {("one/statements.csv", 3, None)}
    assert len(str(problems[0])) < 300


@pytest.mark.parametrize("row", ["x", "x" + "," * 40])
def test_a_row_with_too_few_or_too_many_cells_is_blamed_once(tmp_path: Path, read: Read, row: str) -> None:
    path = small.write(tmp_path / "d" / "one", small.rows()) / "casualties.csv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    assert said(read(tmp_path / "d")[1]) == {("one/casualties.csv", 4, None)}


def test_line_ends_of_another_system_and_a_byte_order_mark_change_nothing(tmp_path: Path, read: Read) -> None:
    files = small.rows()
    files["statements"][0]["summary"] = "one\ntwo"
    for name in ("one", "two"):
        small.write(tmp_path / name / "d", files)
    for path in (tmp_path / "two" / "d").glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (one,), no_problems = read(tmp_path / "one")
    (two,), none_either = read(tmp_path / "two")
    assert no_problems == none_either == []
    assert one.rows == two.rows


def test_a_dossier_may_use_what_another_defines(tmp_path: Path, read: Read) -> None:
    other = small.rows("b-")
    other["actors"][0] |= {"parent_actor_id": "state", "parent_relation": "part_of"}
    other["relations"][0]["to_statement_id"] = "first"
    small.write(tmp_path / "d" / "one", small.rows())
    small.write(tmp_path / "d" / "two", other, "other")
    dossiers, problems = read(tmp_path / "d")
    assert problems == []
    assert [dossier.name for dossier in dossiers] == ["one", "two"]


def test_the_same_actor_may_stand_in_two_dossiers_if_identical(tmp_path: Path, read: Read) -> None:
    other = small.rows("b-")
    other["actors"].append(dict(small.rows()["actors"][0]))
    small.write(tmp_path / "d" / "one", small.rows())
    folder = small.write(tmp_path / "d" / "two", other)
    dossiers, problems = read(tmp_path / "d")
    assert problems == []
    ids = [row.values["actor_id"] for dossier in dossiers for row in dossier.rows["actors"]]
    assert sorted(ids) == ["b-ministry", "b-state", "ministry", "state"]
    path = folder / "actors.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\nstate,State", "\nstate,The State"), encoding="utf-8")
    problems = read(tmp_path / "d")[1]
    assert [str(each) for each in problems] == [
        "two/actors.csv, line 4, column actor_id, value 'state': the same actor_id stands in one/actors.csv, line 2"
    ]


def test_an_id_used_in_two_dossiers_is_refused_with_both_places(tmp_path: Path, read: Read) -> None:
    for name in ("one", "two"):
        small.write(tmp_path / "d" / name, small.rows())
    problems = read(tmp_path / "d")[1]
    assert {each.file for each in problems} >= {"two/events.csv", "two/statements.csv", "two/casualties.csv"}
    assert {each.file.partition("/")[0] for each in problems} == {"two"}
    assert all("stands in one/" in each.reason for each in problems if "same" in each.reason)


def test_an_actor_of_the_coded_datasets_may_be_quoted(tmp_path: Path, read: Read) -> None:
    files = small.rows()
    files["statements"][0]["speaker_actor_id"] = "ucdp"
    small.write(tmp_path / "d" / "one", files)
    assert read(tmp_path / "d")[1] == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(COLUMNS), text=st.text(max_size=30) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T?.{0,12}"))
def test_any_text_in_any_cell_is_taken_or_reported_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, read: Read, place: tuple[str, str], text: str
) -> None:
    table, column = place
    files = small.rows()
    files[table][0][column] = text.replace("\r", "").encode("utf-8", "replace").decode("utf-8")
    folder = tmp_path_factory.mktemp("any")
    small.write(folder / "one", files)
    dossiers, problems = read(folder)
    blamed = [each for each in problems if each.file == f"one/{table}.csv" and each.line == 2]
    assert blamed or not problems or files[table][0][column] != small.rows()[table][0].get(column, "")
    assert all(each.line is not None and each.reason for each in problems)
    if not problems:
        shown = dossiers[0].rows[table][0].values[column]
        assert shown is not None or not files[table][0][column].strip()


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=200), table=st.sampled_from(TABLES))
def test_any_bytes_in_any_file_are_taken_or_reported(
    tmp_path_factory: pytest.TempPathFactory, read: Read, content: bytes, table: object
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    one = small.write(folder / "one", small.rows())
    file = table.file  # type: ignore[attr-defined]
    (one / file).write_bytes((one / file).read_bytes() + content)
    problems = read(folder)[1]
    assert all(each.reason and each.file.startswith("one/") for each in problems)
