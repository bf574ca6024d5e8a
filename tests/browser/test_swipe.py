"""A briefing on a touch screen: a swipe turns to the next view or the one before; what moves under the finger itself does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from data.links import Links, Shared
from data.store import Store
from tests.browser.conftest import no_exception, serving, settled
from tests.browser.walking import fenced
from tests.copies import copied

EVENT = "us-operation-venezuela-2026-01-03"
VIEWS = (("statements", f"event={EVENT}"), ("map", "country=VEN"))


@pytest.fixture
def briefing(store: Path, tmp_path: Path) -> tuple[Path, str]:
    """A store with a briefing of two views, and its key."""
    kept = copied(Store(store), tmp_path / "store")
    links, snapshot_id = Links(kept), str(kept.current())
    slides = [(links.add(Shared(page, f"{query}&snapshot={snapshot_id}", snapshot_id, page)).key, page) for page, query in VIEWS]
    return kept.folder, links.add(Shared("briefing", "", snapshot_id, "Briefing"), slides).key


@pytest.fixture
def reader(browser: Browser, briefing: tuple[Path, str], tmp_path: Path) -> Iterator[Page]:
    folder, key = briefing
    with (
        serving(folder, tmp_path / "server.log") as base,
        fenced(browser, base, viewport={"width": 820, "height": 1180}, has_touch=True) as page,
    ):
        page.goto(f"/v/{key}")
        yield page


def swipe(session: CDPSession, start: tuple[float, float], end: tuple[float, float]) -> None:
    for kind, points in (("touchStart", [start]), ("touchMove", [end]), ("touchEnd", [])):
        touches = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_a_swipe_turns_the_page_and_a_touch_of_the_map_does_not(reader: Page) -> None:
    finger = reader.context.new_cdp_session(reader)
    title = reader.get_by_role("heading", level=1)
    expect(title).to_have_text("statements", timeout=30_000)
    settled(reader)
    swipe(finger, (300, 60), (600, 60))
    swipe(finger, (400, 60), (380, 300))
    expect(title).to_have_text("statements")
    swipe(finger, (600, 60), (300, 70))
    expect(title).to_have_text("map", timeout=30_000)
    settled(reader)
    box = reader.locator(".js-plotly-plot").first.bounding_box()
    assert box
    across = box["y"] + box["height"] / 2
    swipe(finger, (box["x"] + 100, across), (box["x"] + 400, across))
    reader.wait_for_timeout(1_000)
    expect(title).to_have_text("map")
    swipe(finger, (300, 60), (600, 60))
    expect(title).to_have_text("statements", timeout=30_000)
    no_exception(reader)
