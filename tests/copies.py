"""A store of one's own, in which a test may publish, prune and share."""

import shutil
from pathlib import Path

from data.store import Store


def copied(store: Store, folder: Path) -> Store:
    """The snapshot that a store has in service, in service in a store in another folder."""
    own, current = Store(folder), str(store.current())
    own.folder.mkdir(exist_ok=True)
    shutil.copy(store.path(current), own.folder)
    own.point(current)
    return own
