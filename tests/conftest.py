"""What tests of every room share: a snapshot of the bundled records, built once a run."""

import fcntl
import os
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from data.build import build
from data.store import Store
from data.verify import is_serving

# A worker of xdist has a main module without a file and a name, by which the client of Spark takes it for its own doctests.
if sys.modules["__main__"].__spec__ is None and not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__spec__ = ModuleSpec("__main__", None)


@pytest.fixture(scope="session")
def bundled_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the bundled records; workers of one run share it. Nothing may be written to it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    bundled = Store(shared / "bundled-store")
    with (shared / "bundled-store.lock").open("w") as lock:
        # The first worker builds while the others wait; a worker that dies lets go of the lock.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_serving(bundled):
            build(bundled)
    return bundled


@pytest.fixture(scope="session")
def store(bundled_store: Store) -> Store:
    """The store that holds the snapshot of the bundled records; browser tests have a `store` of their own."""
    return bundled_store


@pytest.fixture(scope="session")
def snapshot_path(bundled_store: Store) -> Path:
    """The snapshot of the bundled records."""
    current = bundled_store.current()
    assert current is not None
    return bundled_store.path(current)
