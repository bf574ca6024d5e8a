"""What the engine adds to a question: its median next to that of the same SQL run bare in DuckDB."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb

from queries.engine import LOCKED, DuckDBEngine, bound
from queries.question import load, names
from queries.selection import Selection

RUNS = 15
OWN = {
    "top": 200,
    "ranked_by": "best",
    "sought": None,
    "actor_id": "cuba",
    "scale": "50m",
    "of_party": "venezuela",
    "since": date(2026, 1, 3),
    "cell": 4.0,
    "west": -180.0,
    "south": -90.0,
    "east": 180.0,
    "north": 90.0,
}
ASKED = Selection(event="us-operation-venezuela-2026-01-03", topic="total-dead", a="cuba", b="united-states")


@dataclass(frozen=True)
class Measured:
    """Medians of one question, in milliseconds."""

    question: str
    rows: int
    engine: float
    bare: float


def measure(path: Path) -> list[Measured]:
    """Measure every question on a snapshot; engine and bare runs take turns, so that both meet the same neighbours."""
    engine = DuckDBEngine(path)
    # A process opens a file with one configuration only, hence the engine's own.
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as con:
        measured = [_measure(engine, con, name) for name in names()]
    engine.close()
    return measured


def _measure(engine: DuckDBEngine, con: duckdb.DuckDBPyConnection, name: str) -> Measured:
    question = load(name)
    own = {parameter: OWN[parameter] for parameter in question.own_parameters}
    values = bound(question, ASKED, own)
    rows = engine.ask(name, ASKED, **own).num_rows
    con.execute(question.sql, values).to_arrow_table()
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(lambda: engine.ask(name, ASKED, **own)))
        bare.append(milliseconds(lambda: con.execute(question.sql, values).to_arrow_table()))
    return Measured(name, rows, median(ours), median(bare))


def milliseconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000
