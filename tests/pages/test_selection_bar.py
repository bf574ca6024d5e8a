"""The lists of the selection bar, where there are more names than a browser is sent."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1.element_tree import Multiselect, Selectbox

from components import listing
from tests.pages.conftest import Shown

Show = Callable[..., Shown]


@pytest.fixture
def cut_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists that offer three names where there are more than four."""
    monkeypatch.setattr(listing, "FEW", 4)
    monkeypatch.setattr(listing, "MOST_LISTED", 3)


def actors(shown: Shown) -> Multiselect:
    return shown.run.multiselect(key="selection_actor")


def add(box: Multiselect | Selectbox, words: str) -> None:
    """Type words that the list does not offer, and choose “Add: …”."""
    box.options.append(words)
    (box.select(words) if isinstance(box, Multiselect) else box.set_value(words)).run()


def address(shown: Shown) -> list[str]:
    value = shown.run.query_params.get("actor", [])
    return [value] if isinstance(value, str) else value


@pytest.mark.usefixtures("cut_lists")
def test_a_name_that_is_not_listed_is_chosen_by_typing_a_part_of_it(show: Show) -> None:
    shown = show("timeline")
    assert len(actors(shown).options) == 3
    add(actors(shown), "diaz canel")
    assert shown.faults == []
    assert address(shown) == ["miguel-diaz-canel"]
    assert "Miguel Díaz-Canel Bermúdez" in actors(shown).options


@pytest.mark.usefixtures("cut_lists")
def test_words_that_several_names_hold_turn_the_list_to_those_names(show: Show) -> None:
    shown = show("timeline", {"actor": "cuba"})
    add(actors(shown), "minist")
    assert shown.faults == []
    assert address(shown) == ["cuba"]
    assert all("minist" in each.lower() or each == "Republic of Cuba" for each in actors(shown).options)
    assert any("names hold “minist”" in each.value for each in shown.run.sidebar.caption)


@pytest.mark.usefixtures("cut_lists")
def test_words_that_no_name_holds_are_said_and_change_nothing(show: Show) -> None:
    shown = show("timeline", {"actor": "cuba"})
    add(actors(shown), "*nobody*")
    assert shown.faults == []
    assert address(shown) == ["cuba"]
    assert any("“*nobody*”" in each for each in shown.notices)


@pytest.mark.usefixtures("cut_lists")
def test_one_actor_is_chosen_by_typing_a_part_of_its_name(show: Show) -> None:
    shown = show("actors")
    add(shown.run.selectbox(key="choice_one_actor"), "diaz canel")
    assert shown.faults == []
    assert address(shown) == ["miguel-diaz-canel"]
    add(shown.run.selectbox(key="choice_one_actor"), "nobody at all")
    assert shown.faults == []
    assert address(shown) == ["miguel-diaz-canel"]
    assert any("No name in the list holds" in each for each in shown.notices)
