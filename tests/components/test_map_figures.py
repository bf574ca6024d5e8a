"""Maps as data: classes and states, marks by precision, hatching, the part in view, frames that keep their scale."""

import html
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.country_map import country_map
from components.figures.map_classes import (
    COUNTS,
    FIRST,
    NO_NUMBER,
    NO_RECORD,
    SHARES,
    SIZES,
    ZERO,
    class_names,
    class_starts,
    state_colours,
    state_names,
    states,
)
from components.figures.map_view import MapView
from components.figures.played_map import played_map
from components.palette import DARK, LIGHT
from tests.components.test_figures import HOSTILE, UNKNOWN, frame, texts

INKS = pytest.mark.parametrize("ink", [LIGHT, DARK], ids=lambda ink: ink.name)
NAMES = {"VEN": "Venezuela", "CUB": "Cuba"}
REGION = MapView(10.5, -66.9, 4, 22.5, 5.9, 14.9)
TOLL = {"events": 3, "accounts": 1, "low": 5, "best": 7, "high": 12, "without_number": 0, "without_share": 0.0}


def countries(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "country_iso3": "VEN", "country": "Venezuela", "latitude": 7.0, "longitude": -66.0, "area_km2": 916_445.0, "has_shape": True,
    }  # fmt: skip
    return frame(usual | TOLL, *changes)


def cells(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {"cell_west": -68.0, "cell_south": 8.0, "latitude": 10.5, "longitude": -66.9, "records": 4, "imprecise": 0}
    return frame(usual | TOLL, *changes)


def spots(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "latitude": 10.5, "longitude": -66.9, "location_precision": "near", "place": "Caracas", "records": 1, "only_event_id": "e",
        "title": "Airstrike", "first_day": date(2026, 1, 3), "last_day": date(2026, 1, 3),
    }  # fmt: skip
    return frame(usual | TOLL, *changes)


DISPUTED = pd.DataFrame([
    {"name": "Kosovo", "kind": "area", "note": "", "geometry": "{}"},
    {"name": "border 1", "kind": "line", "note": "", "geometry": '{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}'},
])  # fmt: skip


def draw(rows: pd.DataFrame, **more: Any) -> go.Figure:
    return country_map(rows, NAMES, measure=more.pop("measure", "best"), ink=more.pop("ink", LIGHT), **more)


def named(figure: go.Figure, name: str) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def states_drawn(figure: go.Figure) -> dict[str, int]:
    land = named(figure, "countries")
    return dict(zip(land.locations, land.z.tolist(), strict=True))


@pytest.mark.parametrize(
    ("value", "state"),
    [(0, ZERO), (None, NO_NUMBER), (1, FIRST), (9, FIRST), (10, FIRST + 1), (99_999, FIRST + 4), (100_000, FIRST + 5), (10**8, FIRST + 5)],
)  # fmt: skip
def test_numbers_fall_into_classes_and_zero_and_unknown_into_none(value: int | None, state: int) -> None:
    assert states(countries({"best": value}), "best").tolist() == [state]


def test_a_zero_beside_records_without_a_number_is_no_zero() -> None:
    rows = countries({"best": 0, "without_number": 2}, {"events": 0, "best": None}, {"events": 0})
    assert states(rows, "best").tolist()[0] == NO_NUMBER
    assert states(rows, "events").tolist()[1:] == [NO_NUMBER, NO_NUMBER]


@pytest.mark.parametrize(("share", "state"), [(0.0, ZERO), (0.1, FIRST), (5.0, FIRST + 1), (100.0, FIRST + 5), (None, NO_NUMBER)])
def test_shares_have_classes_of_their_own(share: float | None, state: int) -> None:
    rows = countries({"without_share": share}).astype({"without_share": "Float64"})
    assert states(rows, "without_share").tolist() == [state]


@pytest.mark.parametrize("measure", ["best", "without_share"])
def test_every_state_has_a_name_a_colour_and_every_class_a_size(measure: str) -> None:
    assert len(state_names(measure)) == len(state_colours(LIGHT)) == len(set(state_colours(DARK))) == FIRST + len(SIZES)
    assert len(class_names(measure)) == len(class_starts(measure)) == len(SIZES) == len(COUNTS) == len(SHARES)


@INKS
def test_no_record_no_number_and_zero_look_different_and_the_legend_says_so(ink: Any) -> None:
    rows = countries({**UNKNOWN, "without_number": 3}, {"country_iso3": "MLT", "best": 0})
    figure = country_map(rows, {**NAMES, "MLT": "Malta"}, measure="best", ink=ink)
    assert states_drawn(figure) == {"VEN": NO_NUMBER, "CUB": NO_RECORD, "MLT": ZERO}
    land = named(figure, "countries")
    colours = [colour for _, colour in land.colorscale[::2]]
    assert colours == state_colours(ink)
    legend = {trace.name: trace.marker.color for trace in figure.data if trace.type == "scattergeo"}
    assert [legend[name] for name in state_names("best")] == colours


def test_the_breaks_stay_whatever_is_drawn() -> None:
    few, many = draw(countries({})), draw(countries({"best": 10**7}))
    assert [trace.name for trace in few.data] == [trace.name for trace in many.data]
    assert (named(few, "countries").zmin, named(few, "countries").zmax) == (
        named(many, "countries").zmin,
        named(many, "countries").zmax,
    )


def test_countries_are_clicked_by_their_code_and_marks_by_their_number() -> None:
    figure = draw(countries({}), cells=cells({}, {"latitude": 12.0, **UNKNOWN, "without_number": 3}))
    assert list(named(figure, "countries").locations) == ["VEN", "CUB"]
    clicked = [row[0] for trace in figure.data if trace.name == "cells" for row in trace.customdata.tolist()]
    assert sorted(clicked) == [0, 1]


def test_small_states_have_a_square_where_their_shape_cannot_be_seen() -> None:
    rows = countries({}, {"country_iso3": "MLT", "country": "Malta", "area_km2": 316.0, "latitude": 35.9, "longitude": 14.4})
    assert [each[0] for each in named(draw(rows), "small states").customdata] == ["MLT"]


def test_a_country_without_a_shape_and_without_a_place_is_drawn_nowhere_and_breaks_nothing() -> None:
    rows = countries({"country_iso3": "TUV", "country": "Tuvalu", "has_shape": False, "latitude": None, "longitude": None})
    assert set(states_drawn(draw(rows)).values()) == {NO_RECORD}


def test_a_chosen_country_is_outlined() -> None:
    assert list(named(draw(countries({}), chosen=("CUB",)), "chosen").locations) == ["CUB"]


def test_a_record_of_no_country_is_not_drawn_on_one() -> None:
    rows = countries({}, {"country_iso3": None, "country": "No country stated"})
    assert states_drawn(draw(rows)) == {"VEN": FIRST, "CUB": NO_RECORD}


def test_a_country_says_what_it_has_and_unknown_apart_from_zero() -> None:
    land = named(draw(countries({**UNKNOWN, "without_number": 3})), "countries")
    said = dict(zip(land.locations, land.text, strict=True))
    for words in ("Venezuela", "no number given", "3 without a number", "1 curated event"):
        assert words in said["VEN"]
    assert said["CUB"] == "<b>Cuba</b><br>no matching record"


@pytest.mark.parametrize(
    "figure",
    [
        lambda: country_map(countries({"country": HOSTILE}), {"VEN": HOSTILE}, measure="best", ink=LIGHT, view=REGION),
        lambda: draw(countries({}), spots=spots({"title": HOSTILE}, {"place": HOSTILE, "records": 2})),
        lambda: played_map(played({}), PERIODS, {"VEN": HOSTILE}, measure="best", ink=LIGHT),
    ],
    ids=["countries", "spots", "played"],
)  # fmt: skip
def test_words_of_strangers_stand_in_maps_as_words(figure: Any) -> None:
    said = texts(figure().to_plotly_json())
    assert any("evil.example" in text for text in said)
    assert [text for text in said if "<a" in text or "<img" in text] == []
    assert any('<a href="https' in html.unescape(text) for text in said)


# Marks


def test_a_larger_number_is_a_larger_mark_and_none_is_hollow() -> None:
    figure = draw(
        countries({}), cells=cells({"best": 5, "records": 1}, {"best": 5_000, "records": 9}, {**UNKNOWN, "without_number": 1})
    )
    known, unknown = [trace for trace in figure.data if trace.name == "cells"]
    assert known.marker.size.tolist() == [SIZES[3], SIZES[0]]
    assert known.marker.color == LIGHT.categorical[1]
    assert list(unknown.marker.color) == [LIGHT.page]
    assert "no number given" in unknown.hovertemplate


def test_marks_carry_codes_and_no_words() -> None:
    figure = draw(countries(), cells=cells(*({"latitude": float(each % 80)} for each in range(5_000))))
    (marks,) = [trace for trace in figure.data if trace.name == "cells"]
    assert marks.text is None
    assert (marks.lon.dtype, marks.customdata.dtype, marks.marker.size.dtype) == ("float32", "int32", "int8")
    assert len(figure.to_json()) < 300_000


@pytest.mark.parametrize(("precision", "km"), [("district", 25), ("province", 100), ("unstated", 25)])
def test_an_imprecise_place_has_a_ring_of_the_radius_that_its_legend_states(precision: str, km: int) -> None:
    figure = draw(countries({}), spots=spots({"location_precision": precision}))
    ring = named(figure, "rings")
    reach = max(each for each in ring.lat if each is not None) - 10.5
    assert reach * 111.2 == pytest.approx(km, rel=0.02)
    assert any(f"ring of {km} km" in (trace.name or "") for trace in figure.data)


def test_an_exact_place_has_no_ring() -> None:
    assert "rings" not in [trace.name for trace in draw(countries({}), spots=spots({"location_precision": "exact"})).data]


# Disputed land


def test_disputed_areas_are_hatched_and_disputed_borders_broken() -> None:
    figure = draw(countries({}), disputed=DISPUTED)
    assert list(named(figure, "disputed areas").locations) == ["Kosovo"]
    border = named(figure, "disputed borders")
    assert (list(border.lon), border.line.dash) == ([1.0, 3.0, None], "3px,3px")
    assert "disputed" in [trace.name for trace in figure.data]


# The part in view


def test_maps_ask_nobody_but_this_host_for_outlines() -> None:
    for view in ({}, {"view": REGION}):
        figure = draw(countries({}), disputed=DISPUTED, **view)
        assert all(trace.geojson.startswith("/shapes/") for trace in figure.data if trace.type == "choropleth")
        assert figure.layout.geo.fitbounds is False


def test_a_near_view_takes_finer_outlines_and_names_the_countries_in_it() -> None:
    rows = countries({}, {"country_iso3": "CUB", "country": "Cuba", "latitude": 21.0, "longitude": -79.0})
    figure = draw(rows, view=REGION)
    assert named(figure, "countries").geojson == "/shapes/50m.json"
    assert list(named(figure, "names").text) == ["Venezuela"]
    assert tuple(figure.layout.geo.lonaxis.range) == (-66.9 - 11.25, -66.9 + 11.25)
    assert tuple(figure.layout.geo.lataxis.range) == (5.9, 14.9)


def test_a_view_across_180_degrees_is_one_stretch() -> None:
    across = MapView(-17, 178, 4, 22.5, -21, -13)
    figure = draw(countries({"country": "Fiji", "latitude": -17.0, "longitude": -179.0}), view=across)
    assert tuple(figure.layout.geo.lonaxis.range) == (166.75, 189.25)
    assert list(named(figure, "names").text) == ["Fiji"]


# Played through time


def played(*changes: dict[str, Any]) -> pd.DataFrame:
    return frame({"country_iso3": "VEN", "period_start": date(2026, 1, 1), "records": 3} | TOLL, *changes)


PERIODS: list[tuple[date, str]] = [(date(2026, month, 1), f"month {month}") for month in (1, 2, 3)]


def test_every_period_is_a_frame_and_one_without_records_shows_none() -> None:
    figure = played_map(played({}, {"period_start": date(2026, 3, 1), "best": 5_000}), PERIODS, NAMES, measure="best", ink=LIGHT)
    assert [each.name for each in figure.frames] == [name for _, name in PERIODS]
    drawn = [each.data[0].z.tolist() for each in figure.frames]
    assert drawn == [[FIRST, NO_RECORD], [NO_RECORD, NO_RECORD], [FIRST + 3, NO_RECORD]]
    assert [step.label for step in figure.layout.sliders[0].steps] == [name for _, name in PERIODS]


def test_frames_bring_no_scale_of_their_own() -> None:
    figure = played_map(played({}), PERIODS, NAMES, measure="best", ink=LIGHT)
    for each in figure.frames:
        assert each.data[0].zmin is None
        assert each.data[0].colorscale is None
    assert (named(figure, "countries").zmin, named(figure, "countries").zmax) == (-0.5, len(state_colours(LIGHT)) - 0.5)


# Names of places


def place(name: str, latitude: float, longitude: float) -> dict[str, Any]:
    return {"place": name, "latitude": latitude, "longitude": longitude}


CITY = MapView(36.2, 37.15, 9, 0.703, 36.09, 36.31)


def names_on(view: MapView, *places: dict[str, Any]) -> list[str]:
    figure = draw(countries({}), view=view, places=pd.DataFrame(places, columns=["place", "latitude", "longitude"]))
    return [name for trace in figure.data if trace.name == "places" for name in trace.text]


def test_names_of_places_are_those_of_most_records_and_none_lies_over_another() -> None:
    first, close, aside = place("Aleppo", 36.2, 37.15), place("Suburb", 36.205, 37.2), place("Anadan", 36.28, 37.02)
    assert names_on(CITY, first, close, aside) == ["Aleppo", "Anadan"]
    assert names_on(CITY, close, first, aside) == ["Suburb", "Anadan"]
    assert names_on(CITY) == []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(36.2, 36.82), (36.2, 37.49), (36.1, 37.15), (36.12, 36.9)],
    ids=["west", "east", "south", "legend"],
)
def test_names_of_places_are_not_cut_and_leave_the_legend_free(latitude: float, longitude: float) -> None:
    assert names_on(CITY, place("Cut", latitude, longitude), place("Aleppo", 36.2, 37.15)) == ["Aleppo"]


def test_names_of_places_are_twelve_at_most_short_and_stay_text() -> None:
    many = [place(f"Place {number}", 36.11 + 0.02 * (number % 10), 36.96 + 0.12 * (number // 10)) for number in range(40)]
    assert len(names_on(CITY, *many)) == 12
    (name,) = names_on(CITY, place(HOSTILE * 9, 36.2, 37.15))
    assert len(html.unescape(name)) <= 24 + 2
    assert "<script" not in name


def test_names_of_places_keep_apart_across_180_degrees() -> None:
    across = MapView(-17, 179.9, 6, 5.6, -18.1, -15.9)
    assert names_on(across, place("Taveuni", -16.9, 179.95), place("Qamea", -16.9, -179.95)) == ["Taveuni"]
