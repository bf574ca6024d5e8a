"""Take pictures of whole pages as a reader on a sealed network would see them.

Usage: python -m tests.browser.look --base http://localhost:8501 --out pictures [--dark] [--width 1280] [--height 720] PATH ...
PATH is what follows the base: "" (the overview), "map?country=VEN". Requests that would leave the server are refused.
Prints one line per picture; ends with status 1 if anything was refused, an exception was shown or a page never settled.
"""

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebSocket, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser import chromium
from tests.browser.walking import exceptions, fence, launch, settled

TALLEST = 6000

# The page itself never scrolls: its main part and its sidebar do. How much taller would the window have to be?
HIDDEN_HEIGHT = """
() => Math.max(0, ...['stMain', 'stSidebarContent']
  .map((id) => document.querySelector(`[data-testid="${id}"]`))
  .filter((part) => part)
  .map((part) => part.scrollHeight - part.clientHeight))
"""


@dataclass
class Traffic:
    """What a page received and complained about."""

    socket_bytes: int = 0
    requests: list[Request] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down what this page receives from now on."""
        page.on("websocket", self._watch_socket)
        page.on("requestfinished", self._keep)
        page.on("console", self._note)

    def http_bytes(self) -> int:
        """Add up the bodies, as compressed as they travelled."""
        return sum(request.sizes()["responseBodySize"] for request in self.requests)

    def _keep(self, request: Request) -> None:
        self.requests.append(request)

    def _watch_socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: str | bytes) -> None:
        self.socket_bytes += len(frame)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")


def take(browser: Browser, path: str, options: argparse.Namespace) -> bool:
    """Take one picture, say what it cost, and return whether all was well."""
    context = browser.new_context(
        viewport={"width": options.width, "height": options.height},
        color_scheme="dark" if options.dark else "light",
        service_workers="block",
    )
    refused = fence(context, options.base)
    page, traffic = context.new_page(), Traffic()
    traffic.watch(page)
    page.goto(f"{options.base.rstrip('/')}/{path.lstrip('/')}")
    target = options.out / _name(path, options)
    try:
        idle = f"{settled(page):.1f} s"
        received = f"websocket {traffic.socket_bytes // 1024} kB  http {traffic.http_bytes() // 1024} kB"
        _unfold(page)
    except PlaywrightTimeoutError:
        idle, received = "never", f"websocket {traffic.socket_bytes // 1024} kB"
    page.screenshot(path=target)
    broken = exceptions(page)
    context.close()
    print(f"{target}  idle {idle}  {received}  refused {refused}  exceptions {broken}  console {traffic.errors}")
    return not refused and not broken and idle != "never"


def _unfold(page: Page) -> None:
    """Make the window as tall as what it shows; twice, since what it shows may grow with it."""
    for _ in range(2):
        window = page.viewport_size
        hidden = page.evaluate(HIDDEN_HEIGHT)
        if not window or not hidden:
            return
        page.set_viewport_size({"width": window["width"], "height": min(TALLEST, window["height"] + hidden)})
        settled(page)


def _name(path: str, options: argparse.Namespace) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-") or "overview"
    return f"{words}{'-dark' if options.dark else ''}-{options.width}.png"


def main() -> int:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="http://localhost:8501")
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=720)
    parser.add_argument("paths", nargs="*", default=[""], metavar="PATH")
    options = parser.parse_args()
    chrome = chromium.find()
    if chrome is None:
        parser.error(chromium.why_not())
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright, chrome)
        well = [take(browser, path, options) for path in options.paths]
        browser.close()
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
