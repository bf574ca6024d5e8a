"""A snapshot as Parquet: ``FOLDER/SNAPSHOT/TABLE.parquet``, rows in the snapshot's order, that of dates; many events by country."""

import re
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.errors import StoreError
from data.moving import by_country
from data.moving.parquet_files import MissingFileError, read_as
from data.moving.place import quoted
from data.store import flush, is_dead

CUT_OFF = re.compile(r"\.[0-9a-f]{16}\.(part|dropped|adding)")


class ParquetFolder:
    """A folder that many servers may read, one folder a snapshot."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path, snapshot_id: str) -> None:
        """Nothing is read or written yet."""
        self._con = con
        self._done, _, self._part = _folders(folder, snapshot_id)

    def whole(self) -> bool:
        """Whether the snapshot's folder bears its name, which it gets at the end."""
        return self._done.is_dir()

    def relations(self) -> Mapping[str, str]:
        """Tables that were written to their end; raises StoreError where a file of a snapshot that was is gone."""
        folder = self._done if self.whole() else self._part
        read = {}
        for path in sorted(folder.glob("*.parquet")):
            try:
                read[path.stem] = read_as(self._con, path)
            except MissingFileError as error:
                if self.whole():
                    raise StoreError(f"snapshot {folder.name} is damaged: {error}") from None
        return read

    def in_order(self, table: str) -> str:
        """What a table is read as; by country its files are put together again by date."""
        path = self._done / f"{table}.parquet"
        read = read_as(self._con, path)
        return f"(FROM {read} ORDER BY {by_country.ORDER})" if path.is_dir() else read

    def write(self, table: str, relation: str) -> str:
        """Write one table; it bears its name once it is on disk."""
        self._part.mkdir(parents=True, exist_ok=True)
        path = self._part / f"{table}.parquet"
        writing = path.with_suffix(".writing")
        for left in (writing, path):
            _remove(left)
        if by_country.is_apt(self._con, table, relation):
            by_country.write(self._con, relation, writing)
        else:
            self._con.execute(f"COPY (FROM {relation}) TO {quoted(str(writing))} (FORMAT parquet, COMPRESSION zstd)")
            flush(writing)
        writing.replace(path)
        return read_as(self._con, path)

    def finish(self) -> None:
        """Give the folder its name."""
        flush(self._part)
        self._part.rename(self._done)
        flush(self._done.parent)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A folder beside the snapshots for what a server reads once; gone afterwards. Raises StoreError where it cannot be made."""
    path = folder / f".{secrets.token_hex(8)}.adding"
    try:
        path.mkdir(parents=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written to: {error.strerror}") from None
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def drop(folder: Path, snapshot_ids: Collection[str], *, dry_run: bool) -> list[str]:
    """Drop snapshots, moved to their end or not; returns those that were there. Readers who have a file open read on.

    Raises OSError where the folder cannot be written to.
    """
    there = sorted(each for each in snapshot_ids if any(path.is_dir() for path in _folders(folder, each)))
    for each in () if dry_run else there:
        done, dropped, part = _folders(folder, each)
        # What was cut off goes first: a folder takes the name of another only where that is not there.
        for path in (dropped, part):
            shutil.rmtree(path, ignore_errors=True)
        if done.is_dir():
            # In one step, so that nobody finds half of its tables.
            done.rename(dropped)
            shutil.rmtree(dropped, ignore_errors=True)
    return there


def sweep(folder: Path, *, dry_run: bool) -> list[Path]:
    """Delete what was half moved, dropped or added up, once it is dead; returns it. Raises OSError where it cannot be written to."""
    left = sorted(path for path in folder.glob(".*") if CUT_OFF.fullmatch(path.name) and is_dead(path))
    for path in () if dry_run else left:
        shutil.rmtree(path)
    return left


def _folders(folder: Path, snapshot_id: str) -> tuple[Path, Path, Path]:
    """The folder of a snapshot, what it is called while it is dropped, and while it is moved."""
    return folder / snapshot_id, folder / f".{snapshot_id}.dropped", folder / f".{snapshot_id}.part"


def _remove(path: Path) -> None:
    """Remove a file, or a folder of them, where it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
