"""A session on a server of Spark Connect. The same file is in both rooms that need it, by a test."""

import logging
import re
import socket
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import parse_qs, urlsplit

REQUIREMENTS = "queries/engines/requirements-spark.txt"
CONNECT_SECONDS = 5
PORT = 15002
# A server that is asked and silent for so long is pinged: one at work answers, however long its work takes, one that is frozen does not.
# Not sooner: Apache Spark hangs up on the fourth ping in a row before which it sent nothing, and it sends something every two minutes.
SILENT_SECONDS = 60
ANSWER_SECONDS = 20
# It logs every question that is refused with the stack of the server's machine.
logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)


class ConnectError(Exception):
    """A server that cannot be had."""


class MissingPackageError(ConnectError):
    """A package without which no server can be asked."""


@dataclass(frozen=True)
class Server:
    """Where a server listens, and the folder that it reads snapshots from."""

    host: str
    port: int
    data: Path

    @classmethod
    def of(cls, url: str) -> "Server":
        """The server of ``sc://HOST:PORT?data=FOLDER``."""
        parts = urlsplit(url)
        return cls(parts.hostname or "", parts.port or PORT, Path(parse_qs(parts.query)["data"][0]))

    def __str__(self) -> str:
        """Say which it is."""
        return f"the server of Spark Connect at {self.host}:{self.port}"

    def look(self) -> None:
        """Raise ConnectError where nothing listens, or what listens gives no sign of life; MissingPackageError without the client."""
        self._call()
        self._hear()

    def _call(self) -> None:
        """Raise ConnectError where nothing listens: the client itself would wait for longer than anybody does."""
        try:
            socket.create_connection((self.host, self.port), timeout=CONNECT_SECONDS).close()
        except TimeoutError:
            raise ConnectError(f"{self} gave no answer in {CONNECT_SECONDS} seconds") from None
        except OSError as error:
            raise ConnectError(f"{self} cannot be reached: {error.strerror}") from None

    def _hear(self) -> None:
        """Raise ConnectError where what listens says nothing: the system takes calls for a process that is frozen, too."""
        builder = self._builder()
        from grpc import ChannelConnectivity as State  # noqa: PLC0415

        states: SimpleQueue[State] = SimpleQueue()
        with builder.toChannel() as channel:
            channel.subscribe(states.put, try_to_connect=True)
            with suppress(Empty):
                while (state := states.get(timeout=2 * ANSWER_SECONDS)) is not State.TRANSIENT_FAILURE:
                    if state is State.READY:
                        return
        # It may have gone only now.
        self._call()
        raise ConnectError(f"{self} takes calls and gave no sign of life in {ANSWER_SECONDS:g} seconds")

    def session(self) -> Any:
        """Open a session, which fails at what it is asked once the server is frozen or gone; raises what ``look`` does."""
        self.look()
        from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415

        session = SparkSession.builder.channelBuilder(self._builder()).create()
        # Whoever asks tries again after a pause; the client by itself would do so for ten minutes.
        session.client.set_retry_policies([])
        return session

    def _builder(self) -> Any:
        """What makes connections that are watched, each for itself; raises MissingPackageError where the client is not installed."""
        try:
            with warnings.catch_warnings():
                # It warns of pandas 3, which takes no part in answers as Arrow.
                warnings.simplefilter("ignore")
                from pyspark.sql.connect.client import DefaultChannelBuilder  # noqa: PLC0415
        except ImportError:
            raise MissingPackageError(f"Spark Connect needs its client: pip install -r {REQUIREMENTS}") from None
        return DefaultChannelBuilder(f"sc://{self.host}:{self.port}", _watched())


def _watched() -> list[tuple[str, int]]:
    """Options of a connection that is given up when a ping is not answered; of what pings of its own it makes, too."""
    return [
        ("grpc.keepalive_time_ms", int(1000 * SILENT_SECONDS)),
        ("grpc.keepalive_timeout_ms", int(1000 * ANSWER_SECONDS)),
        ("grpc.http2.ping_timeout_ms", int(1000 * ANSWER_SECONDS)),
        # The time allowed to answer a new connection goes by this name.
        ("grpc.min_reconnect_backoff_ms", int(1000 * ANSWER_SECONDS)),
        # It may be at work for hours, in which nothing is said to it.
        ("grpc.http2.max_pings_without_data", 0),
        # What one connection found out says nothing of the next.
        ("grpc.use_local_subchannel_pool", 1),
    ]


def failures() -> type[Exception]:
    """What a session raises, whatever it was asked to do."""
    from pyspark.errors import PySparkException  # noqa: PLC0415

    return PySparkException


def said(error: Exception) -> str:
    """What an error says, without the stack of the server's machine."""
    text = str(error).partition("JVM stacktrace")[0].strip()
    # Of a call that broke off the client tells all it knows.
    broken = re.search('details = "(.*)"', text)
    return broken[1] if broken else text
