"""Tallies of a build that a server of Spark Connect added up: the same snapshot to a letter, and DuckDB's own where it cannot."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.build import build
from data.content import content_sha256
from data.moving import connect
from data.moving.connect import said
from data.store import Store
from data.tallies import received
from data.tallies.definitions import FURTHER, NAMES, definitions
from data.tallies.received import filling
from data.tallies.server import Adding
from tests import apache_spark
from tests.bench import synthetic
from tests.copies import copied
from tests.data import small
from tests.sail import Sail, sail
from tests.startable import missing

ROOT = Path(__file__).parents[2]
EVENTS = 5_000
TWO_DAYS = 2 * 24 * 60 * 60
HERE = "; the tallies are added up here instead"
SIGN_SECONDS = 3
SILENT = f"takes calls and gave no sign of life in {SIGN_SECONDS} seconds"
# Nobody waits for it, and it is at work on it on all cores.
ENDLESS = "SELECT id % 5000000 AS id, count(*) AS n FROM range(100000000000) GROUP BY id % 5000000"
Con = duckdb.DuckDBPyConnection
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.records(tmp_path_factory.mktemp("records") / "records", ("one", small.rows()))


@pytest.fixture(scope="module")
def few(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store in which DuckDB built a snapshot of a few events."""
    build(store := Store(tmp_path_factory.mktemp("few")), records)
    return store


@pytest.fixture(scope="module")
def many(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The same, of some thousands."""
    synthetic.keep(store := Store(tmp_path_factory.mktemp("many")), EVENTS)
    build(store, records)
    return store


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    with sail(tmp_path_factory.mktemp("sail")) as server:
        yield server.port


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Sail]:
    """A server for one test, which may do to it what it wants."""
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    with sail(tmp_path) as server:
        yield server


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the server reads."""
    return tmp_path / "data"


@pytest.fixture
def listening() -> Iterator[int]:
    """The port of something that takes calls and never says a word."""
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", 0))
        taking.listen()
        yield taking.getsockname()[1]


@pytest.fixture
def unfilled(few: Store, tmp_path: Path) -> Iterator[Con]:
    """The snapshot of a few events without what is added up."""
    with without_tallies(few, tmp_path) as con:
        yield con


def without_tallies(store: Store, folder: Path) -> Con:
    con = duckdb.connect(shutil.copy(store.path(str(store.current())), folder / "unfilled.duckdb"))
    for table in (*NAMES, *FURTHER):
        con.execute(f'DELETE FROM "{table}"')
    return con


def fill(con: Con, engine: str, progress: Callable[[str], None] = lambda _: None) -> list[str]:
    """Fill the tallies of a build where an engine of that URL answers readers; why DuckDB did so, where it did."""
    steps: list[str] = []

    def say(step: str) -> None:
        steps.append(step)
        progress(step)

    filling(engine, say)(con)
    return [step.removesuffix(HERE) for step in steps if step.endswith(HERE)]


def name(con: Con) -> str:
    """The identifier that a snapshot of this content has."""
    con.execute("DELETE FROM snapshot")
    return content_sha256(con)[:16]


@pytest.mark.parametrize("size", ["few", "many"])
def test_what_the_server_added_up_is_the_same_in_the_same_order(
    size: str, port: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    same(request.getfixturevalue(size), port, tmp_path)


@pytest.mark.spark
def test_what_apache_spark_added_up_is_the_same_in_the_same_order(many: Store, tmp_path: Path) -> None:
    if reason := apache_spark.why_not():
        pytest.skip(reason)
    with apache_spark.apache_spark(tmp_path) as cluster:
        same(many, cluster.port, tmp_path)


def same(store: Store, port: int, folder: Path) -> None:
    """See that a server fills a snapshot without tallies as DuckDB did, and that nothing is left for it afterwards."""
    data = folder / "data"
    with duckdb.connect(str(store.path(str(store.current())))) as con:
        rows = {table: con.execute(f'FROM "{table}"').fetchall() for table in (*NAMES, *FURTHER)}
    with without_tallies(store, folder) as con:
        assert name(con) != store.current()
        assert fill(con, f"sc://127.0.0.1:{port}?data={data}") == []
        assert {table: con.execute(f'FROM "{table}"').fetchall() for table in rows} == rows
        assert name(con) == store.current()
    assert rows["tally"]
    assert list(data.iterdir()) == []


def test_what_the_server_says_is_what_stands(unfilled: Con, port: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A Saturday is the seventh day of Spark's week, and the sixth of DuckDB's.
    records = "dayofweek(DATE '2026-01-03') AS records"
    asked = {table: query.replace("count(*) AS records", records) for table, query in definitions().items()}
    monkeypatch.setattr(received, "definitions", lambda: asked)
    assert fill(unfilled, f"sc://127.0.0.1:{port}?data={data}") == []
    assert unfilled.execute("SELECT DISTINCT records FROM tally WHERE span_months <= 1").fetchall() == [(7,)]


def test_the_command_builds_the_bundled_records_under_the_same_name(
    store: Store, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    data, own = tmp_path / "data", tmp_path / "store"
    monkeypatch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{port}?data={data}")
    words = ["--store", str(own), "build"]
    assert main(words) == 0
    told = capsys.readouterr().err
    assert f"the server of Spark Connect at 127.0.0.1:{port} adds up {NAMES[-1]}" in told
    assert HERE not in told
    assert Store(own).current() == store.current()
    # No more than the snapshot, taken to where readers have it.
    assert [path.name for path in data.iterdir()] == [store.current()]
    assert main([*words, "--if-missing"]) == 0
    assert capsys.readouterr().err == ""


def test_a_server_killed_while_it_adds_up_is_named_and_nothing_is_lost(
    unfilled: Con, few: Store, mortal: Sail, data: Path
) -> None:
    def strike(step: str) -> None:
        if step.endswith(f" adds up {NAMES[1]}"):
            # Frozen, so that it is asked and has not answered when it dies.
            mortal.signal(signal.SIGSTOP)
            threading.Timer(2, mortal.kill).start()

    (reason,) = fill(unfilled, f"sc://127.0.0.1:{mortal.port}?data={data}", strike)
    assert reason.startswith(f"the server of Spark Connect at 127.0.0.1:{mortal.port} cannot ")
    assert "RPC" not in reason
    assert name(unfilled) == few.current()
    assert list(data.iterdir()) == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have servers pinged after a second, and given up after a few more."""
    monkeypatch.setattr(connect, "SILENT_SECONDS", 1)
    monkeypatch.setattr(connect, "ANSWER_SECONDS", SIGN_SECONDS)
    return monkeypatch


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("moment", [f" adds up {NAMES[1]}", "writing what "], ids=["asked", "before it is shown tables"])
def test_a_server_frozen_while_it_is_used_is_given_up_and_nothing_is_lost(
    moment: str, unfilled: Con, few: Store, mortal: Sail, data: Path
) -> None:
    def strike(step: str) -> None:
        if moment in step:
            mortal.signal(signal.SIGSTOP)

    begun = time.monotonic()
    assert fill(unfilled, f"sc://127.0.0.1:{mortal.port}?data={data}", strike) == [
        f"the server of Spark Connect at 127.0.0.1:{mortal.port} {SILENT}"
    ]
    assert time.monotonic() - begun < 60
    assert name(unfilled) == few.current()
    assert list(data.iterdir()) == []


@pytest.mark.usefixtures("impatient")
def test_a_server_frozen_in_the_midst_of_adding_up_is_given_up_and_one_hard_at_work_is_not(
    unfilled: Con, few: Store, mortal: Sail, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Adding.pieces
    monkeypatch.setattr(Adding, "pieces", lambda there, _: asked(there, ENDLESS))
    at_work = 5 * SIGN_SECONDS
    frozen: list[float] = []

    def freeze() -> None:
        assert mortal.busy_seconds() > 1
        frozen.append(time.monotonic())
        mortal.signal(signal.SIGSTOP)

    def strike(step: str) -> None:
        if step.endswith(f" adds up {NAMES[0]}"):
            threading.Timer(at_work, freeze).start()

    assert fill(unfilled, f"sc://127.0.0.1:{mortal.port}?data={data}", strike) == [
        f"the server of Spark Connect at 127.0.0.1:{mortal.port} {SILENT}"
    ]
    (then,) = frozen
    assert time.monotonic() - then < 60
    assert name(unfilled) == few.current()
    assert list(data.iterdir()) == []


def test_a_build_with_a_server_that_was_frozen_before_says_so_and_has_the_same_name(
    few: Store, records: Path, mortal: Sail, impatient: pytest.MonkeyPatch, capsys: Said
) -> None:
    mortal.signal(signal.SIGSTOP)
    own = mortal.folder / "store"
    impatient.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{mortal.port}?data={mortal.folder / 'data'}")
    assert main(["--store", str(own), "build", "--records", str(records)]) == 0
    assert f"127.0.0.1:{mortal.port} {SILENT}{HERE}" in capsys.readouterr().err
    assert Store(own).current() == few.current()


def test_a_call_that_broke_off_is_said_in_a_few_words() -> None:
    broken = 'status = StatusCode.UNAVAILABLE\n\tdetails = "Stream removed"\n\tdebug_error_string = "UNAVAILABLE"'
    assert said(ValueError(f"<_MultiThreadedRendezvous of RPC that terminated with:\n\t{broken}\n>")) == "Stream removed"
    assert said(ValueError("[NO_TABLE] There is none.\n\nJVM stacktrace:\norg.apache")) == "[NO_TABLE] There is none."


def test_a_server_that_refuses_a_tally_is_named_with_what_it_says(
    unfilled: Con, few: Store, port: int, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {table: query.replace("count(*)", "count_star()") for table, query in definitions().items()}
    monkeypatch.setattr(received, "definitions", lambda: asked)
    (reason,) = fill(unfilled, f"sc://127.0.0.1:{port}?data={data}")
    assert reason.startswith(f"the server of Spark Connect at 127.0.0.1:{port} cannot add up the tallies: ")
    assert "count_star" in reason
    assert "\n" not in reason
    assert name(unfilled) == few.current()


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("sc://user:geheim@127.0.0.1:1/;token=geheim?data={folder}/data", "127.0.0.1:1 cannot be reached: Connection refused"),
        ("sc://user:geheim@127.0.0.1:99999?data={folder}/data", "is named as sc://HOST:PORT?data=FOLDER"),
        ("sc://user:geheim@127.0.0.1:1", "is named as sc://HOST:PORT?data=FOLDER"),
        ("sc://127.0.0.1:{port}?data={folder}/file/data", "file/data cannot be written to: Not a directory"),
    ],
    ids=["no server", "no port", "no folder", "no place to write"],
)
def test_where_the_server_cannot_be_had_it_says_why(
    engine: str, why: str, unfilled: Con, few: Store, request: pytest.FixtureRequest
) -> None:
    folder, port = request.getfixturevalue("tmp_path"), request.getfixturevalue("listening")
    (folder / "file").touch()
    (reason,) = fill(unfilled, engine.format(folder=folder, port=port))
    assert reason.endswith(why)
    assert "geheim" not in reason
    assert name(unfilled) == few.current()


def test_a_missing_client_is_named_with_what_to_install(
    unfilled: Con, few: Store, listening: int, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("pyspark", "pyspark.sql", "pyspark.sql.connect.client"):
        monkeypatch.setitem(sys.modules, package, None)
    reason = "Spark Connect needs its client: pip install -r queries/engines/requirements-spark.txt"
    assert fill(unfilled, f"sc://127.0.0.1:{listening}?data={data}") == [reason]
    assert name(unfilled) == few.current()
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("size", ["few", "many"], ids=["over an answer", "over the events"])
def test_a_folder_that_fills_up_is_named_and_left_empty(
    size: str, port: int, data: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    data.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "none", str(data)], capture_output=True, check=False).returncode:
        pytest.skip("needs to mount a file system")
    try:
        with without_tallies(store, tmp_path) as con:
            (reason,) = fill(con, f"sc://127.0.0.1:{port}?data={data}")
            assert name(con) == store.current()
        assert list(data.iterdir()) == []
    finally:
        subprocess.run(["umount", str(data)], check=True)
    assert "No space left on device" in reason


def test_what_a_killed_build_left_for_the_server_goes_with_a_prune_a_day_later(
    records: Path, few: Store, mortal: Sail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, data = copied(few, tmp_path / "store"), tmp_path / "data"
    monkeypatch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{mortal.port}?data={data}")
    command = [sys.executable, "-m", "data", "--store", str(own.folder), "build", "--records", str(records)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or ():
            if f" adds up {NAMES[0]}" in line:
                mortal.signal(signal.SIGSTOP)
                process.kill()
    (left,) = data.iterdir()
    assert (left / "event.parquet").is_file()
    prune = ["--store", str(own.folder), "prune"]
    assert main(prune) == 0
    assert left.is_dir()
    then = time.time() - TWO_DAYS
    for path in (*left.iterdir(), left):
        os.utime(path, (then, then))
    assert main(prune) == 0
    assert list(data.iterdir()) == []
