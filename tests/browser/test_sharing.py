"""A link keeps its promise while the record moves on, and a briefing is presented by keyboard."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from data.store import Store
from tests.browser.conftest import no_exception, serving, settled
from tests.browser.walking import fenced
from tests.copies import copied

EVENT = "us-operation-venezuela-2026-01-03"
PUBLISHED = "00000000000000d1"
# A minister corrects himself: what stood as 83 is 97.
CHANGE = "UPDATE casualty SET low = 97, best = 97, high = 97 WHERE best = 83 AND number_kind = 'exact'"


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Store:
    """A store of its own, in which this test may publish."""
    return copied(Store(store), tmp_path / "store")


@pytest.fixture
def reader(browser: Browser, own: Store, tmp_path: Path) -> Iterator[Page]:
    with serving(own.folder, tmp_path / "server.log") as base, fenced(browser, base) as page:
        yield page


def publish(store: Store) -> None:
    """Put a record into service in which the figure is another."""
    path = store.folder / f"{PUBLISHED}.duckdb"
    shutil.copy(store.path(str(store.current())), path)
    with duckdb.connect(str(path)) as con:
        con.execute(CHANGE)
        con.execute("UPDATE snapshot SET snapshot_id = $1", [PUBLISHED])
    store.point(PUBLISHED)


def shared(page: Page, title: str, caption: str, button: str) -> None:
    page.get_by_role("button", name="Share").click()
    page.get_by_label("Title of a short link").fill(title)
    page.get_by_label("Note, or its caption").fill(caption)
    page.get_by_role("button", name=button).click()
    settled(page)


def short_address(page: Page) -> str:
    address = page.get_by_test_id("stCode").filter(has_text="/v/").last
    expect(address).to_be_visible()
    return re.sub(r"\s", "", address.inner_text())


def claims(page: Page) -> str:
    return " ".join(page.locator(".js-plotly-plot").first.locator("text").all_text_contents())


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_link_shows_what_it_showed_and_leads_to_now_and_to_what_changed(reader: Page, own: Store) -> None:
    before = str(own.current())
    reader.goto(f"/statements?event={EVENT}&topic=total-dead")
    settled(reader)
    shared(reader, "The dead of Caracas", "As the minister counts them", "Make a short link")
    address = short_address(reader)
    publish(own)
    reader.goto(address)
    settled(reader)
    assert asked(reader)["snapshot"] == [before]
    assert "Padrino López, 16 Jan: 83" in claims(reader)
    expect(reader.get_by_text("The dead of Caracas")).to_be_visible()
    expect(reader.get_by_text(re.compile(r"Since then \d+ records? in this view changed"))).to_be_visible()
    no_exception(reader)
    reader.get_by_role("button", name="Now").click()
    expect(reader.locator(".js-plotly-plot").first).to_contain_text("Padrino López, 16 Jan: 97", timeout=20_000)
    assert "snapshot" not in asked(reader)
    reader.goto(address)
    settled(reader)
    reader.get_by_role("link", name="What changed", exact=True).click()
    expect(reader.get_by_text(re.compile(r"[1-9]\d* revised"))).to_be_visible(timeout=20_000)
    no_exception(reader)


def test_a_briefing_of_three_views_is_presented_by_keyboard(reader: Page) -> None:
    captions = ["Nobody agrees on the dead", "Where it happened", "Two governments, two stories"]
    views = [f"/statements?event={EVENT}", "/map?country=VEN&country=CUB", f"/statements?event={EVENT}&part=parties"]
    for view, caption in zip(views, captions, strict=True):
        # A link within the page keeps the session, and with it the briefing in the making.
        if view == views[0]:
            reader.goto(view)
        else:
            reader.evaluate("path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }", view)
        settled(reader)
        shared(reader, caption, caption, "Add to a briefing")
        reader.keyboard.press("Escape")
        expect(reader.get_by_label("Title of a short link")).to_be_hidden()
    reader.get_by_role("button", name="Share").click()
    reader.get_by_role("button", name="Make the briefing").click()
    reader.goto(short_address(reader))
    for number, (caption, turn) in enumerate(zip(captions, ["ArrowRight", "ArrowRight", "Escape"], strict=True), start=1):
        expect(reader.get_by_role("heading", level=1)).to_have_text(caption, timeout=20_000)
        settled(reader)
        assert (asked(reader)["view"], asked(reader)["slide"]) == (["present"], [str(number)])
        expect(reader.get_by_text("Sources:").last).to_be_in_viewport()
        expect(reader.get_by_text(re.compile("Shared on .* on snapshot")).last).to_be_in_viewport()
        assert reader.get_by_test_id("stSidebar").count() == 0
        no_exception(reader)
        if number == 1:
            reader.keyboard.press("f")
        reader.wait_for_function("() => document.fullscreenElement !== null")
        if turn == "Escape":
            # A browser takes the first one to leave the whole screen; Playwright's goes to the page alone.
            reader.evaluate("() => document.exitFullscreen()")
        reader.keyboard.press(turn)
    expect(reader.get_by_test_id("stSidebar")).to_be_visible(timeout=20_000)
    assert "view" not in asked(reader)
