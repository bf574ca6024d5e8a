"""Figures as data: what is drawn for one row, for many, for unknown numbers and for hostile words."""

import html
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.claims_chart import LETTERS, LINE_PIXELS, ROW_PIXELS, claims_chart
from components.figures.country_bars import country_bars
from components.figures.deaths_timeline import LEFT, deaths_timeline
from components.figures.event_map import event_map
from components.figures.event_marks import TOO_CLOSE, group_marks
from components.figures.pairs_matrix import pairs_matrix
from components.figures.statement_lanes import busy_window, statement_lanes
from components.palette import DARK, LIGHT

HOSTILE = '<a href="https://evil.example">x</a><img src=https://evil.example/p.png> &lt;b&gt; %{x} $y$'
WHOLE = ("low", "best", "high", "events", "accounts", "without_number", "figures", "records")
FLAGS = ("has_shape", "is_current", "is_for_topic")
INKS = pytest.mark.parametrize("ink", [LIGHT, DARK], ids=lambda ink: ink.name)


def frame(columns: dict[str, Any], *changes: dict[str, Any]) -> pd.DataFrame:
    """Rows that differ from the columns given in what each change says; whole numbers may be missing, as in answers."""
    rows = pd.DataFrame([columns | change for change in changes], columns=list(columns))
    return rows.astype({name: "Int64" for name in WHOLE if name in columns} | {name: bool for name in FLAGS if name in columns})


def claims(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "casualty_id": "c", "supersedes_casualty_id": None,
        "claimant": "Government of Cuba", "party": "Republic of Cuba", "party_actor_id": "cuba", "low": 32, "best": 32,
        "high": 32, "number_kind": "exact", "basis": "reported", "victims": "Everyone", "claimed_on": date(2026, 1, 4), "is_current": True,
        "is_for_topic": True, "retracted_on": None,
    }  # fmt: skip
    return frame(usual, *({"casualty_id": f"c{number}"} | change for number, change in enumerate(changes)))


def bars(*changes: dict[str, Any]) -> pd.DataFrame:
    return frame({"country": "Venezuela", "low": 5, "best": 7, "high": 12}, *changes)


def marks(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "event_id": "e", "title": "Airstrike", "place": "Caracas", "start_date": date(2026, 1, 3), "end_date": date(2026, 1, 3),
        "latitude": 10.5, "longitude": -66.9, "location_precision": "near", "figures": 2,
    }  # fmt: skip
    return frame(usual, *changes)


def periods(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "period_start": date(2026, 1, 1), "division_rank": 1, "divided_by": "all", "division": "All", "divisions": 1, "events": 3,
        "accounts": 0, "low": 5, "best": 7, "high": 12, "without_number": 0,
    }  # fmt: skip
    # Events of several periods are shared out: these numbers need not be whole.
    rows = pd.DataFrame([usual | change for change in changes], columns=list(usual))
    return rows.astype(dict.fromkeys(("events", "accounts", "low", "best", "high", "without_number"), float))


def covered(*states: str) -> pd.DataFrame:
    """Coverage of the months of 2026, as many as there are states."""
    months = pd.period_range("2026-01", periods=len(states), freq="M")
    return pd.DataFrame(
        {
            "period_start": [month.start_time.date() for month in months],
            "first_day": [month.start_time.date() for month in months],
            "last_day": [month.end_time.date() for month in months],
            "coverage": states,
        }
    )


def lanes(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "statement_id": "s", "made_on": date(2026, 1, 4), "party_actor_id": "cuba", "party": "Republic of Cuba", "speaker": "Granma",
        "topic": "Cuban dead", "position": "asserts", "summary": "32 died.",
    }  # fmt: skip
    return frame(usual, *({"statement_id": f"s{number}"} | change for number, change in enumerate(changes)))


def draw_claims(rows: pd.DataFrame) -> go.Figure:
    return claims_chart(rows, {"cuba": LIGHT.categorical[0]}, LIGHT)


def draw_bars(rows: pd.DataFrame) -> go.Figure:
    return country_bars(rows, LIGHT)


def draw_event(rows: pd.DataFrame) -> go.Figure:
    return event_map(rows, ["VEN"], LIGHT)


def draw_periods(rows: pd.DataFrame) -> go.Figure:
    return deaths_timeline(rows, covered("full", "full"), "best", LIGHT)


def draw_lanes(rows: pd.DataFrame) -> go.Figure:
    return statement_lanes(rows, {"cuba": LIGHT.categorical[0]}, {"asserts": "Asserts", "denies": "Denies"}, LIGHT)


Rows = Callable[..., pd.DataFrame]
Draw = Callable[[pd.DataFrame], go.Figure]
UNKNOWN = {"low": None, "best": None, "high": None}
FIGURES: dict[str, tuple[Draw, Rows, dict[str, Any]]] = {
    "claims": (draw_claims, claims, {"claimant": HOSTILE, "party": HOSTILE, "victims": HOSTILE}),
    "bars": (draw_bars, bars, {"country": HOSTILE}),
    "event": (draw_event, marks, {"title": HOSTILE, "place": HOSTILE}),
    "periods": (draw_periods, periods, {"division": HOSTILE}),
    "lanes": (draw_lanes, lanes, {"speaker": HOSTILE, "party": HOSTILE, "topic": HOSTILE, "summary": HOSTILE}),
}
EACH = pytest.mark.parametrize("name", FIGURES)
# Pages say in words that there is nothing to draw; these figures are also drawn over no rows.
DRAWN_EMPTY = ("bars", "periods")


def texts(value: Any) -> list[str]:
    """Every text in a figure, wherever it stands."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if hasattr(value, "tolist"):
        return texts(value.tolist())
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


def values(sequence: Any) -> list[Any]:
    """A column of a trace as a list, missing numbers as None."""
    return [None if pd.isna(each) else each for each in (sequence if sequence is not None else [])]


def named(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


@EACH
@pytest.mark.parametrize("count", [1, 40])
def test_one_row_or_many_are_all_drawn(name: str, count: int) -> None:
    draw, rows, _ = FIGURES[name]
    figure = draw(rows(*({} for _ in range(count))))
    drawn = [len(values(trace[column])) for trace in figure.data for column in ("customdata", "y") if column in trace]
    assert max(drawn) >= count


@pytest.mark.parametrize("name", DRAWN_EMPTY)
def test_no_rows_draw_no_value(name: str) -> None:
    draw, rows, _ = FIGURES[name]
    figure = draw(rows())
    shaded = [trace for trace in figure.data if trace.type == "choropleth" and trace.colorbar.thickness]
    assert [len(values(trace.locations)) for trace in shaded] in ([], [0])
    assert [values(trace.x) for trace in figure.data if trace.type == "bar" and trace.yaxis != "y2"] in ([], [[]])
    drawn = [len(values(trace.lon)) for trace in figure.data if trace.type == "scattergeo"]
    assert sum(drawn) == 0


@EACH
def test_words_of_strangers_stand_in_figures_as_words(name: str) -> None:
    draw, rows, hostile = FIGURES[name]
    said = texts(draw(rows(hostile)).to_plotly_json())
    assert any("evil.example" in text for text in said)
    assert [text for text in said if "<a" in text or "<img" in text] == []
    whole = [html.unescape(text) for text in said]
    assert any('<a href="https' in text for text in whole)


@EACH
def test_every_figure_leaves_the_page_its_own_colour(name: str) -> None:
    draw, rows, _ = FIGURES[name]
    layout = draw(rows({})).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert layout.font.color == LIGHT.text


# Claims


def claim_lines(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "lines"]


def claim_marks(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "markers" and trace.customdata is not None]


def claim_words(figure: go.Figure) -> list[str]:
    (written,) = [trace for trace in figure.data if trace.mode == "text"]
    return [html.unescape(text) for text in written.text]


LONG = {
    "claimant": "Somebody who is quoted without a name by a newspaper", "supersedes_casualty_id": "c0", "number_kind": "at_least",
    "low": 1_234, "best": None, "high": None, "claimed_on": date(2025, 12, 31),
}  # fmt: skip


def test_words_of_a_claim_fit_a_telephone_and_nothing_of_them_is_lost() -> None:
    figure = draw_claims(
        claims({"number_kind": "range", "low": 1_000, "best": None, "high": 1_100, "is_current": False}, LONG, {})
    )
    folded, short = sorted(claim_words(figure), key=len, reverse=True)
    lines = [re.sub("</?b>", "", line) for line in folded.split("<br>")]
    assert len(lines) > 1
    assert max(len(line) for line in lines) <= LETTERS
    assert (
        " ".join(lines)
        == "Somebody who is quoted without a name by a ne…, 31 Dec 2025: at least 1,234 (before: 1,000 to 1,100, 4 Jan 2026)"
    )
    assert "<br>" not in short
    assert "<br>" not in claim_words(claims_chart(claims(LONG), {}, LIGHT, letters=120))[0]


def test_a_row_whose_words_take_several_lines_is_higher_and_each_mark_is_below_its_words() -> None:
    usual, higher = draw_claims(claims({}, {})), draw_claims(claims({}, LONG | {"supersedes_casualty_id": None}))
    assert higher.layout.height == usual.layout.height + LINE_PIXELS
    for figure in (usual, higher):
        (written,) = [trace for trace in figure.data if trace.mode == "text"]
        marked = {each: y for mark in claim_marks(figure) for (each,), y in zip(mark.customdata, mark.y, strict=True)}
        marks = [marked[each] for (each,) in written.customdata]
        half = [LINE_PIXELS / ROW_PIXELS * (text.count("<br>") + 1) / 2 for text in written.text]
        tops, ends = ([y + sign * each for y, each in zip(written.y, half, strict=True)] for sign in (-1, 1))
        assert all(end < mark for end, mark in zip(ends, marks, strict=True))
        assert all(mark < top for mark, top in zip(marks[:-1], tops[1:], strict=True))


def test_at_least_is_drawn_open_to_the_right_end_of_the_axis() -> None:
    figure = draw_claims(
        claims({"number_kind": "at_least", "low": 40, "best": 40, "high": None}, {"low": 80, "best": 80, "high": 80})
    )
    (line,) = claim_lines(figure)
    assert line.x[0] == 40
    assert line.x[1] > 80
    assert line.line.dash == "dot"


def test_at_most_is_drawn_from_zero_to_its_number() -> None:
    figure = draw_claims(claims({"number_kind": "at_most", "low": None, "best": None, "high": 12}))
    (line,) = claim_lines(figure)
    assert (tuple(line.x), line.line.dash) == ((0, 12), "dot")
    assert values(claim_marks(figure)[0].x) == [12]


def test_a_range_is_drawn_as_a_bar_from_low_to_high_and_without_a_middle_it_has_no_mark() -> None:
    figure = draw_claims(claims({"number_kind": "range", "low": 75, "best": None, "high": 80}))
    (line,) = claim_lines(figure)
    assert (tuple(line.x), line.line.dash) == ((75, 80), "solid")
    assert claim_marks(figure) == []


@pytest.mark.parametrize("kind", ["qualitative", "undisclosed"])
def test_a_claim_without_a_number_has_words_and_no_mark(kind: str) -> None:
    figure = draw_claims(claims({"number_kind": kind, **UNKNOWN}))
    assert claim_marks(figure) == []
    assert not any(0 in values(mark.x) for mark in claim_marks(figure))
    assert ("some, no number" if kind == "qualitative" else "not given") in claim_words(figure)[0]


def test_a_claimed_zero_has_a_mark_at_zero() -> None:
    figure = draw_claims(claims({"number_kind": "none", "low": 0, "best": 0, "high": 0}))
    assert values(claim_marks(figure)[0].x) == [0]
    assert "none (0)" in claim_words(figure)[0]


def test_a_replaced_figure_is_paler_than_one_that_stands_and_says_so() -> None:
    figure = draw_claims(claims({"is_current": False}, {}, {"is_for_topic": False}))
    (mark,) = claim_marks(figure)
    shade = dict(zip([each[0] for each in mark.customdata], mark.marker.opacity, strict=True))
    assert shade["c0"] < shade["c2"] < shade["c1"] == 1
    said = dict(zip(["c0", "c1", "c2"], claim_words(figure), strict=True))
    assert [each for each, text in said.items() if "replaced" in text] == ["c0"]


def test_a_withdrawn_figure_is_not_said_to_be_replaced() -> None:
    (said,) = claim_words(draw_claims(claims({"is_current": False, "retracted_on": date(2026, 1, 6)})))
    assert "withdrawn" in said
    assert "replaced" not in said


def test_claims_that_are_all_unknown_still_have_an_axis() -> None:
    figure = draw_claims(claims(*({"number_kind": "undisclosed", **UNKNOWN} for _ in range(3))))
    assert figure.layout.xaxis.range[1] > figure.layout.xaxis.range[0]


def test_every_claim_has_a_row_of_its_own() -> None:
    (written,) = [trace for trace in draw_claims(claims(*({} for _ in range(5)))).data if trace.mode == "text"]
    assert len(set(written.y)) == 5


def test_a_figure_shares_its_row_with_those_that_it_replaced_and_names_the_last_of_them() -> None:
    chain = [{"is_current": False, "best": 40}, {"is_current": False, "best": 50, "supersedes_casualty_id": "c0"}]
    figure = draw_claims(claims(*chain, {"supersedes_casualty_id": "c1"}, {"claimant": "Another"}))
    (written,) = [trace for trace in figure.data if trace.mode == "text"]
    (said,) = [each for each in written.text if "before" in each]
    assert "before: 50" in said
    assert "and 1 more" in said
    (mark,) = claim_marks(figure)
    rows = dict(zip([each[0] for each in mark.customdata], mark.y, strict=True))
    assert rows["c0"] == rows["c1"] == rows["c2"] != rows["c3"]


def test_a_very_long_name_is_cut_in_the_chart_and_whole_in_the_hover() -> None:
    figure = draw_claims(claims({"claimant": "x" * 200}))
    assert "x" * 60 not in claim_words(figure)[0]
    assert "x" * 200 in claim_marks(figure)[0].hovertext[0]


def test_parties_of_their_own_colour_are_explained_and_all_others_once() -> None:
    figure = draw_claims(claims({}, {"party": "France", "party_actor_id": "fr"}, {"party": "Spain", "party_actor_id": "es"}))
    assert [trace.name for trace in figure.data if trace.name] == ["Republic of Cuba", "Others"]


# One event


def test_an_imprecise_place_is_drawn_larger_and_fainter_than_an_exact_one() -> None:
    precisions = ("exact", "near", "district", "province")
    figure = draw_event(marks(*({"location_precision": each} for each in precisions)))
    drawn = [trace.marker for trace in figure.data if trace.type == "scattergeo"]
    sizes, opacities = [mark.size for mark in drawn], [mark.opacity for mark in drawn]
    assert sizes == sorted(set(sizes))
    assert opacities == sorted(set(opacities), reverse=True)


def test_the_map_of_an_event_is_not_shrunk_by_a_part_far_away() -> None:
    near = marks({}, {"latitude": 10.6})
    far = marks({}, {"latitude": 10.6}, {"latitude": 40.7, "longitude": -74.0}, {"longitude": -66.8})
    width = [figure.layout.geo.lonaxis.range[1] - figure.layout.geo.lonaxis.range[0] for figure in map(draw_event, (near, far))]
    assert max(width) < 5


# Bars


def test_bars_carry_their_range() -> None:
    (bar,) = draw_bars(bars({"low": 5, "best": 7, "high": 12})).data
    assert (values(bar.x), values(bar.error_x.arrayminus), values(bar.error_x.array)) == ([7], [2], [5])


def test_a_country_without_a_best_estimate_has_no_bar_of_zero() -> None:
    (bar,) = draw_bars(bars({}, {"country": "Cuba", **UNKNOWN})).data
    assert values(bar.x) == [7, None]


# Periods


def test_a_period_without_a_number_is_no_bar_of_zero() -> None:
    rows = periods({}, {"period_start": date(2026, 2, 1), **UNKNOWN, "without_number": 3})
    (bar,) = [trace for trace in draw_periods(rows).data if trace.type == "bar"]
    assert values(bar.y) == [7, None]


def test_zero_and_unreported_and_uncovered_are_three_things() -> None:
    rows = periods({}, {"period_start": date(2026, 2, 1), **UNKNOWN, "without_number": 3})
    figure = deaths_timeline(rows, covered("full", "full", "full", "none"), "best", LIGHT)
    (zero,), (unreported,), (outside,) = (
        named(figure, each) for each in ("Zero: covered, no event", "Events without a number", "Outside coverage")
    )
    assert [each.month for each in pd.to_datetime(list(zero.x))] == [3]
    assert [each.month for each in pd.to_datetime(list(unreported.x))] == [2]
    assert [each.month for each in pd.to_datetime(list(outside.x))] == [4]
    assert zero.marker.symbol != unreported.marker.symbol


def test_what_no_dataset_covers_is_hatched_over_its_whole_stretch() -> None:
    figure = deaths_timeline(periods({}), covered("full", "none", "none", "full", "none"), "best", LIGHT)
    (outside,) = named(figure, "Outside coverage")
    assert outside.marker.pattern.shape == "/"
    assert [width / 86_400_000 for width in outside.width] == [28 + 31, 31]
    assert outside.yaxis == "y2"


def test_what_is_covered_in_part_looks_other_than_what_is_not_covered() -> None:
    figure = deaths_timeline(periods({}), covered("full", "part", "none"), "best", LIGHT)
    assert named(figure, "Covered in part")[0].marker.pattern.shape != named(figure, "Outside coverage")[0].marker.pattern.shape


def test_an_uncovered_period_is_never_marked_as_zero() -> None:
    figure = deaths_timeline(periods(), covered("none", "part"), "best", LIGHT)
    assert named(figure, "Zero: covered, no event") == []


def test_the_band_runs_from_low_to_high_and_breaks_where_nothing_is_known() -> None:
    rows = periods({}, {"period_start": date(2026, 2, 1), **UNKNOWN}, {"period_start": date(2026, 3, 1), "low": 1, "high": 3})
    bands = named(deaths_timeline(rows, covered("full", "full", "full"), "best", LIGHT), "Low to high")
    assert [sorted(set(band.y)) for band in bands] == [[5, 12], [1, 3]]
    assert [band.showlegend for band in bands] == [True, False]


def test_divided_periods_have_no_band_for_ranges_of_parts_do_not_stack() -> None:
    rows = periods({}, {"division_rank": 2, "divided_by": "VEN", "division": "Venezuela"})
    assert named(deaths_timeline(rows, covered("full"), "best", LIGHT), "Low to high") == []


def test_divisions_have_colours_of_their_own_and_all_others_are_grey_and_counted() -> None:
    named_one = [{"division_rank": rank, "divided_by": f"c{rank}", "division": f"Country {rank}"} for rank in range(1, 8)]
    rows = periods(*named_one, {"division_rank": 8, "divided_by": None, "division": "Other", "divisions": 13})
    drawn = [trace for trace in deaths_timeline(rows, covered("full"), "best", LIGHT).data if trace.type == "bar"]
    assert drawn[-1].name == "Other (13 more)"
    assert drawn[-1].marker.color == LIGHT.other
    assert len({trace.marker.color for trace in drawn}) == len(drawn)


def test_divisions_without_any_number_are_drawn_without_a_fault() -> None:
    rows = periods(*({"division_rank": rank, "divided_by": f"c{rank}", **UNKNOWN} for rank in range(1, 8)))
    drawn = [trace for trace in deaths_timeline(rows, covered("full"), "best", LIGHT).data if trace.type == "bar"]
    assert {each for trace in drawn for each in values(trace.y)} == {None}


def test_overlapping_divisions_are_lines_with_gaps_where_nothing_is_known() -> None:
    rows = periods({"divided_by": "cuba"}, {"division_rank": 2, "divided_by": "venezuela"})
    figure = deaths_timeline(
        rows, covered("full", "full", "none"), "best", LIGHT, overlapping=True, own_colours={"venezuela": LIGHT.categorical[0]}
    )
    lines = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]
    assert [values(line.y) for line in lines] == [[7, 7, 0, 0, None, None]] * 2
    assert lines[1].line.color == LIGHT.categorical[0] != lines[0].line.color


def test_a_share_of_an_event_is_said_with_one_decimal() -> None:
    (bar,) = [
        trace
        for trace in draw_periods(periods({"events": 0.25, "low": 0.01, "best": 2.5, "high": 4.0})).data
        if trace.type == "bar"
    ]
    assert "0.2 coded events" in bar.text[0]
    assert "2.5 (under 0.1 to 4)" in bar.text[0]


MARKS = pd.DataFrame(
    {
        "number": [1, 2, 3],
        "title": ["Siege", HOSTILE, "Raid"],
        "start_date": [date(2025, 12, 1), date(2026, 1, 2), date(2026, 2, 10)],
        "end_date": [date(2026, 2, 10), date(2026, 1, 2), date(2026, 2, 10)],
    }
)


def test_events_are_marked_above_the_plot_and_those_of_several_days_over_their_days() -> None:
    figure = deaths_timeline(periods(), covered("full", "full"), "best", LIGHT, marks=MARKS)
    strip = [trace for trace in figure.data if trace.yaxis == "y3"]
    assert list(strip[0].x) == [date(2026, 1, 1), date(2026, 2, 11)]
    assert list(strip[1].text) == ["1–2", "3"]
    assert "<img" not in " ".join(strip[1].hovertext)


@given(st.lists(st.dates(date(1990, 1, 1), date(2020, 1, 1)), max_size=30), st.integers(0, 20_000))
def test_every_mark_is_in_one_group_and_groups_are_told_apart(starts: list[date], days: int) -> None:
    groups = group_marks(sorted(starts), days)
    assert [each for group in groups for each in group] == list(range(len(starts)))
    firsts = [sorted(starts)[group[0]] for group in groups]
    assert all((later - earlier).days >= TOO_CLOSE * days for earlier, later in pairwise(firsts))


# Lanes


def test_each_position_has_a_sign_of_its_own_and_each_party_its_colour() -> None:
    figure = draw_lanes(lanes({}, {"position": "denies", "party": "Elsewhere", "party_actor_id": "x"}))
    assert [trace.name for trace in figure.data] == ["Asserts", "Denies"]
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol
    assert [list(trace.marker.color) for trace in figure.data] == [[LIGHT.categorical[0]], [LIGHT.other]]


def test_statements_of_one_day_do_not_hide_each_other() -> None:
    (trace,) = draw_lanes(lanes({}, {}, {})).data
    assert len(set(trace.y)) == 3


def test_one_statement_far_off_does_not_squeeze_all_others() -> None:
    days = pd.Series(
        [date(2019, 2, 19), *(date(2026, 1, 3 + number) for number in range(20)), *(date(2026, 1, 5) for _ in range(30))]
    )
    first, last = busy_window(days)
    assert first > pd.Timestamp("2025-12-01")
    assert last > pd.Timestamp("2026-01-20")


def test_lanes_on_the_axis_of_the_figure_above_have_its_days_and_margin() -> None:
    days = [date(2026, 1, 1), date(2026, 2, 1)]
    rows = lanes({}, {"made_on": date(2020, 1, 1), "party": "Long ago"})
    figure = statement_lanes(rows, {}, {"asserts": "Asserts"}, LIGHT, shared=(days, LEFT))
    above = draw_periods(periods())
    assert (figure.layout.margin.l, figure.layout.margin.r) == (above.layout.margin.l, above.layout.margin.r)
    assert list(figure.layout.xaxis.range) == days
    assert sum(len(trace.x) for trace in figure.data) == 1


# Pairs


def test_pairs_stand_in_the_order_of_their_places_with_their_number() -> None:
    usual = {
        "first_actor_id": "army", "first_actor": HOSTILE, "first_place": 1, "second_actor_id": "rebels", "second_actor": "Rebels",
        "second_place": 2, "records": 12, "events": 12, "accounts": 0, "low": 1, "best": 2, "high": 3, "without_number": 0,
    }  # fmt: skip
    rows = frame(usual, {}, {"second_actor_id": "gang", "second_actor": "Gang", "second_place": 1, "records": 3})
    figure = pairs_matrix(rows, LIGHT)
    assert list(figure.layout.xaxis.ticktext) == ["Gang", "Rebels"]
    assert [each.text for each in figure.layout.annotations] == ["3", "12"]
    assert "<img" not in figure.layout.yaxis.ticktext[0]
