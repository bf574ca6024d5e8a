"""A server of Spark Connect of one's own on loopback: Sail, from the package ``pysail``."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

STARTS_WITHIN_SECONDS = 60


def why_not() -> str | None:
    """Why no server can be started here; None where one can."""
    lacks = [name for name in ("pysail", "pyspark", "sqlglot") if not find_spec(name)]
    return f"no {lacks[0]} here: pip install -r tests/requirements-spark.txt" if lacks else None


@dataclass
class Sail:
    """A server, which may be killed, frozen and started again on the same port."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        command = [str(Path(sys.executable).with_name("sail")), "spark", "server", "--ip", "127.0.0.1", "--port", str(self.port)]
        with (self.folder / "sail.log").open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, env=os.environ | {"SAIL_MODE": "local"}
            )
        _wait(self.port)

    def kill(self) -> None:
        """End it as a machine that goes away does."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        assert self.process
        self.process.send_signal(number)

    def busy_seconds(self) -> float:
        """Seconds of processor that it has taken so far."""
        assert self.process
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def sail(folder: Path) -> Iterator[Sail]:
    """Start a server on a free port; it has ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = Sail(folder, free.getsockname()[1])
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _wait(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Sail does not listen on {port}")
