"""Every file in ``tests/cases``: a few records, a selection as it stands in the address bar, and the rows expected.

A case may name the ``columns`` it speaks of, else it speaks of all; a column that an expected row leaves out is empty.
``expect`` lists all rows in order; ``includes`` lists rows that are among them.
"""

from typing import Any

import pytest

from queries.engines.canonical import canonical
from queries.engines.spark_sql import STAYS
from queries.question import load, names
from tests.queries.elsewhere import differing
from tests.queries.posed import CASES, FILES, name_of, pose
from tests.startable import missing


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_case(file, small_record, other_engines):
    posed = pose(file, small_record)
    columns = posed.case.get("columns") or [name for name, _ in load(posed.question).returns]
    rows = [_only(row, columns) for row in posed.answer.to_pylist()]
    if "expect" in posed.case:
        assert rows == [_only(row, columns) for row in posed.case["expect"]]
    else:
        assert [row for row in posed.case["includes"] if _only(row, columns) not in rows] == []
    for other in other_engines:
        if other.name == "sc" and posed.question in STAYS:
            continue
        same = canonical(other.ask(posed.record, posed.question, posed.selection, posed.own), load(posed.question))
        assert differing(same, posed.answer) == [], other.name


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
