"""Clicks in Chromium: from a click on our pages to the last change on screen, next to the same on an empty Streamlit page."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.snapshots import ROOT
from tests.browser import chromium
from tests.browser.walking import launch, settled

RUNS = 7
PAGES = ("", "map", "timeline", "statements", "event", "actors", "extract", "method")
EMPTY = """
import time
import streamlit as st
def show(title):
    st.title(title)
    st.button("Click")
    st.write(time.perf_counter())  # a click is measured by what it changes on screen
st.navigation([
    st.Page(lambda: show("One"), title="One", url_path="one", default=True),
    st.Page(lambda: show("Two"), title="Two", url_path="two"),
], position="top").run()
"""


@dataclass(frozen=True)
class Clicked:
    """Milliseconds from a click to the last change on screen, median and largest, and kilobytes received."""

    what: str
    median: float
    worst: float
    kilobytes: float


def measure() -> list[str]:
    """Measure both servers in one run; lines of a table, or one line that says why there are none."""
    path = chromium.find()
    if path is None:
        return ["clicks: not measured, for there is no Chromium"]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        browser = launch(playwright, path)
        with serving(script) as (empty, _), serving(ROOT / "app.py") as (ours, started):
            first = _cold(browser, ours)[0]
            floor = [_page_changes(browser, empty, "Two", "One"), _button(browser, empty)]
            own = [_page_changes(browser, ours, "Timeline", "Map"), _asof(browser, ours), _filter(browser, ours)]
            cold = [(page, *_cold(browser, f"{ours}/{page}")) for page in PAGES]
            bare = _cold(browser, empty)
        browser.close()
    opening = f"cold start: {started:.1f} s to the server's first answer, {started + first:.1f} s to the first page drawn in full"
    return [*_clicks(floor, own), "", *_loads(cold, bare), "", opening]


@contextmanager
def serving(script: Path) -> Iterator[tuple[str, float]]:
    """Serve a script on a free port; gives its address and the seconds until it first answered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address", "127.0.0.1"]
    begun = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health")
        yield address, time.perf_counter() - begun
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _wait(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=1).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)


def _page_changes(browser: Browser, address: str, one: str, other: str) -> Clicked:
    def change(page: Page, turn: int) -> None:
        page.get_by_role("link", name=one if turn % 2 == 0 else other, exact=True).first.click()

    return _repeat(browser, address, "page change", change)


def _button(browser: Browser, address: str) -> Clicked:
    return _repeat(browser, address, "button", lambda page, _turn: page.get_by_role("button", name="Click").click())


def _asof(browser: Browser, address: str) -> Clicked:
    def step(page: Page, turn: int) -> None:
        slider = page.get_by_role("slider").first
        slider.focus()
        page.keyboard.press("ArrowLeft" if turn % 2 == 0 else "ArrowRight")

    return _repeat(browser, f"{address}/statements", "as-of step, Statements", step)


def _filter(browser: Browser, address: str) -> Clicked:
    def divide(page: Page, turn: int) -> None:
        page.get_by_role("radio", name="Type of event" if turn % 2 == 0 else "Not divided").click()

    return _repeat(browser, f"{address}/timeline", "filter change, Timeline", divide)


def _repeat(browser: Browser, address: str, what: str, act: Callable[[Page, int], None]) -> Clicked:
    """Do the same twice unmeasured, then measured; bytes are those of the websocket and of fetched data."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    received = _count_bytes(page)
    page.goto(address)
    settled(page)
    for turn in range(2):
        act(page, turn)
        settled(page)
    received[0] = 0
    spent = []
    for turn in range(RUNS):
        begun = page.evaluate("performance.now()") / 1000
        act(page, turn)
        spent.append((_changed_after(page, begun) - begun) * 1000)
    page.close()
    return Clicked(what, statistics.median(spent), max(spent), received[0] / RUNS / 1024)


def _changed_after(page: Page, begun: float) -> float:
    """When the page last changed, once it has changed at all since a click; a page that has not begun to answer looks settled."""
    for _ in range(250):
        changed = settled(page)
        if changed > begun:
            return changed
        page.wait_for_timeout(20)
    raise TimeoutError("nothing changed on screen in five seconds")


def _cold(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds from nothing to the last change, and kilobytes of data and figures, in a fresh context."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    received = _count_bytes(page)
    page.goto(address)
    seconds = settled(page)
    context.close()
    return seconds, received[0] / 1024


def _count_bytes(page: Page) -> list[int]:
    """Bytes of websocket frames and of everything fetched that is not Streamlit's own static files, as they come over the wire."""
    received = [0]

    def add(count: int) -> None:
        received[0] += count

    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: add(len(data))))
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    ours: set[str] = set()
    client.on(
        "Network.responseReceived",
        lambda event: ours.add(event["requestId"]) if "/static/" not in event["response"]["url"] else None,
    )
    client.on(
        "Network.loadingFinished", lambda event: add(int(event["encodedDataLength"])) if event["requestId"] in ours else None
    )
    return received


def _clicks(floor: list[Clicked], own: list[Clicked]) -> list[str]:
    base = {"page change": floor[0]}
    lines = [
        "clicks in Chromium: ms from click to last change, next to an empty Streamlit page",
        f"{'':28}{'median':>8}{'worst':>8}{'kB':>8}{'ratio':>7}",
    ]
    for each in [*floor, *own]:
        ratio = each.median / base.get(each.what, floor[1]).median
        mine = "" if each in floor else f"{ratio:7.1f}"
        name = f"empty: {each.what}" if each in floor else each.what
        lines.append(f"{name:28}{each.median:8.0f}{each.worst:8.0f}{each.kilobytes:8.1f}{mine}")
    return lines


def _loads(cold: list[tuple[str, float, float]], bare: tuple[float, float]) -> list[str]:
    lines = ["cold load: seconds to the last change, kB of data and figures", f"{'empty page':28}{bare[0]:8.1f}{bare[1]:8.0f}"]
    return lines + [f"{page or 'overview':28}{seconds:8.1f}{kilobytes:8.0f}" for page, seconds, kilobytes in cold]
