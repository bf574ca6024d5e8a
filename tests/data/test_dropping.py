"""What the store no longer keeps is dropped where another engine reads it; who reads meanwhile goes on, or is told in a sentence."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.links import Links, Shared
from data.moving.catalog import attach
from data.moving.engine import drop
from data.moving.move import is_there, move
from data.retention import pin
from data.store import Store
from queries.engine import Engine, UnreachableError
from queries.engines import views
from queries.engines.chosen import open_engine
from queries.selection import Selection
from tests.data.two_snapshots import change, made

ANOTHERS = "a" * 16
CODES, ONE = "sources/codes", "sources/snapshot"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, str]:
    folder = tmp_path_factory.mktemp("pair")
    return made(folder, lambda records: change(records, "dossiers/one/casualties.csv", ",3,3,,", ",4,4,,"))


@pytest.fixture
def both(pair: tuple[Store, str, str], tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, str, str]:
    """A store of two snapshots, each moved to where another engine reads it; the second is in service."""
    kept, *snapshots = pair
    store = Store(shutil.copytree(kept.folder, tmp_path / "store"))
    for snapshot_id in snapshots:
        move(store, "duckdb://", target, snapshot_id, lambda _: None)
    monkeypatch.setenv("PARALLAX_ENGINE", target)
    # Each table is read where it lies.
    monkeypatch.setattr(views, "HELD_ROWS", -1)
    return store, *snapshots


@pytest.fixture
def readers(both: tuple[Store, str, str], target: str) -> Iterator[list[Engine]]:
    store, *snapshots = both
    engines = [open_engine(target, each, store.path) for each in snapshots]
    yield engines
    for each in engines:
        each.close()


def prune(store: Store, *words: str) -> int:
    return main(["--store", str(store.folder), "prune", "--keep", "1", *words])


def files(folder: Path) -> list[Path]:
    return sorted(path for each in ("lake", "parquet") for path in (folder / each).rglob("*.parquet"))


def test_what_the_store_drops_is_dropped_there_with_its_files(both, target, tmp_path, capsys):
    store, before, after = both
    assert prune(store) == 0
    assert f"{before}  deleted where the engine reads it" in capsys.readouterr().out
    assert (is_there(store, target, before), is_there(store, target, after)) == (False, True)
    assert files(tmp_path)
    assert not [path for path in files(tmp_path) if before in path.parts]


def test_a_dry_run_says_so_and_drops_nothing(both, target, tmp_path, capsys):
    store, before, _ = both
    there = files(tmp_path)
    assert prune(store, "--dry-run") == 0
    assert f"{before}  would be deleted where the engine reads it" in capsys.readouterr().out
    assert is_there(store, target, before)
    assert files(tmp_path) == there


@pytest.mark.parametrize("target", ["parquet"], indirect=True)
@pytest.mark.parametrize("why", ["pinned", "shown by a short link"])
def test_what_is_pinned_or_shared_stays_there(why, both, target):
    store, before, _ = both
    if why == "pinned":
        pin(store, before)
    else:
        Links(store).add(Shared("overview", "", before, "Losses"))
    assert prune(store) == 0
    assert is_there(store, target, before)


def test_what_another_store_moved_there_stays(both, target, tmp_path):
    store, *_ = both
    if target.startswith("ducklake"):
        with duckdb.connect() as con:
            attach(con, target, read_only=False)
            con.execute(f'CREATE SCHEMA lake."{ANOTHERS}"; CREATE TABLE lake."{ANOTHERS}".snapshot AS SELECT 1 AS one')
    else:
        (tmp_path / "parquet" / ANOTHERS).mkdir()
    assert prune(store) == 0
    assert is_there(store, target, ANOTHERS)


@pytest.mark.parametrize("target", ["parquet"], indirect=True)
def test_what_was_dropped_from_the_store_before_goes_too(both, target, monkeypatch):
    store, before, after = both
    monkeypatch.setenv("PARALLAX_ENGINE", "duckdb://")
    assert prune(store) == 0
    assert is_there(store, target, before)
    monkeypatch.setenv("PARALLAX_ENGINE", target)
    assert prune(store) == 0
    assert not is_there(store, target, before)
    assert is_there(store, target, after)


@pytest.mark.parametrize("target", ["parquet"], indirect=True)
def test_where_the_engine_cannot_be_had_the_store_keeps_all(both, monkeypatch, capsys):
    store, before, after = both
    monkeypatch.setenv("PARALLAX_ENGINE", "ducklake:postgres:host=127.0.0.1 port=1 password=geheim?data=/tmp/none")
    assert prune(store) == 1
    assert "geheim" not in capsys.readouterr().err
    assert set(store.ids()) == {before, after}


def test_a_reader_of_what_stays_goes_on_and_one_of_what_goes_is_told(both, readers):
    store, *_ = both
    gone, stays = readers
    expected = stays.ask(CODES, Selection())
    gone.ask(ONE, Selection())
    begun = [each.running(CODES, Selection()).start(1) for each in readers]
    for reader in begun:
        reader.read_next_batch()
    assert prune(store) == 0
    # What was begun is read to its end.
    assert [reader.read_all().num_rows for reader in begun] == [expected.num_rows - 1] * 2
    assert stays.ask(CODES, Selection()).equals(expected)
    for ask in (lambda: gone.ask(ONE, Selection()), lambda: gone.running(ONE, Selection()).start()):
        with pytest.raises(UnreachableError, match=r"was dropped from it|files of its data are missing|holds no snapshot"):
            ask()


def drop_from(lake: str, *snapshot_ids: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_ENGINE", lake)
        assert drop(snapshot_ids, dry_run=False) == list(snapshot_ids)


def test_files_of_many_writes_become_one_and_stay_for_readers_until_the_next_time(lake, tmp_path):
    with duckdb.connect() as con:
        attach(con, lake, read_only=False)
        con.execute(f"CALL ducklake_set_option('lake', 'data_inlining_row_limit', 0); CREATE SCHEMA lake.\"{ANOTHERS}\"")
        con.execute(f'CREATE TABLE lake."{ANOTHERS}".event AS FROM range(3)')
        for _ in range(3):
            con.execute(f'INSERT INTO lake."{ANOTHERS}".event FROM range(3)')
        assert len(files(tmp_path)) == 4
        drop_from(lake)
        assert len(files(tmp_path)) == 5
        drop_from(lake)
        assert len(files(tmp_path)) == 1
        assert con.execute(f'SELECT count(*) FROM lake."{ANOTHERS}".event').fetchall() == [(12,)]


def test_a_folder_that_was_half_dropped_goes_the_next_time(tmp_path, monkeypatch):
    for name in (ANOTHERS, f".{ANOTHERS}.dropped", f".{ANOTHERS}.part"):
        (tmp_path / name).mkdir()
    (tmp_path / f".{ANOTHERS}.dropped" / "event.parquet").touch()
    drop_from(f"duckdb+parquet://{tmp_path}", ANOTHERS)
    assert list(tmp_path.iterdir()) == []
