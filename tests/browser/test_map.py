"""Walks over the map: a click changes every page, marks lead deeper, the address holds the view, time is played; nothing leaves."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from data.__main__ import main as data_command
from data.store import Store
from tests.bench.pages import ROOT, serving
from tests.bench.synthetic import keep
from tests.browser.conftest import no_exception, settled
from tests.browser.test_walk import PLACE, figure, go_to, open_at, query
from tests.browser.walking import fenced

EVENTS = 6_000
MOST_BYTES = 300_000
# Every mark that stands for events: its middle on the screen, the number of its row, and how many records it holds.
MARKS = """
(figure) => [...figure.querySelectorAll('.scattergeo path.point')].flatMap((mark) => {
  const points = mark.parentNode.__data__;
  const {name, customdata} = points[0].trace;
  if (name !== 'cells' && !name.startsWith('Event:')) return [];
  const [number, records] = Array.from(customdata[points.indexOf(mark.__data__)]).map(Number);
  const box = mark.getBoundingClientRect();
  return [{x: box.x + box.width / 2, y: box.y + box.height / 2, number, records, kind: name}];
})
"""
# How long each frame of the player was on the screen, in milliseconds.
FRAMES = """
(figure) => new Promise((done) => {
  const at = [];
  figure.on('plotly_animatingframe', () => {
    at.push(performance.now());
    if (at.length === 9) done(at.slice(1).map((moment, index) => moment - at[index]));
  });
})
"""


class Received:
    """How many bytes came over the socket since it was last asked."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: str | bytes) -> None:
        self.bytes += len(frame)

    def taken(self) -> int:
        taken, self.bytes = self.bytes, 0
        return taken


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the bundled record and thousands of synthetic events."""
    store = Store(tmp_path_factory.mktemp("crowded"))
    keep(store, EVENTS)
    assert data_command(["--store", str(store.folder), "build"]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_STORE", str(store.folder))
        with serving(ROOT / "app.py") as (address, _):
            yield address


@pytest.fixture
def map_page(browser: Browser, crowded: str) -> Iterator[Page]:
    """The map of the crowded record, fenced in."""
    with fenced(browser, crowded) as page:
        yield page


def marks(page: Page) -> list[dict[str, Any]]:
    """The marks well within the map."""
    drawn = figure(page, "world_map")
    box = drawn.bounding_box()
    assert box
    found: list[dict[str, Any]] = drawn.evaluate(MARKS)
    return [
        each
        for each in found
        if box["x"] + 120 < each["x"] < box["x"] + box["width"] - 20 and box["y"] + 10 < each["y"] < box["y"] + 300
    ]


def zoom(page: Page) -> float:
    return float(query(page)["at"][0].split(",")[2]) if "at" in query(page) else 0.0


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def rows_promised(page: Page, records: str) -> int:
    go_to(page, "Extract")
    page.get_by_test_id("stMain").get_by_text(records, exact=True).first.click()
    settled(page)
    promised = re.search(r"([\d,]+) rows", page.get_by_role("link", name="Download CSV").inner_text())
    assert promised
    return int(promised[1].replace(",", ""))


def matched(page: Page) -> str:
    return page.get_by_test_id("stMain").get_by_test_id("stCaptionContainer").first.inner_text()


def test_one_click_on_the_map_changes_timeline_statements_and_extracts_alike(page: Page) -> None:
    open_at(page, "/map")
    before = {records: rows_promised(page, records) for records in ("Events", "Statements")}
    everything = matched(page)
    open_at(page, "/map?at=6,-65,4")
    at = figure(page, "world_map").evaluate(PLACE, [-64, 5])
    # A reader's pointer rests before it clicks.
    page.mouse.move(at["x"], at["y"])
    page.locator(".hoverlayer .hovertext").wait_for()
    page.mouse.click(at["x"], at["y"])
    page.wait_for_url("**country=VEN*")
    settled(page)
    chosen = matched(page)
    assert chosen != everything
    for title in ("Timeline", "Statements", "Extract"):
        go_to(page, title)
        expect(page.get_by_text("Venezuela · as known at the last record", exact=True)).to_be_visible()
        if title != "Statements":
            assert matched(page) == chosen
    after = {records: rows_promised(page, records) for records in before}
    assert 0 < after["Events"] < before["Events"]
    assert 0 < after["Statements"] <= before["Statements"]


def test_a_cell_leads_nearer_until_single_places_are_drawn_and_one_of_them_is_chosen(map_page: Page) -> None:
    received = Received(map_page)
    open_at(map_page, "/map")
    for _ in range(7):
        assert received.taken() <= MOST_BYTES
        found = marks(map_page)
        if found[0]["kind"] != "cells":
            break
        before = zoom(map_page)
        largest = max(found, key=lambda each: each["records"])
        map_page.mouse.click(largest["x"], largest["y"])
        map_page.wait_for_function("before => location.href !== before", arg=map_page.url)
        settled(map_page)
        no_exception(map_page)
        assert zoom(map_page) == before + 2
        expect(map_page.get_by_text("Events at the mark chosen")).to_be_visible()
    else:
        pytest.fail("single places were never drawn")
    spot = marks(map_page)[-1]
    map_page.mouse.click(spot["x"], spot["y"])
    settled(map_page)
    assert "event" in query(map_page) or map_page.get_by_text("Events at the mark chosen").is_visible()


def test_the_buttons_write_the_view_into_the_address_and_back_takes_it_back(map_page: Page) -> None:
    open_at(map_page, "/map")
    expect(map_page.get_by_role("button", name="Zoom out", exact=True)).to_be_disabled()
    press(map_page, "Zoom in")
    map_page.wait_for_url("**at=0*1")
    settled(map_page)
    press(map_page, "Zoom in")
    map_page.wait_for_url("**at=0*2")
    settled(map_page)
    map_page.go_back()
    settled(map_page)
    assert zoom(map_page) == 1
    press(map_page, "World")
    map_page.wait_for_function("() => !location.search.includes('at=')")
    settled(map_page)
    no_exception(map_page)


def test_the_whole_map_fits_a_small_screen(map_page: Page) -> None:
    open_at(map_page, "/map")
    box = map_page.locator(".st-key-world_map .js-plotly-plot").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 720


def test_time_is_played_in_one_scale_without_asking_the_server(map_page: Page) -> None:
    received = Received(map_page)
    open_at(map_page, "/map")
    received.taken()
    map_page.get_by_text("Play through time").click()
    settled(map_page)
    assert received.taken() <= MOST_BYTES
    drawn = figure(map_page, "played_map")
    map_page.get_by_text("▶ Play").click()
    lengths = drawn.evaluate(FRAMES)
    # Each frame is meant to stand for 700 ms.
    assert sorted(lengths)[len(lengths) // 2] < 1_400, lengths
    assert received.taken() < 2_000
    no_exception(map_page)
