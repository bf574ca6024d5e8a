"""The same questions asked of every engine that can be started here, in turns, next to DuckDB on the snapshot's file."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from data.moving.move import move
from data.store import Store
from deploy.postgres import postgresql
from queries.engine import Engine, RefusedError
from queries.engines.chosen import DEFAULT, open_engine
from queries.engines.duckdb_file import DuckDBEngine
from queries.engines.holding import NAME as HOLDING
from queries.question import names
from queries.selection import Selection
from tests.bench.questions import PATIENCE_MS, ask, fitting, p95
from tests.bench.selections import Drawn, draw
from tests.sail import sail
from tests.startable import missing

SELECTIONS = 5
TARGET_MS = 30.0
WORST = 5
FILE, PARQUET, LAKE, SPARK = "DuckDB on the file", "DuckDB on Parquet", "DuckLake, PostgreSQL", "Sail, Spark Connect"


@dataclass(frozen=True)
class Asked:
    """What a question takes on each engine that answers it, in milliseconds, one figure a selection."""

    question: str
    taken: Mapping[str, Sequence[float]]

    def extra(self, engine: str) -> float | None:
        """The median that an engine takes more than DuckDB on the file; None where it does not answer."""
        more = [each - on_file for each, on_file in zip(self.taken[engine], self.taken[FILE], strict=False)]
        return median(more) if more else None


def measure(path: Path, title: str) -> list[str]:
    """Ask what pages ask of a snapshot; lines of a table, and the engines that cannot be started here."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        engines = {
            name: stack.enter_context(_opened(path, url)) for name, url in stack.enter_context(_places(Path(folder))).items()
        }
        drawn = draw(path, SELECTIONS)
        pages = [name for name in names() if not name.startswith("extract/")]
        asked = [_asked(engines, name, drawn) for name in pages]
    lines = [f"{len(asked)} questions of pages, {SELECTIONS} selections each, in turns on {title}, in ms"]
    lines.append(f"{'':22}{'median':>8}{'p95':>8}{'extra':>8}   extra: per question next to the file, its median")
    lines += [_line(name, asked) for name in engines]
    lines += [said for name in engines if name != FILE for said in _worst(name, asked)]
    return lines + [f"not measured: {scheme}: {reason}" for scheme, reason in missing().items()]


@contextmanager
def _places(folder: Path) -> Iterator[Mapping[str, str]]:
    """URLs of the engines, their servers started."""
    with ExitStack() as stack:
        urls = {FILE: DEFAULT, PARQUET: f"duckdb+parquet://{folder / 'parquet'}"}
        if "ducklake" not in missing():
            server = stack.enter_context(postgresql())
            urls[LAKE] = f"ducklake:postgres:{server.connection()}?data={folder / 'lake'}"
        if "sc" not in missing():
            urls[SPARK] = f"sc://127.0.0.1:{stack.enter_context(sail(folder)).port}?data={folder / 'parquet'}"
        yield urls


@contextmanager
def _opened(path: Path, url: str) -> Iterator[Engine]:
    """An engine on the snapshot of a file, which was moved to it."""
    store = Store(path.parent)
    # A server of Spark Connect reads the Parquet that was moved for the engine before it.
    if url != DEFAULT and not url.startswith("sc:"):
        move(store, DEFAULT, url, path.stem, lambda _: None)
    engine = open_engine(url, path.stem, store.path)
    engine.ask("sources/snapshot", Selection())
    for thread in threading.enumerate():
        if thread.name == HOLDING:
            thread.join()
    try:
        yield engine
    finally:
        engine.close()


def _asked(engines: Mapping[str, Engine], name: str, every: Sequence[Drawn]) -> Asked:
    """Ask one question of all engines, selection by selection; each has answered it once before."""
    file = engines[FILE]
    assert isinstance(file, DuckDBEngine)
    drawn = fitting(file, name, every)
    able = {title: engine for title, engine in engines.items() if _answers(engine, name, drawn[0])}
    taken: dict[str, list[float]] = {title: [] for title in engines}
    for each in drawn:
        rows = {}
        for title, engine in able.items():
            if max(taken[title], default=0.0) < PATIENCE_MS:
                rows[title], spent = _timed(engine, name, each)
                taken[title].append(spent)
        if len(set(rows.values())) != 1:
            raise RuntimeError(f"{name}: the engines do not give as many rows: {rows}")
    return Asked(name, taken)


def _timed(engine: Engine, name: str, each: Drawn) -> tuple[int, float]:
    """Rows of an answer, and its milliseconds."""
    begun = perf_counter()
    rows = ask(engine, name, each)
    return rows, (perf_counter() - begun) * 1000


def _answers(engine: Engine, name: str, each: Drawn) -> bool:
    try:
        ask(engine, name, each)
    except RefusedError:
        return False
    return True


def _line(engine: str, asked: Sequence[Asked]) -> str:
    every = [each for question in asked for each in question.taken[engine]]
    line = f"{engine:22}{median(every):8.1f}{p95(every):8.1f}"
    extra = {question.question: more for question in asked if (more := question.extra(engine)) is not None}
    if engine == FILE:
        return line
    line += f"{median(extra.values()):+8.1f}"
    if engine != LAKE:
        return line
    slow = sum(more > TARGET_MS for more in extra.values())
    return f"{line}   {'MISSES' if slow else 'within'} {TARGET_MS:.0f} ms: {len(extra) - slow} of {len(extra)} questions"


def _worst(engine: str, asked: Sequence[Asked]) -> list[str]:
    """The questions that lose most on an engine, and those that it does not answer."""
    extra = {question.question: question.extra(engine) for question in asked}
    worst = sorted(((more, name) for name, more in extra.items() if more is not None), reverse=True)[:WORST]
    lines = [f"  worst on {engine}: {', '.join(f'{name} {more:+.0f}' for more, name in worst)}"]
    refused = [name for name, more in extra.items() if more is None]
    return lines + ([f"  not answered by {engine}: {', '.join(refused)}"] if refused else [])
