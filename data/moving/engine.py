"""Where the engine that answers readers finds snapshots: having one there before it is put into service, and dropping those gone."""

import os
from collections.abc import Collection
from pathlib import Path

from data.errors import StoreError
from data.moving import lake, parquet_folder, snapshot_file
from data.moving.move import FILE, LAKE, PARQUET, Progress, is_there, move
from data.store import Store

SPARK = "sc://"


def place_of(engine: str) -> str:
    """The place that the engine of a URL reads; raises StoreError where the URL names none."""
    if engine.startswith(SPARK) and (data := engine.rpartition("?data=")[2]) != engine:
        return f"{PARQUET}{data}"
    if engine == FILE or engine.startswith((PARQUET, LAKE)):
        return engine
    # Not the URL itself, which may hold a password.
    raise StoreError(f"PARALLAX_ENGINE names no engine that is known here: {engine.partition(':')[0][:20]!r}")


def carry(store: Store, snapshot_id: str, progress: Progress) -> None:
    """Have a snapshot where the engine of ``PARALLAX_ENGINE`` reads it, so that servers find it from the moment it is in service.

    Raises StoreError where it cannot be had there.
    """
    place = place_of(os.environ.get("PARALLAX_ENGINE") or FILE)
    if place != FILE and not is_there(store, place, snapshot_id):
        move(store, FILE, place, snapshot_id, progress)


def drop(snapshot_ids: Collection[str], *, dry_run: bool) -> list[str]:
    """Drop snapshots where the engine of ``PARALLAX_ENGINE`` reads them; returns those that were there.

    Raises StoreError where the place cannot be had.
    """
    place = place_of(os.environ.get("PARALLAX_ENGINE") or FILE)
    if place.startswith(LAKE):
        return lake.drop(place, snapshot_ids, dry_run=dry_run)
    if place.startswith(PARQUET):
        return parquet_folder.drop(Path(place.removeprefix(PARQUET)), snapshot_ids, dry_run=dry_run)
    return []


def sweep(store: Store, *, dry_run: bool) -> list[Path]:
    """Delete what moves and builds that were cut off left in the store and where ``PARALLAX_ENGINE`` reads; returns it.

    Only what was untouched for a day. Raises StoreError where the place cannot be had, OSError where it cannot be written to.
    """
    place = place_of(os.environ.get("PARALLAX_ENGINE") or FILE)
    left = snapshot_file.sweep(store, dry_run=dry_run)
    if place.startswith(LAKE):
        left += lake.sweep(place, dry_run=dry_run)
    if place.startswith(PARQUET):
        left += parquet_folder.sweep(Path(place.removeprefix(PARQUET)), dry_run=dry_run)
    return left
