"""Countries & actors: places beside the period before, parts found by name, one actor in full."""

from collections.abc import Callable

import pytest

from tests.pages.conftest import Query, Shown

Show = Callable[..., Shown]
PARTS = "Actors by the part they play"


def test_places_are_compared_only_where_both_periods_are_covered(show: Show) -> None:
    shown = show("actors", {"from": "2019-01-01", "to": "2019-12-31"})
    rows = shown.tables["Countries beside the period before"]
    assert {"place", "place_before", "move", "difference"} <= set(rows)
    assert rows["place"].dropna().is_monotonic_increasing
    refused = show("actors", {"from": "2021-01-01", "to": "2021-12-31", "country": "VEN"})
    assert refused.faults == []
    assert "Countries beside the period before" not in refused.tables


def test_there_is_no_total_over_actors_and_the_reason_is_given(show: Show) -> None:
    assert "There is no total over actors" in show("actors").words


def test_an_actor_is_found_by_a_part_of_its_name_whatever_its_accents(show: Show) -> None:
    shown = show("actors")
    shown.run.text_input(key="actor_words").set_value("diaz-canel").run()
    assert shown.faults == []
    assert set(shown.tables[PARTS]["actor"]) == {"Miguel Díaz-Canel Bermúdez"}


def test_a_name_that_nobody_has_is_said(show: Show) -> None:
    shown = show("actors")
    shown.run.text_input(key="actor_words").set_value("no such name").run()
    assert shown.faults == []
    assert any("No actor of that name" in each for each in shown.notices)


@pytest.mark.parametrize(
    ("part", "words"), [("initiator", "Initiator"), ("speaker", "Speaker"), ("claimant", "Claimant of figures")]
)
def test_each_part_stands_apart(show: Show, part: str, words: str) -> None:
    shown = show("actors")
    (choice,) = [each for each in shown.run.get("button_group") if each.key == "actor_part"]
    choice.set_value(part).run()
    assert shown.faults == []
    assert f"with the part “{words}”" in shown.words
    assert ("without_number" in shown.tables[PARTS]) == (part == "claimant")
    assert "best" not in shown.tables[PARTS]


def test_one_actor_shows_its_events_its_words_its_figures_and_those_about_its_people(show: Show) -> None:
    shown = show("actors", {"actor": "cuba"})
    assert shown.faults == []
    for table in ("Events attributed to it", "Statements it made", "Figures it claimed", "Figures claimed about its own people"):
        assert len(shown.tables[table]), table
    about = shown.tables["Figures claimed about its own people"]
    assert (about["publisher"].str.len() > 0).all()


QUIET: dict[str, Query] = {
    "who only speaks": {"actor": "monitor-de-victimas"},
    "on days without events": {"actor": "cuba", "from": "1990-01-01", "to": "1990-12-31"},
}


@pytest.mark.parametrize("case", QUIET)
def test_an_actor_without_events_is_explained(show: Show, case: str) -> None:
    shown = show("actors", QUIET[case])
    assert shown.faults == []
    assert any("is named in no event of the selection" in each for each in shown.notices)


def test_several_actors_are_not_added_up(show: Show) -> None:
    shown = show("actors", {"actor": ["cuba", "united-states"]})
    assert shown.faults == []
    assert "2 actors are chosen: their records are not added up" in shown.words


@pytest.mark.parametrize(
    "query",
    [
        {"country": "TUV"},
        {"from": "2026-01-03", "to": "2026-01-03"},
        {"from": "1926-01-01", "to": "2025-12-31"},
        {"from": "1812-01-01", "to": "1899-12-31"},
        {"from": "2099-01-01"},
        {"actor": "nobody"},
    ],
)
def test_unusual_selections_are_drawn_or_explained(show: Show, query: Query) -> None:
    assert show("actors", query).faults == []
