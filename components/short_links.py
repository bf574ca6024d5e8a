"""Short links as pages and routes see them: kept beside the snapshots, found by their keys."""

from data.errors import StoreError
from data.links import Link, Links, Shared, Slide
from data.store import Store

__all__ = ["BRIEFING", "Link", "Shared", "Slide", "StoreError", "find", "keep", "keep_briefing", "slides"]

# What stands for a page in the link of a briefing.
BRIEFING = "briefing"


def keep(shared: Shared) -> Link:
    """Keep a view under a new key; raises StoreError where the store cannot be written to."""
    return Links(Store()).add(shared)


def find(key: str) -> Link | None:
    """The link that a key stands for, in use or taken back; raises StoreError where the links cannot be read."""
    return Links(Store()).find(key)


def keep_briefing(title: str, views: list[tuple[Link, str]], author: str | None) -> Link:
    """Keep views with their captions, in their order, under a key of their own; raises StoreError where that cannot be."""
    shared = Shared(BRIEFING, "", views[0][0].snapshot_id, title, author=author)
    return Links(Store()).add(shared, [(link.key, caption) for link, caption in views])


def slides(key: str) -> list[Slide]:
    """The views of a briefing in their order; none where the key is of no briefing. Raises StoreError where links cannot be read."""
    return Links(Store()).slides(key)
