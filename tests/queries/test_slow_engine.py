"""A server of Spark Connect that is slow, frozen, killed or started again while it is asked: told, stopped, and nothing hangs."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from queries.engine import Interrupted, UnreachableError
from queries.engines import connect
from queries.engines.reached import LONGEST_PAUSE_SECONDS, ReachedEngine
from queries.engines.spark import SparkEngine
from queries.engines.spark_running import SparkRunning
from queries.selection import Selection
from tests.queries.slow import slow_down

ONE = "sources/snapshot"
SOON_SECONDS = 10


@pytest.fixture
def engine(server, folder, store, monkeypatch):
    slow_down(monkeypatch, ONE)
    engine = ReachedEngine(lambda: SparkEngine(f"sc://127.0.0.1:{server.port}?data={folder}", store.current()))
    engine.ask("sources/datasets", Selection())
    yield engine
    engine.close()


def under_way(engine, threads):
    """A question that is never answered, once the server is at work on it."""
    running = engine.running(ONE, Selection())
    answer = threads.submit(running.table)
    time.sleep(2)
    assert not answer.done()
    return running, answer


@pytest.fixture
def threads():
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_what_is_stopped_ends_at_once_and_the_server_works_no_more(engine, server, threads):
    running, answer = under_way(engine, threads)
    running.stop()
    with pytest.raises(Interrupted):
        answer.result(SOON_SECONDS)
    until = time.monotonic() + SOON_SECONDS
    while busy(server) > 0.2 and time.monotonic() < until:
        time.sleep(0.5)
    assert busy(server) < 0.2
    assert engine.ask("sources/datasets", Selection()).num_rows
    assert engine.trouble() is None


def busy(server) -> float:
    """Processors that the server takes, measured over half a second."""
    before = server.busy_seconds()
    time.sleep(0.5)
    return (server.busy_seconds() - before) / 0.5


def test_one_question_stopped_leaves_another_alone(engine, threads):
    other = engine.running("sources/datasets", Selection())
    engine.running(ONE, Selection()).stop()
    assert other.table().num_rows
    running, answer = under_way(engine, threads)
    running.stop()
    with pytest.raises(Interrupted):
        answer.result(SOON_SECONDS)
    with pytest.raises(Interrupted):
        running.table()


def test_a_server_killed_while_it_is_asked_is_said_to_be_gone_and_found_again(engine, server, threads, monkeypatch):
    _, answer = under_way(engine, threads)
    server.kill()
    # Which of the two depends on whether its port was closed by then.
    with pytest.raises(UnreachableError, match=r"cannot be reached: Connection refused|was lost") as gone:
        answer.result(SOON_SECONDS)
    assert engine.trouble() == str(gone.value)
    server.start()
    engine._clock = lambda: time.monotonic() + LONGEST_PAUSE_SECONDS
    assert engine.ask("sources/datasets", Selection()).num_rows
    assert engine.trouble() is None


def test_a_server_that_was_started_again_meanwhile_is_shown_the_snapshot_again(engine, server):
    server.kill()
    server.start()
    with pytest.raises(UnreachableError, match="was lost, or started again meanwhile"):
        engine.ask("sources/datasets", Selection())
    engine._clock = lambda: time.monotonic() + LONGEST_PAUSE_SECONDS
    assert engine.ask("sources/datasets", Selection()).num_rows


def test_a_frozen_server_is_not_waited_for_once_the_question_is_stopped(engine, server, threads):
    running, answer = under_way(engine, threads)
    server.signal(signal.SIGSTOP)
    try:
        running.stop()
        with pytest.raises(Interrupted):
            answer.result(SOON_SECONDS)
        # Whoever still waits for the server does not keep the process from ending.
        assert all(each.daemon for each in threading.enumerate() if each.name.startswith(("spark-", "stop-")))
    finally:
        server.signal(signal.SIGCONT)


def test_a_frozen_server_is_given_up_by_whoever_waits_for_it_and_found_again(engine, server, threads, monkeypatch):
    monkeypatch.setattr(connect, "SILENT_SECONDS", 1)
    monkeypatch.setattr(connect, "ANSWER_SECONDS", 3)
    # A session takes what it is opened with.
    engine.close()
    stopped, _ = under_way(engine, threads)
    stopped.stop()
    _, answer = under_way(engine, threads)
    server.signal(signal.SIGSTOP)
    try:
        for _ in range(2):
            with pytest.raises(UnreachableError, match="takes calls and gave no sign of life in 3 seconds"):
                answer.result(6 * SOON_SECONDS)
            engine._clock = lambda: time.monotonic() + LONGEST_PAUSE_SECONDS
            # The second time it is frozen when a session is to be opened.
            answer = threads.submit(engine.ask, ONE, Selection())
        with pytest.raises(UnreachableError, match="takes calls and gave no sign of life"):
            answer.result(6 * SOON_SECONDS)
        until = time.monotonic() + 6 * SOON_SECONDS
        while asking() and time.monotonic() < until:
            time.sleep(0.2)
        assert asking() == []
    finally:
        server.signal(signal.SIGCONT)
    engine._clock = lambda: time.monotonic() + 3 * LONGEST_PAUSE_SECONDS
    assert engine.ask("sources/datasets", Selection()).num_rows


def asking() -> list[str]:
    """Threads that wait for the server."""
    return [each.name for each in threading.enumerate() if each.name.startswith(("spark-", "stop-"))]


def test_a_server_that_knows_of_no_tasks_yet_is_not_said_to_have_done_none_of_none():
    running = SparkRunning(lambda _: pytest.fail("nothing is asked"), lambda _: None)
    running.tell([SimpleNamespace(num_completed_tasks=0, num_tasks=0)])
    assert running.progress() == ""
    running.tell([SimpleNamespace(num_completed_tasks=1, num_tasks=3), SimpleNamespace(num_completed_tasks=0, num_tasks=2)])
    assert running.progress() == "1 of 5 tasks done"
