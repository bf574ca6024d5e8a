"""Figures as data: what is drawn for one row, for many, for unknown numbers and for hostile words."""

import html
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.claims_chart import claims_chart
from components.figures.country_bars import country_bars
from components.figures.country_map import CLASSES, class_of, class_starts, country_map
from components.figures.deaths_timeline import deaths_timeline
from components.figures.event_map import event_map
from components.figures.statement_lanes import busy_window, statement_lanes
from components.palette import DARK, LIGHT

HOSTILE = '<a href="https://evil.example">x</a><img src=https://evil.example/p.png> &lt;b&gt; %{x} $y$'
WHOLE = ("low", "best", "high", "events", "accounts", "without_number", "figures")
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


def countries(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "country_iso3": "VEN", "country": "Venezuela", "latitude": 7.0, "longitude": -66.0, "area_km2": 916_445.0, "has_shape": True,
        "events": 3, "accounts": 1, "low": 5, "best": 7, "high": 12, "without_number": 0,
    }  # fmt: skip
    return frame(usual, *changes)


def marks(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "event_id": "e", "title": "Airstrike", "place": "Caracas", "start_date": date(2026, 1, 3), "end_date": date(2026, 1, 3),
        "latitude": 10.5, "longitude": -66.9, "location_precision": "near", "figures": 2,
    }  # fmt: skip
    return frame(usual, *changes)


def periods(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "period_start": date(2026, 1, 1), "divided_by": "all", "division": "All", "events": 3, "accounts": 0, "low": 5, "best": 7,
        "high": 12, "without_number": 0,
    }  # fmt: skip
    return frame(usual, *changes)


def covered(*states: str) -> pd.DataFrame:
    """Coverage of the months of 2026, as many as there are states."""
    months = pd.period_range("2026-01", periods=len(states), freq="M")
    return pd.DataFrame(
        {
            "period_start": [month.start_time.date() for month in months],
            "period_end": [month.end_time.date() for month in months],
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


def draw_countries(rows: pd.DataFrame) -> go.Figure:
    return country_map(rows, marks(), ["VEN", "CUB"], measure="best", label="Best estimate", ink=LIGHT)


def draw_marks(rows: pd.DataFrame) -> go.Figure:
    return country_map(countries(), rows, ["VEN", "CUB"], measure="best", label="Best estimate", ink=LIGHT)


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
    "countries": (draw_countries, countries, {"country": HOSTILE}),
    "marks": (draw_marks, marks, {"title": HOSTILE, "place": HOSTILE}),
    "event": (draw_event, marks, {"title": HOSTILE, "place": HOSTILE}),
    "periods": (draw_periods, periods, {"division": HOSTILE}),
    "lanes": (draw_lanes, lanes, {"speaker": HOSTILE, "party": HOSTILE, "topic": HOSTILE, "summary": HOSTILE}),
}
EACH = pytest.mark.parametrize("name", FIGURES)
# Pages say in words that there is nothing to draw; these figures are also drawn over no rows.
DRAWN_EMPTY = ("bars", "countries", "marks", "periods")


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


# Countries


@pytest.mark.parametrize(
    ("value", "number"),
    [(0, None), (0.5, None), (pd.NA, None), (float("nan"), None), (1, 0), (9, 0), (10, 1), (99_999, 4), (100_000, 5), (10**9, 5)],
)
def test_values_fall_into_classes_and_zero_and_unknown_into_none(value: Any, number: int | None) -> None:
    assert class_of(value) == number


def test_every_class_has_a_label_and_a_colour() -> None:
    assert len(class_starts()) == len(CLASSES) == len(LIGHT.sequential) == len(DARK.sequential)


def shaded_in(figure: go.Figure) -> Any:
    (shaded,) = [trace for trace in figure.data if trace.type == "choropleth" and trace.colorbar.thickness]
    return shaded


@INKS
def test_a_country_without_a_number_is_land_and_not_the_colour_of_few(ink: Any) -> None:
    rows = countries({}, {"country_iso3": "CUB", "country": "Cuba", **UNKNOWN, "without_number": 3})
    figure = country_map(rows, marks(), ["VEN", "CUB"], measure="best", label="Best estimate", ink=ink)
    assert list(shaded_in(figure).locations) == ["VEN"]
    land = figure.data[0]
    assert set(land.locations) == {"VEN", "CUB"}
    assert {colour for _, colour in land.colorscale} == {ink.land}


def test_shades_are_steps_and_not_a_slide() -> None:
    shaded = shaded_in(draw_countries(countries({"best": 7}, {"country_iso3": "CUB", "best": 5_000})))
    assert list(shaded.z) == [0, 3]
    assert (shaded.zmin, shaded.zmax) == (-0.5, len(CLASSES) - 0.5)


def test_clicks_on_countries_know_their_code_and_clicks_on_marks_their_event() -> None:
    figure = country_map(countries({}), marks({}), ["VEN", "CUB"], measure="best", label="Best", ink=LIGHT)
    assert [each[0] for each in figure.data[0].customdata] == ["VEN", "CUB"]
    assert [each[0] for each in shaded_in(figure).customdata] == ["VEN"]
    (mark,) = [trace for trace in figure.data if trace.type == "scattergeo" and trace.showlegend]
    assert [each[0] for each in mark.customdata] == ["e"]


def test_small_states_have_a_square_where_their_shape_cannot_be_seen() -> None:
    rows = countries({}, {"country_iso3": "MLT", "country": "Malta", "area_km2": 316.0, "latitude": 35.9, "longitude": 14.4})
    (squares,) = [trace for trace in draw_countries(rows).data if trace.type == "scattergeo"]
    assert [each[0] for each in squares.customdata] == ["MLT"]


def test_a_chosen_country_is_outlined() -> None:
    figure = country_map(countries({}), marks(), ["VEN", "CUB"], measure="best", label="Best", ink=LIGHT, chosen=("CUB",))
    assert any(list(trace.locations) == ["CUB"] for trace in figure.data if trace.type == "choropleth")


def test_a_record_of_no_country_is_not_drawn_on_one() -> None:
    assert list(shaded_in(draw_countries(countries({}, {"country_iso3": None, "country": "No country stated"}))).locations) == [
        "VEN"
    ]


def test_a_country_with_records_but_nothing_to_shade_says_what_it_has() -> None:
    rows = countries({"country_iso3": "CUB", "country": "Cuba", **UNKNOWN, "events": 0, "accounts": 4})
    land = country_map(rows, marks(), ["VEN", "CUB"], measure="best", label="Best", ink=LIGHT).data[0]
    said = dict(zip(land.locations, land.text, strict=True))
    assert "4 curated events" in said["CUB"]
    assert "no matching record" not in said["CUB"]
    assert said["VEN"] == "VEN: no matching record"


def test_the_hover_of_a_country_says_unknown_apart_from_zero() -> None:
    (said,) = shaded_in(
        country_map(countries({**UNKNOWN, "without_number": 3}), marks(), ["VEN"], measure="events", label="Events", ink=LIGHT)
    ).text
    assert "no number given" in said
    assert "3 without a number" in said


@pytest.mark.parametrize("draw", [draw_marks, draw_event])
def test_an_imprecise_place_is_drawn_larger_and_fainter_than_an_exact_one(draw: Draw) -> None:
    precisions = ("exact", "near", "district", "province")
    figure = draw(marks(*({"location_precision": each} for each in precisions)))
    drawn = [
        trace.marker
        for trace in figure.data
        if trace.type == "scattergeo" and trace.customdata is not None and len(trace.customdata)
    ]
    sizes, opacities = [mark.size for mark in drawn], [mark.opacity for mark in drawn]
    assert sizes == sorted(set(sizes))
    assert opacities == sorted(set(opacities), reverse=True)


def test_maps_ask_nobody_for_outlines() -> None:
    for figure in (draw_countries(countries({})), draw_event(marks({}))):
        assert all(trace.geojson.startswith("/shapes/") for trace in figure.data if trace.type == "choropleth")
        assert figure.layout.geo.fitbounds is False


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
    rows = periods({}, {"divided_by": "VEN", "division": "Venezuela"})
    assert named(deaths_timeline(rows, covered("full"), "best", LIGHT), "Low to high") == []


def test_divisions_beyond_the_largest_stand_together_and_nothing_is_lost() -> None:
    rows = periods(*({"divided_by": f"c{number}", "division": f"Country {number}", "best": number} for number in range(1, 21)))
    drawn = [trace for trace in deaths_timeline(rows, covered("full"), "best", LIGHT).data if trace.type == "bar"]
    assert sum(sum(values(trace.y)) for trace in drawn) == sum(range(1, 21))
    assert drawn[-1].name == "13 others"
    assert len({trace.marker.color for trace in drawn}) == len(drawn)


def test_divisions_without_any_number_are_drawn_without_a_fault() -> None:
    rows = periods(*({"divided_by": f"c{number}", "division": f"Country {number}", **UNKNOWN} for number in range(20)))
    drawn = [trace for trace in deaths_timeline(rows, covered("full"), "best", LIGHT).data if trace.type == "bar"]
    assert {each for trace in drawn for each in values(trace.y)} == {None}


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
