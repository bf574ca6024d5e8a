"""The running toll: steps per claimant, open ends, breaks of basis, names that do not overlap."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.running_toll import READ, running_toll, spread
from components.palette import LIGHT

UNTIL = date(2026, 1, 20)
COLOUR = LIGHT.categorical[0]


def drawn(*changes: dict[str, Any]) -> go.Figure:
    usual = {
        "casualty_id": "c", "supersedes_casualty_id": None, "claimant": "Ann", "claimant_actor_id": "ann", "party_actor_id": "town",
        "low": 40, "best": 40, "high": 40, "number_kind": "exact", "basis": "reported", "claimed_on": date(2026, 1, 4),
        "superseded_on": None, "retracted_on": None,
    }  # fmt: skip
    rows = pd.DataFrame([usual | {"casualty_id": f"c{number}"} | change for number, change in enumerate(changes)], columns=READ)
    whole = rows.astype({"low": "Int64", "best": "Int64", "high": "Int64"})
    return running_toll(whole, UNTIL, {"town": COLOUR}, LIGHT)


def stays(figure: go.Figure) -> list[list[Any]]:
    """The lines of the figures: from, until, level."""
    found = []
    for trace in (each for each in figure.data if each.mode == "lines+markers"):
        found += [[trace.x[at], trace.x[at + 1], trace.y[at]] for at in range(0, len(trace.x), 3)]
    return sorted(found, key=str)


def strokes(figure: go.Figure, width: float) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == width and not trace.fill]


def names(figure: go.Figure) -> list[str]:
    (written,) = [trace for trace in figure.data if trace.mode == "text"]
    return list(written.text)


REPLACED = {"superseded_on": date(2026, 1, 7)}
UPDATE = {"supersedes_casualty_id": "c0", "low": 83, "best": 83, "high": 83, "claimed_on": date(2026, 1, 7)}


def test_a_figure_runs_from_the_day_claimed_to_the_day_on_which_it_was_replaced_withdrawn_or_last_known() -> None:
    figure = drawn(REPLACED, UPDATE, {"retracted_on": date(2026, 1, 9), "low": 5, "best": 5, "high": 5})
    assert stays(figure) == [
        [date(2026, 1, 4), date(2026, 1, 7), 40],
        [date(2026, 1, 4), date(2026, 1, 9), 5],
        [date(2026, 1, 7), UNTIL, 83],
    ]


def test_nothing_joins_one_figure_to_the_next_within_a_line() -> None:
    (trace,) = [each for each in drawn({}, {"claimed_on": date(2026, 1, 9)}).data if each.mode == "lines+markers"]
    assert trace.x[2] is None
    assert trace.connectgaps is None


def test_an_update_on_the_same_basis_is_a_step() -> None:
    (step,) = strokes(drawn(REPLACED, UPDATE), 1.2)
    assert (list(step.x), list(step.y)) == ([date(2026, 1, 7)] * 2, [40, 83])


def test_a_change_of_basis_is_marked_and_never_joined() -> None:
    figure = drawn(REPLACED, UPDATE | {"basis": "verified"})
    assert strokes(figure, 1.2) == []
    assert [each.text for each in figure.layout.annotations] == ["basis: reported → verified"]


@pytest.mark.parametrize(("kind", "rises"), [("at_least", True), ("at_most", False)])
def test_an_open_end_reaches_to_its_side(kind: str, rises: bool) -> None:
    (reach,) = strokes(drawn({"number_kind": kind}), 1.5)
    assert (reach.y[1] > reach.y[0]) is rises
    assert reach.line.dash == "dot"


def test_a_range_has_a_band_of_its_own() -> None:
    figure = drawn(
        {"number_kind": "range", "low": 10, "high": 20, "best": None}, {"number_kind": "range", "low": 30, "high": 35, "best": 33}
    )
    (band,) = [trace for trace in figure.data if trace.fill == "toself"]
    assert list(band.y) == [10, 10, 20, 20, None, 30, 30, 35, 35]


def test_figures_without_a_number_are_not_drawn() -> None:
    figure = drawn({}, {"number_kind": "undisclosed", "low": None, "best": None, "high": None})
    assert len(stays(figure)) == 1


def test_only_lines_that_still_run_are_named_and_those_that_agree_share_a_name() -> None:
    figure = drawn(REPLACED, UPDATE, {**UPDATE, "supersedes_casualty_id": None, "claimant": "Bo", "claimant_actor_id": "bo"})
    assert names(figure) == ["Ann and 1 more: 83"]


def test_a_hundred_claimants_take_no_more_traces_than_two() -> None:
    many = [{"claimant": f"n{at}", "claimant_actor_id": f"n{at}", "low": at, "best": at, "high": at} for at in range(100)]
    assert len(drawn(*many).data) == len(drawn(*many[:2]).data)


@given(st.lists(st.floats(0, 100), max_size=16).map(sorted))
def test_names_keep_their_order_and_their_distance(levels: list[float]) -> None:
    places = spread(levels, 5, 96)
    assert len(places) == len(levels)
    assert all(later - earlier >= 5 - 1e-9 for earlier, later in pairwise(places))
    assert not places or places[-1] <= 96 + 1e-9
