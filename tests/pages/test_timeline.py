"""The timeline page: every span and every rule drawn or explained."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.comparisons import say_difference, say_move
from components.grains import DAYS, LONGEST, MOST_PERIODS, allowed, suited, to_the_edges
from components.lanes import LONGEST_SHARED, axis_to_share
from queries.comparison import Toll
from tests.pages.conftest import Query, Shown

Show = Callable[..., Shown]
TWIN = "deaths and events by period"

TOMORROW = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 the day of the reader
DRAWN: dict[str, tuple[Query, str]] = {
    "one day": ({"from": "2026-01-03", "to": "2026-01-03"}, "per month"),
    "a hundred years": ({"from": "1926-01-01", "to": "2025-12-31"}, "per year"),
    "everything": ({}, "per year"),
    "before 1900": ({"from": "1812-01-01", "to": "1990-12-31"}, "1 Jan 1812"),
    "until tomorrow": ({"from": "2025-12-01", "to": TOMORROW}, "per month"),
    "days over decades": ({"from": "1990-01-01", "to": "2019-12-31", "grain": "day"}, "10,957 days are too many to draw"),
}


@pytest.mark.parametrize("case", DRAWN)
def test_a_span_is_drawn_and_said(show: Show, case: str) -> None:
    query, said = DRAWN[case]
    shown = show("timeline", query)
    assert shown.faults == []
    assert "deaths_by_period" in shown.charts
    assert said in shown.words


@pytest.mark.parametrize("query", [{"from": "1812-01-01", "to": "1812-12-31"}, {"from": "2100-01-01"}, {"country": "TUV"}])
def test_a_span_of_which_nothing_is_known_is_explained(show: Show, query: Query) -> None:
    shown = show("timeline", query)
    assert shown.faults == []
    assert shown.charts == {}
    assert any("not the same as nothing having happened" in each for each in shown.notices)


def test_an_unknown_placement_is_refused_and_the_default_drawn(show: Show) -> None:
    shown = show("timeline", {"placed": "middle"})
    assert shown.faults == []
    assert any("Placement" in each and "middle" in each and "spread" in each for each in shown.notices)
    assert "spread evenly over its days" in shown.words


@pytest.mark.parametrize(
    ("placed", "rule"), [("start", "of its first day"), ("end", "of its last day"), ("spread", "spread evenly over its days")]
)
def test_the_rule_of_placement_is_printed(show: Show, placed: str, rule: str) -> None:
    assert rule in show("timeline", {"placed": placed}).words


def test_what_stands_beyond_the_divisions_drawn_is_counted(show: Show) -> None:
    words = show("timeline", {"by": "country"}).words
    assert re.search(r"Other: \d+ countries with [\d,]+ of [\d,]+ deaths \(best\), \d+ %\.", words)


def test_lines_of_parties_are_not_added_up(show: Show) -> None:
    shown = show("timeline", {"by": "actor", "measure": "accounts"})
    assert shown.faults == []
    assert "are not added up" in shown.words


def test_two_covered_years_are_compared_with_the_rule(show: Show) -> None:
    shown = show("timeline", {"from": "2019-01-01", "to": "2020-12-31"})
    assert "against the 24 calendar months just before, 1 Jan 2017 – 31 Dec 2018 (730 days)" in shown.words
    assert set(shown.tables["The dates chosen and the period before"]["side"]) == {"The dates chosen", "The period before"}


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"from": "2025-12-01", "to": "2026-01-31"}, "loaded datasets cover only 41 of the 62 days of the dates chosen"),
        ({"from": "1989-01-01", "to": "1989-12-31"}, "no loaded dataset covers the period before"),
        ({"from": "2019-03-05", "to": "2019-03-25"}, "stand in records over its edges"),
        ({"from": "0001-03-05", "to": "2019-03-25"}, "the calendar does not reach back so far"),
    ],
)
def test_periods_that_cannot_be_compared_are_refused_with_the_reason(show: Show, query: Query, reason: str) -> None:
    shown = show("timeline", query)
    assert shown.faults == []
    assert any("Not compared with the period before" in each and reason in each for each in shown.notices), shown.notices


def test_curated_events_are_named_below_the_marks_and_what_is_left_out_is_counted(show: Show) -> None:
    shown = show("timeline", {"from": "2025-12-01", "to": "2026-02-15"})
    assert "the 8 most spoken of, of 63 curated events" in shown.words
    links = [each.proto.label for each in shown.run.get("page_link") if each.proto.page == "event"]
    assert len(links) == 8
    assert links[0].startswith("1")


def test_statements_share_the_axis_of_a_short_span_and_have_their_own_below_a_long_one(show: Show) -> None:
    assert "on the days of the chart above" in show("timeline", {"from": "2025-12-01", "to": "2026-02-15"}).words
    assert "on an axis of their own" in show("timeline").words


@given(st.integers(1, 1_000_000), st.sampled_from(list(LONGEST)))
def test_a_period_chosen_by_hand_is_drawn_unless_there_are_too_many(days: int, chosen: str) -> None:
    drawn = allowed(chosen, days)
    assert drawn == "year" or days / DAYS[drawn] <= MOST_PERIODS
    assert drawn == chosen or days / DAYS[chosen] > MOST_PERIODS
    assert days / DAYS[suited(days)] <= MOST_PERIODS or suited(days) == "year"


def test_the_period_follows_the_span() -> None:
    assert [suited(days) for days in (1, 93, 94, 550, 551, 12 * 366, 12 * 366 + 1, 36_525)] == [
        *("day", "day", "week", "week", "month", "month", "year", "year"),
    ]


def test_coverage_reaches_to_the_dates_chosen() -> None:
    row = {"period_start": date(2020, 1, 1), "first_day": date(2020, 1, 1), "last_day": date(2020, 1, 31), "coverage": "full"}
    drawn = to_the_edges(pd.DataFrame([row]), date(1919, 1, 1), date(2020, 2, 5))
    assert drawn["coverage"].tolist() == ["none", "full", "none"]
    assert drawn["first_day"].tolist() == [date(1919, 1, 1), date(2020, 1, 1), date(2020, 2, 1)]
    assert drawn["last_day"].tolist() == [date(2019, 12, 31), date(2020, 1, 31), date(2020, 2, 5)]


def test_lanes_share_an_axis_only_where_it_shows_most_statements() -> None:
    days = pd.Series([date(2026, 1, 3), date(2026, 1, 4), date(2019, 2, 19)])
    assert axis_to_share(days, date(2026, 1, 1), date(2026, 1, 31)) == [date(2026, 1, 1), date(2026, 2, 1)]
    assert axis_to_share(days, date(2018, 1, 1), date(2019, 12, 31)) is None
    assert axis_to_share(days, date(2026, 1, 1) - timedelta(days=LONGEST_SHARED), date(2026, 1, 31)) is None


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Toll(200, 220, 250), Toll(100, 110, 120), "80 to 150 more (67 to 150 % more)"),
        (Toll(10, 10, 10), Toll(40, 50, 60), "30 to 50 fewer"),
        (Toll(5, 8, 12), Toll(10, 11, 20), "ranges overlap, 15 fewer to 2 more"),
        (Toll(3, 3, 3), Toll(3, 3, 3), "the same"),
        (Toll(7, 7, 7), Toll(5, 5, 5), "2 more"),
    ],
)
def test_a_difference_is_a_range_and_no_percentage_stands_on_a_tiny_base(now: Toll, before: Toll, words: str) -> None:
    assert say_difference(now, before) == words


def test_moves_in_a_ranking_are_said() -> None:
    assert [say_move(*each) for each in ((1, 3), (3, 1), (2, 2), (1, None), (None, 1), (None, None))] == [
        *("up 2", "down 2", "same place", "new", "gone", "–"),
    ]
