"""Downloads over loopback: how long one takes, and what readers of pages feel of several at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from urllib.request import urlopen

from tests.bench.reader import reader
from tests.bench.server import Served

PIECE = 1 << 20


@dataclass(frozen=True)
class Fetched:
    """How long a file took to its first byte and to its last, and its size."""

    first: float
    last: float
    size: int


def fetch(url: str) -> Fetched:
    """Fetch a file and forget it."""
    begun, first, size = perf_counter(), 0.0, 0
    with urlopen(url, timeout=600) as answer:
        while piece := answer.read(PIECE if size else 1):
            first = first or perf_counter() - begun
            size += len(piece)
    return Fetched(first, perf_counter() - begun, size)


@contextmanager
def fetching(url: str, at_once: int) -> Iterator[None]:
    """Readers who fetch the same all the while."""
    done = threading.Event()

    def go_on() -> None:
        while not done.is_set():
            with urlopen(url, timeout=600) as answer:
                while not done.is_set() and answer.read(PIECE):
                    pass

    threads = [threading.Thread(target=go_on) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


async def opened(served: Served, runs: int) -> list[float]:
    """Milliseconds that a page takes for selections that nobody asked for before."""
    spent = []
    async with reader(served.address) as session:
        await session.open("map")
        for turn in range(runs):
            _pages_asked.append(turn)
            run = await session.ask(
                f"from={1990 + len(_pages_asked) % 30}-02-01&to={2020 + len(_pages_asked) % 7}-03-{turn + 1:02}"
            )
            spent.append(run.milliseconds)
    return spent


_pages_asked: list[int] = []


def verdict(kept: bool, said: str, target: str) -> str:
    """What the end of a line says of its target."""
    return f"   {said}{', ' if said else ''}{'within' if kept else 'MISSES'} {target}"
