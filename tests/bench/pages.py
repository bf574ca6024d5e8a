"""Clicks in Chromium: from a click on our pages to the last change on screen, next to the same on an empty Streamlit page.

``python -m tests.bench.pages --store DIR ...`` measures on stores that are there already.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.questions import p95
from tests.bench.server import Served, processor_milliseconds, serving
from tests.bench.snapshots import ROOT
from tests.browser import chromium
from tests.browser.walking import launch, settled

RUNS, FEW_RUNS = 15, 7
WARMING = 2
TARGET = 700.0
PAGES = ("", "map", "timeline", "statements", "event", "actors", "search", "extract", "method")
EMPTY = Path(__file__).with_name("empty_page.py")
# In every record that is measured here; each is chosen once, so that no answer lies ready.
COUNTRIES = (
    "Algeria", "Angola", "Bangladesh", "Brazil", "Burundi", "Cameroon", "China", "Colombia", "Egypt", "Ethiopia", "Ghana",
    "Guatemala", "Haiti", "India", "Indonesia", "Iran", "Iraq", "Israel", "Italy", "Jordan", "Kenya", "Venezuela",
)  # fmt: skip
# A place on the screen that lies in a country with records and away from every mark.
COUNTRY = """
(figure) => {
  const box = figure.getBoundingClientRect();
  const projection = figure._fullLayout.geo._subplot.projection;
  const countries = figure.calcdata.find((points) => points[0].trace.name === 'countries');
  const recorded = countries.filter((each) => !String(each.tx).includes('no matching record') && each._polygons);
  const marks = [...figure.querySelectorAll('.scattergeo path.point')].map((mark) => mark.getBoundingClientRect());
  const free = (x, y) => marks.every((mark) => {
    const [dx, dy] = [Math.max(mark.left - x, 0, x - mark.right), Math.max(mark.top - y, 0, y - mark.bottom)];
    return dx + dy > 22;
  });
  for (let y = box.top + 15; y < box.bottom - 80; y += 7) {
    for (let x = box.left + 140; x < box.right - 20; x += 7) {
      const place = projection.invert([x - box.left, y - box.top]);
      if (!place || !free(x, y)) continue;
      if (recorded.some((each) => each._polygons.some((polygon) => polygon.contains(place)))) return {x, y};
    }
  }
  return null;
}
"""

Act = Callable[[], None]


@dataclass(frozen=True)
class Clicked:
    """Milliseconds from each click to the last change on screen, the bytes received for it, the server's time on the processor."""

    what: str
    milliseconds: list[float]
    received: list[int]
    processor: list[float]


def measure(stores: Mapping[str, Path], runs: int = RUNS) -> Iterator[str]:
    """Measure our pages on every store, and the empty page, in one run; tables as they are done, or a line that says why there are none."""
    path = chromium.find()
    if path is None:
        yield "clicks: not measured, for there is no Chromium"
        return
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        with serving(EMPTY) as served:
            floor = [_repeat(browser, served, ("", "page change"), _page_changes("Two", "One"), runs),
                     _repeat(browser, served, ("", "button"), _button, runs)]  # fmt: skip
            bare = _cold(browser, served.address)
        yield "\n".join(_clicks("empty page", floor, floor))
        for title, store in stores.items():
            begun = perf_counter()
            with serving(ROOT / "app.py", PARALLAX_STORE=str(store)) as served:
                started = perf_counter() - begun
                first = _cold(browser, served.address)[0]
                yield (
                    f"cold start on {title}: {started:.1f} s to the server's first answer, {started + first:.1f} s to the first page "
                    "drawn in full"
                )
                yield "\n".join(_loads(title, [(page, *_cold(browser, f"{served.address}/{page}")) for page in PAGES], bare))
                yield "\n".join(_clicks(title, _ours(browser, served, runs), floor))
        browser.close()


def _ours(browser: Browser, served: Served, runs: int) -> list[Clicked]:
    return [
        _repeat(browser, served, ("", "page change, Timeline and Map"), _page_changes("Timeline", "Map"), runs),
        _repeat(browser, served, ("statements", "as-of step, Statements"), _asof, runs),
        _repeat(browser, served, ("timeline", "filter change, Timeline"), _filter, runs),
        _repeat(browser, served, ("map", "map click"), _map_click, runs),
        _repeat(browser, served, ("search", "words searched for"), _words, runs),
    ]


def _page_changes(one: str, other: str) -> Callable[[Page, int], Act]:
    def change(page: Page, turn: int) -> Act:
        return page.get_by_role("link", name=one if turn % 2 == 0 else other, exact=True).first.click

    return change


def _button(page: Page, _turn: int) -> Act:
    return page.get_by_role("button", name="Click").click


def _asof(page: Page, turn: int) -> Act:
    page.get_by_role("slider").first.focus()
    return lambda: page.keyboard.press("ArrowLeft" if turn % 2 == 0 else "ArrowRight")


def _filter(page: Page, turn: int) -> Act:
    """Choose one country where all were shown before; taking the last one out again is not measured."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Country")
    if turn:
        box.press("Backspace")
        page.keyboard.press("Escape")
        settled(page)
    box.fill(COUNTRIES[turn % len(COUNTRIES)])
    return page.get_by_role("option", name=COUNTRIES[turn % len(COUNTRIES)], exact=True).click


def _words(page: Page, turn: int) -> Act:
    """Search for words that nobody searched for before."""
    box = page.get_by_test_id("stMain").get_by_role("searchbox")
    box.fill(f"town {11 + turn}")
    return lambda: box.press("Enter")


def _map_click(page: Page, turn: int) -> Act:
    """Choose a country on a map of dates that nobody asked for before, so that no answer lies ready."""
    page.goto(f"/map?from={1990 + turn}-02-01")
    settled(page)
    figure = page.locator(".st-key-world_map .js-plotly-plot")
    figure.scroll_into_view_if_needed()
    place: dict[str, float] | None = figure.evaluate(COUNTRY)
    if place is None:
        raise LookupError("the map shows no country with a place that is free of marks")
    return lambda: page.mouse.click(place["x"], place["y"])


def _repeat(browser: Browser, served: Served, named: tuple[str, str], prepare: Callable[[Page, int], Act], runs: int) -> Clicked:
    """On a page, prepare and do what has this name many times, the first ones unmeasured; bytes are those of the websocket and of
    fetched data."""
    path, what = named
    page = browser.new_page(viewport={"width": 1280, "height": 720}, base_url=served.address)
    counted = _count_bytes(page)
    page.goto(f"/{path}")
    settled(page)
    spent, received, processor = [], [], []
    for turn in range(WARMING + runs):
        act = prepare(page, turn)
        worked, before, begun = processor_milliseconds(served.process), counted[0], page.evaluate("performance.now()") / 1000
        act()
        spent.append((_changed_after(page, begun) - begun) * 1000)
        received.append(counted[0] - before)
        processor.append(processor_milliseconds(served.process) - worked)
    page.close()
    return Clicked(what, spent[WARMING:], received[WARMING:], processor[WARMING:])


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


def _clicks(title: str, clicked: list[Clicked], floor: list[Clicked]) -> list[str]:
    """One line per kind of click; ratios are to a page change on the empty page, else to its button."""
    lines = [
        f"clicks in Chromium on {title}: ms from click to last change, over {len(clicked[0].milliseconds)} each; the server's CPU",
        f"{'':32}{'median':>8}{'p95':>8}{'ratio':>7}{'kB':>8}{'most kB':>9}{'CPU ms':>8}",
    ]
    for each in clicked:
        base = next((other for other in floor if each.what.startswith(other.what)), floor[-1])
        ratio = median(each.milliseconds) / median(base.milliseconds)
        late = p95(each.milliseconds)
        verdict = "" if clicked is floor else f"   {'within' if late <= TARGET else 'MISSES'} {TARGET:.0f} ms"
        lines.append(
            f"{each.what:32}{median(each.milliseconds):8.0f}{late:8.0f}{ratio:7.1f}"
            f"{median(each.received) / 1024:8.1f}{max(each.received) / 1024:9.1f}{median(each.processor):8.0f}{verdict}"
        )
    return lines


def _loads(title: str, cold: list[tuple[str, float, float]], bare: tuple[float, float]) -> list[str]:
    lines = [
        f"cold load on {title}: seconds to the last change, kB of data and figures",
        f"{'empty page':28}{bare[0]:8.1f}{bare[1]:8.0f}",
    ]
    return lines + [f"{page or 'overview':28}{seconds:8.1f}{kilobytes:8.0f}" for page, seconds, kilobytes in cold]


def main() -> None:
    """Measure on stores that are there already."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages", description=__doc__)
    parser.add_argument("--store", type=Path, nargs="+", required=True, help="folders of snapshots")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each click is repeated")
    options = parser.parse_args()
    for text in measure({store.name: store for store in options.store}, options.runs):
        print(text, end="\n\n", flush=True)


if __name__ == "__main__":
    main()
