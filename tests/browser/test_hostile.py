"""Records and address bars full of markup: shown letter by letter, fetched by nobody, run by nobody."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from components.words import WORD_JOINER
from data.build import RECORDS, build
from data.store import Store
from tests.browser.conftest import no_exception, serving, settled
from tests.browser.walking import exceptions

PATHS = ("/", "/map", "/timeline", "/statements", "/event", "/actors", "/extract", "/method")
OPERATION = "us-operation-venezuela-2026-01-03"
# Short words first, for where a name is cut.
EVIL = (
    "<b>bold</b><script>alert(1)</script><img src=https://evil.example/i.png onerror=alert(1)>"
    '<a href="https://evil.example/a">link</a> [x](javascript:alert(1)) ![y](https://evil.example/p.png) https://evil.example/u '
    "$x$ :red[x] `code` &lt;i&gt;"
)
# The cells that hold words of strangers, file by file.
CELLS = {
    "actors.csv": ("name", "role"),
    "events.csv": ("title", "summary", "place"),
    "topics.csv": ("title", "question"),
    "statements.csv": ("summary", "quote", "quote_en"),
    "casualties.csv": ("note",),
    "sources.csv": ("publisher", "title"),
}
# What may not be in the page, whatever the records say.
FROM_DATA = (
    "script:not([src]):not([type='module'])",
    "a[href*='evil']",
    "a[href^='javascript']",
    "img[src*='evil']",
    "[onerror]",
    "svg a",
    "[data-testid='stMain'] .katex",
    "[data-testid='stMain'] [data-testid='stMarkdownContainer'] p code",
)
ADDRESSES = {
    "a script as a country": [("country", "<script>alert(1)</script>")],
    "ten kilobytes of words": [("q", "x" * 10_000)],
    "ten kilobytes of markup": [("event", "<img src=https://evil.example/p.png>" * 280)],
    "signs that do not print": [("q", "a\x00\x07\x1b\u202eb"), ("topic", "\r\n\t\x00")],
    "four hundred values": [("country", "VEN")] * 400,
    "four hundred fields": [(f"field{number}", "![x](https://evil.example/p.png)") for number in range(400)],
    "a field of markup": [("[x](javascript:alert(1))<img src=https://evil.example/p.png>", "1")],
}


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the bundled records with markup behind every word."""
    base = tmp_path_factory.mktemp("hostile")
    shutil.copytree(RECORDS, base / "records")
    for folder in (base / "records" / "dossiers").iterdir():
        for name, columns in CELLS.items():
            _spoil(folder / name, columns)
    build(Store(base / "store"), base / "records")
    return base / "store"


def _spoil(path: Path, columns: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert set(columns) <= set(reader.fieldnames or ())
    for row in rows:
        row.update({column: f"{EVIL} {row[column]}" for column in columns if row[column]})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(reader.fieldnames or ()), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def server(hostile_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over the hostile records, beside the one over the good ones."""
    log = tmp_path_factory.mktemp("hostile-server") / "server.log"
    with serving(hostile_store, log) as base:
        yield base


@pytest.fixture
def page(context: BrowserContext, outside_requests: list[str]) -> Iterator[Page]:
    """A page that may open no dialog."""
    opened = context.new_page()
    dialogs: list[str] = []
    opened.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    assert dialogs == []


def _nothing_from_data(page: Page) -> None:
    found = {selector: page.locator(selector).count() for selector in FROM_DATA}
    inline = page.locator("body script:not([src])").all_inner_texts()
    assert not any("alert" in script for script in inline)
    assert {selector: count for selector, count in found.items() if count and not selector.startswith("script")} == {}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_shows_hostile_words_letter_by_letter(page: Page, path: str) -> None:
    page.goto(path)
    settled(page)
    no_exception(page)
    _nothing_from_data(page)
    assert "could not be drawn" not in page.get_by_test_id("stMain").inner_text()
    if path in ("/", "/statements", "/event"):
        shown = page.get_by_test_id("stMain").inner_text().replace(WORD_JOINER, "")
        assert "<script>alert(1)</script><img src=https://evil.example/i.png onerror=alert(1)>" in shown
        assert (
            "[x](javascript:alert(1)) ![y](https://evil.example/p.png) https://evil.example/u $x$ :red[x] `code` &lt;i&gt;"
            in shown
        )


@pytest.mark.parametrize("section", ["Documents", "Article"])
def test_sections_of_the_method_show_hostile_words(page: Page, section: str) -> None:
    page.goto("/method")
    settled(page)
    page.get_by_test_id("stButtonGroup").get_by_text(section, exact=True).click()
    settled(page)
    no_exception(page)
    _nothing_from_data(page)


def test_hovers_and_legends_show_hostile_words_as_words(page: Page) -> None:
    page.goto(f"/statements?event={OPERATION}")
    settled(page)
    plot = page.locator(".js-plotly-plot").first
    plot.scroll_into_view_if_needed()
    said = plot.locator("text").all_text_contents()
    assert any("<b>bold</b><script>" in text for text in said), said[:5]
    mark = plot.locator("path.point").nth(2)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    hover = plot.locator(".hoverlayer .hovertext")
    expect(hover.first).to_contain_text('<a href="https://evil.example/a">link</a>')
    expect(hover.first).to_contain_text("onerror=alert(1)>")
    _nothing_from_data(page)


@pytest.mark.parametrize("case", ADDRESSES)
def test_hostile_address_bars_are_answered_with_a_notice(page: Page, case: str) -> None:
    page.goto(f"/statements?{urlencode(ADDRESSES[case])}")
    settled(page)
    assert exceptions(page) == []
    assert "could not be drawn" not in page.get_by_test_id("stMain").inner_text()
    _nothing_from_data(page)
    if case != "signs that do not print":
        expect(page.get_by_text("was not used").first).to_be_visible()
