"""Answers waited for: the page says that the engine is at work, and its reader, or the time allowed, puts an end to it."""

import itertools
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Executor, ThreadPoolExecutor, wait
from time import monotonic

import pyarrow as pa
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.http.settings import seconds_allowed
from components.words import as_text
from queries.engine import Interrupted, Running

# Before that nobody misses an answer.
QUIET_SECONDS = 2.0
STEP_SECONDS = 0.5
CANCELLED = "What the page was asking for was cancelled, and the server was told to stop."
ALONE = ThreadPoolExecutor(64, thread_name_prefix="asked")
SIDE_BY_SIDE = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="ahead")

Opened = Callable[[], Running]

_numbers = itertools.count()


class GivenUpError(Exception):
    """An answer that nobody waits for any more, and why, in a sentence; of answers asked together those that are there, else None."""

    def __init__(self, why: str, there: Sequence[pa.Table | None] = ()) -> None:
        """Say why."""
        super().__init__(why)
        self.there = there


def answers(threads: Executor, *opened: Opened, cancelled: Callable[[GivenUpError], None] = lambda _: None) -> list[pa.Table]:
    """Ask in other threads, and wait for all answers; each is asked by opening its question, which may take its time too.

    Whatever ends the wait, a click on anything of the page included, stops what is still being asked; ``cancelled`` is told when the
    reader clicks to cancel, before the page is drawn anew. Raises GivenUpError after PARALLAX_QUERY_SECONDS, else what the first
    question that fails raises.
    """
    asked = [_Asked(threads, each) for each in opened]
    try:
        _wait(asked, lambda: cancelled(_given_up(CANCELLED, asked)))
        # One that failed is told at once, whatever is still being asked.
        return [each.answer.result() for each in [each for each in asked if each.has_failed()] or asked]
    finally:
        for each in asked:
            each.stop()


class _Asked:
    """A question under way in another thread."""

    def __init__(self, threads: Executor, opened: Opened) -> None:
        self._running: Running | None = None
        self._stopped, self._lock = False, threading.Lock()
        self.answer = threads.submit(self._ask, opened)

    def _ask(self, opened: Opened) -> pa.Table:
        running = opened()
        with self._lock:
            if self._stopped:
                raise Interrupted("stopped")
            self._running = running
        return running.table()

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
        self.answer.cancel()
        if self._running and not self.answer.done():
            self._running.stop()

    def there(self) -> pa.Table | None:
        return self.answer.result() if self.answer.done() and not self.has_failed() else None

    def has_failed(self) -> bool:
        return self.answer.done() and (self.answer.cancelled() or self.answer.exception() is not None)

    def progress(self) -> str:
        return self._running.progress() if self._running else ""


def _given_up(why: str, asked: Sequence[_Asked]) -> GivenUpError:
    return GivenUpError(why, [each.there() for each in asked])


def _wait(asked: Sequence[_Asked], cancel: Callable[[], None]) -> None:
    """Wait for all answers or the first that fails; from a while on the page says so, which also lets its reader go elsewhere."""
    begun, allowed = monotonic(), seconds_allowed()
    waiting: _Notice | None = None
    pause = min(QUIET_SECONDS, allowed)
    while _under_way(asked, pause):
        elapsed = monotonic() - begun
        if elapsed >= allowed:
            if waiting:
                waiting.end()
            raise _given_up(
                f"The server gave no answer in {allowed:g} seconds, and was told to stop. Fewer records take it less time.", asked
            )
        if is_drawn():
            waiting = waiting or _Notice(allowed, cancel)
            waiting.say(elapsed, asked)
        pause = min(STEP_SECONDS, allowed - elapsed)
    if waiting:
        waiting.end()


def _under_way(asked: Sequence[_Asked], seconds: float) -> bool:
    others = wait([each.answer for each in asked], seconds, FIRST_EXCEPTION).not_done
    return bool(others) and not any(each.has_failed() for each in asked)


class _Notice:
    """What the page says meanwhile where the answer is to stand, with a button that ends it."""

    def __init__(self, allowed: float, cancel: Callable[[], None]) -> None:
        self._allowed = allowed
        self._box = st.empty()
        with self._box.container():
            self._words = st.empty()
            st.button("Cancel", key=f"cancel_asking_{next(_numbers)}", icon=":material/cancel:", on_click=cancel)

    def say(self, elapsed: float, asked: Sequence[_Asked]) -> None:
        """Say how long it has taken, and how far it is where anybody knows."""
        done = sum(each.answer.done() for each in asked)
        parts = [f"{done} of {len(asked)} answers are there"] if len(asked) > 1 else []
        parts += [each.progress() for each in asked if not each.answer.done() and each.progress()]
        how_far = f" ({as_text('; '.join(parts))})" if parts else ""
        self._words.info(
            f"The server is still at work, {elapsed:.0f} s so far{how_far}. After {self._allowed:g} s it is told to stop.",
            icon=":material/hourglass_top:",
        )

    def end(self) -> None:
        self._box.empty()


def is_drawn() -> bool:
    """Whether the answers are for a page, and not for a file or a slide."""
    return get_script_run_ctx(suppress_warning=True) is not None
