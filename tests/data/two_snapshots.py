"""Two snapshots of the small records, with a known difference between them."""

from collections.abc import Callable
from pathlib import Path

from data.build import build
from data.store import Store
from tests.data import small


def change(records: Path, file: str, old: str, new: str) -> None:
    """Change one text in one file of the records."""
    path = records / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def made(folder: Path, differ: Callable[[Path], None]) -> tuple[Store, str, str]:
    """Build the small records, change them, and build again."""
    store, records = Store(folder / "store"), small.records(folder / "records", ("one", small.rows()))
    before = build(store, records).snapshot_id
    differ(records)
    return store, before, build(store, records).snapshot_id
