"""The search page: what is found and where it leads, what it heeds of the selection, and what it says where nothing is found."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from tests.pages.conftest import Shown, unescaped

Show = Callable[..., Shown]
OPERATION = "us-operation-venezuela-2026-01-03"
HOSTILE = {
    "markup": "<b>](javascript:alert(1)) $x$ :red[x] ![](https://example.org/x.png)",
    "300 characters": ("<i>" * 100)[:300],
    "percent and underline": "100% _ %",
    "quotes without their other half": '"fuerte tiuna',
    "right to left": "\u202eעזה مُحَمَّد",
    "emoji": "👩\u200d👩\u200d👧 👍🏽",
    "combining marks": "e\u0301\u0301\u0301 o\u0308",
    "full width": "Ｃａｒａｃａｓ",
    "dotless": "ıIİi",
    "sharp s": "Straße",
    "apostrophe": "O'Brien’s; DROP TABLE event;--",
}


def links(shown: Shown) -> dict[str, tuple[str, dict[str, list[str]]]]:
    """Links of the page itself by their words: the page that each leads to, and the selection that it carries."""
    drawn = [each.proto for each in shown.run.main.get("page_link")]
    return {unescaped(each.label): (each.page, parse_qs(each.query_string)) for each in drawn}


def titles(shown: Shown) -> list[str]:
    return [each.value for each in shown.run.subheader]


def test_an_empty_box_says_what_can_be_searched(show: Show) -> None:
    shown = show("search")
    assert shown.faults == []
    assert shown.run.main.text_input[0].value == ""
    assert any("Type a word" in each for each in shown.notices)


@pytest.mark.parametrize(
    "words", ["diaz-canel", "Díaz-Canel", "DÍAZ CANEL", "canel diaz", "“Diaz-Canel”", "Di\u0301az\u2013Canel", "ＤＩＡＺ canel"]
)
def test_a_name_is_found_however_it_is_written(show: Show, words: str) -> None:
    shown = show("search", {"q": words})
    assert shown.faults == []
    assert "Actors (1)" in titles(shown)
    assert links(shown)["Miguel Díaz-Canel Bermúdez"] == ("actors", {"actor": ["miguel-diaz-canel"]})


def test_a_deep_link_fills_the_box(show: Show) -> None:
    assert show("search", {"q": "fuerte tiuna"}).run.main.text_input[0].value == "fuerte tiuna"


def test_every_kind_of_hit_leads_on(show: Show) -> None:
    shown = show("search", {"q": "venezuela", "asof": "2026-01-16"})
    assert [each.rpartition(" (")[0] for each in titles(shown)] == [
        "Actors",
        "Countries",
        "Places",
        "Sources",
        "Events",
        "Statements",
    ]
    led = links(shown)
    assert led["Venezuela"] == ("map", {"country": ["VEN"], "asof": ["2026-01-16"]})
    assert led["Caracas"] == ("map", {"country": ["VEN"], "q": ["Caracas"], "asof": ["2026-01-16"]})
    assert led["All on the timeline"] == ("timeline", {"q": ["venezuela"], "asof": ["2026-01-16"]})
    assert [page for page, query in led.values() if "event" in query and "topic" not in query] != []
    question = next(query for page, query in led.values() if page == "statements")
    assert set(question) == {"event", "topic", "part", "asof"}
    assert led["Sources & method"][0] == "method"


def test_a_coded_event_leads_to_its_own_page(show: Show) -> None:
    page, query = links(show("search", {"q": "state-based conflict in syria"}))["State-based conflict in Syria, January 2026"]
    assert (page, query) == ("event", {"event": ["ucdp-candidate-26.0.1:SYR:2026-01:state_based"]})
    shown = show("event", {"event": query["event"][0]})
    assert shown.faults == []
    assert "State-based conflict in Syria, January 2026" in [unescaped(each.value) for each in shown.run.header]


def test_more_are_shown_on_demand_and_another_search_begins_with_a_few(show: Show) -> None:
    shown = show("search", {"q": "venezuela"})
    few = len(links(shown))
    shown.run.button(key="more_Events").click().run()
    assert len(links(shown)) > few
    shown.run.query_params["q"] = "caracas"
    shown.run.run()
    assert _count(shown, "Events") > 5
    assert len([page for page, _ in links(shown).values() if page == "event"]) <= 5


def test_what_was_not_yet_known_is_not_found(show: Show) -> None:
    early, late = (show("search", {"q": "caracas", "asof": day}) for day in ("2026-01-03", "2026-01-20"))
    assert _count(early, "Events") < _count(late, "Events")
    assert _count(early, "Places") <= _count(late, "Places")


def _count(shown: Shown, title: str) -> int:
    return int(next((each for each in titles(shown) if each.startswith(title)), "(0)").rpartition("(")[2].strip(")"))


def test_the_filter_of_other_pages_finds_the_same_events(show: Show) -> None:
    events = _count(show("search", {"q": "tiuna fuerte"}), "Events")
    assert events > 0
    assert f"{events} curated events" in show("map", {"q": "Fuerte TIUNA"}).words


def test_nothing_found_says_what_was_looked_for_and_the_nearest_spelling(show: Show) -> None:
    shown = show("search", {"q": "Carcas"})
    assert shown.faults == []
    assert any("“carcas”" in each and "sources" in each for each in shown.notices)
    shown.run.button[[each.label for each in shown.run.button].index("caracas")].click().run()
    assert shown.run.query_params["q"] == "caracas"
    assert "Places" in " ".join(titles(shown))


def test_nothing_found_offers_to_leave_the_rest_of_the_selection(show: Show) -> None:
    shown = show("search", {"q": "tatmadaw nobody", "country": "TUV"})
    assert any("Nothing within the selection holds" in each for each in shown.notices)
    assert "Search without the rest of the selection" in [each.label for each in shown.run.button]


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_words_are_looked_for_or_refused_in_words(show: Show, case: str) -> None:
    shown = show("search", {"q": HOSTILE[case]})
    assert shown.faults == []
    assert titles(shown) or any("Nothing in this record holds" in each or "was not used" in each for each in shown.notices)


@pytest.mark.parametrize("words", ["   ", "%%% —", '""""', "\u0301"])
def test_words_without_letters_are_refused_or_none(show: Show, words: str) -> None:
    shown = show("search", {"q": words})
    assert shown.faults == []
    assert not titles(shown)
    assert any("Type a word" in each for each in shown.notices)
