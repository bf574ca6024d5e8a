"""Any server of Spark Connect, Apache Spark or Sail, on a snapshot's tables as Parquet in a folder that it and this server share."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from typing import Any

import pyarrow as pa

from queries.engine import RefusedError, SettingError, UnreachableError, bound
from queries.engines.canonical import canonical
from queries.engines.connect import ConnectError, MissingPackageError, Server, failures, said
from queries.engines.parquet_files import files
from queries.engines.spark_running import SparkRunning, Stage
from queries.engines.spark_sql import STAYS, tables, to_spark
from queries.question import Question, load
from queries.selection import Selection

SIGN = "snapshot"  # the table that every snapshot has


class SparkEngine:
    """Questions on one snapshot's Parquet files, translated, and answered in the types that they declare."""

    def __init__(self, url: str, snapshot_id: str) -> None:
        """Open a session on ``sc://HOST:PORT?data=FOLDER``.

        Raises SettingError where a package is missing, UnreachableError where the server or the snapshot cannot be had.
        """
        self._server = Server.of(url)
        folder = self._server.data / snapshot_id
        if not (folder / f"{SIGN}.parquet").is_file():
            raise UnreachableError(f"{folder} holds no snapshot as Parquet: python -m data move writes it there")
        self._files = {path.stem: path for path in folder.glob("*.parquet")}
        self._shown: set[str] = set()
        self._here = threading.local()
        try:
            self._session = self._server.session()
        except MissingPackageError as error:
            raise SettingError(str(error)) from None
        except ConnectError as error:
            raise UnreachableError(str(error)) from None
        self._begin()

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises RefusedError where it does not travel or the server refuses it."""
        return self.running(name, selection, **own).table()

    def running(self, name: str, selection: Selection, **own: Any) -> SparkRunning:
        """Answer a question in a way that can be stopped; its answer comes whole."""
        question = load(name)
        values = bound(question, selection, own)
        return SparkRunning(lambda running: self._answer(question, values, running), self._interrupt)

    def trouble(self) -> str | None:
        """Nothing: it was there when it was opened."""
        return None

    def close(self) -> None:
        """End the session; an open one keeps the process from ending."""
        self._session.stop()

    def _begin(self) -> None:
        try:
            self._session.conf.set("spark.sql.session.timeZone", "UTC")
            self._session.registerProgressHandler(self._tell)
            self._show({SIGN})
        except failures() as error:
            self.close()
            raise UnreachableError(f"{self._server} does not read {self._server.data}: {said(error)}") from None

    def _answer(self, question: Question, values: Mapping[str, Any], running: SparkRunning) -> pa.Table:
        """Answer a question; raises RefusedError, and UnreachableError where the server has gone or has forgotten the snapshot."""
        if why := STAYS.get(question.name):
            raise RefusedError(f"{question.name} cannot be asked of a server of Spark Connect: {why}")
        # Both are of the thread that asks.
        self._here.running = running
        self._session.addTag(running.tag)
        with self._meant(question.name):
            self._show(tables(question.sql) & set(self._files))
            return canonical(self._session.sql(to_spark(question.sql), args=dict(values)).toArrow(), question)

    def _show(self, names: Set[str]) -> None:
        """Show tables to questions: when first asked for, since a server looks into every file that it is shown."""
        for name in sorted(names - self._shown):
            self._session.read.parquet(*files(self._files[name])).createOrReplaceTempView(name)
            self._shown.add(name)

    def _tell(self, stages: Iterable[Stage] | None, **_: Any) -> None:
        if running := getattr(self._here, "running", None):
            running.tell(stages or ())

    def _interrupt(self, tag: str) -> None:
        """Have the server stop what bears a tag; one that cannot be told any more has nothing left to stop."""
        with suppress(failures()):
            self._session.interruptTag(tag)

    @contextmanager
    def _meant(self, question: str) -> Iterator[None]:
        """Raise what the client raises as what it means: the server has gone, has forgotten the snapshot, or refuses the question."""
        try:
            yield
        except failures() as error:
            try:
                self._server.look()
            except ConnectError as gone:
                raise UnreachableError(str(gone)) from None
            if not self._is_known():
                raise UnreachableError(f"{self._server} was lost, or started again meanwhile") from None
            raise RefusedError(f"{question}: {said(error)}") from None

    def _is_known(self) -> bool:
        """Whether the server still has our session, and in it the snapshot."""
        try:
            return bool(self._session.table(SIGN).columns)
        except failures():
            return False
