"""The address bar as links write it."""

from datetime import date

from components.address import as_dict
from components.aggregates import previous_period
from components.page import address_of
from queries.selection import Selection

CHOSEN = Selection(country=("CUB", "VEN"), asof=date(2026, 1, 4), q="a&b=c <x>")


def test_a_selection_becomes_names_with_lists_of_values() -> None:
    assert as_dict(CHOSEN) == {"country": ["CUB", "VEN"], "asof": ["2026-01-04"], "q": ["a&b=c <x>"]}


def test_the_empty_selection_leaves_the_address_empty() -> None:
    assert as_dict(Selection()) == {}
    assert address_of("/api/v1/events.csv", Selection()) == "/api/v1/events.csv"


def test_words_in_an_address_cannot_become_other_fields() -> None:
    assert address_of("/x", CHOSEN) == "/x?country=CUB&country=VEN&asof=2026-01-04&q=a%26b%3Dc+%3Cx%3E"


def test_the_previous_period_ends_the_day_before_and_is_equally_long() -> None:
    before = previous_period(Selection(date_from=date(2026, 1, 1), date_to=date(2026, 1, 31), country=("VEN",)))
    assert before == Selection(date_from=date(2025, 12, 1), date_to=date(2025, 12, 31), country=("VEN",))


def test_the_previous_period_of_one_day_is_one_day() -> None:
    before = previous_period(Selection(date_from=date(2026, 1, 3), date_to=date(2026, 1, 3)))
    assert before is not None
    assert before.date_from == before.date_to == date(2026, 1, 2)


def test_a_selection_without_both_ends_has_no_previous_period() -> None:
    assert previous_period(Selection(date_from=date(2026, 1, 1))) is None
    assert previous_period(Selection(date_to=date(2026, 1, 1))) is None
