"""The store: immutable snapshot files, and a pointer to the one in service."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import StoreError

DEFAULT = Path(__file__).parent / "store"
SNAPSHOT_ID = re.compile(r"[0-9a-f]{16}")
BUILDING = ".building-"
DEAD_AFTER_SECONDS = 24 * 60 * 60


class Store:
    """A folder of snapshots ``<id>.duckdb`` and the pointer file ``current``."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use the folder given, else ``PARALLAX_STORE`` from the environment, else ``data/store``."""
        self.folder = folder or Path(os.environ.get("PARALLAX_STORE") or DEFAULT)

    @property
    def _pointer(self) -> Path:
        return self.folder / "current"

    @property
    def _history(self) -> Path:
        return self.folder / "history"

    @property
    def imports(self) -> Path:
        """The folder of imported releases, one folder each."""
        return self.folder / "imports"

    @property
    def replaced(self) -> Path:
        """Where releases lie that an import is about to replace."""
        return self.folder / "replaced"

    def path(self, snapshot_id: str) -> Path:
        """Path of a snapshot's file; raises StoreError when there is none."""
        path = self.folder / f"{snapshot_id}.duckdb"
        if not SNAPSHOT_ID.fullmatch(snapshot_id) or not path.is_file():
            raise StoreError(f"no snapshot {snapshot_id[:80]!r} in {self.folder}")
        return path

    def ids(self) -> list[str]:
        """Identifiers of the snapshots kept, those last put into service first; a clock that was set back changes nothing."""
        files = [path for path in self.folder.glob("*.duckdb") if SNAPSHOT_ID.fullmatch(path.stem) and path.is_file()]
        # What was never in service, or in a store that kept no history yet, comes last, by the age of its file.
        by_age = [path.stem for path in sorted(files, key=lambda path: (-path.stat().st_mtime_ns, path.stem))]
        turns = {snapshot_id: turn for turn, snapshot_id in enumerate(self.history())}
        return sorted(by_age, key=lambda snapshot_id: -turns.get(snapshot_id, -1))

    def history(self) -> list[str]:
        """Every snapshot that was put into service, in that order, whether it is still kept or not; unreadable lines are passed over."""
        try:
            lines = self._history.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return []
        return [line for line in lines if SNAPSHOT_ID.fullmatch(line)]

    def pointed_at(self) -> str | None:
        """What the pointer says, be it a snapshot or not; None before the first build. Raises StoreError if it is no file."""
        try:
            return self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self._pointer} cannot be read: {error.strerror}") from error

    def current(self) -> str | None:
        """Identifier of the snapshot in service, None before the first build; raises StoreError on a pointer to nothing."""
        snapshot_id = self.pointed_at()
        if snapshot_id is None:
            return None
        try:
            self.path(snapshot_id)
        except StoreError as error:
            mend = "run python -m data build, or python -m data rollback, to put one into service"
            raise StoreError(f"{self._pointer} names a snapshot that is not there: {error}; {mend}") from error
        return snapshot_id

    def point(self, snapshot_id: str) -> None:
        """Put a snapshot into service; the pointer is replaced in one step. Raises StoreError where it cannot be."""
        self.path(snapshot_id)
        history = self.history()
        # First the history: cut off in between, a snapshot has a place in the order and is not in service.
        if history[-1:] != [snapshot_id]:
            self.write(self._history, "".join(f"{each}\n" for each in (*history, snapshot_id)))
        self.write(self._pointer, f"{snapshot_id}\n")

    def write(self, path: Path, text: str) -> None:
        """Put a small file in place in one step; raises StoreError where it cannot be."""
        with self.scratch(path.name) as scratch:
            try:
                scratch.write_text(text, encoding="ascii")
            except OSError as error:
                raise StoreError(f"{path} cannot be written: {error.strerror}") from error
            self._move(scratch, path)

    def keep(self, scratch: Path, snapshot_id: str) -> None:
        """Take a finished file into the store under its identifier; raises StoreError where it cannot be."""
        self._move(scratch, self.folder / f"{snapshot_id}.duckdb")

    def _move(self, scratch: Path, path: Path) -> None:
        try:
            flush(scratch)
            scratch.replace(path)
            flush(self.folder)
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror}") from error

    @contextmanager
    def scratch(self, name: str) -> Iterator[Path]:
        """Path beside the snapshots to write to; gone afterwards unless it was moved into place."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            folder = tempfile.TemporaryDirectory(prefix=BUILDING, dir=self.folder)
        except OSError as error:
            raise StoreError(f"{self.folder} is no folder that can be written to: {error.strerror}") from error
        with folder as path:
            yield Path(path) / name

    def sweep(self) -> None:
        """Remove what builds left that were cut off, once nothing in it has been touched for a day."""
        for folder in self.folder.glob(f"{BUILDING}*"):
            if is_dead(folder):
                shutil.rmtree(folder, ignore_errors=True)


def is_dead(left: Path) -> bool:
    """Whether nobody has touched a file, or a folder and all that is in it, for a day, so that whoever wrote it was cut off."""
    try:
        touched = max(path.lstat().st_mtime for path in (left, *left.rglob("*")))
    except FileNotFoundError:
        # Whoever wrote it has just ended and is clearing up.
        return False
    return time.time() - touched > DEAD_AFTER_SECONDS


def flush(path: Path) -> None:
    """Have the operating system write a file or a folder's list of names out."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
