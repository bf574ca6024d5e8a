"""Synthetic releases of any size for measuring, seeded, marked as synthetic in their title, and never bundled."""

from pathlib import Path

import duckdb

from data.build import RECORDS
from data.releases import CARD, EVENTS
from data.store import Store

SQL = Path(__file__).with_suffix(".sql")
RELEASE = SQL.with_stem("synthetic_release")
SEED = 26
# Of a day's luck from 0 to 1: drawn, or such that the numbers of the events go with their days and nobody has to sort them.
IN_NO_ORDER, IN_DATE_ORDER = "chance(n, 5)", "((n + chance(n, 5)) / $events)"
CARD_TEXT = """\
dataset_id = "synthetic"
title = "Synthetic events for measuring: nothing in them happened"
version = "{events}"
publisher = "tests.bench"
role = "coded"
summed = true
licence = "none"
redistributable = false
citation = "Not to be cited."
published_on = 2026-11-01
retrieved_on = 2026-11-01
coverage_start = 1989-01-01
coverage_end = 2026-12-31
scope = "Synthetic."
notes = []
"""


def keep(store: Store, events: int, seed: int = SEED) -> Path:
    """Put a synthetic release into a store as if it had been imported; its Parquet file."""
    folder = store.imports / "synthetic"
    folder.mkdir(parents=True)
    (folder / CARD).write_text(CARD_TEXT.format(events=events), encoding="utf-8")
    write(folder / EVENTS, events, seed)
    return folder / EVENTS


def write(path: Path, events: int, seed: int = SEED) -> None:
    """Write synthetic events in the columns of a release kept in the store."""
    with duckdb.connect() as con:
        con.execute("SET temp_directory = $1", [str(path.parent / "spill")])
        define(con, events, IN_NO_ORDER, seed)
        con.execute(RELEASE.read_text(encoding="utf-8").replace("EVENTS_PARQUET", str(path).replace("'", "''")))


def define(con: duckdb.DuckDBPyConnection, events: int, luck_of_day: str, seed: int = SEED) -> None:
    """Make the view ``synthetic`` of so many events, none of which is drawn before it is read."""
    # Where countries lie is drawn too: only their names have to be known.
    con.execute("CREATE TEMP TABLE lands AS SELECT iso3, name, CAST(hash(iso3) % 100 AS INTEGER) - 45 AS latitude,"
                " CAST(hash(name) % 300 AS INTEGER) - 150 AS longitude FROM read_csv($1) WHERE code_status = 'iso'",
                [str(RECORDS / "countries.csv")])  # fmt: skip
    sql = SQL.read_text(encoding="utf-8").replace("LUCK_OF_DAY", luck_of_day)
    con.execute(sql.replace("$seed", str(seed)).replace("$events", str(events)))
