"""Records to a new snapshot: read, load, derive, check, hash, and only then put it into service."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import load
from data.checks import run_checks
from data.collection import Collection, read_collection
from data.content import content_sha256
from data.errors import Problem, SourceError, StoreError
from data.sources import ucdp_records
from data.staging import staging
from data.store import Store
from data.table import Codes
from data.verify import is_sound

HERE = Path(__file__).parent
RECORDS = HERE / "records"
BOUNDARIES = HERE / "boundaries"
VERSION = "0.1.0"

Progress = Callable[[str], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    snapshot_id: str
    is_new: bool
    rows: Mapping[str, int]


def build(
    store: Store,
    records: Path = RECORDS,
    events: Mapping[str, Path] | None = None,
    progress: Progress = log.info,
) -> Built:
    """Build a snapshot from the records folder and put it into service.

    ``events`` names event-level files of UCDP by dataset id, to be read in place of the bundled monthly sums of that
    dataset. Raises SourceError with every problem found, StoreError when the store cannot be written to; the snapshot in
    service then stays as it was.
    """
    store.sweep()
    with store.scratch("snapshot.duckdb") as scratch:
        try:
            with duckdb.connect(str(scratch)) as con:
                fill(con, records, events or {}, progress)
                snapshot_id = _sign(con, progress)
                rows = row_counts(con)
        except duckdb.IOException as error:
            raise StoreError(f"the snapshot cannot be written: {error}") from error
        # The same records give the same snapshot: a file that is there and sound stays, a damaged one is replaced.
        is_new = snapshot_id not in store.ids() or not is_sound(store, snapshot_id)
        if is_new:
            store.keep(scratch, snapshot_id)
    store.point(snapshot_id)
    return Built(snapshot_id, is_new, rows)


def fill(con: duckdb.DuckDBPyConnection, records: Path, events: Mapping[str, Path], progress: Progress) -> None:
    """Make the tables and fill them; raises SourceError when a record or a check fails."""
    con.execute("SET TimeZone = 'UTC'")
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    progress("reading the records")
    collection = read_collection(records, _codes(con))
    _refuse_unknown_events(collection, events)
    with staging(con):
        _load(con, collection, records, events, progress)
        progress("deriving what is ours")
        con.execute((HERE / "derive.sql").read_text(encoding="utf-8"))
    progress("checking")
    run_checks(con)


def row_counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table, in the order of names."""
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()]
    return {name: con.table(f'"{name}"').count("*").fetchall()[0][0] for name in tables}


def _sign(con: duckdb.DuckDBPyConnection, progress: Progress) -> str:
    """Write the identity of the content into it and return the identifier."""
    progress("hashing the content")
    digest = content_sha256(con)
    identity = {
        "snapshot_id": digest[:16],
        "created_at": datetime.now(UTC).replace(tzinfo=None),
        "software_version": VERSION,
        "content_sha256": digest,
    }
    load.insert(con, "snapshot", [identity])
    return digest[:16]


def _codes(con: duckdb.DuckDBPyConnection) -> Codes:
    rows = con.execute("SELECT enumeration, list(code) FROM code GROUP BY enumeration").fetchall()
    return {enumeration: frozenset(codes) for enumeration, codes in rows}


def _refuse_unknown_events(collection: Collection, events: Mapping[str, Path]) -> None:
    releases = {card["dataset_id"] for card in collection.releases}
    problems = [
        Problem(str(file), None, None, dataset_id, f"no such dataset; there are {', '.join(sorted(releases))}")
        for dataset_id, file in events.items()
        if dataset_id not in releases
    ]
    problems += [Problem(str(file), None, None, None, "the file is missing") for file in events.values() if not file.is_file()]
    if problems:
        raise SourceError(problems)


def _load(
    con: duckdb.DuckDBPyConnection, collection: Collection, records: Path, events: Mapping[str, Path], progress: Progress
) -> None:
    progress("loading countries and boundaries")
    load.insert_countries(con, collection.countries, collection.aliases)
    load.insert_boundaries(con, BOUNDARIES)
    outlines = con.table("boundary").count("*").fetchall()[0][0]
    load.insert_dataset(con, collection.boundaries, BOUNDARIES.glob("*.parquet"), row_count=outlines)
    for dossier in collection.dossiers:
        progress(f"loading dossier {dossier.name}")
        load.insert_dossier(con, dossier)
    load.insert(con, "actor", [ucdp_records.CLAIMANT])
    for card in collection.releases:
        dataset_id: str = card["dataset_id"]
        file = events.get(dataset_id, records / ucdp_records.MONTHLY.file)
        progress(f"loading {dataset_id} from {file.name}")
        load.insert_dataset(con, card, [file])
        load.insert_release(con, card)
        if dataset_id in events:
            ucdp_records.load_events(con, dataset_id, file, records)
        else:
            ucdp_records.load_summary(con, [row for row in collection.monthly if row.values["dataset_id"] == dataset_id])
