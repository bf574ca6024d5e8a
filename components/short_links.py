"""Short links as pages and routes see them: kept beside the snapshots, found by their keys."""

from data.errors import StoreError
from data.links import Link, Links, Shared
from data.store import Store

__all__ = ["Link", "Shared", "StoreError", "find", "keep"]


def keep(shared: Shared) -> Link:
    """Keep a view under a new key; raises StoreError where the store cannot be written to."""
    return Links(Store()).add(shared)


def find(key: str) -> Link | None:
    """The link that a key stands for, in use or taken back; raises StoreError where the links cannot be read."""
    return Links(Store()).find(key)
