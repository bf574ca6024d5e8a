"""Put an earlier snapshot back into service; only one that is found sound."""

from data.build import Ready
from data.errors import StoreError
from data.store import Store
from data.verify import is_sound, verify


def roll_back(store: Store, snapshot_id: str, ready: Ready = lambda _: None) -> None:
    """Put the snapshot named into service, after ``ready`` was told of it.

    Raises StoreError when it is not there or cannot be trusted, and changes nothing.
    """
    verify(store, snapshot_id)
    ready(snapshot_id)
    store.point(snapshot_id)


def fall_back(store: Store, ready: Ready = lambda _: None) -> str:
    """Put the last sound snapshot before the one in service into service, after ``ready`` was told of it.

    Raises StoreError when there is none.
    """
    damaged = store.pointed_at()
    for snapshot_id in store.ids():
        if snapshot_id != damaged and is_sound(store, snapshot_id):
            ready(snapshot_id)
            store.point(snapshot_id)
            return snapshot_id
    raise StoreError(f"no sound snapshot in {store.folder} but the one in service: run python -m data build")


def previous(store: Store, snapshot_id: str) -> str | None:
    """The snapshot in service before the one named, of those kept; None where there is none."""
    kept = store.ids()
    later = kept[kept.index(snapshot_id) + 1 :] if snapshot_id in kept else kept
    return next(iter(later), None)
