"""A session on a server of Spark Connect. The same file is in both rooms that need it, by a test."""

import logging
import re
import socket
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

REQUIREMENTS = "queries/engines/requirements-spark.txt"
CONNECT_SECONDS = 5
PORT = 15002
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
        """Raise ConnectError where nothing listens: the client itself would wait for longer than anybody does."""
        try:
            socket.create_connection((self.host, self.port), timeout=CONNECT_SECONDS).close()
        except TimeoutError:
            raise ConnectError(f"{self} gave no answer in {CONNECT_SECONDS} seconds") from None
        except OSError as error:
            raise ConnectError(f"{self} cannot be reached: {error.strerror}") from None

    def session(self) -> Any:
        """Open a session; raises ConnectError where nothing listens, MissingPackageError where the client is not installed."""
        self.look()
        try:
            with warnings.catch_warnings():
                # It warns of pandas 3, which takes no part in answers as Arrow.
                warnings.simplefilter("ignore")
                from pyspark.sql import SparkSession  # noqa: PLC0415

                session = SparkSession.builder.remote(f"sc://{self.host}:{self.port}").create()
        except ImportError:
            raise MissingPackageError(f"Spark Connect needs its client: pip install -r {REQUIREMENTS}") from None
        # Whoever asks tries again after a pause; the client by itself would do so for ten minutes.
        session.client.set_retry_policies([])
        return session


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
