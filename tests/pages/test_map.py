"""The map page under awkward addresses: each view is drawn or refused with a reason, and what cannot be mapped is counted."""

from collections.abc import Callable
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


@pytest.mark.parametrize(
    "query",
    [{}, {"country": "XKX"}, {"country": "USA", "type": "airstrike"}, {"from": "2026-01-03", "to": "2026-01-03"}, {"asof": "2026-01-03"}],
    ids=["everything", "no record of it", "one country", "one day", "as of"],
)  # fmt: skip
def test_what_matches_is_drawn_and_what_has_no_place_is_counted(show: Show, query: dict[str, str]) -> None:
    shown = show("map", query)
    assert shown.faults == []
    assert "Not mapped" in shown.words or "not the same as nothing having happened" in "".join(shown.notices)


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
