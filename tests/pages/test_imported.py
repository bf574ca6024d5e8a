"""What is shown of imported releases: provisional ones, events that were withdrawn, media attention."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from components import record
from tests.components.asking import get
from tests.components.http.small import put_into_service
from tests.pages.conftest import APP, RUN_SECONDS, Query, Shown, unfolded

SNAPSHOT = "00000000000000c1"
MONTHLY = {"dataset_id": "coded-monthly", "title": "Candidates", "publisher": "Coders", "provisional": True}
Open = Callable[..., Shown]
MEXICO = {"country_iso3": "MEX", "latitude": 20.5, "longitude": -103.5}
RECORD: dict[str, list[dict[str, Any]]] = {
    "dataset": [
        MONTHLY,
        {"dataset_id": "coded-yearly", "title": "Yearly", "publisher": "Coders"},
        {"dataset_id": "coded-news", "title": "Mentions", "publisher": "Counters", "summed": False, "citation": "Counters, 2020"},
    ],
    "event": [
        {"event_id": "coded-monthly:1", "dataset_id": "coded-monthly", "title": "Clash", "start_date": date(2021, 2, 3), **MEXICO},
        {"event_id": "coded-yearly:1", "dataset_id": "coded-yearly", "title": "Ambush", **MEXICO},
    ],
    "casualty": [
        {"casualty_id": "a", "event_id": "coded-monthly:1", "low": 1, "best": 2, "high": 3},
        {"casualty_id": "b", "event_id": "coded-yearly:1", "low": 4, "best": 5, "high": 6},
    ],
    "withdrawn_event": [
        {"dataset_id": "coded-monthly", "external_id": "9", "withdrawn_on": date(2021, 3, 1), "reason": "Listed as deleted"},
    ],
    "media_attention": [
        {"dataset_id": "coded-news", "mentioned_on": date(2020, 1, 15), "country_iso3": "MEX", "mentions": 30},
        {"dataset_id": "coded-news", "mentioned_on": date(2020, 1, 15), "country_iso3": "MEX", "event_root_code": "04", "mentions": 70},
        {"dataset_id": "coded-news", "mentioned_on": date(2020, 1, 16), "country_iso3": "SYR", "mentions": 8},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into_service(tmp_path_factory.mktemp("imported"), SNAPSHOT, RECORD)


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page on the small record."""
    monkeypatch.setenv("PARALLAX_STORE", str(folder))

    def open_page(page: str, query: Query | None = None) -> Shown:
        run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
        for name, value in (query or {}).items():
            run.query_params[name] = value
        return Shown(unfolded(run.switch_page(f"pages/{page}.py").run()))

    yield open_page
    record._engine.cache_clear()


def test_a_coded_event_has_a_page_which_says_that_it_is_provisional(opened: Open) -> None:
    shown = opened("event", {"event": "coded-monthly:1"})
    assert (shown.faults, shown.notices) == ([], [])
    assert "Standing:** provisional: it stands only until its publisher's final release" in shown.words
    final = opened("event", {"event": "coded-yearly:1"})
    assert (final.faults, "Standing:" in final.words) == ([], False)


@pytest.mark.parametrize("page", ["overview", "map", "timeline", "statements", "actors", "search", "extract", "method"])
def test_every_page_opens_on_a_coded_event(opened: Open, page: str) -> None:
    assert opened(page, {"event": "coded-monthly:1"}).faults == []


@pytest.mark.parametrize("page", ["overview", "map", "timeline", "actors"])
def test_sums_say_how_much_of_them_is_provisional(opened: Open, page: str) -> None:
    shown = opened(page)
    assert "2 coded events in 2 records (1 provisional" in shown.words
    assert "Of this, 1 event, deaths 2 (1 to 3), are provisional: Candidates, version 1 stands only until" in shown.words
    assert "provisional" not in opened(page, {"dataset": "coded-yearly"}).words


def test_the_list_of_events_marks_the_provisional_ones_where_there_are_any(opened: Open) -> None:
    listed = opened("map").tables["Events drawn at their place"]
    assert listed[["title", "standing"]].to_numpy().tolist() == [["Clash", "Provisional"], ["Ambush", ""]]
    assert "standing" not in opened("map", {"dataset": "coded-yearly"}).tables["Events drawn at their place"]


def test_a_link_to_a_withdrawn_event_says_what_became_of_it_and_leads_on(opened: Open) -> None:
    shown = opened("event", {"event": "coded-monthly:9"})
    assert shown.faults == []
    assert "Coders withdrew it on 1 Mar 2021 (Listed as deleted), and it is in no count and no sum." in shown.notices[0]
    (onward,) = [each for each in shown.run.get("page_link") if each.proto.label == "What publishers withdrew"]
    assert onward.proto.page == "method"
    unknown = opened("event", {"event": "coded-monthly:8"})
    assert "there is no such event in this record" in unknown.notices[0]
    assert [each for each in unknown.run.get("page_link") if each.proto.label == "What publishers withdrew"] == []


@pytest.fixture
def taken_over(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A store in which a yearly release took the place of the monthly one of the record before."""
    final = {"dataset_id": "coded-final", "title": "Yearly", "publisher": "Coders", "version": "21.1"}
    covers = {"coverage_start": date(2021, 1, 1), "coverage_end": date(2021, 12, 31)}
    clash, _ = RECORD["event"]
    before = [
        clash | {"external_id": "4"},
        clash | {"event_id": "coded-monthly:2", "external_id": "5", "start_date": date(2021, 2, 4)},
    ]
    put_into_service(tmp_path, "00000000000000c3", RECORD | {"event": before, "casualty": []})
    other = {"event_id": "coded-final:4", "dataset_id": "coded-final", **MEXICO}
    parts = [{"event_id": "coded-final:4", "actor_id": "army", "role": "side_a"}]
    put_into_service(tmp_path, "00000000000000c2", {"dataset": [final | covers], "event": [other], "event_actor": parts})
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    yield
    record._engine.cache_clear()


@pytest.mark.usefixtures("taken_over")
@pytest.mark.parametrize(
    ("event_id", "day", "became", "leads"),
    [
        ("coded-monthly:1", "2021-02-03", "an event of the same number stands there", [{"event": ["coded-final:4"]}]),
        ("coded-monthly:2", "2021-02-04", "none of its events has the same number", []),
    ],
)
def test_a_link_to_a_provisional_event_says_which_release_took_over_and_leads_into_it(
    opened: Open, event_id: str, day: str, became: str, leads: list[dict[str, list[str]]]
) -> None:
    shown = opened("event", {"event": event_id})
    assert shown.faults == []
    said = "was provisional in Candidates, version 1, and Yearly, version 21.1 has taken the place of that release for the day; "
    assert said + became in shown.notices[0]
    links = [each.proto for each in shown.run.get("page_link") if "Yearly, version 21.1" in each.proto.label]
    *same, onward = [(each.page, parse_qs(each.query_string)) for each in links]
    assert same == [("event", query) for query in leads]
    assert onward == ("map", {"from": [day], "to": [day], "country": ["MEX"], "dataset": ["coded-final"]})


@pytest.mark.usefixtures("taken_over")
@pytest.mark.parametrize("event_id", ["coded-monthly:7", "coded-yearly:1"])
def test_of_an_event_that_never_was_or_was_final_nothing_is_said_to_have_taken_its_place(opened: Open, event_id: str) -> None:
    shown = opened("event", {"event": event_id})
    assert "there is no such event in this record" in shown.notices[0]


def test_withdrawn_events_are_listed_as_of_a_day(opened: Open) -> None:
    listed = opened("method", {"part": "withdrawn"}).tables["Withdrawn events"]
    assert listed[["dataset", "external_id", "reason"]].to_numpy().tolist() == [
        ["Candidates, version 1", "9", "Listed as deleted"]
    ]
    (notice,) = opened("method", {"part": "withdrawn", "asof": "2021-02-28"}).notices
    assert "had withdrawn an event by 28 Feb 2021" in notice


def test_mentions_stand_apart_with_what_they_are_and_how_much_of_the_day_they_cover(opened: Open) -> None:
    shown = opened("timeline", {"country": "MEX"})
    assert shown.faults == []
    assert "neither events nor deaths, never added to them" in shown.words
    said = shown.charts["attention_Counters"]
    assert said.startswith("100 mentions on 1 day, 15 Jan 2020, 30 of them of violence.")
    assert "1 day hatched: fewer than the 96 files" in said
    assert shown.tables["mentions by day, Counters"]["mentions"].tolist() == [100]
    elsewhere = opened("timeline", {"country": "MEX", "from": "2020-01-16"})
    assert any("No mention is counted on the dates and in the countries selected" in each for each in elsewhere.notices)


def test_mentions_leave_as_rows_of_their_own_and_are_cited(opened: Open) -> None:
    shown = opened("extract", {"records": "attention", "country": "MEX"})
    assert shown.faults == []
    assert "The file holds **2 rows**" in shown.words
    assert any("Counters, 2020" in each.value and "Candidates" not in each.value for each in shown.run.code)
    lines = get("/api/v1/attention.csv", [("country", "MEX"), ("columns", "mentioned_on,event_root_code,mentions")]).text
    assert lines.splitlines()[1:] == ['2020-01-15,"04",70', '2020-01-15,"19",30']
    events = get("/api/v1/events.csv", [("columns", "event_id,provisional")]).text.splitlines()[1:]
    assert events == ['"coded-yearly:1",false', '"coded-monthly:1",true']
