"""Which days are compared with which, and what may be said of the difference."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.comparison import LEAST_BASE, Days, Toll, difference, overlaps, percentages, previous, refusal, toll

DAYS = st.builds(
    lambda first, count: Days(first, first + timedelta(days=count)),
    st.dates(date(1700, 1, 1), date(2200, 1, 1)),
    st.integers(0, 40_000),
)
MONTHS = st.builds(
    lambda first, count: Days(first.replace(day=1), _start_of_month(first, count) - timedelta(days=1)),
    st.dates(date(1700, 1, 1), date(2200, 1, 1)),
    st.integers(1, 900),
)
TOLLS = st.lists(st.integers(0, 10_000), min_size=3, max_size=3).map(lambda each: Toll(*sorted(each)))


def _start_of_month(first: date, later: int) -> date:
    months = 12 * first.year + first.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


@given(DAYS | MONTHS)
def test_the_previous_period_ends_the_day_before_and_is_equally_long(days: Days) -> None:
    before = previous(days)
    assert before is not None
    assert before.last + timedelta(days=1) == days.first
    assert before.count == days.count if days.months is None else before.months == days.months


@given(MONTHS)
def test_whole_months_are_compared_with_as_many_whole_months(days: Days) -> None:
    before = previous(days)
    assert before is not None
    assert days.months is not None
    assert (before.first.day, before.months) == (1, days.months)


def test_a_leap_year_is_compared_with_the_year_before() -> None:
    assert previous(Days(date(2020, 1, 1), date(2020, 12, 31))) == Days(date(2019, 1, 1), date(2019, 12, 31))


def test_one_day_is_compared_with_the_day_before() -> None:
    assert previous(Days(date(2026, 1, 3), date(2026, 1, 3))) == Days(date(2026, 1, 2), date(2026, 1, 2))


@pytest.mark.parametrize("first", [date(1, 1, 1), date(1, 3, 5)])
def test_before_the_calendar_there_is_nothing_to_compare_with(first: date) -> None:
    days = Days(first, date(1900, 12, 31))
    assert previous(days) is None
    assert refusal(days, days.count, None, 0) == "the calendar does not reach back so far"


@given(TOLLS, TOLLS, st.data())
def test_the_difference_holds_every_difference_there_can_be(now: Toll, before: Toll, data: st.DataObject) -> None:
    one = data.draw(st.integers(int(now.low), int(now.high)))
    other = data.draw(st.integers(int(before.low), int(before.high)))
    found = difference(now, before)
    assert found.low <= one - other <= found.high
    assert found.low <= found.best <= found.high


@given(TOLLS, TOLLS)
def test_ranges_overlap_exactly_where_the_difference_may_be_none(now: Toll, before: Toll) -> None:
    found = difference(now, before)
    assert overlaps(now, before) == (found.low <= 0 <= found.high)


@given(TOLLS, TOLLS)
def test_there_is_no_percentage_on_a_tiny_base_or_where_ranges_overlap(now: Toll, before: Toll) -> None:
    found = percentages(now, before)
    assert (found is None) == (before.low < LEAST_BASE or overlaps(now, before))
    if found:
        assert found[0] <= found[1]
        assert (found[0] > 0) == (now.low > before.high)


def test_numbers_published_out_of_order_are_put_in_order_and_none_is_none() -> None:
    assert toll(5, 9, 7) == Toll(5, 9, 9)
    assert toll(None, 4, None) == Toll(4, 4, 4)
    assert toll(None, None, None) is None


def test_a_side_that_is_not_wholly_covered_is_refused_with_the_reason() -> None:
    now, before = Days(date(2020, 2, 1), date(2020, 2, 29)), Days(date(2020, 1, 1), date(2020, 1, 31))
    assert refusal(now, 29, before, 31) is None
    assert refusal(now, 28, before, 31) == "loaded datasets cover only 28 of the 29 days of the dates chosen"
    assert refusal(now, 29, before, 0) == "no loaded dataset covers the period before"
