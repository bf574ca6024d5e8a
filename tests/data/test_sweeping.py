"""What a killed move leaves where another engine reads goes with a prune, a day later; what a move under way writes never does."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.moving.catalog import attach
from data.moving.lake import sweep
from data.store import Store
from tests.copies import copied

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
TWO_DAYS = 2 * 24 * 60 * 60
ANOTHERS = "a" * 16
CATALOG = "__ducklake_metadata_lake"


@pytest.fixture
def filled(store: Store, tmp_path: Path, lake: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of its own with a snapshot; the engine is a lake in which another's lies."""
    monkeypatch.setenv("PARALLAX_ENGINE", lake)
    with duckdb.connect() as con:
        attach(con, lake, read_only=False)
        con.execute(f"CALL ducklake_set_option('lake', 'data_inlining_row_limit', 0); CREATE SCHEMA lake.\"{ANOTHERS}\"")
        con.execute(f'CREATE TABLE lake."{ANOTHERS}".event AS FROM range(3)')
    return copied(store, tmp_path / "own")


@pytest.fixture(params=["lake", "/lake"])
def lake(request: pytest.FixtureRequest, lake: str) -> str:
    """The folder of a lake may be written in more than one way."""
    return re.sub("lake$", request.param, lake)


@contextmanager
def moving(store: Store, target: str, source: str = "duckdb://", *more: str) -> Iterator["subprocess.Popen[str]"]:
    """A move in a process of its own, killed at the end."""
    words = ["--store", str(store.folder), "move", source, target, *more]
    with subprocess.Popen([sys.executable, "-m", "data", *words], cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)
        assert process.wait(30) == -signal.SIGKILL


@contextmanager
def held(lake: str) -> Iterator[None]:
    """Let nobody commit rows to a lake meanwhile; who tried is cut off at the end, as by the death of its machine."""
    with duckdb.connect() as con:
        attach(con, lake, read_only=False)
        con.execute(f"BEGIN; CALL postgres_execute('{CATALOG}', 'LOCK TABLE ducklake_data_file IN SHARE MODE')")
        yield
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND wait_event_type = ''Lock''"
        )
        con.execute(f"CALL postgres_execute('{CATALOG}', '{others}'); ROLLBACK")


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*.parquet"))


def uncommitted(folder: Path, before: set[Path]) -> set[Path]:
    """Files written since, as soon as there is one."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (new := files(folder) - before):
        assert time.monotonic() < until
        time.sleep(0.05)
    return new


def age(folder: Path) -> None:
    """Have all in a folder be two days old, whatever it is."""
    then = time.time() - TWO_DAYS
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (then, then))


def prune(store: Store, *words: str) -> None:
    assert main(["--store", str(store.folder), "prune", *words]) == 0


def test_files_that_a_killed_move_left_in_a_lake_go_a_day_later(filled, lake, tmp_path, capsys):
    folder = tmp_path / "lake"
    there = files(folder)
    with held(lake), moving(filled, lake):
        left = uncommitted(folder, there)
        # Under way, and looked at from a store that knows nothing of it.
        assert sweep(lake, dry_run=False) == []
        assert files(folder) == there | left
    prune(filled)
    assert files(folder) == there | left
    foreign = folder / ANOTHERS / "event.parquet"
    foreign.touch()
    age(folder)
    prune(filled, "--dry-run")
    said = capsys.readouterr().out
    assert [path for path in files(folder) if path.name in said] == list(left)
    assert files(folder) == there | left | {foreign}
    prune(filled)
    assert files(folder) == there | {foreign}
    (folder / "notes").mkdir()
    assert (emptied := folder / str(filled.current())).is_dir()
    age(folder)
    prune(filled, "--dry-run")
    assert emptied.is_dir()
    prune(filled)
    assert {path.name for path in folder.iterdir()} == {ANOTHERS, "notes"}
    with duckdb.connect() as con:
        attach(con, lake, read_only=True)
        assert con.execute(f'SELECT count(*) FROM lake."{ANOTHERS}".event').fetchall() == [(3,)]


def test_what_a_killed_move_left_in_a_folder_of_parquet_goes_a_day_later(store, tmp_path, monkeypatch):
    own, folder = copied(store, tmp_path / "own"), tmp_path / "parquet"
    for name in (ANOTHERS, ".notes.part"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setenv("PARALLAX_ENGINE", target := f"duckdb+parquet://{folder}")
    with moving(own, target) as process:
        for line in process.stderr or ():
            if ": casualty," in line:
                break
    part = folder / f".{own.current()}.part"
    prune(own)
    assert list(part.iterdir())
    age(folder)
    # One file of it that was touched today is enough.
    next(part.iterdir()).touch()
    prune(own)
    assert list(part.iterdir())
    age(folder)
    prune(own, "--dry-run")
    assert list(part.iterdir())
    prune(own)
    assert {path.name for path in folder.iterdir()} == {ANOTHERS, ".notes.part"}


def test_the_file_that_a_killed_move_began_goes_a_day_later(store, tmp_path, monkeypatch):
    monkeypatch.delenv("PARALLAX_ENGINE", raising=False)
    folder, own, other = tmp_path / "parquet", copied(store, tmp_path / "own"), "b" * 16
    assert main(["--store", str(own.folder), "move", "duckdb://", f"duckdb+parquet://{folder}"]) == 0
    begun = Store(tmp_path / "begun")
    with moving(begun, "duckdb://", f"duckdb+parquet://{folder}", "--snapshot", str(own.current())) as process:
        for line in process.stderr or ():
            if ": casualty," in line:
                break
    left = {path.rename(own.folder / path.name) for path in begun.folder.glob(".moving-*")}
    assert left
    foreign = own.folder / f".moving-{other}.duckdb.bak"
    foreign.touch()
    prune(own)
    assert left < set(own.folder.iterdir())
    age(own.folder)
    # What lies beside it was touched today.
    log = own.folder / f".moving-{own.current()}.duckdb.wal"
    log.touch()
    prune(own)
    assert left | {log} < set(own.folder.iterdir())
    age(own.folder)
    prune(own, "--dry-run")
    assert left | {log} < set(own.folder.iterdir())
    prune(own)
    assert not (left | {log}) & set(own.folder.iterdir())
    assert foreign.exists()
    assert own.current() in own.ids()
