"""A server of Spark Connect of one's own on loopback: Sail, from the package ``pysail``."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

STARTS_WITHIN_SECONDS = 60


def why_not() -> str | None:
    """Why no server can be started here; None where one can."""
    lacks = [name for name in ("pysail", "pyspark", "sqlglot") if not find_spec(name)]
    return f"no {lacks[0]} here: pip install -r tests/requirements-spark.txt" if lacks else None


@contextmanager
def sail(folder: Path) -> Iterator[int]:
    """Start a server on a free port, and give the port; it has ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("sail")), "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with (folder / "sail.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"SAIL_MODE": "local"})
    try:
        _wait(port)
        yield port
    finally:
        server.kill()
        server.wait()


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
