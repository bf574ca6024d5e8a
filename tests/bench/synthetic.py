"""Synthetic releases of any size for measuring, seeded, marked as synthetic in their title, and never bundled."""

from pathlib import Path

import duckdb

from data.build import RECORDS
from data.releases import CARD, EVENTS
from data.store import Store

SQL = Path(__file__).with_suffix(".sql")
SEED = 26
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
        # Where countries lie is drawn too: only their names have to be known.
        con.execute("CREATE TABLE lands AS SELECT iso3, name, CAST(hash(iso3) % 100 AS INTEGER) - 45 AS latitude,"
                    " CAST(hash(name) % 300 AS INTEGER) - 150 AS longitude FROM read_csv($1) WHERE code_status = 'iso'",
                    [str(RECORDS / "countries.csv")])  # fmt: skip
        sql = SQL.read_text(encoding="utf-8").replace("$seed", str(seed)).replace("EVENTS_PARQUET", str(path).replace("'", "''"))
        for statement in duckdb.extract_statements(sql):
            con.execute(statement, {"events": events} if statement.named_parameters else {})
