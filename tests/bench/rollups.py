"""Tallies of any number of events, up to hundreds of millions: what adding them up takes, and what pages then ask of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlglot import exp, parse_one

from components.map_player import MONTHS_AT_MOST
from data.memory import Memory
from data.tallies.definitions import NAMES
from queries.engines.duckdb_file import DuckDBEngine
from queries.question import Question, load, names
from queries.selection import Selection
from tests.bench import adding_up, served
from tests.bench.questions import ask, milliseconds, p95
from tests.bench.selections import Drawn, draw
from tests.startable import missing

SELECTIONS, DRAWN = 30, 1_000
TARGET_MS = 50.0
MEMORY = "2GB"


def measure(bundled: Path, events: int, memory: str | None = None) -> Iterator[str]:
    """Make so many events, add them up, and ask what the tallies answer; lines of tables, as they are known."""
    with TemporaryDirectory() as name:
        folder, bound = Path(name), Memory(memory or MEMORY)
        with served.begun(bundled, folder, events, bound) as con:
            begun = perf_counter()
            parquet = served.write_events(con, folder)
            size, seconds = parquet.stat().st_size / 1e6, perf_counter() - begun
            yield f"{events:,} events: {size:,.0f} MB of Parquet in the columns that tallies read, made in {seconds:.0f} s"
            duck, wider = adding_up.by_duckdb(con, parquet)
            begun = perf_counter()
            served.load_events(con, parquet)
            loaded = perf_counter() - begun
        yield from adding_up.lines(duck, wider, None if "sc" in missing() else adding_up.by_sail(folder))
        path = folder / f"{served.SNAPSHOT}.duckdb"
        yield f"the snapshot's file, with those columns of the events: {path.stat().st_size / 1e6:,.0f} MB, loaded in {loaded:.0f} s"
        yield from asked(path, bound)


def asked(path: Path, memory: Memory = Memory()) -> Iterator[str]:  # noqa: B008 it is frozen
    """Ask every rollup question of a snapshot; lines of a table, slowest first."""
    drawn = draw(path, DRAWN)
    engine = DuckDBEngine(path)
    taken = {name: _taken(engine, name, fitting(name, drawn)) for name in rollup_questions()}
    engine.close()
    within = sum(p95(each) <= TARGET_MS for each in taken.values())
    yield f"{'ms over selections that tallies answer':44}{'median':>9}{'p95':>9}"
    for name, each in sorted(taken.items(), key=lambda pair: -p95(pair[1])):
        yield f"{name:44}{median(each):9.1f}{p95(each):9.1f}{' *' if p95(each) > TARGET_MS else ''}"
    yield f"{'within' if within == len(taken) else 'MISSES'} {TARGET_MS:.0f} ms: {within} of {len(taken)} questions"


def _taken(engine: DuckDBEngine, name: str, drawn: Sequence[Drawn]) -> list[float]:
    ask(engine, name, drawn[0])
    return [milliseconds(lambda each=each: ask(engine, name, each)) for each in drawn]


def rollup_questions() -> list[str]:
    """Questions of pages that tallies answer, but for the edges of a selection: they read a tally, and do not place events one by one."""
    read = {name: _relations(name) for name in names() if not name.startswith("extract/")}
    return [name for name, relations in read.items() if relations & set(NAMES) and "placed_events" not in relations]


def fitting(name: str, drawn: Sequence[Drawn], count: int = SELECTIONS) -> list[Drawn]:
    """The first of the selections that a rollup question answers from tallies alone, or nearly so, turned to the period of its page."""
    asked = (_as_asked(name, each) for each in drawn)
    return list(islice((each for each in asked if _from_tallies(load(name), _relations(name), each)), count))


def _as_asked(name: str, each: Drawn) -> Drawn:
    """A selection with the period by which the map plays; other pages take the one chosen."""
    if name != "map/countries_by_period":
        return each
    first, last = each.selection.date_from, each.selection.date_to
    is_short = first is not None and last is not None and (last - first).days < 31 * MONTHS_AT_MOST
    return replace(each, selection=each.selection.with_(grain="month" if is_short else "year"))


def _from_tallies(question: Question, relations: frozenset[str], each: Drawn) -> bool:
    """Whether a selection cuts through no row of the tallies that a question reads, and asks for nothing that they do not tell apart."""
    chosen = each.selection
    # Casts tell actors and conflicts apart; their rows and those of cells stand for years.
    of_casts, of_months = "cast_tally" in relations, "tally" in relations
    if chosen.q or (not of_casts and (chosen.actor or chosen.conflict)):
        return False
    if "cell_tally" in relations and each.own["cell"] < 2:
        return False
    if "grain" in question.parameters and chosen.grain not in ("month", "year"):
        return False
    return _whole(chosen, months=of_months)


def _whole(chosen: Selection, *, months: bool) -> bool:
    first, after = chosen.date_from, chosen.date_to + timedelta(days=1) if chosen.date_to else None
    return all(day is None or _begins(day, months=months) for day in (first, after))


def _begins(day: date, *, months: bool) -> bool:
    return day.day == 1 and (months or day.month == 1)


@cache
def _relations(name: str) -> frozenset[str]:
    """Tables and shared parts that the SQL of a question mentions."""
    return frozenset(table.name for table in parse_one(load(name).sql, read="duckdb").find_all(exp.Table))
