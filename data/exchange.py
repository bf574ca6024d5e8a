"""Replace an imported release, so that a process cut off at any instruction leaves the old one or the new one, and a way to tell."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.dossier.reading import CARD, dossier_files
from data.errors import StoreError
from data.load import files_sha256
from data.store import Store, flush

EVENTS, DELETED = "events.parquet", "deleted.parquet"

log = logging.getLogger(__name__)


@contextmanager
def exchanged(store: Store, fresh: Path, name: str) -> Iterator[None]:
    """Put the folder ``fresh`` in place of the release ``name``; the old one comes back unless what happens meanwhile succeeds.

    What was there before lies in the store's folder ``replaced`` for so long; an empty folder says that there was nothing.
    """
    place, before = store.imports / name, store.replaced / name
    for folder in (place.parent, before.parent):
        folder.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(before)
    else:
        before.mkdir()
    flush(before.parent)
    fresh.rename(place)
    flush(place.parent)
    try:
        yield
    except BaseException:
        _put_back(place, before)
        raise
    _forget(before)


def recover(store: Store) -> None:
    """End what an import that was cut off left half done; only for who holds the store's lock.

    The new release stays where the snapshot in service was built from it, else the one before comes back.
    """
    for before in sorted(store.replaced.glob("*")):
        place = store.imports / before.name
        if _is_served(store, place):
            _forget(before)
        else:
            log.warning("an import of %s was cut off: what was there before is back", before.name)
            _put_back(place, before)


def _is_served(store: Store, kept: Path) -> bool:
    """Whether the snapshot in service was built from what the store now keeps: a release, a dossier, or a list of deleted events."""
    try:
        snapshot = store.path(store.current() or "")
        with duckdb.connect(str(snapshot), read_only=True) as con:
            if (kept / DELETED).is_file():
                return _is_withdrawn(con, kept)
            return (_sha256(con, kept),) in con.execute("SELECT sha256 FROM dataset").fetchall()
    except (StoreError, duckdb.Error, OSError):
        # What is half there has no hash.
        return False


def _sha256(con: duckdb.DuckDBPyConnection, kept: Path) -> str | None:
    """The hash under which a build knows what is kept; None where a release names none."""
    if (kept / CARD).is_file():
        return files_sha256(dossier_files(kept))
    noted = "SELECT decode(value) FROM parquet_kv_metadata($1) WHERE decode(key) = 'sha256'"
    return next((sha256 for (sha256,) in con.execute(noted, [str(kept / EVENTS)]).fetchall()), None)


def _is_withdrawn(con: duckdb.DuckDBPyConnection, kept: Path) -> bool:
    """Whether the events that the snapshot holds as withdrawn from a release are those of the list kept beside it."""
    told = "SELECT external_id FROM withdrawn_event WHERE dataset_id = $1"
    listed = con.execute("SELECT DISTINCT external_id FROM read_parquet($1)", [str(kept / DELETED)]).fetchall()
    return set(con.execute(told, [kept.name.removesuffix(".deleted")]).fetchall()) == set(listed)


def _put_back(place: Path, before: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
    if any(before.iterdir()):
        before.rename(place)
    _forget(before)


def _forget(before: Path) -> None:
    if before.exists():
        shutil.rmtree(before)
    if not any(before.parent.iterdir()):
        before.parent.rmdir()
