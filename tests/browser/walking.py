"""What the browser tests and the picture taker share: the browser, the fence around it, and when a page is done."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route, WebSocketRoute

# Containers have no sandbox and no graphics card; WebGL is drawn in software.
FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
    "--use-angle=swiftshader",
)
# What the page's own policy refuses never becomes a request, but Chromium says so in the console.
POLICY_REFUSED = re.compile(r"'((?:https?|wss?)://[^']+)' violates the following Content Security Policy")
SETTLE_SECONDS = 60
QUIET_MS = 400  # longer than the 200 ms for which sliders and selections on figures hold back what the reader did

# Streamlit writes its state on stApp. A drawing that is still being fetched is a visible stSkeleton, an element
# of an earlier run is data-stale. Returns the moment the page last changed, in milliseconds since it was opened.
LAST_CHANGE = """
(quiet) => {
  const now = performance.now();
  if (!window.parallaxWatch) {
    window.parallaxWatch = {changed: now};
    const note = () => { window.parallaxWatch.changed = performance.now(); };
    new MutationObserver(note).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  }
  const app = document.querySelector('[data-testid="stApp"]');
  const unfinished = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]';
  const done = app
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.fonts.status === 'loaded'
    && ![...document.querySelectorAll(unfinished)].some((element) => element.checkVisibility());
  if (!done) window.parallaxWatch.changed = now;
  return now - window.parallaxWatch.changed >= quiet ? window.parallaxWatch.changed : false;
}
"""


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the Chromium at this path, without a window."""
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


@contextmanager
def fenced(browser: Browser, base: str, **more: Any) -> Iterator[Page]:
    """A page in a browser of its own, 1280 by 720 unless said; at the end it may have asked for nothing but the server."""
    context = browser.new_context(
        base_url=base, **({"viewport": {"width": 1280, "height": 720}, "service_workers": "block"} | more)
    )
    refused = fence(context, base)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not refused, f"the page asked for {refused}"


def fence(context: BrowserContext, base: str) -> list[str]:
    """Refuse every request that would leave the server; return the list in which they are written down."""
    host = urlsplit(base).netloc
    refused: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        if _inside(url, host):
            route.continue_()
        else:
            refused.append(url)
            route.abort()

    def answer_socket(socket: WebSocketRoute) -> None:
        refused.append(socket.url)
        socket.close()

    def hear(message: ConsoleMessage) -> None:
        refused.extend(POLICY_REFUSED.findall(message.text))

    context.route("**/*", answer)
    context.route_web_socket(lambda url: not _inside(url, host), answer_socket)
    context.on("console", hear)
    return refused


def settled(page: Page, seconds: float = SETTLE_SECONDS) -> float:
    """Wait until the page is done; return when it last changed, in seconds since it was opened."""
    page.wait_for_load_state("networkidle", timeout=seconds * 1000)
    changed = page.wait_for_function(LAST_CHANGE, arg=QUIET_MS, polling=50, timeout=seconds * 1000)
    return float(changed.json_value()) / 1000


def no_exception(page: Page) -> None:
    """Fail with the words on the screen if the page shows an exception."""
    words = exceptions(page)
    assert not words, f"{page.url} shows {words}"


def exceptions(page: Page) -> list[str]:
    """Return the words of every exception on the screen."""
    return page.get_by_test_id("stException").all_inner_texts()


def _inside(url: str, host: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.netloc == host
