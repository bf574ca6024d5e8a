"""Moving a snapshot: it arrives whole or is not there, a killed move goes on, and the source is never touched."""

import hashlib
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.errors import StoreError
from data.moving import by_country
from data.moving.catalog import NotMadeError, attach
from data.moving.engine import place_of
from data.moving.move import is_there, move
from data.moving.parquet_files import read_as
from data.store import Store
from data.verify import verify
from tests.copies import copied

ROOT = Path(__file__).parents[2]
KILLED_AT = "casualty"


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
    with duckdb.connect(str(other.path(store.current())), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM event WHERE event_no <> rowid + 1").fetchall() == [(0,)]


def test_a_country_whose_name_is_a_path_stays_in_its_folder(tmp_path):
    with duckdb.connect() as con:
        con.execute("CREATE TABLE event AS SELECT unnest(['../../x', 'VEN', NULL]) AS country_iso3")
        by_country.write(con, "event", tmp_path / "event.parquet")
        names = sorted(path.name for path in (tmp_path / "event.parquet").iterdir())
        assert names == ["country_iso3=..%2F..%2Fx", "country_iso3=VEN", "country_iso3=__HIVE_DEFAULT_PARTITION__"]
        read = con.execute(f"FROM {read_as(con, tmp_path / 'event.parquet')} ORDER BY ALL NULLS LAST").fetchall()
        assert read == [("../../x",), ("VEN",), (None,)]


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


@pytest.fixture
def filled(store, tmp_path) -> Store:
    """A store of its own with the bundled snapshot."""
    return copied(store, tmp_path / "own")


def test_only_so_many_events_are_laid_out_by_country(filled, tmp_path, monkeypatch):
    with duckdb.connect(str(filled.path(filled.current())), read_only=True) as con:
        rows, countries = con.execute("SELECT count(*), count(DISTINCT coalesce(country_iso3, '')) FROM event").fetchall()[0]
    for more, folders in ((0, countries), (1, 0)):
        monkeypatch.setattr(by_country, "FROM_ROWS", rows + more)
        moved(filled, "duckdb://", f"duckdb+parquet://{tmp_path / str(more)}")
        table = tmp_path / str(more) / filled.current() / "event.parquet"
        assert len(list(table.glob("country_iso3=*/data.parquet"))) == folders
        assert table.is_file() == (folders == 0)


def test_a_snapshot_is_where_the_servers_engine_reads_it_before_it_is_in_service(store, target, tmp_path, monkeypatch):
    own, pointed = Store(tmp_path / "own"), []
    monkeypatch.setenv("PARALLAX_ENGINE", target)
    monkeypatch.setattr(Store, "point", lambda self, snapshot_id: pointed.append(is_there(self, target, snapshot_id)))
    assert main(["--store", str(own.folder), "build"]) == 0
    assert pointed == [True]


def test_an_engine_that_was_named_later_gets_the_snapshot_in_service(filled, target, monkeypatch):
    monkeypatch.setenv("PARALLAX_ENGINE", target)
    assert not is_there(filled, target, filled.current())
    assert main(["--store", str(filled.folder), "build", "--if-missing"]) == 0
    assert is_there(filled, target, filled.current())


def test_a_server_whose_user_may_only_read_the_lake_starts_and_writes_nothing(filled, lake, monkeypatch, capfd):
    with duckdb.connect() as con:
        attach(con, lake, read_only=False)
        con.execute(
            f'CREATE SCHEMA lake."{filled.current()}"; CREATE TABLE lake."{filled.current()}".snapshot AS SELECT 1 AS one'
        )
        role = "CREATE ROLE reader LOGIN PASSWORD ''hunter2''; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"
        con.execute(f"CALL postgres_execute('__ducklake_metadata_lake', '{role}')")
    reader = re.sub(r"user=\w+", "user=reader", re.sub(r"password=\w+", "password=hunter2", lake))
    monkeypatch.setenv("PARALLAX_ENGINE", reader)
    assert main(["--store", str(filled.folder), "build", "--if-missing"]) == 0
    for words in (["prune"], ["move", "duckdb://", reader]):
        assert main(["--store", str(filled.folder), *words]) == 1
        said = "".join(capfd.readouterr())
        assert "the lake cannot be written to: its user may not do that there" in said
        assert "hunter2" not in said


def test_a_lake_that_nobody_made_is_read_as_empty(filled, lake, monkeypatch):
    monkeypatch.setenv("PARALLAX_ENGINE", lake)
    assert not is_there(filled, lake, filled.current())
    assert main(["--store", str(filled.folder), "prune", "--dry-run"]) == 0
    # Nor was it made by that.
    with duckdb.connect() as con, pytest.raises(NotMadeError):
        attach(con, lake, read_only=True)


def test_an_engine_that_cannot_be_had_leaves_the_old_snapshot_in_service(filled, monkeypatch, capsys):
    before = filled.current()
    monkeypatch.setenv("PARALLAX_ENGINE", "ducklake:postgres:host=127.0.0.1 port=1 password=geheim?data=/tmp/none")
    assert main(["--store", str(filled.folder), "rollback", before]) == 1
    said = capsys.readouterr().err
    assert "cannot be opened" in said or "needs DuckDB's extension" in said
    assert "geheim" not in said
    assert filled.current() == before


def test_a_wrong_password_is_refused_by_every_command_and_repeated_by_none(filled, lake, monkeypatch, capfd, caplog):
    before, wrong = filled.current(), "hunter2hunter2"
    url = re.sub(r"password=\w+", f"password={wrong}", lake)
    monkeypatch.setenv("PARALLAX_ENGINE", url)
    for words in (["build", "--if-missing"], ["rollback", before], ["prune"], ["prune", "--dry-run"], ["move", "duckdb://", url]):
        assert main(["--store", str(filled.folder), *words]) == 1
        said = "".join(capfd.readouterr()) + caplog.text
        assert "it refuses the user or the password" in said
        assert wrong not in said


@pytest.mark.parametrize(
    ("engine", "place"),
    [
        ("duckdb://", "duckdb://"),
        ("duckdb+parquet:///srv/p", "duckdb+parquet:///srv/p"),
        ("ducklake:postgres:host=db?data=/srv/lake", "ducklake:postgres:host=db?data=/srv/lake"),
        ("sc://spark:15002?data=/srv/p", "duckdb+parquet:///srv/p"),
    ],
)
def test_every_engine_has_its_place(engine, place):
    assert place_of(engine) == place


@pytest.mark.parametrize("engine", ["mysql://user:geheim@host/db", "sc://spark:15002", "duckdb"])
def test_an_engine_without_a_place_is_refused_without_its_password(engine):
    with pytest.raises(StoreError) as refused:
        place_of(engine)
    assert "geheim" not in str(refused.value)
