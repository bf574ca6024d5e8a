"""Records to a new snapshot: read, load, derive, check, hash, and only then put it into service."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import load
from data.accounts import kept_dossiers
from data.card import Card
from data.checks import run_checks
from data.collection import Collection, read_collection
from data.content import content_sha256
from data.errors import StoreError
from data.memory import Memory
from data.reference import ALIASES, GW
from data.releases import kept_releases
from data.sources import ucdp_records
from data.sources.loaders import LOADERS
from data.sources.release import Release
from data.sources.supersession import days_left, share_days, supersedes
from data.staging import staging
from data.store import Store
from data.table import Codes
from data.tallies.definitions import Fill, fill_tallies
from data.verify import is_sound

HERE = Path(__file__).parent
RECORDS = HERE / "records"
BOUNDARIES = HERE / "boundaries"
VERSION = "0.1.0"

Progress = Callable[[str], None]
Ready = Callable[[str], None]
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
    progress: Progress = log.info,
    memory: Memory = Memory(),  # noqa: B008 it is frozen
    ready: Ready = lambda _: None,
    *,
    add_up: Fill = fill_tallies,
) -> Built:
    """Build a snapshot from the records folder and the releases imported into the store, and put it into service.

    ``add_up`` fills the tables of tallies; ``ready`` is told the identifier before it is in service. Raises SourceError with every
    problem found, StoreError when the store cannot be written to or ``ready`` refuses; the snapshot in service then stays as it was.
    """
    store.sweep()
    with store.scratch("snapshot.duckdb") as scratch:
        try:
            with duckdb.connect(str(scratch)) as con:
                memory.bind(con, scratch.parent)
                fill(con, records, kept_releases(store), progress, kept_dossiers(store), memory=memory, add_up=add_up)
                snapshot_id = _sign(con, progress)
                rows = row_counts(con)
        # A full disk comes as one of several: as what cannot be written, committed, or put aside.
        except (duckdb.OperationalError, duckdb.FatalException) as error:
            raise StoreError(f"the snapshot cannot be written: {error}") from error
        # The same records give the same snapshot: a file that is there and sound stays, a damaged one is replaced.
        is_new = snapshot_id not in store.ids() or not is_sound(store, snapshot_id)
        if is_new:
            store.keep(scratch, snapshot_id)
    ready(snapshot_id)
    store.point(snapshot_id)
    return Built(snapshot_id, is_new, rows)


def fill(
    con: duckdb.DuckDBPyConnection,
    records: Path,
    releases: Sequence[Release],
    progress: Progress,
    dossiers: Sequence[Path] = (),
    *,
    memory: Memory = Memory(),  # noqa: B008 it is frozen
    add_up: Fill = fill_tallies,
) -> None:
    """Make the tables and fill them; raises SourceError when a record or a check fails."""
    con.execute("SET TimeZone = 'UTC'")
    # As one piece: every table and comment would be written by itself.
    con.begin()
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    con.commit()
    progress("reading the records")
    collection = read_collection(records, _codes(con), dossiers)
    with staging(con, on_disk=memory.limit is not None):
        _load(con, collection, records, releases, progress)
        progress("deriving what is ours")
        con.execute((HERE / "derive.sql").read_text(encoding="utf-8"))
        add_up(con)
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


def _load(
    con: duckdb.DuckDBPyConnection, collection: Collection, records: Path, releases: Sequence[Release], progress: Progress
) -> None:
    progress("loading countries and boundaries")
    load.insert_countries(con, collection.countries, collection.aliases)
    load.insert_boundaries(con, BOUNDARIES)
    outlines = con.table("boundary").count("*").fetchall()[0][0]
    load.insert_dataset(con, collection.boundaries, load.files_sha256(BOUNDARIES.glob("*.parquet")), row_count=outlines)
    codes = sum(row.values["scheme"] == GW for row in collection.aliases)
    load.insert_dataset(con, collection.state_codes, load.files_sha256([records / ALIASES.file]), row_count=codes)
    for dossier in collection.dossiers:
        progress(f"loading dossier {dossier.name}")
        load.insert_dossier(con, dossier)
    load.insert(con, "actor", [ucdp_records.CLAIMANT])
    _load_sums(con, collection, records, releases, progress)
    for release in releases:
        _load_release(con, release, releases, records, progress)


def _load_release(
    con: duckdb.DuckDBPyConnection, release: Release, releases: Sequence[Release], records: Path, progress: Progress
) -> None:
    later = [other for other in releases if supersedes(other.card, release.card)]
    days = days_left(release.card, [other.card for other in later])
    if days is None:
        progress(f"{release.card['dataset_id']} is superseded by {', '.join(other.card['dataset_id'] for other in later)}")
        return
    progress(f"loading the events of {release.card['dataset_id']}")
    load.insert_dataset(con, {**release.card, "coverage_start": days[0], "coverage_end": days[1]}, release.sha256)
    load.insert_release(con, release.card)
    LOADERS[release.kind](con, release, later, records)


def _load_sums(
    con: duckdb.DuckDBPyConnection, collection: Collection, records: Path, releases: Sequence[Release], progress: Progress
) -> None:
    sums = records / ucdp_records.MONTHLY.file
    for card in collection.releases:
        if events := next((release.card for release in releases if _takes_the_place(release.card, card)), None):
            progress(f"the events of {events['dataset_id']} take the place of the sums of {card['dataset_id']}")
            continue
        start, end = days_left(card, [each.card for each in releases if supersedes(each.card, card)]) or (None, None)
        if start is None:
            continue
        progress(f"loading {card['dataset_id']} from {sums.name}")
        scope = f"{card['scope']} {ucdp_records.KEPT_AS_SUMS}"
        standing = {**card, "scope": scope, "coverage_start": start, "coverage_end": end}
        load.insert_dataset(con, standing, load.files_sha256([sums]))
        load.insert_release(con, card)
        rows = [row for row in collection.monthly if row.values["dataset_id"] == card["dataset_id"]]
        ucdp_records.load_summary(con, [row for row in rows if start.replace(day=1) <= row.values["month"] <= end])


def _takes_the_place(events: Card, sums: Card) -> bool:
    """Whether both are of one dataset, or would add up the same days twice."""
    if events["dataset_id"] == sums["dataset_id"]:
        return True
    # Of a provisional release only the days go that the other covers.
    return bool(events["summed"] and sums["summed"]) and share_days(events, sums) and not supersedes(events, sums)
