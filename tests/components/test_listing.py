"""Lists of many names: what is offered, and what typed words mean."""

import pytest

from components import listing
from components.listing import found, listed, meant

NAMES = {
    "army-a": "Army of A",
    "army-b": "Army of B",
    "dc": "Miguel Díaz-Canel",
    "cuba": "Cuba",
    "cuba-army": "Army of Cuba",
}
RECORDS = {"army-a": 5, "dc": 3, "cuba": 9, "cuba-army": 1}


def test_a_short_list_is_offered_whole() -> None:
    assert listed("actor", NAMES, RECORDS, ()) == list(NAMES)


def test_of_a_long_list_the_most_frequent_and_those_chosen_are_offered_in_the_order_of_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "FEW", 2)
    monkeypatch.setattr(listing, "MOST_LISTED", 2)
    assert listed("actor", NAMES, RECORDS, ()) == ["army-a", "cuba"]
    assert listed("actor", NAMES, RECORDS, ("army-b",)) == ["army-a", "army-b", "cuba"]


def test_words_find_the_names_that_hold_them_whatever_their_accents() -> None:
    assert found(NAMES, "diaz canel") == ["dc"]
    assert found(NAMES, "ARMY") == ["army-a", "army-b", "cuba-army"]
    assert found(NAMES, " – ") == []


@pytest.mark.parametrize(
    ("words", "code"), [("diaz", "dc"), ("cuba", "cuba"), ("army", None), ("army of b", "army-b"), ("nobody", None)]
)
def test_words_mean_the_one_name_that_they_are_or_that_alone_holds_them(words: str, code: str | None) -> None:
    assert meant(NAMES, words) == code
