"""An engine reached over a network: opened when first asked and again after it was lost, with pauses between attempts that fail."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pyarrow as pa

from queries.engine import Engine, EngineError, Running, UnreachableError
from queries.selection import Selection

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0


class ReachedRunning:
    """A question to such an engine; where the engine turns out to be lost, the next question opens it again."""

    def __init__(self, running: Running, lost: Callable[[UnreachableError], None]) -> None:
        """Nothing is asked yet."""
        self._running, self._lost = running, lost

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises Interrupted when stopped meanwhile."""
        with self._watched():
            return self._running.table()

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, as reading on does."""
        with self._watched():
            return self._running.start(batch_rows)

    def stop(self) -> None:
        """Stop, from any thread; over an answer that is complete this does nothing."""
        self._running.stop()

    def progress(self) -> str:
        """How far the engine says that it is, in words, from any thread; empty where it says nothing."""
        return self._running.progress()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except UnreachableError as error:
            self._lost(error)
            raise


class ReachedEngine:
    """An engine behind an opener that may fail; after each failure the pause before the next attempt doubles."""

    def __init__(self, opener: Callable[[], Engine], clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is opened yet."""
        self._opener, self._clock = opener, clock
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._pause, self._not_before, self._said = 0.0, 0.0, ""

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises UnreachableError at once during a pause."""
        return self.running(name, selection, **own).table()

    def running(self, name: str, selection: Selection, **own: Any) -> ReachedRunning:
        """Answer a question in a way that can be stopped; raises UnreachableError at once during a pause."""
        engine = self._opened()
        try:
            running = engine.running(name, selection, **own)
        except UnreachableError as error:
            self._lose(engine, error)
            raise
        return ReachedRunning(running, partial(self._lose, engine))

    def trouble(self) -> str | None:
        """Why the last attempt failed, in words; None once one succeeded.

        After the pause another is begun, for pages that tell of the trouble and have nothing to ask.
        """
        if self._said and self._clock() >= self._not_before and not self._lock.locked():
            threading.Thread(target=self._try_again, name="reached-again", daemon=True).start()
        return self._said or None

    def close(self) -> None:
        """Let go of the engine, where it is open."""
        with self._lock:
            if self._engine:
                self._engine.close()
            self._engine = None

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                if self._clock() < self._not_before:
                    raise UnreachableError(self._said)
                try:
                    self._engine = self._opener()
                except UnreachableError as error:
                    self._wait(error)
                    raise
                self._pause, self._said = 0.0, ""
            return self._engine

    def _try_again(self) -> None:
        with suppress(EngineError):
            self._opened()

    def _lose(self, engine: Engine, error: UnreachableError) -> None:
        with self._lock:
            if self._engine is engine:
                engine.close()
                self._engine = None
                self._wait(error)

    def _wait(self, error: UnreachableError) -> None:
        self._pause = min(max(2 * self._pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
        self._not_before, self._said = self._clock() + self._pause, str(error)
