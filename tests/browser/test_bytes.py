"""What opening a page costs on the wire, without Streamlit's own files."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, WebSocket

from tests.browser.conftest import no_exception, settled

PATHS = ("/", "/map", "/timeline", "/statements", "/event", "/actors", "/extract", "/method")
MOST_BYTES = 1_000_000


class Traffic:
    """What a page receives, and from where."""

    def __init__(self, page: Page) -> None:
        self.socket = 0
        self.requests: list[Request] = []
        page.on("websocket", self._listen)
        page.on("requestfinished", self._keep)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _keep(self, request: Request) -> None:
        self.requests.append(request)

    def _count(self, frame: str | bytes) -> None:
        self.socket += len(frame)

    def of_ours(self) -> dict[str, int]:
        """Bytes as they travelled: the socket, and the answers that are not Streamlit's own files."""
        ours = [
            request
            for request in self.requests
            if urlsplit(request.url).path.startswith(("/shapes/", "/api/", "/media/", "/app/"))
        ]
        return {"socket": self.socket, **{urlsplit(each.url).path: each.sizes()["responseBodySize"] for each in ours}}


@pytest.mark.parametrize("path", PATHS)
def test_a_cold_page_costs_less_than_a_megabyte(page: Page, path: str) -> None:
    traffic = Traffic(page)
    page.goto(path)
    settled(page)
    no_exception(page)
    cost = traffic.of_ours()
    assert cost["socket"] > 5_000
    assert sum(cost.values()) <= MOST_BYTES, cost
    if path == "/map":
        assert 0 < cost["/shapes/110m.json"] < 150_000
