"""The Chromium that draws: one for the whole server, in a thread of its own, started again where it ended."""

import asyncio
import atexit
import logging
import threading
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

from choreographer.browsers import BrowserClosedError, BrowserFailedError
from choreographer.browsers.chromium import ChromeNotFoundError
from kaleido import Kaleido

log = logging.getLogger(__name__)

# The first picture waits for Chromium to start.
SECONDS = 60

Result = TypeVar("Result")


class NoPictureError(Exception):
    """Nothing on this server can draw a picture; the message says what is missing."""


class DrawingServer:
    """A Chromium and the loop that speaks with it."""

    def __init__(self) -> None:
        """Start; raises ChromeNotFoundError where there is none."""
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, name="drawing", daemon=True).start()
        try:
            self._kaleido = self._wait(self._opened())
        except BaseException:
            self._loop.call_soon_threadsafe(self._loop.stop)
            raise
        atexit.register(self.end)

    def draw(self, figure: Mapping[str, Any], size: Mapping[str, Any], topojson: str) -> bytes:
        """Draw a figure."""
        return bytes(self._wait(self._kaleido.calc_fig(figure, opts=size, topojson=topojson)))

    def end(self) -> None:
        """End Chromium and the loop."""
        atexit.unregister(self.end)
        try:
            self._wait(self._kaleido.close())
        except (BrowserClosedError, TimeoutError):
            log.warning("the drawing Chromium had ended by itself")
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self) -> None:
        self._loop.run_forever()
        self._loop.close()

    async def _opened(self) -> Kaleido:
        kaleido = Kaleido(n=1, mathjax=False)
        await kaleido.open()
        return kaleido

    def _wait(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)


_servers: list[DrawingServer] = []
_turn = threading.Lock()


def draw(figure: Mapping[str, Any], size: Mapping[str, Any], topojson: str) -> bytes:
    """Draw a figure, one after the other; raises NoPictureError where there is no Chromium or it does not answer."""
    with _turn:
        try:
            if not _servers:
                _servers.append(DrawingServer())
            return _servers[0].draw(figure, size, topojson)
        except ChromeNotFoundError as error:
            raise NoPictureError("Install Chromium or Chrome on the server, or name one by BROWSER_PATH.") from error
        except (BrowserClosedError, BrowserFailedError, TimeoutError, OSError) as error:
            log.warning("Chromium did not draw: %r", error)
            if _servers:
                _servers.pop().end()
            raise NoPictureError("Chromium on the server did not draw it; the server's log says more.") from error
