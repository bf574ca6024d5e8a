"""Records to a new snapshot: load, derive, check, hash, and only then put it into service."""

import logging
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data import load
from data.content import content_sha256
from data.dossier import read_dossier
from data.errors import Problem, SourceError
from data.sources import ucdp_records
from data.store import Store

HERE = Path(__file__).parent
RECORDS = HERE / "records"
BOUNDARIES = HERE / "boundaries"
CHECKS = HERE / "checks"
VERSION = "0.1.0"
FILLED_BY_SCHEMA = {"code"}

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
    progress: Callable[[str], None] = log.info,
) -> Built:
    """Build a snapshot from the records folder and put it into service.

    ``events`` names event-level files of UCDP by dataset id, to be read in place of the bundled monthly sums of that
    dataset. Raises SourceError with every problem found; the snapshot in service then stays as it was.
    """
    with store.scratch("snapshot.duckdb") as scratch:
        with duckdb.connect(str(scratch)) as con:
            fill(con, records, events or {}, progress)
            progress("hashing the content")
            digest = content_sha256(con)
            identity = {
                "snapshot_id": digest[:16],
                "created_at": datetime.now(UTC).replace(tzinfo=None),
                "software_version": VERSION,
                "content_sha256": digest,
            }
            load.insert(con, "snapshot", [identity])
            rows = row_counts(con)
        is_new = digest[:16] not in store.ids()
        if is_new:
            store.keep(scratch, digest[:16])
    store.point(digest[:16])
    return Built(digest[:16], is_new, rows)


def fill(
    con: duckdb.DuckDBPyConnection, records: Path, events: Mapping[str, Path], progress: Callable[[str], None]
) -> None:
    """Make the tables and fill them; raises SourceError when a record or a check fails."""
    con.execute("SET TimeZone = 'UTC'")
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    with _staging(con):
        _load(con, records, events, progress)
        progress("deriving what is ours")
        con.execute((HERE / "derive.sql").read_text(encoding="utf-8"))
    progress("checking")
    run_checks(con)


@contextmanager
def _staging(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Collect records in tables without keys, then move them in the schema's order into those that enforce everything."""
    ledger = con.execute("SELECT current_database()").fetchall()[0][0]
    tables = con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_oid").fetchall()
    names = [name for (name,) in tables]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "staging.duckdb").replace("'", "''")
        con.execute(f"ATTACH '{path}' AS staging")
        for name in names:
            con.execute(f'CREATE TABLE staging."{name}" AS FROM "{name}"')
        con.execute("USE staging")
        yield
        con.execute(f'USE "{ledger}"')
        for name in names:
            if name not in FILLED_BY_SCHEMA:
                _move(con, name)
        con.execute("DETACH staging")


def _move(con: duckdb.DuckDBPyConnection, table: str) -> None:
    try:
        con.execute(f'INSERT INTO "{table}" BY NAME FROM staging."{table}"')
    except duckdb.ConstraintException as error:
        raise SourceError([Problem("schema.sql", None, table, None, str(error))]) from error


def _load(
    con: duckdb.DuckDBPyConnection, records: Path, events: Mapping[str, Path], progress: Callable[[str], None]
) -> None:
    progress("loading countries and boundaries")
    load.insert_countries(con, records)
    load.insert_boundaries(con, BOUNDARIES)
    _load_boundary_card(con, records)
    _load_dossiers(con, records, progress)
    _load_ucdp(con, records, events, progress)


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Run every check in ``checks/``; raises SourceError with every record that fails one."""
    problems = [
        Problem(f"checks/{path.name}", None, None, str(record), str(reason))
        for path in sorted(CHECKS.glob("*.sql"))
        for record, reason in con.execute(path.read_text(encoding="utf-8")).fetchall()
    ]
    if problems:
        raise SourceError(problems)


def row_counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table, in the order of names."""
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()]
    return {name: con.table(f'"{name}"').count("*").fetchall()[0][0] for name in tables}


def _load_boundary_card(con: duckdb.DuckDBPyConnection, records: Path) -> None:
    card = load.read_card(records / "datasets" / "natural-earth-world-atlas-2.0.2.toml")
    files = list(BOUNDARIES.glob("*.parquet"))
    count = con.table("boundary").count("*").fetchall()[0][0]
    load.insert_dataset(con, card, files, row_count=count)


def _load_dossiers(con: duckdb.DuckDBPyConnection, records: Path, progress: Callable[[str], None]) -> None:
    codes: dict[str, set[str]] = {}
    for enumeration, code in con.execute("SELECT enumeration, code FROM code").fetchall():
        codes.setdefault(enumeration, set()).add(code)
    frozen = {name: frozenset(values) for name, values in codes.items()}
    countries = frozenset(iso3 for (iso3,) in con.execute("SELECT iso3 FROM country").fetchall())
    for folder in sorted(path for path in (records / "dossiers").iterdir() if path.is_dir()):
        progress(f"loading dossier {folder.name}")
        rows = read_dossier(folder, frozen, countries)
        card = load.read_card(folder / "dataset.toml")
        load.insert_dataset(con, card, folder.iterdir())
        load.insert_dossier(con, rows, card)


def _load_ucdp(
    con: duckdb.DuckDBPyConnection, records: Path, events: Mapping[str, Path], progress: Callable[[str], None]
) -> None:
    summary = records / "ucdp_monthly.csv"
    load.insert(con, "actor", [ucdp_records.CLAIMANT])
    for path in sorted((records / "datasets").glob("ucdp-*.toml")):
        card = load.read_card(path)
        dataset_id: str = card["dataset_id"]
        file = events.get(dataset_id, summary)
        progress(f"loading {dataset_id} from {file.name}")
        load.insert_dataset(con, card, [file])
        load.insert(con, "source", [_release(card)])
        if dataset_id in events:
            ucdp_records.load_events(con, dataset_id, file, records)
        else:
            ucdp_records.load_summary(con, dataset_id, file)


def _release(card: Mapping[str, str | date | None]) -> dict[str, str | date | None]:
    """A release of a dataset as the source of its own rows."""
    return {
        "source_id": card["dataset_id"],
        "dataset_id": card["dataset_id"],
        "publisher": card["publisher"],
        "title": f"{card['title']}, version {card['version']}",
        "url": card.get("url"),
        "published_on": card.get("published_on"),
        "language": "en",
        "kind": "dataset",
    }
