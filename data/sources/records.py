"""The records of a text file that no reader of plain CSV would take: told apart one by one, and none lost without a word."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

LONGEST_LINE = 2_000_000
PIECE = 1 << 20
HEAD = 1 << 20
DELIMITERS = (",", ";", "\t", "|")
SOUND, UNQUOTED = "", "not readable as CSV"


@dataclass(frozen=True)
class Record:
    """One record: the line on which it starts, its cells, whether bytes were read as Windows-1252, what is wrong with it."""

    line: int
    cells: list[str]
    is_windows_1252: bool = False
    fault: str = ""


def has_nul(path: Path) -> bool:
    """Whether a byte of the file is NUL, which is no text."""
    with path.open("rb") as file:
        return any(b"\0" in piece for piece in iter(partial(file.read, PIECE), b""))


def header(path: Path, known: frozenset[str]) -> tuple[list[str], str]:
    """Cells of the first record and the delimiter under which most of them are ``known`` names, else the most cells."""
    found = []
    for delimiter in DELIMITERS:
        cells = next((record.cells for record in records(path, delimiter)), [])
        found.append((len(known.intersection(name.strip().lower() for name in cells)), len(cells), delimiter, cells))
    _, _, delimiter, cells = max(found, key=lambda each: each[:2])
    return cells, delimiter


def records(path: Path, delimiter: str, width: int | None = None, is_quoted: bool = True) -> Iterator[Record]:
    """Yield every record in the file's order, sound or not; ``width`` is how many cells each should have.

    No line is held that is longer than two million bytes, and after a record that cannot be read the next line is tried.
    """
    with path.open("rb") as file, _cells_up_to(LONGEST_LINE):
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE)
        while True:
            start = lines.number + 1
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Record(start, [], fault=lines.fault or f"{UNQUOTED}: {error}")
                continue
            if cells or lines.fault:
                yield Record(start, cells, lines.is_windows_1252, lines.fault or _wrong_width(cells, width))


@contextmanager
def _cells_up_to(length: int) -> Iterator[None]:
    """Let cells be so long; the limit is the process's own, and is put back for whoever reads next."""
    before = csv.field_size_limit(length)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _wrong_width(cells: list[str], width: int | None) -> str:
    return SOUND if width is None or len(cells) == width else f"has {len(cells)} fields of {width}"


class _Lines:
    """Lines of a binary file as text, with what was met since a record began."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.number = 0
        self.begin()

    def begin(self) -> None:
        self.fault = SOUND
        self.is_windows_1252 = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            self._skip()
            self.fault = f"the line is longer than {LONGEST_LINE:,} bytes"
            return "\n"
        if self.number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if b"\0" in line:
            self.fault = "holds a NUL character"
            line = line.replace(b"\0", b"")
        return self._text(line)

    def _skip(self) -> None:
        while (rest := self._file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass

    def _text(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.is_windows_1252 = True
        try:
            return line.decode("utf-8", errors=WINDOWS_1252)
        except UnicodeDecodeError as error:
            self.fault = f"holds the byte 0x{error.object[error.start]:02X}, which is neither UTF-8 nor Windows-1252"
            return line.decode("latin-1")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8, and only those, as Windows-1252: files that mix the two are mixed within lines."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


WINDOWS_1252 = "parallax-windows-1252"
codecs.register_error(WINDOWS_1252, _as_windows_1252)
