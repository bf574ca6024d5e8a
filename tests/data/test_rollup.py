"""Tallies added up by Sail from a snapshot's events: the same as in the snapshot, or said to differ, and never taken on trust."""

import json
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.errors import StoreError
from data.moving import connect
from data.moving.move import move
from data.store import Store
from data.tallies.elsewhere import add_up
from tests.copies import copied
from tests.sail import sail
from tests.startable import missing

TALLIES = ["tally", "cast_tally", "unplaced_tally", "cell_tally"]
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(bundled_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A copy: a process opens a file with one configuration only, and other tests open the shared one with theirs."""
    return copied(bundled_store, tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def parquet(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    move(store, "duckdb://", f"duckdb+parquet://{folder}", str(store.current()), lambda _: None)
    return folder


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory):
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    with sail(tmp_path_factory.mktemp("sail")) as server:
        yield server.port


@pytest.fixture
def changed(store: Store, parquet: Path, port: int, tmp_path: Path) -> Callable[[str], str]:
    """Put events that a query has changed where the engine reads them."""

    def change(columns: str) -> str:
        folder = shutil.copytree(parquet / str(store.current()), tmp_path / str(store.current()))
        with duckdb.connect() as con:
            con.execute(f"COPY (SELECT {columns} FROM '{parquet}/*/event.parquet') TO '{folder}/event.parquet'")
        return f"sc://127.0.0.1:{port}?data={tmp_path}"

    return change


def rollup(store: Store, url: str, *words: str) -> int:
    return main(["--store", str(store.folder), "rollup", "--engine", url, *words])


def test_every_tally_added_up_there_is_that_of_the_snapshot(store: Store, parquet: Path, port: int, capsys: Said) -> None:
    assert rollup(store, f"sc://127.0.0.1:{port}?data={parquet}", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    with duckdb.connect(str(store.path(told["snapshot_id"])), read_only=True) as con:
        spans = {table: 1 if table == "tally" else 12 for table in TALLIES}
        rows = {
            table: con.table(table).filter(f"span_months <= {span}").count("*").fetchall()[0][0] for table, span in spans.items()
        }
    assert {each["table"]: each["rows"] for each in told["tallies"]} == rows
    assert [each["differs"] for each in told["tallies"]] == [None] * 4
    assert min(rows.values()) > 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("* REPLACE (killed_best + 1 AS killed_best)", "tally differs from that of snapshot"),
        ("* REPLACE (latitude + 0.001 AS latitude)", "cell_tally differs from that of snapshot"),
        ("* REPLACE (start_date + 400 AS start_date, end_date + 400 AS end_date)", "rows instead of"),
    ],
    ids=["figure", "place", "date"],
)
def test_other_events_give_other_tallies_and_it_is_said(
    change: str, said: str, changed: Callable[[str], str], store: Store, capsys: Said
) -> None:
    assert rollup(store, changed(change)) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("duckdb://", "rollup takes an engine that adds up by itself"),
        ("sc://127.0.0.1:1", "rollup takes an engine that adds up by itself"),
        ("sc://127.0.0.1:1?data=/nowhere", "python -m data move writes it"),
        ("sc://127.0.0.1:1?data={parquet}", "127.0.0.1:1 cannot be reached: Connection refused"),
    ],
)
def test_what_cannot_be_added_up_is_said(url: str, said: str, store: Store, parquet: Path, capsys: Said) -> None:
    assert rollup(store, url.format(parquet=parquet)) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("moment", ["", f"adding up {TALLIES[1]}"], ids=["before", "meanwhile"])
def test_a_server_that_is_frozen_is_not_waited_for(
    moment: str, store: Store, parquet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    monkeypatch.setattr(connect, "SILENT_SECONDS", 1)
    monkeypatch.setattr(connect, "ANSWER_SECONDS", 3)
    with sail(tmp_path) as server:

        def strike(step: str) -> None:
            if step == moment:
                server.signal(signal.SIGSTOP)

        strike("")
        url = f"sc://127.0.0.1:{server.port}?data={parquet}"
        with pytest.raises(StoreError, match="takes calls and gave no sign of life in 3 seconds"):
            add_up(store, url, str(store.current()), strike)


def test_events_that_cannot_be_read_there_are_said(store: Store, port: int, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / str(store.current())).mkdir()
    (tmp_path / str(store.current()) / "event.parquet").write_bytes(b"PAR1 no more")
    assert rollup(store, f"sc://127.0.0.1:{port}?data={tmp_path}") == 1
    assert "cannot add up" in capsys.readouterr().err
