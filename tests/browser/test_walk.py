"""Walks that readers take: from a country to an event, to what was said of it, to a link and a file."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from components.http.stretches import whole
from data.store import Store
from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection
from tests.browser.conftest import no_exception, settled
from tests.browser.walking import fenced

OPERATION = "us-operation-venezuela-2026-01-03"
WAIT_MS = 15_000
ROW_PIXELS = 35
PAGES = {
    "Overview": "What each side says happened",
    "Map": "Where it happened",
    "Timeline": "When it happened, and when it was said",
    "Statements": "Statement versus statement",
    "Event": "One event",
    "Countries & actors": "Countries and actors",
    "Search": "Search",
    "Extract": "Extract the rows",
    "Sources & method": "Sources and method",
}
# The single events drawn, each with the middle of its mark on the screen.
MARKS = """
(figure) => [...figure.querySelectorAll('.scattergeo path.point')]
  .filter((mark) => (mark.parentNode.__data__[0].trace.name ?? '').startsWith('Event:'))
  .map((mark) => mark.getBoundingClientRect())
  .map((box) => ({x: box.x + box.width / 2, y: box.y + box.height / 2}))
"""
# Where a place lies on the screen.
PLACE = """
(figure, place) => {
  const box = figure.getBoundingClientRect();
  const [x, y] = figure._fullLayout.geo._subplot.projection(place);
  return {x: box.x + x, y: box.y + y};
}
"""


def open_at(page: Page, path: str) -> None:
    page.set_default_timeout(WAIT_MS)
    page.goto(path)
    settled(page)
    no_exception(page)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stTopNavLink").filter(has_text=re.compile(rf"{re.escape(title)}$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[title])
    settled(page)
    no_exception(page)


def figure(page: Page, key: str) -> Locator:
    found = page.locator(f".st-key-{key} .js-plotly-plot")
    found.scroll_into_view_if_needed()
    found.hover(position={"x": 5, "y": 5})
    return found


def choose(page: Page, label: str, words: str) -> None:
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label)
    box.fill(words)
    page.get_by_role("option", name=words, exact=True).click()
    page.keyboard.press("Escape")
    settled(page)


def read_day(widget: Locator) -> str:
    """The day that a date widget holds, as YYYY-MM-DD."""
    parts = widget.locator('[role="spinbutton"]')
    return "-".join(parts.all_inner_texts()) if parts.count() else widget.locator("input").first.input_value()


def claimed(page: Page) -> str:
    return page.get_by_text(re.compile(r"^Claimed( in all)?: ")).inner_text()


def shown(page: Page) -> list[str]:
    """The text of the page, line by line."""
    return [line for line in page.get_by_test_id("stMain").inner_text().splitlines() if line.strip()]


def ids_behind(store: Path, records: str, selection: Selection, column: str) -> list[str]:
    kept = Store(store)
    current = kept.current()
    assert current is not None
    engine = DuckDBEngine(kept.path(current))
    try:
        return [
            str(each) for each in engine.ask(f"extract/{records}", selection, **whole(f"extract/{records}"))[column].to_pylist()
        ]
    finally:
        engine.close()


def test_from_a_country_to_an_event_to_its_statements_to_a_link_and_a_file(
    page: Page, browser: Browser, server: str, store: Path
) -> None:
    open_at(page, "/")
    choose(page, "Country", "Venezuela")
    choose(page, "Type of event", "Military operation")
    assert query(page) == {"country": ["VEN"], "type": ["military_operation"]}
    expect(page.get_by_text("Venezuela · Military operation · as known at the last record")).to_be_visible()

    go_to(page, "Map")
    (mark,) = figure(page, "world_map").evaluate(MARKS)
    page.mouse.click(mark["x"], mark["y"])
    page.wait_for_url(f"**event={OPERATION}*")
    settled(page)
    expect(page.get_by_role("link", name="Open the event chosen")).to_be_visible()

    go_to(page, "Statements")
    assert query(page)["event"] == [OPERATION]
    expect(page.get_by_test_id("stMain").get_by_role("combobox", name="Event")).to_have_value(
        re.compile("Operation Absolute Resolve")
    )
    page.get_by_role("slider", name="As of").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**asof=2026-01-03*")
    settled(page)
    # The question shown first may be another one on another day: this walk keeps to one.
    page.get_by_role("combobox", name="Question").click()
    page.get_by_role("option", name="How many people were killed in the operation in total?").click()
    page.wait_for_url("**topic=total-dead*")
    settled(page)
    before = claimed(page)
    assert "at least 40" in before
    assert "80" not in before
    page.get_by_role("slider", name="As of").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**asof=2026-01-04*")
    settled(page)
    after = claimed(page)
    assert "20 to 80 or more" in after
    expect(page.get_by_text("as of 4 Jan 2026", exact=False).first).to_be_visible()

    _same_in_another_browser(page, browser, server, after)
    _file_as_promised(page, store)


def _same_in_another_browser(page: Page, browser: Browser, server: str, claim: str) -> None:
    with fenced(browser, server) as second:
        open_at(second, page.url)
        assert claimed(second) == claim
        assert shown(second) == shown(page)
        assert second.url == page.url


def _file_as_promised(page: Page, store: Path) -> None:
    go_to(page, "Extract")
    link = page.get_by_role("link", name="Download CSV")
    promised = re.search(r"([\d,]+) rows", link.inner_text())
    assert promised
    with page.expect_download() as download:
        link.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"), newline="")))
    assert len(rows) == int(promised[1].replace(",", "")) > 0
    selection = Selection.from_query(
        query(page), {name: {each: each for each in values} for name, values in query(page).items()}
    )[0]
    assert [row["event_id"] for row in rows] == ids_behind(store, "events", selection, "event_id")


def test_a_click_on_a_country_takes_it_in_and_a_second_click_lets_it_go(page: Page) -> None:
    open_at(page, "/map")
    everything = page.get_by_test_id("stMain").get_by_test_id("stCaptionContainer").first.inner_text()
    at = figure(page, "world_map").evaluate(PLACE, [-53, -10])
    page.mouse.click(at["x"], at["y"])
    page.wait_for_url("**country=BRA*")
    settled(page)
    chosen = page.get_by_test_id("stMain").get_by_test_id("stCaptionContainer").first.inner_text()
    assert chosen != everything
    expect(page.get_by_text("Brazil · as known at the last record")).to_be_visible()
    at = figure(page, "world_map").evaluate(PLACE, [-53, -10])
    page.mouse.click(at["x"], at["y"])
    page.wait_for_function("() => !location.search.includes('BRA')")
    settled(page)
    assert page.get_by_test_id("stMain").get_by_test_id("stCaptionContainer").first.inner_text() == everything
    no_exception(page)


def test_back_returns_to_the_earlier_selection(page: Page) -> None:
    open_at(page, "/map?country=VEN")
    choose(page, "Country", "Cuba")
    page.wait_for_url("**country=CUB*")
    expect(page.get_by_text("Cuba, Venezuela · as known at the last record")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Venezuela · as known at the last record", exact=True)).to_be_visible()
    settled(page)
    assert query(page) == {"country": ["VEN"]}
    expect(page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").first).not_to_contain_text("Cuba")


def test_every_page_of_the_navigation_keeps_the_selection_and_writes_it_into_the_address(page: Page) -> None:
    open_at(page, "/?country=VEN&asof=2026-01-04")
    for title in (*list(PAGES)[1:], "Overview"):
        go_to(page, title)
        assert query(page) == {"country": ["VEN"], "asof": ["2026-01-04"]}, title
        expect(page.get_by_text("Venezuela · as of 4 Jan 2026", exact=True)).to_be_visible()


def test_brushing_the_timeline_sets_the_days_everywhere(page: Page) -> None:
    open_at(page, "/timeline")
    plot = figure(page, "deaths_by_period").locator(".nsewdrag").first
    box = plot.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, middle, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.4, middle, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=*to=*")
    settled(page)
    no_exception(page)
    first, last = query(page)["from"][0], query(page)["to"][0]
    assert "1990" < first < last < "2010"
    days = page.get_by_test_id("stSidebar").get_by_test_id("stDateInput")
    assert [read_day(days.nth(1)), read_day(days.nth(2))] == [first, last]


def positions(page: Page) -> tuple[Locator, list[str], list[str]]:
    """The canvas of the matrix, its topics and its parties."""
    grid = page.locator('[class*="st-key-positions"]').get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    topics = grid.locator('[role="gridcell"][aria-colindex="1"]').all_inner_texts()
    parties = grid.locator('[role="columnheader"]').all_inner_texts()
    return grid.locator("canvas").first, topics, parties


def click_cell(page: Page, cells: Locator, row: int, left: int) -> None:
    down = int(ROW_PIXELS * (row + 1.5))
    # The matrix may be taller than the window: its row comes to the middle, not itself.
    page.evaluate(
        "([cells, down]) => { cells.scrollIntoView({block: 'start'});"
        " for (let each = cells; each; each = each.parentElement)"
        " if (getComputedStyle(each).overflowY === 'auto') each.scrollTop += down - innerHeight / 2; }",
        [cells.element_handle(), down],
    )
    box = cells.bounding_box()
    assert box
    page.mouse.click(box["x"] + left, box["y"] + down)
    settled(page)


def test_a_cell_of_the_positions_shows_its_statements(page: Page) -> None:
    open_at(page, f"/statements?part=positions&event={OPERATION}&asof=2026-01-06")
    cells, topics, _ = positions(page)
    theirs = page.get_by_text("Miller said the Cuban figure was probably lower than the real number.")
    before = theirs.count()
    click_cell(page, cells, topics.index("Cuban dead"), 260)
    no_exception(page)
    expect(theirs).to_have_count(before + 1)
    expect(page.get_by_text("Source: CiberCuba").first).to_be_visible()


def test_a_cell_of_the_positions_is_reached_by_keyboard_and_shows_source_and_place(page: Page) -> None:
    open_at(page, f"/statements?part=positions&event={OPERATION}&asof=2026-01-06")
    cells, topics, parties = positions(page)
    click_cell(page, cells, 0, 100)
    for key, times in (("ArrowDown", topics.index("Cuban dead")), ("ArrowRight", parties.index("Republic of Cuba"))):
        for _ in range(times):
            page.keyboard.press(key)
    settled(page)
    no_exception(page)
    expect(page.get_by_text(re.compile(r"Source: .*sentences 2 and 5")).first).to_be_visible()


def test_every_tab_is_named_after_its_page(page: Page) -> None:
    open_at(page, "/map")
    expect(page).to_have_title("Map · Parallax")
    go_to(page, "Overview")
    expect(page).to_have_title("Overview · Parallax")
