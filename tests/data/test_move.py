"""Moving a snapshot: it arrives whole or is not there, a killed move goes on, and the source is never touched."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.errors import StoreError
from data.moving.move import move
from data.store import Store
from data.verify import verify
from tests.postgres import postgresql
from tests.queries.conftest import missing

ROOT = Path(__file__).parents[2]
KILLED_AT = "casualty"


@pytest.fixture(scope="module")
def server():
    if "ducklake" in missing():
        pytest.skip(missing()["ducklake"])
    with postgresql() as started:
        yield started


@pytest.fixture(params=["parquet", "lake"])
def target(request, tmp_path) -> str:
    if request.param == "parquet":
        return f"duckdb+parquet://{tmp_path / 'parquet'}"
    server = request.getfixturevalue("server")
    server.make_database(name := f"lake_{os.urandom(4).hex()}")
    return f"ducklake:postgres:{server.connection(name)}?data={tmp_path / 'lake'}"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def moved(store, source, target, snapshot_id=None):
    return move(store, source, target, snapshot_id or store.current(), lambda _: None)


def test_a_snapshot_that_went_and_came_back_is_the_same(store, target, tmp_path):
    before = sha256(store.path(store.current()))
    there = moved(store, "duckdb://", target)
    other = Store(tmp_path / "other")
    back = moved(other, target, "duckdb://", store.current())
    assert there.rows == back.rows
    assert there.rows["casualty"] > 17_000
    verify(other, store.current())
    assert sha256(store.path(store.current())) == before


def test_a_second_move_writes_nothing(store, target):
    first = moved(store, "duckdb://", target)
    assert first.there_already == ()
    assert set(moved(store, "duckdb://", target).there_already) == set(first.rows)


def test_a_move_killed_half_way_is_not_there_and_goes_on(store, target, tmp_path):
    before = sha256(store.path(store.current()))
    command = [sys.executable, "-m", "data", "--store", str(store.folder), "move", "--json", "duckdb://", target]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as killed:
        for line in killed.stderr:
            if f": {KILLED_AT}," in line:
                killed.send_signal(signal.SIGKILL)
                break
    assert killed.wait() == -signal.SIGKILL
    with pytest.raises(StoreError, match="was not moved there to its end"):
        moved(Store(tmp_path / "other"), target, "duckdb://", store.current())
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    there = json.loads(done.stdout)["there_already"]
    # At least what was whole when it was killed.
    assert "event" in there
    assert "snapshot" not in there
    assert sha256(store.path(store.current())) == before


def test_a_move_into_a_file_that_was_cut_off_goes_on(store, tmp_path):
    url = f"duckdb+parquet://{tmp_path / 'parquet'}"
    moved(store, "duckdb://", url)
    other = Store(tmp_path / "other")

    def stop(step: str) -> None:
        if f": {KILLED_AT}," in step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(other, url, "duckdb://", store.current(), stop)
    assert other.ids() == []
    done = moved(other, url, "duckdb://", store.current())
    assert "event" in done.there_already
    assert list(other.folder.glob(".moving-*")) == []
    verify(other, store.current())


def test_rows_that_were_changed_on_the_way_do_not_arrive(store, tmp_path):
    url = f"duckdb+parquet://{tmp_path / 'parquet'}"
    moved(store, "duckdb://", url)
    path = tmp_path / "parquet" / store.current() / "source.parquet"
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE t AS FROM '{path}'; UPDATE t SET title = 'x'; COPY t TO '{path}'")
    other = Store(tmp_path / "other")
    with pytest.raises(StoreError, match="is not it: its content hashes to"):
        moved(other, url, "duckdb://", store.current())
    assert other.ids() == []
    with pytest.raises(StoreError, match="its table source is damaged"):
        moved(store, "duckdb://", url)


def test_a_snapshot_of_other_tables_is_refused(store, tmp_path):
    url = f"duckdb+parquet://{tmp_path / 'parquet'}"
    moved(store, "duckdb://", url)
    (tmp_path / "parquet" / store.current() / "period.parquet").rename(tmp_path / "parquet" / store.current() / "age.parquet")
    with pytest.raises(StoreError, match="of another version of this software: it differs in age, period"):
        moved(Store(tmp_path / "other"), url, "duckdb://", store.current())


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("duckdb://", "mysql://root:hunter2@db", "'mysql' is none"),
        ("duckdb://", "duckdb://", "two places of different kinds"),
        ("ducklake:postgres:a?data=b", "ducklake:postgres:c?data=d", "by way of a file where both are lakes"),
        ("duckdb+parquet:///nowhere", "duckdb://", "is not there to be moved"),
    ],
)
def test_places_that_cannot_be_are_refused(source, target, said, store):
    with pytest.raises(StoreError, match=said) as raised:
        moved(store, source, target)
    assert "hunter2" not in str(raised.value)
