"""Answers waited for: asked side by side, ended by their reader or by the time allowed, with the engine told to stop."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import duckdb
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from components import waiting
from queries.engine import EngineError, Interrupted, UnreachableError
from queries.engines.duckdb_file import CursorRunning
from queries.question import Question
from tests.pages.conftest import unescaped

NEVER = "SELECT sum(sqrt(a.range * b.range)) AS n FROM range(10000000) AS a, range(10000000) AS b"


def asked(sql: str) -> CursorRunning:
    question = Question("a/question", "", frozenset(), {}, (("n", "DOUBLE"),), "", sql)
    return CursorRunning(duckdb.connect().cursor(), question, {})


class Noted(CursorRunning):
    """A question that says how it ended."""

    def __init__(self, sql: str) -> None:
        running = asked(sql)
        super().__init__(running._cursor, running._question, running._values)
        self.interrupted = Event()

    def table(self) -> pa.Table:
        try:
            return super().table()
        except Interrupted:
            self.interrupted.set()
            raise


@pytest.fixture
def threads():
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_answers_come_in_the_order_of_their_questions(threads):
    tables = waiting.answers(threads, *(lambda n=n: asked(f"SELECT {n} AS n") for n in range(6)))
    assert [table.to_pylist() for table in tables] == [[{"n": n}] for n in range(6)]


def test_nothing_asked_is_nothing_answered(threads):
    assert waiting.answers(threads) == []


def test_an_answer_that_takes_too_long_is_given_up_and_the_engine_stops(threads, monkeypatch):
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "0.5")
    never = Noted(NEVER)
    with pytest.raises(waiting.GivenUpError, match=r"no answer in 0\.5 seconds, and was told to stop"):
        waiting.answers(threads, lambda: never)
    assert never.interrupted.wait(10)


def test_what_is_given_up_hands_over_the_answers_that_are_there(threads, monkeypatch):
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "0.5")
    with pytest.raises(waiting.GivenUpError) as given_up:
        waiting.answers(threads, lambda: asked(NEVER), lambda: asked("SELECT 1.0 AS n"))
    assert [each and each.to_pylist() for each in given_up.value.there] == [None, [{"n": 1.0}]]


def test_a_question_that_fails_is_told_at_once_and_the_others_stop(threads):
    never = Noted(NEVER)
    begun = time.monotonic()
    with pytest.raises(EngineError, match="nowhere"):
        waiting.answers(threads, lambda: never, lambda: asked("FROM nowhere"))
    assert time.monotonic() - begun < 30
    assert never.interrupted.wait(10)


def test_an_engine_that_cannot_be_opened_is_told_as_it_says(threads):
    def opened():
        raise UnreachableError("nothing listens there")

    with pytest.raises(UnreachableError, match="nothing listens there"):
        waiting.answers(threads, opened)


def test_an_engine_that_takes_too_long_to_open_is_asked_nothing(threads, monkeypatch):
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "0.2")
    opened, never = Event(), Noted(NEVER)

    def slowly():
        assert opened.wait(10)
        return never

    with pytest.raises(waiting.GivenUpError):
        waiting.answers(threads, slowly)
    opened.set()
    threads.shutdown()
    assert not never.interrupted.is_set()


def drawn() -> None:
    """A page that asks what is never answered."""
    import streamlit as st

    from components import waiting
    from components.shell import say_error
    from tests.components.test_waiting import NEVER, asked

    st.session_state["asked"] = st.session_state.get("asked", 0) + 1
    try:
        waiting.answers(waiting.ALONE, lambda: asked("SELECT 1.0 AS n"), lambda: asked(NEVER))
    except waiting.GivenUpError as error:
        say_error(error)


def test_a_page_says_that_it_gave_up_and_asks_again_by_a_button(monkeypatch):
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "0.5")
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 0.1)
    run = AppTest.from_function(drawn, default_timeout=60).run()
    (said,) = run.warning
    assert "no answer in 0.5 seconds" in unescaped(said.value)
    # What was said meanwhile is gone.
    assert [each.label for each in run.button] == ["Ask again"]
    assert not run.info
    assert run.button[0].click().run().session_state["asked"] == 2


def test_while_it_waits_a_page_says_how_long_and_how_far(monkeypatch):
    said: list[str] = []
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "1")
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(CursorRunning, "progress", lambda _: "3 of 8 tasks done")
    monkeypatch.setattr("streamlit.delta_generator.DeltaGenerator.info", lambda _, text, **__: said.append(text))
    AppTest.from_function(drawn, default_timeout=60).run()
    assert said[-1].startswith("The server is still at work, ")
    assert "1 of 2 answers are there; 3 of 8 tasks done" in said[-1]
    assert said[-1].endswith("After 1 s it is told to stop.")
