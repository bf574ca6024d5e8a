"""Readers while an editor imports: the same sessions on one server, without and with imports running beside it."""

import asyncio
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.building import write_published
from tests.bench.questions import p95
from tests.bench.server import Served, serving
from tests.bench.sessions import CLICKS, SCRIPTS, THINK_SECONDS, Level, together, warm
from tests.bench.snapshots import ROOT

SESSIONS = 20
ROWS = 420_000


def measure(store: Path, title: str, rows: int = ROWS, sessions: int = SESSIONS) -> list[str]:
    """Let sessions walk twice, the second time while files of so many rows are imported one after the other; lines of a table."""
    with TemporaryDirectory() as folder:
        own = Path(folder) / "store"
        shutil.copytree(store, own)
        published, card = write_published(Path(folder), rows)
        with serving(SCRIPTS["ours"], PARALLAX_STORE=str(own)) as served:
            asyncio.run(warm(served))
            alone = _walk(served, sessions)
            with _imports(own, published, card) as ended:
                beside = _walk(served, sessions)
    said = f"{sessions} sessions on {title}, without and with an import of {rows:,} rows into the store that they read"
    return [
        f"{said}; {len(ended)} imports ended meanwhile, {sum(map(bool, ended))} of them failed",
        f"{'':20}{'runs':>6}{'p50':>7}{'p95':>7}{'errors':>8}",
        _line("no import", alone),
        _line("import beside", beside),
        f"{'ratio of p95':20}{p95(beside.milliseconds) / p95(alone.milliseconds):20.2f}",
        *sorted({f"error: {each}" for each in (*alone.troubles, *beside.troubles)}),
    ]


def _walk(served: Served, sessions: int) -> Level:
    return asyncio.run(together(served, "ours", sessions, CLICKS, THINK_SECONDS))


@contextmanager
def _imports(store: Path, published: Path, card: Path) -> Iterator[list[int]]:
    """Import a file over and over while something else happens; gives the statuses of those that ended."""
    command = [sys.executable, "-m", "data", "--store", str(store), "import", "ucdp-ged", str(published), "--card", str(card)]
    enough = threading.Event()
    ended: list[int] = []

    def run() -> None:
        while not enough.is_set():
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                while process.poll() is None and not enough.wait(0.1):
                    pass
                if process.poll() is None:
                    process.kill()
                else:
                    ended.append(process.returncode)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield ended
    finally:
        enough.set()
        thread.join()


def _line(name: str, level: Level) -> str:
    taken = level.milliseconds
    return f"{name:20}{len(level.runs):6}{median(taken):7.0f}{p95(taken):7.0f}{len(level.troubles):8}"
