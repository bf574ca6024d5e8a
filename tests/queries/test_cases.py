"""Every file in ``tests/cases``: a few records, a selection as it stands in the address bar, and the rows expected.

A case may name the ``columns`` it speaks of, else it speaks of all; a column that an expected row leaves out is empty.
``expect`` lists all rows in order; ``includes`` lists rows that are among them.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from components.known_values import KnownValues
from queries.engines.canonical import canonical
from queries.engines.duckdb_file import DuckDBEngine
from queries.engines.spark_sql import STAYS
from queries.question import load, names
from queries.selection import Selection
from tests.queries.conftest import vocabulary_of
from tests.queries.elsewhere import differing
from tests.startable import missing

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(CASES.glob("*/*/*.toml"))
KEYS = {"select", "own", "columns", "record", "expect", "includes"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CASES).with_suffix("").as_posix())
def test_case(file, small_record, other_engines):
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(case) <= KEYS
    question = file.parent.relative_to(CASES).as_posix()
    path = small_record(case.get("record", {}))
    engine = DuckDBEngine(path)
    query = {name: [value] if isinstance(value, str) else value for name, value in case.get("select", {}).items()}
    # Any event may be named, withdrawn ones too.
    vocabulary = {**vocabulary_of(engine), "event": KnownValues({}, str)}
    selection, rejected = Selection.from_query(query, vocabulary)
    assert rejected == ()
    columns = case.get("columns") or [name for name, _ in load(question).returns]
    # What a case leaves out of the question's own parameters is no restriction.
    own = dict.fromkeys(load(question).own_parameters) | case.get("own", {})
    answer = canonical(engine.ask(question, selection, **own), load(question))
    engine.close()
    rows = [_only(row, columns) for row in answer.to_pylist()]
    if "expect" in case:
        assert rows == [_only(row, columns) for row in case["expect"]]
    else:
        assert [row for row in case["includes"] if _only(row, columns) not in rows] == []
    for other in other_engines:
        if other.name == "sc" and question in STAYS:
            continue
        same = canonical(other.ask(path, question, selection, own), load(question))
        assert differing(same, answer) == [], other.name


def _only(row: dict[str, Any], columns: list[str]) -> dict[str, Any]:
    return {column: row.get(column) for column in columns}


def test_every_case_is_of_a_question():
    assert {file.parent.relative_to(CASES).as_posix() for file in CASES.glob("**/*.toml")} <= set(names())


def test_every_question_has_a_case():
    assert set(names()) <= {file.parent.relative_to(CASES).as_posix() for file in FILES}


@pytest.mark.parametrize("engine", ["ducklake", "sc"])
def test_every_engine_was_tried(engine):
    if engine in missing():
        pytest.skip(f"no case was asked of {engine}: {missing()[engine]}")
