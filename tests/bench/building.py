"""From a published CSV to a snapshot in service, next to what DuckDB needs to read, sort and write the same rows."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import duckdb

from data.store import Store
from tests.bench import synthetic
from tests.bench.snapshots import ROOT

CONTAINED = (
    "(DuckDB alone writes the file's cells as one table. An import holds every cell against the rules, keeps the typed rows as Parquet,\n"
    "makes events, sides and figures of them, tallies and texts to search, checks the whole record and hashes every row of it.)"
)
AS_PUBLISHED = Path(__file__).with_name("as_published.sql")
BARE = """
import duckdb, sys
con = duckdb.connect(sys.argv[2])
con.execute("SET memory_limit = '" + sys.argv[3] + "'") if len(sys.argv) > 3 else None
con.execute("CREATE TABLE event AS FROM read_csv('" + sys.argv[1] + "') ORDER BY date_start")
"""

# A process of its own in between: Linux counts to a child the memory that its parent held when it began.
WATCHED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(done.returncode)
"""


class Used(NamedTuple):
    """What a command took: seconds by the clock and of CPU, and the most memory, in MB."""

    seconds: float
    cpu: float
    megabytes: float


def measure(events: int, memory: str | None = None) -> list[str]:
    """Import a synthetic file of so many rows; lines of a table with rows per second and the most memory taken."""
    with TemporaryDirectory() as folder:
        published, card = write_published(Path(folder), events)
        bound = ["--memory", memory] if memory else []
        bare = _run([sys.executable, "-c", BARE, str(published), f"{folder}/bare.duckdb", *bound[1:]])
        store = f"{folder}/served"
        command = [
            sys.executable,
            "-m",
            "data",
            "--store",
            store,
            "import",
            "ucdp-ged",
            str(published),
            "--card",
            str(card),
            *bound,
        ]
        ours = _run(command)
        size = published.stat().st_size / 1e6
    title = f"{events:,} rows of 49 columns ({size:,.0f} MB)" + (f", memory limit {memory}" if memory else "")
    return [
        f"{title}: from CSV to snapshot in service",
        f"{'':34}{'seconds':>9}{'of CPU':>9}{'rows/s':>10}{'peak MB':>9}",
        *(_line(name, each, events) for name, each in (("python -m data import", ours), ("DuckDB read_csv, sort, write", bare))),
        f"{'ratio':34}{ours.seconds / bare.seconds:9.1f}{ours.cpu / bare.cpu:9.1f}",
        CONTAINED,
    ]


def _line(name: str, used: Used, events: int) -> str:
    return f"{name:34}{used.seconds:9.1f}{used.cpu:9.1f}{events / used.seconds:10,.0f}{used.megabytes:9,.0f}"


def write_published(folder: Path, events: int) -> tuple[Path, Path]:
    """Write synthetic events as UCDP would publish them; the file and its card."""
    parquet = synthetic.keep(Store(folder / "made"), events)
    published = folder / "GEDEvent_v99_1.csv"
    sql = (
        AS_PUBLISHED.read_text(encoding="utf-8").replace("EVENTS_PARQUET", str(parquet)).replace("PUBLISHED_CSV", str(published))
    )
    with duckdb.connect() as con:
        con.execute(sql)
    return published, parquet.with_name("card.toml")


def _run(command: list[str]) -> Used:
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", WATCHED, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return Used(perf_counter() - start, *json.loads(done.stdout))
