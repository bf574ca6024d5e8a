"""The bench's rollups in small: Sail adds up what DuckDB does, and tallies alone answer what they are said to answer."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.memory import Memory
from data.tallies.definitions import FURTHER
from queries.engines.duckdb_file import DuckDBEngine
from tests.bench import adding_up, rollups, served
from tests.bench.questions import answer
from tests.bench.selections import Drawn, draw
from tests.startable import missing

EVENTS = 5_000


@pytest.fixture(scope="module")
def folder(snapshot_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the events as Parquet, and the snapshot with their tallies and themselves."""
    folder = tmp_path_factory.mktemp("served")
    with served.begun(snapshot_path, folder, EVENTS, Memory("500MB")) as con:
        parquet = served.write_events(con, folder)
        added, wider = adding_up.by_duckdb(con, parquet)
        kept = {name: con.table(name).count("*").fetchall()[0][0] for name in (*rollups.NAMES, *FURTHER)}
        assert sum(kept.values()) == sum(each.rows for each in added.values()) + wider.rows
        assert all(kept[name] > each.rows for name, each in added.items())
        served.load_events(con, parquet)
    return folder


@pytest.fixture(scope="module")
def path(folder: Path) -> Path:
    return folder / f"{served.SNAPSHOT}.duckdb"


@pytest.fixture(scope="module")
def drawn(path: Path) -> list[Drawn]:
    return draw(path, rollups.DRAWN)


@pytest.fixture(scope="module")
def engine(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBEngine]:
    """On a copy: a process opens a file with one configuration only, and ``data rollup`` opens it with its own."""
    own = shutil.copy(path, tmp_path_factory.mktemp("own"))
    engine = DuckDBEngine(Path(own))
    yield engine
    engine.close()


def test_events_are_in_the_order_of_days_and_every_one_is_in_the_tallies(folder: Path) -> None:
    with duckdb.connect() as con:
        days = con.execute(
            f"SELECT start_date FROM '{folder}/*/event.parquet' WHERE dataset_id = 'synthetic' ORDER BY ALL"
        ).fetchall()
        as_written = con.execute(f"SELECT start_date FROM '{folder}/*/event.parquet' WHERE dataset_id = 'synthetic'").fetchall()
    assert len(days) == EVENTS
    assert days == as_written


def test_every_cast_of_the_events_is_known(path: Path, engine: DuckDBEngine) -> None:
    unknown = "SELECT count(*) FROM event WHERE dataset_id = 'synthetic' AND cast_no NOT IN (SELECT cast_no FROM cast_member)"
    assert engine._con.cursor().execute(unknown).fetchall() == [(0,)]


@pytest.mark.skipif("sc" in missing(), reason=missing().get("sc", ""))
def test_sail_adds_up_what_duckdb_does(folder: Path, path: Path) -> None:
    added = adding_up.by_sail(folder)
    assert list(added) == list(rollups.NAMES)
    assert [each.differs for each in added.values()] == [None] * 4
    assert all(each.rows > 0 and each.cpu >= 0 for each in added.values())


@pytest.fixture(scope="module")
def without_events(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBEngine]:
    """The same snapshot, but for the events that its tallies add up."""
    bare = tmp_path_factory.mktemp("bare") / "bare.duckdb"
    shutil.copyfile(path, bare)
    with duckdb.connect(str(bare)) as con:
        con.execute("DELETE FROM event WHERE dataset_id = 'synthetic'")
    engine = DuckDBEngine(bare)
    yield engine
    engine.close()


@pytest.mark.parametrize("name", rollups.rollup_questions())
def test_tallies_alone_answer_rollup_questions(
    name: str, without_events: DuckDBEngine, engine: DuckDBEngine, drawn: list[Drawn]
) -> None:
    chosen = rollups.fitting(name, drawn)
    assert len(chosen) == rollups.SELECTIONS
    answers = [answer(engine, name, each).to_pandas() for each in chosen]
    assert any(len(each) for each in answers)
    for each, expected in zip(chosen, answers, strict=True):
        # A mean may differ in its last decimal by the order in which threads add up.
        pd.testing.assert_frame_equal(answer(without_events, name, each).to_pandas(), expected, atol=2e-4)
