"""Tallies added up from events as Parquet: by DuckDB, and where it can be started here by Sail, which must give the same rows."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

from data.store import Store
from data.tallies.definitions import FURTHER, NAMES, definitions, keep, widen
from data.tallies.elsewhere import add_up
from tests.bench.served import SNAPSHOT
from tests.sail import sail


@dataclass(frozen=True)
class Added:
    """What one tally took an engine: its rows, seconds by the clock and of CPU, and in what it differs from DuckDB's."""

    rows: int
    seconds: float
    cpu: float
    differs: str | None = None


def by_duckdb(con: duckdb.DuckDBPyConnection, parquet: Path) -> tuple[Mapping[str, Added], Added]:
    """Add up every tally, put it into its table, and widen them, as a build does; what is timed is the adding up, and the widening."""
    con.execute(f"CREATE TEMP VIEW event AS FROM read_parquet('{parquet}')")
    added = {}
    for name, query in definitions().items():
        seconds, cpu = time.perf_counter(), time.process_time()
        answer = con.execute(query).to_arrow_table()
        added[name] = Added(answer.num_rows, time.perf_counter() - seconds, time.process_time() - cpu)
        con.register("answer", answer)
        keep(con, name, "answer")
        con.unregister("answer")
    con.execute("DROP VIEW event")
    seconds, cpu = time.perf_counter(), time.process_time()
    widen(con)
    rows = sum(con.table(name).count("*").fetchall()[0][0] for name in (*NAMES, *FURTHER)) - sum(
        each.rows for each in added.values()
    )
    return added, Added(rows, time.perf_counter() - seconds, time.process_time() - cpu)


def by_sail(folder: Path) -> Mapping[str, Added]:
    """Have ``data rollup`` add up every tally on a server of its own, and hold it against the snapshot in a folder."""
    with sail(folder) as server:
        busy = []
        url = f"sc://127.0.0.1:{server.port}?data={folder}"
        told = add_up(Store(folder), url, SNAPSHOT, lambda _: busy.append(server.busy_seconds()))
        busy.append(server.busy_seconds())
    used = [after - before for before, after in pairwise(busy)]
    return {each.table: Added(each.rows, each.seconds, cpu, each.differs) for each, cpu in zip(told, used, strict=True)}


def lines(duck: Mapping[str, Added], wider: Added, other: Mapping[str, Added] | None) -> Sequence[str]:
    """Lines of a table, one a tally, all four together, and what is added up from their rows."""
    said = [f"{'':16}{'rows':>12}{'DuckDB s':>10}{'of CPU':>9}" + (f"{'Sail s':>10}{'of CPU':>9}{'ratio':>7}" if other else "")]
    for name, each in duck.items():
        line = f"{name:16}{each.rows:12,}{_took([each])}"
        said.append(line + (f"{_beside([other[name]], [each])}   {other[name].differs or 'the same rows'}" if other else ""))
    all_four = f"{'all':28}{_took(duck.values())}"
    from_those = f"{'longer spans':16}{wider.rows:12,}{_took([wider])}   from those rows, by DuckDB in any case"
    return [*said, all_four + (_beside(other.values(), duck.values()) if other else ""), from_those]


def _took(added: Collection[Added]) -> str:
    return f"{sum(each.seconds for each in added):10.1f}{sum(each.cpu for each in added):9.1f}"


def _beside(other: Collection[Added], duck: Collection[Added]) -> str:
    return f"{_took(other)}{sum(each.seconds for each in other) / sum(each.seconds for each in duck):7.2f}"
