"""How much one reader may ask for, and all of them together; whoever asks for more is told when, or how, to ask again."""

import threading
import time
from dataclasses import dataclass

from cachetools import TTLCache

from components.http.settings import extracts_at_once, requests_per_minute, rows_allowed

MINUTE = 60
READERS_KNOWN = 10_000
SOON = 5


@dataclass
class TooMuchError(Exception):
    """More was asked for than may be had: the status, what is wrong, how to go on, and in how many seconds where waiting helps."""

    status: int
    title: str
    detail: str
    seconds: int | None = None


class Places:
    """The answers under way."""

    def __init__(self) -> None:
        """None is taken."""
        self._taken, self._lock = 0, threading.Lock()

    def take(self) -> None:
        """Take one; raises TooMuchError when there is none."""
        most = extracts_at_once()
        with self._lock:
            if self._taken >= most:
                raise TooMuchError(429, "Too many extracts are being made", f"This server makes {most} at once.", SOON)
            self._taken += 1

    def give_back(self) -> None:
        """Give one back."""
        with self._lock:
            self._taken -= 1


PLACES = Places()
_asked: "TTLCache[tuple[str, int], int]" = TTLCache(READERS_KNOWN, MINUTE)
_lock = threading.Lock()


def count_request(reader: str) -> None:
    """Count a request of a reader; raises TooMuchError when it is one too many in this minute."""
    most = requests_per_minute()
    if most is None:
        return
    minute, second = divmod(int(time.time()), MINUTE)
    with _lock:
        asked = _asked[reader, minute] = _asked.get((reader, minute), 0) + 1
    if asked > most:
        raise TooMuchError(429, "Too many requests", f"This server answers {most} a minute to one address.", MINUTE - second)


def check_rows(rows: int) -> None:
    """Refuse an extract that is too long, for none is ever cut without a word; raises TooMuchError."""
    most = rows_allowed()
    if most is not None and rows > most:
        how = f"It would have {rows:,} rows, and this server hands on {most:,} at once: select less, or ask for parts by limit and offset."
        raise TooMuchError(413, "The extract is too long", how)
