"""Replace an imported release, so that a process cut off at any instruction leaves the old one or the new one, and a way to tell."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.errors import StoreError
from data.store import Store, flush

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


def _is_served(store: Store, release: Path) -> bool:
    events = release / "events.parquet"
    try:
        snapshot = store.path(store.current() or "")
        with duckdb.connect(str(snapshot), read_only=True) as con:
            served = con.execute("SELECT sha256 FROM dataset WHERE dataset_id = $1", [release.name]).fetchall()
            kept = con.execute(
                "SELECT decode(value) FROM parquet_kv_metadata($1) WHERE decode(key) = 'sha256'", [str(events)]
            ).fetchall()
    except (StoreError, duckdb.Error):
        return False
    return bool(kept) and served == kept


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
