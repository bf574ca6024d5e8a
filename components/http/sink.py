"""Where a compressor or an archive writes, to be emptied as often as one likes."""

import io
from typing import Any


class Sink(io.RawIOBase):
    """A file of which nothing is kept but what was not taken yet."""

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """It is for writing alone."""
        return True

    def write(self, part: Any) -> int:
        """Keep a part until it is taken."""
        self._parts.append(bytes(part))
        return len(self._parts[-1])

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken
