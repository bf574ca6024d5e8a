"""A link that is pinned on an older snapshot next to the same view on the one in service."""

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import duckdb

from data.store import Store
from tests.bench.reader import reader
from tests.bench.server import Served, serving
from tests.bench.snapshots import ROOT

NEWER = "9" * 16
RUNS = 9
PAGES = ("", "map", "timeline", "statements", "actors")
TARGET = 1.5


def measure(store: Path, title: str) -> list[str]:
    """Open each page of a store pinned on its snapshot after another was published, and without; lines of a table."""
    with TemporaryDirectory() as folder:
        own, older = _published(store, Path(folder))
        with serving(ROOT / "app.py", PARALLAX_STORE=str(own.folder)) as served:
            spent = {page: asyncio.run(_both(served, page, older)) for page in PAGES}
    lines = [f"opening a link on {title}, medians of {RUNS} in ms, dates that nobody asked for before"]
    lines.append(f"{'':20}{'in service':>12}{'pinned on older':>18}{'ratio':>8}")
    return lines + [_line(page, *each) for page, each in spent.items()]


def _published(store: Path, folder: Path) -> tuple[Store, str]:
    """The store with a copy of its snapshot, in which some events are others, put into service over it."""
    kept, own = Store(store), Store(folder / "store")
    own.folder.mkdir()
    older = str(kept.current())
    for snapshot_id in (older, NEWER):
        shutil.copy(kept.path(older), own.folder / f"{snapshot_id}.duckdb")
    with duckdb.connect(str(own.folder / f"{NEWER}.duckdb")) as con:
        con.execute("UPDATE event SET title = 'Another' WHERE event_no % 1000 = 7")
        con.execute("UPDATE snapshot SET snapshot_id = $1", [NEWER])
    own.point(older)
    own.point(NEWER)
    return own, older


async def _both(served: Served, page: str, older: str) -> tuple[float, float]:
    """Milliseconds on the snapshot in service and on the older one, in turns, so that both meet the same neighbours."""
    spent: Mapping[bool, list[float]] = {False: [], True: []}
    for turn in range(RUNS + 1):
        for pinned in (False, True):
            query = f"from={1990 + turn}-0{1 + PAGES.index(page)}-01" + (f"&snapshot={older}&made=2026-03-03" if pinned else "")
            async with reader(served.address) as session:
                run = await session.open(page, query)
            if run.trouble:
                raise RuntimeError(f"{page}: {run.trouble}")
            # The first of each opens a file and compares two records, once a process.
            spent[pinned] += [run.milliseconds] if turn else []
    return median(spent[False]), median(spent[True])


def _line(page: str, current: float, pinned: float) -> str:
    ratio = pinned / current
    return (
        f"{page or 'overview':20}{current:12.0f}{pinned:18.0f}{ratio:8.2f}   {'within' if ratio <= TARGET else 'MISSES'} {TARGET}"
    )
