"""Every question and every case asked of a real Apache Spark: a master, two workers, its server of Spark Connect. ``pytest -m spark``."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.moving.move import move
from queries.engine import Interrupted
from queries.engines import spark
from queries.engines.canonical import canonical
from queries.engines.duckdb_file import DuckDBEngine
from queries.engines.spark import SparkEngine
from queries.question import load, names
from queries.selection import Selection
from tests import apache_spark
from tests.queries.elsewhere import Connect, Parquet, differing
from tests.queries.posed import FILES, name_of, pose
from tests.queries.slow import slow_down
from tests.queries.test_contract import DOSSIER, own
from tests.startable import missing

pytestmark = pytest.mark.spark
ONE = "sources/snapshot"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    if reason := apache_spark.why_not() or missing().get("sc"):
        pytest.skip(reason)
    with apache_spark.apache_spark(tmp_path_factory.mktemp("apache-spark")) as started:
        yield started


@pytest.fixture(autouse=True)
def _all_is_asked(monkeypatch):
    """What stays behind for Sail's sake is asked of it all the same."""
    monkeypatch.setattr(spark, "STAYS", {})


@pytest.fixture(scope="module")
def engines(cluster, empty_record, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cases") / "parquet"
    parquet = Parquet(folder, empty_record)
    yield parquet, Connect(cluster.port, folder)
    parquet.close()


@pytest.fixture(scope="module")
def bundled(cluster, store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    move(store, "duckdb://", f"duckdb+parquet://{folder}", store.current(), lambda _: None)
    engine = SparkEngine(f"sc://127.0.0.1:{cluster.port}?data={folder}", store.current())
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def reference(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


@pytest.mark.parametrize("name", names())
def test_the_bundled_record_gives_the_same_answers(name, bundled, reference):
    expected = canonical(reference.ask(name, DOSSIER, **own(name)), load(name))
    assert differing(bundled.ask(name, DOSSIER, **own(name)), expected) == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_case(file, small_record, engines):
    posed = pose(file, small_record)
    for each in engines:
        answer = canonical(each.ask(posed.record, posed.question, posed.selection, posed.own), load(posed.question))
        assert differing(answer, posed.answer) == [], each.name


def test_a_question_tells_its_tasks_survives_a_worker_and_is_stopped(cluster, bundled, monkeypatch):
    slow_down(monkeypatch, ONE)
    running = bundled.running(ONE, Selection())
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(running.table)
        until = time.monotonic() + 60
        while "tasks done" not in running.progress() and time.monotonic() < until:
            time.sleep(0.2)
        assert "tasks done" in running.progress()
        cluster.workers[0].kill()
        time.sleep(5)
        assert not answer.done()
        running.stop()
        with pytest.raises(Interrupted):
            answer.result(10)
    assert bundled.ask("sources/datasets", Selection()).num_rows
