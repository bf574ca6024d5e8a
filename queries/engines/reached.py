"""An engine reached over a network: opened when first asked and again after it was lost, with pauses between attempts that fail."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from queries.engine import Engine, EngineError, Running, UnreachableError
from queries.selection import Selection

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0


class ReachedRunning:
    """A question being answered in batches, whose engine is given up where it turns out to be lost."""

    def __init__(self, running: Running, lost: Callable[[EngineError], None]) -> None:
        """Nothing is asked yet."""
        self._running, self._lost = running, lost

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile, UnreachableError where the engine has gone."""
        try:
            return self._running.start(batch_rows)
        except UnreachableError as error:
            self._lost(error)
            raise

    def stop(self) -> None:
        """Stop, from any thread."""
        self._running.stop()


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
        engine = self._opened()
        try:
            return engine.ask(name, selection, **own)
        except UnreachableError as error:
            self._lost(engine, error)
            raise

    def running(self, name: str, selection: Selection, **own: Any) -> Running:
        """Answer a question in batches; raises UnreachableError at once during a pause."""
        engine = self._opened()
        try:
            return ReachedRunning(engine.running(name, selection, **own), lambda error: self._lost(engine, error))
        except UnreachableError as error:
            self._lost(engine, error)
            raise

    def trouble(self) -> str | None:
        """Why the last attempt failed, in words; None once one succeeded."""
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

    def _lost(self, engine: Engine, error: EngineError) -> None:
        with self._lock:
            if self._engine is engine:
                engine.close()
                self._engine = None
                self._wait(error)

    def _wait(self, error: EngineError) -> None:
        self._pause = min(max(2 * self._pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
        self._not_before, self._said = self._clock() + self._pause, str(error)
