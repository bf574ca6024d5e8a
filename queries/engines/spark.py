"""Any server of Spark Connect, Apache Spark or Sail, on a snapshot's tables as Parquet in a folder that it and this server share."""

import logging
import socket
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyarrow as pa

from queries.engine import Interrupted, RefusedError, SettingError, UnreachableError, bound
from queries.engines.canonical import canonical
from queries.engines.spark_sql import STAYS, to_spark
from queries.question import Question, load
from queries.selection import Selection

CONNECT_SECONDS = 5
PORT = 15002
# It logs every question that is refused with the stack of the server's machine.
logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)


class SparkRunning:
    """A question whose answer comes whole; stopped meanwhile, it is thrown away once it is there."""

    def __init__(self, engine: "SparkEngine", question: Question, values: Mapping[str, Any]) -> None:
        """Nothing is asked yet."""
        self._engine, self._question, self._values = engine, question, values
        self._stopped = False

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises Interrupted when stopped meanwhile."""
        answer = self._engine.answer(self._question, self._values)
        if self._stopped:
            raise Interrupted("stopped")
        return pa.RecordBatchReader.from_batches(answer.schema, answer.to_batches(batch_rows))

    def stop(self) -> None:
        """Have the answer thrown away, from any thread; the server is not told."""
        self._stopped = True


class SparkEngine:
    """Questions on one snapshot's Parquet files, translated, and answered in the types that they declare."""

    def __init__(self, url: str, snapshot_id: str) -> None:
        """Open a session on ``sc://HOST:PORT?data=FOLDER``.

        Raises SettingError where a package is missing, UnreachableError where the server or the snapshot cannot be had.
        """
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or PORT
        folder = Path(parse_qs(parts.query)["data"][0]) / snapshot_id
        if not (folder / "snapshot.parquet").is_file():
            raise UnreachableError(f"{folder} holds no snapshot as Parquet: python -m data move writes it there")
        _look(self._host, self._port)
        self._session = _session(f"sc://{self._host}:{self._port}")
        for path in folder.glob("*.parquet"):
            self._session.read.parquet(str(path)).createOrReplaceTempView(path.stem)

    def ask(self, name: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question in full; raises RefusedError where it does not travel or the server refuses it."""
        question = load(name)
        return self.answer(question, bound(question, selection, own))

    def running(self, name: str, selection: Selection, **own: Any) -> SparkRunning:
        """Answer a question whole, in a form that can be thrown away."""
        question = load(name)
        return SparkRunning(self, question, bound(question, selection, own))

    def answer(self, question: Question, values: Mapping[str, Any]) -> pa.Table:
        """Answer a question whose values are bound; raises RefusedError, and UnreachableError where the server has gone."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        if why := STAYS.get(question.name):
            raise RefusedError(f"{question.name} cannot be asked of a server of Spark Connect: {why}")
        try:
            return canonical(self._session.sql(to_spark(question.sql), args=dict(values)).toArrow(), question)
        except PySparkException as error:
            _look(self._host, self._port)
            raise RefusedError(f"{question.name}: {str(error).partition('JVM stacktrace')[0].strip()}") from None

    def trouble(self) -> str | None:
        """Nothing: it was there when it was opened."""
        return None

    def close(self) -> None:
        """End the session; an open one keeps the process from ending."""
        self._session.stop()


def _look(host: str, port: int) -> None:
    """Raise UnreachableError where nothing listens: the client itself would try again for minutes."""
    try:
        socket.create_connection((host, port), timeout=CONNECT_SECONDS).close()
    except TimeoutError:
        raise UnreachableError(
            f"the server of Spark Connect at {host}:{port} gave no answer in {CONNECT_SECONDS} seconds"
        ) from None
    except OSError as error:
        raise UnreachableError(f"the server of Spark Connect at {host}:{port} cannot be reached: {error.strerror}") from None


def _session(url: str) -> Any:
    try:
        with warnings.catch_warnings():
            # It warns of pandas 3, which takes no part in answers as Arrow.
            warnings.simplefilter("ignore")
            from pyspark.sql import SparkSession  # noqa: PLC0415

            session = SparkSession.builder.remote(url).create()
    except ImportError:
        raise SettingError(
            "PARALLAX_ENGINE names a server of Spark Connect, and its client is not installed: "
            "pip install -r queries/engines/requirements-spark.txt"
        ) from None
    session.conf.set("spark.sql.session.timeZone", "UTC")
    return session
