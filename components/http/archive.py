"""A zip that leaves piece by piece while it is written, and remembers what went into it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.http.sink import Sink


@dataclass(frozen=True)
class Entry:
    """A file in the zip: its bytes before compression, and their hash."""

    size: int
    sha256: str


class Archive:
    """Files one after the other; the same files make the same bytes, for no entry bears the time of its making."""

    def __init__(self) -> None:
        """Begin an empty zip."""
        self._sink = Sink()
        self._zip = ZipFile(self._sink, "w", ZIP_DEFLATED, compresslevel=1)
        self.entries: dict[str, Entry] = {}

    def add(self, path: str, pieces: Iterable[bytes], *, pressed: bool = False) -> Iterator[bytes]:
        """Add a file as its pieces come; one that is ``pressed`` already is stored as it is."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(ZipInfo(path) if pressed else path, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
                if written := self._sink.taken():
                    yield written
        self.entries[path] = Entry(size, digest.hexdigest())
        yield self._sink.taken()

    def close(self) -> bytes:
        """The list of files, which ends the zip."""
        self._zip.close()
        return self._sink.taken()
