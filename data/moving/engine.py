"""Where the engine that answers readers finds snapshots, and having one there before it is put into service."""

import os

from data.errors import StoreError
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
