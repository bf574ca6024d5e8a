"""The bench's comparison of engines: what it says of figures, and that answers of different length are no comparison."""

import pytest

from tests.bench import engines
from tests.bench.engines import FILE, LAKE, SPARK, Asked
from tests.bench.selections import Drawn
from tests.queries.test_contract import NOTHING

QUICK = Asked("map/cells", {FILE: [10.0, 20.0, 30.0], LAKE: [12.0, 21.0, 70.0], SPARK: []})
SLOW = Asked("search/events", {FILE: [5.0, 6.0, 7.0], LAKE: [45.0, 46.0, 9.0], SPARK: [105.0, 106.0, 107.0]})


def test_extra_is_taken_selection_by_selection() -> None:
    assert QUICK.extra(LAKE) == 2.0
    assert QUICK.extra(SPARK) is None


def test_a_lake_is_held_against_thirty_milliseconds_a_question() -> None:
    assert engines._line(LAKE, [QUICK]).endswith("+2.0   within 30 ms: 1 of 1 questions")
    assert engines._line(LAKE, [QUICK, SLOW]).endswith("MISSES 30 ms: 1 of 2 questions")


def test_what_loses_most_and_what_is_not_answered_is_named() -> None:
    assert engines._worst(LAKE, [QUICK, SLOW]) == [f"  worst on {LAKE}: search/events +40, map/cells +2"]
    assert engines._worst(SPARK, [QUICK, SLOW])[1] == f"  not answered by {SPARK}: map/cells"


def test_answers_of_different_length_are_no_comparison(monkeypatch, snapshot_path) -> None:
    file = engines.DuckDBEngine(snapshot_path)
    monkeypatch.setattr(engines, "ask", lambda engine, name, each: 1 if engine is file else 2)
    with pytest.raises(RuntimeError, match="do not give as many rows"):
        engines._asked({FILE: file, LAKE: object()}, "map/cells", [Drawn("plain", NOTHING, {})])
    file.close()
