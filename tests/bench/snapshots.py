"""The snapshots to measure on: the bundled records, and UCDP's events one by one where the publisher's files are here."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data.build import RECORDS, build
from data.import_order import Order
from data.releases import taken_in
from data.store import Store
from queries.engines.duckdb_file import LOCKED
from tests.bench import synthetic

ROOT = Path(__file__).parents[2]
FILES = ("ged211_located.parquet", "GEDEvent_v26_0_1.csv")


def publisher_files() -> Path | None:
    """The folder of publishers' own files, None where there is none."""
    named = os.environ.get("PARALLAX_PUBLISHER_FILES")
    folders = [Path(named)] if named else sorted(ROOT.parent.glob("*/data"))
    return next((folder for folder in folders if (folder / "ucdp").is_dir()), None)


@contextmanager
def snapshots(sizes: Sequence[int] = ()) -> Iterator[Mapping[str, Path]]:
    """Snapshots by what they hold, in a temporary store; ``sizes`` are numbers of synthetic events."""
    with TemporaryDirectory() as folder:
        stores = {"bundled records": Store(Path(folder) / "bundled")}
        if publisher := publisher_files():
            stores["event by event"] = Store(Path(folder) / "events")
            for file in FILES:
                _keep(stores["event by event"], publisher / "ucdp" / file)
        for size in sizes:
            stores[f"{size:,} synthetic events"] = Store(Path(folder) / str(size))
            synthetic.keep(stores[f"{size:,} synthetic events"], size)
        yield {title: store.path(build(store, progress=lambda _: None).snapshot_id) for title, store in stores.items()}


def _keep(store: Store, file: Path) -> None:
    with taken_in(store, Order("ucdp-ged", file, RECORDS)):
        pass


def event_count(path: Path) -> int:
    """How many events a snapshot holds."""
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as con:
        return int(con.table("event").count("*").fetchall()[0][0])
