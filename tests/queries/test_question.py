"""A question's header must agree with its body, and shared parts stand in front of what uses them."""

import pytest

from queries.errors import QuestionError
from queries.question import load, names

HEADER = "-- asks: What?\n-- returns: a VARCHAR\n-- one row per: a\n"
WRONG = {
    "no_title": ("-- returns: a VARCHAR\n-- one row per: a\nSELECT 1", r"the header lacks \['asks'\]"),
    "no_columns": ("-- asks: What?\n-- one row per: a\nSELECT 1", r"the header lacks \['returns'\]"),
    "no_grain": ("-- asks: What?\n-- returns: a VARCHAR\nSELECT 1", r"the header lacks \['one row per'\]"),
    "no_sql": (HEADER.strip(), "the file has no SQL"),
    "undeclared": (HEADER + "SELECT $top", r"undeclared parameters \['top'\]"),
    "unused": (HEADER + "-- params: top INTEGER\nSELECT 1 -- $top", r"declared parameters not used \['top'\]"),
    "taken": (HEADER + "-- params: asof DATE\nSELECT $asof", r"\['asof'\] come with every selection"),
    "untyped": ("-- asks: What?\n-- returns: a\n-- one row per: a\nSELECT 1", "a column is written as name TYPE: a"),
    "untyped_parameter": (HEADER + "-- params: top\nSELECT $top", "a column is written as name TYPE: top"),
    "absent_part": (HEADER + "-- uses: nothing\nSELECT 1", "uses nothing, which is not there"),
    "unmentioned_part": (HEADER + "-- uses: inner_part\nSELECT 1 -- inner_part", "uses inner_part and does not mention it"),
    "round": (HEADER + "-- uses: one_part\nSELECT 1 FROM one_part", "one_part > other_part > one_part"),
}
PARTS = {
    "inner_part": "-- asks: a\nSELECT 1 AS a",
    "outer_part": "-- asks: a\n-- uses: inner_part\nSELECT a FROM inner_part;\n",
    "one_part": "-- uses: other_part\nSELECT 1 FROM other_part",
    "other_part": "-- uses: one_part\nSELECT 1 FROM one_part",
}


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write question files into a folder that takes the place of ``queries/sql``."""
    monkeypatch.setattr("queries.question.SQL", tmp_path)
    for folder in ("shared", "subject"):
        (tmp_path / folder).mkdir()
    for name, text in PARTS.items():
        (tmp_path / "shared" / f"{name}.sql").write_text(text)
    load.cache_clear()
    yield lambda name, text: (tmp_path / "subject" / f"{name}.sql").write_text(text)
    load.cache_clear()


@pytest.mark.parametrize("name", WRONG)
def test_a_header_that_disagrees_with_its_body_is_refused(name, write):
    text, reason = WRONG[name]
    write(name, text)
    with pytest.raises(QuestionError, match=f"^subject/{name}: .*{reason}"):
        load(f"subject/{name}")


@pytest.mark.parametrize("name", ["subject/none", "../subject/none", "none", "subject/../subject/none", "SUBJECT/x", ""])
def test_a_question_that_is_not_there_is_named(name, write):
    with pytest.raises(QuestionError, match="no question"):
        load(name)


def test_shared_parts_stand_in_front_of_what_uses_them(write):
    write("plain", HEADER + "-- uses: outer_part\nSELECT a FROM outer_part;\n")
    assert load("subject/plain").sql == (
        "WITH inner_part AS (\nSELECT 1 AS a\n),\n\nouter_part AS (\nSELECT a FROM inner_part\n)\n\nSELECT a FROM outer_part"
    )


def test_a_body_with_its_own_parts_keeps_them_last(write):
    write("own", HEADER + "-- uses: inner_part, outer_part\nWITH own AS (SELECT a FROM outer_part)\nSELECT a FROM own")
    sql = load("subject/own").sql
    assert sql.count("WITH") == 1
    assert sql.index("inner_part AS") < sql.index("outer_part AS") < sql.index("own AS")


def test_a_header_is_read_over_several_lines(write):
    header = "-- asks: What,\n--   and why?\n-- params: top INTEGER\n-- returns: a VARCHAR,\n--   b BIGINT[]\n-- one row per: a\n"
    write("long", header + "SELECT $top, $asof")
    question = load("subject/long")
    assert (question.name, question.asks, question.grain) == ("subject/long", "What, and why?", "a")
    assert question.returns == (("a", "VARCHAR"), ("b", "BIGINT[]"))
    assert (question.own_parameters, question.parameters) == ({"top": "INTEGER"}, {"top", "asof"})


def test_shared_parts_are_no_questions(write):
    write("one", HEADER + "SELECT 1")
    assert names() == ["subject/one"]
