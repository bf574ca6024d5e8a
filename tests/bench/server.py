"""Servers that the bench starts on loopback and stops again, and how much memory they hold."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.snapshots import ROOT

HEALTH = "/_stcore/health"


class Served(NamedTuple):
    """A server that answers: where, and its process."""

    address: str
    process: int


@contextmanager
def serving(script: Path, **environment: str) -> Iterator[Served]:
    """Serve a script as readers get it, with variables of the environment set for it alone."""
    command = ["streamlit", "run", str(script), "--server.port", "{port}", "--server.address", "127.0.0.1"]
    with started(command, HEALTH, **environment) as served:
        yield served


@contextmanager
def started(command: Sequence[str], health: str, **environment: str) -> Iterator[Served]:
    """Run a module of this Python as a server on a free port, which is put for ``{port}``; it is stopped at the end."""
    port = _free_port()
    words = [sys.executable, "-m", *(word.format(port=port) for word in command)]
    server = subprocess.Popen(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}{health}")
        yield Served(address, server.pid)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def megabytes(process: int) -> float:
    """The memory that a process holds, as Linux counts it; not a number elsewhere."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def processor_milliseconds(process: int) -> float:
    """The time that a process has spent on the processor so far, as Linux counts it; not a number elsewhere."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return float("nan")
    # After the name, which stands in brackets and may hold anything: the 12th and 13th are ticks as user and in the kernel.
    user, kernel = status.read_text().rpartition(")")[2].split()[11:13]
    return 1000 * (int(user) + int(kernel)) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=1).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
