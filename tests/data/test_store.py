"""The store says what it holds, and never trusts a file for its name."""

import os
import random
import shutil
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import StoreError
from data.store import Store
from data.verify import describe, is_serving, is_sound, verify

BLOCK = 4096


@pytest.fixture
def copied(tmp_path: Path, snapshot_path: Path) -> Store:
    """A store of its own with the bundled snapshot in service."""
    store = Store(tmp_path / "store")
    store.folder.mkdir()
    shutil.copy(snapshot_path, store.folder)
    store.point(snapshot_path.stem)
    return store


def flip(path: Path, offset: int, bit: int = 3) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        (byte,) = file.read(1)
        file.seek(offset)
        file.write(bytes([byte ^ (1 << bit)]))


def test_an_empty_store_has_nothing_in_service(tmp_path: Path) -> None:
    store = Store(tmp_path / "nowhere")
    assert store.current() is None
    assert store.ids() == describe(store) == []
    assert not is_serving(store)


def test_a_snapshot_is_what_its_name_says(copied: Store) -> None:
    verify(copied, str(copied.current()))
    assert is_serving(copied)
    (entry,) = describe(copied)
    assert entry["in_service"]
    assert entry["events"] == 17_109
    assert "error" not in entry


@pytest.mark.parametrize("content", [b"", b"0123456789abcdef", b"../../etc/passwd", b"\xff\xfe\x00", b"x" * 10_000])
def test_a_pointer_to_nothing_is_said_with_what_to_do(copied: Store, content: bytes) -> None:
    (copied.folder / "current").write_bytes(content)
    with pytest.raises(StoreError, match="run python -m data build"):
        copied.current()
    assert not is_serving(copied)
    assert [entry["in_service"] for entry in describe(copied)] == [False]
    copied.point(copied.ids()[0])
    assert copied.current() == copied.ids()[0]


def test_a_pointer_that_is_a_folder_is_said(copied: Store) -> None:
    (copied.folder / "current").unlink()
    (copied.folder / "current").mkdir()
    with pytest.raises(StoreError, match="current cannot be read"):
        copied.current()
    with pytest.raises(StoreError, match="current cannot be written"):
        copied.point(copied.ids()[0])


def test_only_a_snapshot_that_is_there_is_put_into_service(copied: Store) -> None:
    before = copied.current()
    for name in ("0123456789abcdef", "../store/current", "", str(before).upper() + "x"):
        with pytest.raises(StoreError, match="no snapshot"):
            copied.point(name)
    assert copied.current() == before


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_in_a_block_is_found(copied: Store, seed: int) -> None:
    """Bits of blocks that the database does not use may flip: nobody reads them. Content never changes unnoticed."""
    path = copied.path(str(copied.current()))
    chance = random.Random(seed)
    for _ in range(40):
        flip(path, chance.randrange(3 * BLOCK, path.stat().st_size), chance.randrange(8))
    with pytest.raises(StoreError):
        verify(copied, path.stem)


@pytest.mark.parametrize("keep", [0, 10, 5_000, 300_000])
def test_a_file_cut_short_is_found_and_still_listed(copied: Store, keep: int) -> None:
    path = copied.path(str(copied.current()))
    with path.open("r+b") as file:
        file.truncate(keep)
    assert not is_sound(copied, path.stem)
    (entry,) = describe(copied)
    assert entry["snapshot_id"] == path.stem
    assert entry["error"]


def test_a_snapshot_under_another_name_is_found(copied: Store) -> None:
    path = copied.path(str(copied.current()))
    path.rename(path.with_stem("0123456789abcdef"))
    with pytest.raises(StoreError, match="does not hold what its name says"):
        verify(copied, "0123456789abcdef")


def test_files_that_are_no_snapshots_are_not_listed(copied: Store) -> None:
    for name in ("notes.duckdb", "0123456789abcde.duckdb", "0123456789abcdef.duckdb.wal"):
        (copied.folder / name).write_bytes(b"")
    (copied.folder / "0123456789abcdef.duckdb").mkdir()
    assert copied.ids() == [copied.current()]


def test_a_scratch_folder_is_gone_when_its_work_fails(copied: Store) -> None:
    with pytest.raises(ZeroDivisionError), copied.scratch("x") as scratch:
        scratch.write_bytes(b"half")
        raise ZeroDivisionError
    assert list(copied.folder.glob(".building-*")) == []


def test_left_overs_are_swept_after_a_day_without_touch(copied: Store) -> None:
    for name, content in (("old", 0), ("young", None), ("busy", None)):
        folder = copied.folder / f".building-{name}"
        folder.mkdir()
        (folder / "snapshot.duckdb").write_bytes(b"half")
        if content is not None:
            os.utime(folder / "snapshot.duckdb", (content, content))
        if name != "young":
            os.utime(folder, (0, 0))
    copied.sweep()
    assert {path.name for path in copied.folder.glob(".building-*")} == {".building-young", ".building-busy"}
    assert copied.current() is not None


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=40))
def test_no_name_leads_out_of_the_store(snapshot_path: Path, name: str) -> None:
    store = Store(snapshot_path.parent)
    try:
        assert store.path(name).parent == store.folder
    except StoreError as error:
        assert "no snapshot" in str(error)


def test_a_snapshot_of_another_schema_is_not_taken_for_one_of_today(copied: Store) -> None:
    assert is_serving(copied)
    with duckdb.connect(str(copied.path(str(copied.current())))) as con:
        con.execute("ALTER TABLE article_sentence ADD COLUMN of_tomorrow VARCHAR")
    assert not is_serving(copied)
