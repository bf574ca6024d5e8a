"""Short links: what a key stands for, in a small SQLite database of its own beside the snapshots."""

import re
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from data.errors import StoreError
from data.store import Store

FILE = "links.sqlite"
# No letter that is taken for another when read aloud; sixteen of them cannot be guessed one after the other.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
KEY_LENGTH = 16
KEY = re.compile(f"[{LETTERS}]{{{KEY_LENGTH}}}")
BUSY_SECONDS = 10


@dataclass(frozen=True)
class Shared:
    """A view to be shared: its page, its address bar, the snapshot that it shows, and what is said of it."""

    page: str
    query: str
    snapshot_id: str
    title: str
    note: str = ""
    author: str | None = None


@dataclass(frozen=True)
class Link(Shared):
    """A view that was shared: under which key, when, and when that was taken back."""

    key: str = field(kw_only=True)
    created_at: datetime = field(kw_only=True)
    retired_at: datetime | None = field(default=None, kw_only=True)

    @property
    def is_retired(self) -> bool:
        """Whether it was taken back."""
        return self.retired_at is not None


@dataclass(frozen=True)
class Slide:
    """A view of a briefing, and what is said of it there."""

    link: Link
    caption: str


class Links:
    """The short links of a store; any number of processes may read and write them at once."""

    def __init__(self, store: Store) -> None:
        """Use the database beside the snapshots; it is made when the first link is."""
        self._path = store.folder / FILE

    def add(self, shared: Shared, slides: Sequence[tuple[str, str]] = ()) -> Link:
        """Keep a view, or a briefing of ``slides`` (key of a link, caption), under a key that never stood, nor will stand, for another.

        Raises StoreError where it cannot be kept, or a slide is of no link.
        """
        link = Link(**asdict(shared), key=_new_key(), created_at=datetime.now(UTC))
        with self._open() as con:
            con.execute(_sql("add"), {**asdict(link), "created_at": link.created_at.isoformat()})
            for place, (key, caption) in enumerate(slides, start=1):
                slide = {"briefing_key": link.key, "place": place, "link_key": key, "caption": caption}
                con.execute(_sql("add_slide"), slide)
        return link

    def slides(self, key: str) -> list[Slide]:
        """The views of a briefing in their order, those that were taken back among them; none where the key is of no briefing."""
        if not self._path.exists() or not KEY.fullmatch(key):
            return []
        with self._open() as con:
            rows = con.execute(_sql("slides"), {"key": key}).fetchall()
        return [Slide(_read_link(row), caption) for caption, *row in rows]

    def find(self, key: str) -> Link | None:
        """What a key stands for, retired or not; None where it stands for nothing."""
        found = self._read(key) if KEY.fullmatch(key) else []
        return found[0] if found else None

    def all(self) -> list[Link]:
        """Every link, the newest first."""
        return self._read(None)

    def rename(self, key: str, title: str) -> None:
        """Give a link another title; raises StoreError where there is no such link in use."""
        self._change("rename", key, title=title)

    def retire(self, key: str) -> None:
        """Take a link back: its key is kept, so that it never stands for anything else. Raises StoreError where there is none in use."""
        self._change("retire", key, retired_at=datetime.now(UTC).isoformat())

    def snapshots(self) -> set[str]:
        """The snapshots that links in use show."""
        return {link.snapshot_id for link in self.all() if not link.is_retired}

    def _read(self, key: str | None) -> list[Link]:
        if not self._path.exists():
            return []
        with self._open() as con:
            rows = con.execute(_sql("find"), {"key": key}).fetchall()
        return [_read_link(row) for row in rows]

    def _change(self, name: str, key: str, **values: str) -> None:
        if not self._path.exists():
            raise StoreError("no link was ever made in this store")
        with self._open() as con:
            if con.execute(_sql(name), {"key": key, **values}).rowcount == 0:
                raise StoreError(f"no link in use has the key {key[:40]!r}")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are on disk when it closes, or are not made at all."""
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as con:
                con.execute("PRAGMA synchronous = FULL")
                con.execute("PRAGMA foreign_keys = ON")
                # Each time, for whoever made the file may have been cut off before it held any table.
                con.executescript(_sql("schema"))
                with con:
                    yield con
        except sqlite3.Error as error:
            raise StoreError(f"the short links in {self._path} cannot be used: {error}") from error


def _read_link(row: Sequence[Any]) -> Link:
    key, *shared, created_at, retired_at = row
    retired = datetime.fromisoformat(retired_at) if retired_at else None
    return Link(*shared, key=key, created_at=datetime.fromisoformat(created_at), retired_at=retired)


def _new_key() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(KEY_LENGTH))


@cache
def _sql(name: str) -> str:
    return (Path(__file__).parent / "links" / f"{name}.sql").read_text(encoding="utf-8")
