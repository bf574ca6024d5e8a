"""The address bar as links write it."""

from datetime import date

from components.address import as_dict
from components.page_links import address_of
from queries.selection import Selection

CHOSEN = Selection(country=("CUB", "VEN"), asof=date(2026, 1, 4), q="a&b=c <x>")


def test_a_selection_becomes_names_with_lists_of_values() -> None:
    assert as_dict(CHOSEN) == {"country": ["CUB", "VEN"], "asof": ["2026-01-04"], "q": ["a&b=c <x>"]}


def test_the_empty_selection_leaves_the_address_empty() -> None:
    assert as_dict(Selection()) == {}
    assert address_of("/api/v1/events.csv", Selection()) == "/api/v1/events.csv"


def test_words_in_an_address_cannot_become_other_fields() -> None:
    assert address_of("/x", CHOSEN) == "/x?country=CUB&country=VEN&asof=2026-01-04&q=a%26b%3Dc+%3Cx%3E"
