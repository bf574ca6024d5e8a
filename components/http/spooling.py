"""Files whose index comes last: they are complete before their first byte leaves, and do not stay in memory."""

from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, cast

IN_MEMORY = 8 * 1024 * 1024
PIECE = 256 * 1024


def spooled(fill: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """Have a file filled, then give it away in pieces; beyond 8 MB it lies on disk meanwhile."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        fill(cast(IO[bytes], file))
        yield from given_away(cast(IO[bytes], file))


def given_away(file: IO[bytes]) -> Iterator[bytes]:
    """A file from its beginning, in pieces."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
