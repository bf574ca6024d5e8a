"""The store: immutable snapshot files, and a pointer to the one in service."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import StoreError

DEFAULT = Path(__file__).parent / "store"
SNAPSHOT_ID = re.compile(r"[0-9a-f]{16}")


class Store:
    """A folder of snapshots ``<id>.duckdb`` and the pointer file ``current``."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use the folder given, else ``PARALLAX_STORE`` from the environment, else ``data/store``."""
        self.folder = folder or Path(os.environ.get("PARALLAX_STORE") or DEFAULT)

    @property
    def _pointer(self) -> Path:
        return self.folder / "current"

    def path(self, snapshot_id: str) -> Path:
        """Path of a snapshot's file; raises StoreError when there is none."""
        path = self.folder / f"{snapshot_id}.duckdb"
        if not SNAPSHOT_ID.fullmatch(snapshot_id) or not path.is_file():
            raise StoreError(f"no snapshot {snapshot_id!r} in {self.folder}")
        return path

    def ids(self) -> list[str]:
        """Identifiers of the snapshots kept, newest file first."""
        files = [path for path in self.folder.glob("*.duckdb") if SNAPSHOT_ID.fullmatch(path.stem)]
        return [path.stem for path in sorted(files, key=lambda path: (-path.stat().st_mtime_ns, path.stem))]

    def current(self) -> str | None:
        """Identifier of the snapshot in service, None before the first build; raises StoreError on a pointer to nothing."""
        try:
            snapshot_id = self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        self.path(snapshot_id)
        return snapshot_id

    def point(self, snapshot_id: str) -> None:
        """Put a snapshot into service; the pointer is replaced in one step."""
        self.path(snapshot_id)
        with self.scratch("current") as scratch:
            scratch.write_text(snapshot_id + "\n", encoding="ascii")
            _flush(scratch)
            scratch.replace(self._pointer)

    def keep(self, scratch: Path, snapshot_id: str) -> None:
        """Take a finished file into the store under its identifier."""
        _flush(scratch)
        scratch.replace(self.folder / f"{snapshot_id}.duckdb")

    @contextmanager
    def scratch(self, name: str) -> Iterator[Path]:
        """Path beside the snapshots to write to; gone afterwards unless it was moved into place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".building-", dir=self.folder) as folder:
            yield Path(folder) / name


def _flush(path: Path) -> None:
    """Have the operating system write a file out before it is renamed into service."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
