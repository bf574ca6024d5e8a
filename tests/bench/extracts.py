"""Extracts over loopback: rows a second next to DuckDB's own COPY, memory, the first byte, pages meanwhile, and the package.

``python -m tests.bench.extracts --store DIR`` measures on a store that is there already.
"""

import argparse
import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from components.http.stretches import whole
from data.build import build
from data.releases import CARD
from data.store import Store
from queries.engine import bound
from queries.question import load
from queries.selection import Selection
from tests.bench import synthetic
from tests.bench.downloads import fetch, fetching, opened, verdict
from tests.bench.questions import p95
from tests.bench.server import Served, megabytes, serving
from tests.bench.snapshots import ROOT, event_count

ROWS, PACKED = 1_000_000, 420_000
RATE, MEMORY, FIRST, STARVED, PACKAGE = 0.7, 200.0, 300.0, 2.0, 15.0
AT_ONCE, RUNS = 10, 12


def measure() -> list[str]:
    """Measure on a million synthetic events that may be handed on, and the package on as many as UCDP has."""
    with TemporaryDirectory() as folder:
        return rows_of(kept(Path(folder) / "rows", ROWS)) + package_of(kept(Path(folder) / "package", PACKED))


def kept(folder: Path, events: int) -> Path:
    """Build a store of synthetic events whose card lets them be handed on."""
    store = Store(folder)
    card = synthetic.keep(store, events).parent / CARD
    card.write_text(
        card.read_text(encoding="utf-8").replace("redistributable = false", "redistributable = true"), encoding="utf-8"
    )
    build(store, progress=lambda _: None)
    return folder


def rows_of(folder: Path) -> list[str]:
    """Measure the events as CSV."""
    snapshot = Store(folder).path(str(Store(folder).current()))
    events = event_count(snapshot)
    copied = min(_copy(snapshot, folder / "copied.csv") for _ in range(2))
    with serving(ROOT / "app.py", PARALLAX_STORE=str(folder)) as served:
        # The first of each is not measured: the server imports and opens what it needs.
        asyncio.run(opened(served, 2))
        fetch(f"{served.address}/api/v1/events.csv?limit=1")
        with _highest(served) as memory:
            fetched = fetch(f"{served.address}/api/v1/events.csv")
        first = median(fetch(f"{served.address}/api/v1/events.csv?limit=1000").first for _ in range(5)) * 1000
        alone = asyncio.run(opened(served, RUNS))
        with fetching(f"{served.address}/api/v1/events.csv", AT_ONCE):
            beside = asyncio.run(opened(served, RUNS))
    rate, slower = copied / fetched.last, p95(beside) / p95(alone)
    return [
        f"extract of {events:,} events as CSV over loopback ({fetched.size / 1e6:,.0f} MB)",
        f"{'COPY to a file by DuckDB':44}{copied:8.1f} s",
        f"{'the same over HTTP':44}{fetched.last:8.1f} s{verdict(rate >= RATE, f'{rate:.2f} of its rate', f'{RATE}')}",
        f"{'first byte of it':44}{fetched.first * 1000:8.0f} ms",
        f"{'first byte, median of five':44}{first:8.0f} ms{verdict(first <= FIRST, '', f'{FIRST:.0f} ms')}",
        f"{'memory that the server grew by':44}{memory[0]:8.0f} MB{verdict(memory[0] <= MEMORY, '', f'{MEMORY:.0f} MB')}",
        f"{'page, p95, alone':44}{p95(alone):8.0f} ms",
        f"{f'page, p95, beside {AT_ONCE} of them':44}{p95(beside):8.0f} ms"
        f"{verdict(slower <= STARVED, f'{slower:.1f} times', f'{STARVED}')}",
    ]


def package_of(folder: Path) -> list[str]:
    """Measure the package of the events, and of everything."""
    lines = []
    with serving(ROOT / "app.py", PARALLAX_STORE=str(folder)) as served:
        fetch(f"{served.address}/api/v1/package.zip?records=topics")
        for title, query in (("events", "?records=events"), ("everything", "")):
            with _highest(served) as memory:
                fetched = fetch(f"{served.address}/api/v1/package.zip{query}")
            said = verdict(fetched.last <= PACKAGE, "", f"{PACKAGE:.0f} s") if query else ""
            lines.append(f"{f'package of {title}, {PACKED:,} events':44}{fetched.last:8.1f} s, {memory[0]:.0f} MB grown{said}")
    return lines


def _copy(snapshot: Path, file: Path) -> float:
    """Seconds that DuckDB takes to write the same rows itself; without its spreadsheet guard, and with its own threads."""
    question = load("extract/events")
    with duckdb.connect(str(snapshot), read_only=True) as con:
        begun = perf_counter()
        con.execute(f"COPY ({question.sql}) TO '{file}' (FORMAT csv)", bound(question, Selection(), whole(question.name)))
        return perf_counter() - begun


@contextmanager
def _highest(served: Served) -> Iterator[list[float]]:
    """How much more memory the server held at most than before."""
    before, most, done = megabytes(served.process), [0.0], threading.Event()

    def look() -> None:
        while not done.wait(0.1):
            most[0] = max(most[0], megabytes(served.process) - before)

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield most
    finally:
        done.set()
        watch.join()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure on stores that are there already."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extracts", description=__doc__)
    parser.add_argument("--store", type=Path, help="a store whose events may be handed on: rows are measured on it")
    parser.add_argument("--package", type=Path, help="another: the package is measured on it")
    options = parser.parse_args(arguments)
    if options.store:
        print("\n".join(rows_of(options.store)))
    if options.package:
        print("\n".join(package_of(options.package)))


if __name__ == "__main__":
    main()
