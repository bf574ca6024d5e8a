"""One writer at a time: a lock on the store that a dead process lets go of, and that says who holds it."""

import fcntl
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from data.errors import BusyError, StoreError


@contextmanager
def locked(folder: Path, doing: str, *, wait: bool, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a store; another holder is waited for, or raises BusyError that names it. StoreError where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not truncated on opening, for what stands in it is the holder's.
        file = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder} is no folder that can be written to: {error.strerror}") from error
    with file:
        _take(file, folder, wait, say)
        file.truncate(0)
        json.dump(
            {"doing": doing, "pid": os.getpid(), "host": socket.gethostname(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M}"},
            file,
        )
        file.flush()
        yield


def _take(file: TextIO, folder: Path, wait: bool, say: Callable[[str], None]) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = _holder(file)
        if not wait:
            raise BusyError(f"{folder} is being written to by {holder}") from error
        say(f"waiting for {holder}")
        fcntl.flock(file, fcntl.LOCK_EX)


def _holder(file: TextIO) -> str:
    """Who wrote into the lock last; whoever holds it may not have come to that yet."""
    file.seek(0)
    try:
        return "{doing}, process {pid} on {host}, since {since} UTC".format(**json.loads(file.read()))
    except (ValueError, KeyError):
        return "another process"
