"""How long each question takes over many selections, and the main ones next to SQL written by hand over the table of events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb
import pyarrow as pa

from queries.engine import Engine
from queries.engines.duckdb_file import LOCKED, DuckDBEngine
from queries.question import load, names
from queries.selection import Selection
from tests.bench.selections import Drawn, draw

SELECTIONS = 30
# What pages add to a selection, where the selections drawn do not say it.
OWN = {
    "ranked_by": "best",
    "sought": None,
    "scale": "50m",
    "of_party": "venezuela",
    "first_no": None,
    "last_no": None,
    "since": date(2026, 1, 3),
    "events": [f"synthetic:{number}" for number in range(200)],
}
TOP = {"timeline/events_by_period": 7, "timeline/events_by_period_and_party": 7, "timeline/event_marks": 8, "overview/focus_events": 1,
       "overview/newest_statements": 4, "actors/parts_by_actor": 50, "actors/pairs_of_sides": 10}  # fmt: skip
TOP_ELSEWHERE = 200
# Beyond so many records in view the map draws cells and asks for no single places.
SINGLE_PLACES = 1_500
# A question that takes this long is asked no more: its place in the table is known.
PATIENCE_MS = 20_000.0
BY_HAND = {
    "overview/totals": "SELECT dataset_id, count(*), sum(event_count), sum(killed_low), sum(killed_best), sum(killed_high)"
    " FROM event {where} GROUP BY 1 ORDER BY 1",
    "countries/events_by_country": "SELECT country_iso3, sum(event_count), sum(killed_low), sum(killed_best), sum(killed_high)"
    " FROM event {where} GROUP BY 1 ORDER BY 4 DESC",
    "timeline/events_by_period": "SELECT date_trunc('month', start_date), sum(event_count), sum(killed_low), sum(killed_best),"
    " sum(killed_high) FROM event {where} GROUP BY 1 ORDER BY 1",
    "map/cells": "SELECT floor(longitude / 4), floor(latitude / 4), sum(event_count), sum(killed_best)"
    " FROM event {where} GROUP BY 1, 2",
}


@dataclass(frozen=True)
class Measured:
    """What one question takes over all selections, in milliseconds, and what the same costs by hand where that was measured."""

    question: str
    rows: int
    median: float
    p95: float
    slowest: Drawn
    by_hand: float | None


def measure(path: Path, count: int = SELECTIONS) -> list[Measured]:
    """Measure every question on a snapshot, over the selections that its seed draws; the SQL by hand takes turns with its question."""
    engine = DuckDBEngine(path)
    drawn = draw(path, count)
    # A process opens a file with one configuration only, hence the engine's own.
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as con:
        measured = [_measure(engine, con, name, drawn) for name in names()]
    engine.close()
    return measured


def _measure(engine: DuckDBEngine, con: duckdb.DuckDBPyConnection, name: str, every: Sequence[Drawn]) -> Measured:
    drawn = fitting(engine, name, every)
    rows, ours, by_hand = 0, [], []
    ask(engine, name, drawn[0])
    for each in drawn:
        ours.append(milliseconds(lambda each=each: ask(engine, name, each)))
        if name in BY_HAND and each.kind == "plain":
            sql, values = _by_hand(BY_HAND[name], each.selection)
            by_hand.append(milliseconds(lambda sql=sql, values=values: con.execute(sql, values).to_arrow_table()))
        if ours[-1] > PATIENCE_MS:
            break
    rows = ask(engine, name, drawn[0]) if ours[0] < PATIENCE_MS else -1
    slowest = drawn[ours.index(max(ours))]
    return Measured(name, rows, median(ours), p95(ours), slowest, p95(by_hand) if by_hand else None)


def fitting(engine: DuckDBEngine, name: str, every: Sequence[Drawn]) -> list[Drawn]:
    """The selections with which a page would ask a question."""
    return [each for each in every if name != "map/spots" or _is_drawn_by_places(engine, each)]


def _is_drawn_by_places(engine: DuckDBEngine, each: Drawn) -> bool:
    own = {parameter: each.own[parameter] for parameter in load("map/cells").own_parameters}
    cells = engine.ask("map/cells", each.selection, **own).column("records").to_pylist()
    return sum(cells) <= SINGLE_PLACES


def ask(engine: Engine, name: str, each: Drawn) -> int:
    """Ask a question as a page does with a selection; returns how many rows came back."""
    return answer(engine, name, each).num_rows


def answer(engine: Engine, name: str, each: Drawn) -> pa.Table:
    """Ask a question as a page does with a selection, and keep what came back."""
    values = OWN | {"top": TOP.get(name, TOP_ELSEWHERE)} | each.own
    own = {parameter: values[parameter] for parameter in load(name).own_parameters}
    return engine.ask(name, each.selection, **own)


def _by_hand(sql: str, selection: Selection) -> tuple[str, list[object]]:
    """The SQL that somebody who wants just this would write: only the conditions that the selection has, bound in their order."""
    chosen: list[tuple[str, object]] = [
        ("end_date >= ?", selection.date_from),
        ("start_date <= ?", selection.date_to),
        ("known_on <= ?", selection.asof),
        ("list_contains(?, country_iso3)", list(selection.country) or None),
        ("list_contains(?, CAST(event_type AS VARCHAR))", list(selection.type) or None),
        ("list_contains(?, dataset_id)", list(selection.dataset) or None),
    ]
    used = [(condition, value) for condition, value in chosen if value is not None]
    where = f"WHERE {' AND '.join(condition for condition, _ in used)}" if used else ""
    return sql.format(where=where), [value for _, value in used]


def p95(taken: Sequence[float]) -> float:
    """The time that 19 of 20 stay within."""
    return sorted(taken)[ceil(0.95 * len(taken)) - 1]


def milliseconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000
