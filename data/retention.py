"""Which snapshots are kept: the one in service, those that somebody pinned or shared, and the last few that were in service."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import StoreError
from data.links import Links
from data.store import SNAPSHOT_ID, Store

USUAL = 10


@dataclass(frozen=True)
class Pruned:
    """What was, or would be, removed, with its bytes; why each of the others stays; and what was dropped from another engine."""

    removed: Mapping[str, int]
    kept: Mapping[str, str]
    elsewhere: Sequence[str] = ()


def keep_by_default() -> int:
    """How many snapshots are kept: ``PARALLAX_KEEP`` from the environment, else 10. Raises StoreError when that is no number."""
    text = os.environ.get("PARALLAX_KEEP") or str(USUAL)
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise StoreError(f"PARALLAX_KEEP is {text!r}; a whole number from 1 is expected")
    return int(text)


def prune(
    store: Store, keep: int, *, dry_run: bool = False, drop: Callable[[Sequence[str]], Sequence[str]] = lambda _: ()
) -> Pruned:
    """Delete all snapshots but the ``keep`` last in service, the one in service and those pinned or shared; readers of one read on.

    ``drop`` is told which this store no longer keeps, those of earlier prunes too, and says which of them it dropped elsewhere.
    A pointer to nothing raises StoreError before anything is deleted, for then nobody knows which is in service.
    """
    current, pinned, shared = store.current(), pinned_in(store), Links(store).snapshots()
    kept, removed = {}, {}
    for place, snapshot_id in enumerate(store.ids()):
        if snapshot_id == current:
            kept[snapshot_id] = "in service"
        elif snapshot_id in pinned:
            kept[snapshot_id] = "pinned"
        elif snapshot_id in shared:
            kept[snapshot_id] = "shown by a short link"
        elif place < keep:
            kept[snapshot_id] = "recent"
        else:
            removed[snapshot_id] = store.path(snapshot_id).stat().st_size
    # Before the files: cut off in between, a file is left to say what remains to be dropped.
    elsewhere = drop([*dict.fromkeys((*removed, *(each for each in store.history() if each not in kept)))])
    if not dry_run:
        for snapshot_id in removed:
            _remove(store.path(snapshot_id))
    return Pruned(removed, kept, elsewhere)


def pinned_in(store: Store) -> set[str]:
    """Snapshots that are pinned, be they there or not."""
    return {path.stem for path in store.folder.glob("*.pinned") if SNAPSHOT_ID.fullmatch(path.stem)}


def pin(store: Store, snapshot_id: str) -> None:
    """Have pruning leave a snapshot alone; raises StoreError when there is none."""
    store.path(snapshot_id)
    store.write(_mark(store, snapshot_id), "")


def unpin(store: Store, snapshot_id: str) -> None:
    """Have pruning treat a snapshot like any other again; raises StoreError when there is none."""
    store.path(snapshot_id)
    _remove(_mark(store, snapshot_id))


def _mark(store: Store, snapshot_id: str) -> Path:
    return store.folder / f"{snapshot_id}.pinned"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be removed: {error.strerror}") from error
