"""A question to Spark Connect while it is under way: told how far it is, stopped by its tag, and never waited for once stopped."""

import threading
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Protocol

import pyarrow as pa

from queries.engine import Interrupted


class Stage(Protocol):
    """What the server tells of a part of a question."""

    num_tasks: int
    num_completed_tasks: int


class SparkRunning:
    """A question asked in a thread of its own, for a server that is frozen says nothing at all, whoever stops what."""

    def __init__(self, ask: Callable[["SparkRunning"], pa.Table], interrupt: Callable[[str], object]) -> None:
        """Take what asks, given this, and what has the server stop all that bears a tag; nothing is asked yet."""
        self.tag = uuid.uuid4().hex
        self._ask, self._interrupt = ask, interrupt
        self._answer: Future[pa.Table] = Future()
        self._told = ""

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises Interrupted when stopped meanwhile."""
        # The process may end though the server never answers.
        threading.Thread(target=self._fetch, name=f"spark-{self.tag[:8]}", daemon=True).start()
        return self._answer.result()

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask, and wait for the whole answer, which is then given in batches; raises Interrupted when stopped meanwhile."""
        answer = self.table()
        return pa.RecordBatchReader.from_batches(answer.schema, answer.to_batches(batch_rows))

    def stop(self) -> None:
        """Wait no longer, from any thread, and have the server told; over an answer that is complete this does nothing."""
        with suppress(InvalidStateError):
            self._answer.set_exception(Interrupted("stopped"))
            threading.Thread(target=self._interrupt, args=(self.tag,), name=f"stop-{self.tag[:8]}", daemon=True).start()

    def tell(self, stages: Iterable[Stage]) -> None:
        """Take what the server says of its progress; called in the thread that asks."""
        known = list(stages)
        done, tasks = sum(each.num_completed_tasks for each in known), sum(each.num_tasks for each in known)
        # None are known at first, and a server that keeps no count never knows of any.
        self._told = f"{done} of {tasks} tasks done" if tasks else ""

    def progress(self) -> str:
        """How many tasks of those known so far are done, in words, from any thread; empty where the server does not say."""
        return self._told

    def _fetch(self) -> None:
        with suppress(InvalidStateError):
            try:
                self._answer.set_result(self._ask(self))
            except InvalidStateError:
                raise
            except Exception as error:  # noqa: BLE001 whoever waits in another thread is told, whatever it is
                self._answer.set_exception(error)
