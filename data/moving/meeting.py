"""Writes to a lake that meet those of others: tried again after pauses that grow, and only so often."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

import duckdb

from data.errors import StoreError
from data.moving.catalog import MadeMeanwhileError

ATTEMPTS = 6
FIRST_PAUSE_SECONDS = 0.2

Written = TypeVar("Written")


def retried(write: Callable[[], Written], sleep: Callable[[float], None] = time.sleep) -> Written:
    """Write, and again where somebody else's commit came first; raises StoreError where that happens every time."""
    for attempt in range(ATTEMPTS):
        if attempt:
            # Of two who met, each waits another while. Nothing secret hangs on which.
            sleep(FIRST_PAUSE_SECONDS * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))  # noqa: S311
        try:
            return write()
        except (duckdb.TransactionException, MadeMeanwhileError):
            continue
    raise StoreError(
        f"others wrote the same to the lake at the same moment, {ATTEMPTS} times in a row; run this again when they are done"
    )
