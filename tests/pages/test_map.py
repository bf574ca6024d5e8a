"""The map page under awkward addresses: each view is drawn or refused with a reason, and what cannot be mapped is counted."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.pages.conftest import Shown

Show = Callable[..., Shown]


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("garbage", "latitude,longitude,zoom"),
        ("10,20", "latitude,longitude,zoom"),
        ("95,0,3", "between -90 and 90"),
        ("0,181,3", "between -180 and 180"),
        ("0,0,13", "between 0"),
        ("0,0,-1", "latitude,longitude,zoom"),
    ],
)
def test_a_view_that_is_none_is_refused_with_the_reason_and_the_world_is_drawn(show: Show, at: str, reason: str) -> None:
    shown = show("map", {"at": at})
    assert shown.faults == []
    (notice,) = [each for each in shown.notices if "Map view" in each]
    assert reason in notice.replace("\\", "")
    assert "world_map" in shown.charts


@pytest.mark.parametrize("at", ["10.5,-66.9,5", "-17,178,4", "90,180,12", "-90,-180,0", "0,0,12", "85,0,2"])
@pytest.mark.parametrize("measure", ["best", "without_share", "accounts"])
def test_every_view_is_drawn_by_every_measure(show: Show, at: str, measure: str) -> None:
    shown = show("map", {"at": at, "measure": measure})
    assert shown.faults == []
    assert "world_map" in shown.charts


TOMORROW = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 the day of the reader
SPANS = {
    "everything": {}, "one country": {"country": "VEN"}, "one day": {"from": "2026-01-03", "to": "2026-01-03"},
    "as of": {"asof": "2026-01-03"}, "a hundred years": {"from": "1926-01-01", "to": "2025-12-31"},
    "before 1900": {"from": "1812-01-01", "to": "1990-12-31"}, "until tomorrow": {"from": "2025-12-01", "to": TOMORROW},
    "a country without a shape on the world": {"country": "BHR"},
}  # fmt: skip


@pytest.mark.parametrize("case", SPANS)
def test_what_matches_is_drawn_and_what_has_no_place_is_counted(show: Show, case: str) -> None:
    shown = show("map", SPANS[case])
    assert shown.faults == []
    assert "world_map" in shown.charts
    assert "Not mapped" in shown.words


@pytest.mark.parametrize("query", [{"country": "XKX"}, {"from": "1812-01-01", "to": "1899-12-31"}, {"from": "2099-01-01"}])
def test_what_matches_nothing_is_explained_and_not_drawn(show: Show, query: dict[str, str]) -> None:
    shown = show("map", query)
    assert shown.faults == []
    assert shown.charts == {}
    assert "not the same as nothing having happened" in "".join(shown.notices)


@pytest.mark.parametrize("case", ["everything", "one day", "before 1900"])
def test_every_span_is_played(show: Show, case: str) -> None:
    shown = show("map", SPANS[case])
    main: Any = shown.run.main
    (toggle,) = [each for each in main.get("toggle") if each.label == "Play through time"]
    toggle.set_value(True).run()
    assert shown.faults == []
    assert "in the same classes throughout" in shown.charts["played_map"]


def test_the_rule_about_disputed_land_is_printed_with_the_land_and_what_it_misses(show: Show) -> None:
    shown = show("map")
    assert {"Palestine", "Kosovo", "Western Sahara"} <= set(shown.tables["Land drawn as disputed"]["name"])
    assert "Golan Heights" in shown.words
    assert "what is dragged or turned by the wheel does not" in shown.words


def test_a_mark_says_its_size_on_the_ground_and_the_view_its_width(show: Show) -> None:
    words = show("map", {"at": "10.5,-66.9,9"}).charts["world_map"]
    assert "The view is about 77 km wide." in words
    assert "km wide" not in show("map").charts["world_map"]


def test_a_button_that_leads_nowhere_is_off_and_the_others_write_the_view(show: Show) -> None:
    shown = show("map", {"country": "VEN"})
    main: Any = shown.run.main
    buttons = {each.label: each for each in main.get("button")}
    assert buttons["Zoom out"].disabled
    assert buttons["World"].disabled
    buttons["Fit"].click().run()
    written = shown.run.query_params["at"]
    latitude, longitude, zoom = map(float, (written if isinstance(written, str) else written[0]).split(","))
    assert -2 < latitude < 14
    assert -75 < longitude < -58
    assert 2 < zoom < 12


def test_time_is_played_on_the_same_page(show: Show) -> None:
    shown = show("map", {"country": "VEN", "from": "2025-06-01"})
    main: Any = shown.run.main
    (toggle,) = [each for each in main.get("toggle") if each.label == "Play through time"]
    toggle.set_value(True).run()
    assert shown.faults == []
    assert "month by month" in shown.words
    assert "first day" in shown.words
