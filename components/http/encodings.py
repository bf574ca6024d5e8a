"""Compression as the client asks for it, piece by piece."""

import zlib
from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from components.http.sink import Sink

IDENTITY = "identity"


def accepted(header: str) -> str:
    """Choose of zstd, gzip and none what an Accept-Encoding header likes best."""
    likes = dict(_like(part) for part in header.lower().split(",") if part.strip())
    usual = likes.get("*", 0.0)
    best = max(ENCODINGS, key=lambda name: likes.get(name, usual))
    return best if likes.get(best, usual) > 0 else IDENTITY


def encoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Compress pieces as they come."""
    return ENCODINGS[encoding](pieces) if encoding in ENCODINGS else iter(pieces)


def _like(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        return name.strip(), 0.0


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    # Fast rather than small; with a header that bears no time, so that the same rows are the same bytes.
    press = zlib.compressobj(level=1, wbits=31)
    for piece in pieces:
        if pressed := press.compress(piece):
            yield pressed
    yield press.flush()


def _zstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    sink = Sink()
    press = pa.CompressedOutputStream(sink, "zstd")
    for piece in pieces:
        press.write(piece)
        if pressed := sink.taken():
            yield pressed
    press.close()
    yield sink.taken()


ENCODINGS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {"zstd": _zstd, "gzip": _gzip}
