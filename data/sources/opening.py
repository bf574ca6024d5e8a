"""A publisher's file made ready to be read: unpacked within bounds, its form known by its content and not by its name."""

import gzip
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from data.errors import Problem, SourceError

# A release of 420,000 rows is 270 MB and packs to a seventh; what unpacks to more than this is no table of events.
LARGEST = 16 << 30
LARGEST_RATIO = 200
TABLES = (".csv", ".tsv", ".parquet", ".geojson", ".json", ".fgb")
PIECE = 1 << 20

FORMS = (
    (b"PAR1", "parquet"),
    (b"fgb\x03fgb", "flatgeobuf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save the sheet as CSV"),
    (b"%PDF", "a PDF file"),
    (b"\xff\xfe", "text in UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "text in UTF-16: save it as UTF-8"),
)
PACKED = {".zip": "zip", ".gz": "gzip"}
READABLE = {"parquet", "flatgeobuf", "json", "text"}


@contextmanager
def opened(file: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """Path to read and its form (text, json, parquet, flatgeobuf), of the file itself or of the one table packed in it.

    The path has a name of ours, so that nothing in a publisher's name is taken for a pattern. Raises SourceError.
    """
    if not file.is_file():
        raise _refusal(file, "the file is missing")
    form = PACKED.get(file.suffix.lower()) or form_of(file)
    path = folder / "published"
    if form == "zip":
        _unzip(file, path)
    elif form == "gzip":
        _gunzip(file, path)
    else:
        path.symlink_to(file.resolve())
    form = form_of(path)
    if form not in READABLE:
        path.unlink()
        raise _refusal(file, f"holds {'a packed file within a packed file' if form in ('zip', 'gzip') else form}")
    try:
        yield path, form
    finally:
        path.unlink()


def form_of(path: Path) -> str:
    """What a file is, by its first bytes."""
    with path.open("rb") as file:
        head = file.read(4096)
    for magic, form in FORMS:
        if head.startswith(magic):
            return form
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")):
        return "json"
    if text[:1] == b"<":
        return "a web page or XML, not a table"
    return "text"


def _unzip(file: Path, path: Path) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            if "[Content_Types].xml" in packed.namelist():
                raise _refusal(file, "is an Excel workbook: save the sheet as CSV")
            tables = [each for each in packed.infolist() if Path(each.filename).suffix.lower() in TABLES]
            if len(tables) != 1:
                raise _refusal(file, f"holds {len(tables)} tables, one is expected")
            # The name inside is never followed as a path.
            with packed.open(tables[0]) as source:
                _copy(source, path, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _refusal(file, f"cannot be unpacked: {error}") from error


def _gunzip(file: Path, path: Path) -> None:
    try:
        with gzip.open(file) as source:
            _copy(source, path, file)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise _refusal(file, f"cannot be unpacked: {error}") from error


def _copy(source: IO[bytes] | gzip.GzipFile, path: Path, file: Path) -> None:
    """Copy piece by piece, and stop where more comes out than any release holds."""
    most = min(LARGEST, LARGEST_RATIO * file.stat().st_size + PIECE, shutil.disk_usage(path.parent).free // 2)
    written = 0
    with path.open("wb") as target:
        while piece := source.read(PIECE):
            written += len(piece)
            if written > most:
                raise _refusal(file, f"unpacks to more than {most:,} bytes, and is not read further")
            target.write(piece)


def _refusal(file: Path, reason: str) -> SourceError:
    return SourceError([Problem(str(file), None, None, None, reason)])
