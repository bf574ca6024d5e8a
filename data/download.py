"""Download a file over HTTPS: resumed where it breaks off, retried with patience, checked before it takes its name."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from data.errors import FetchError
from data.load import file_sha256
from data.publisher_site import Terms, ask, session_on

BLOCK = 1 << 16
OK, PARTIAL, PAST_THE_END = 200, 206, 416
HTML = ("<!doctype html", "<html", "<head")


@dataclass
class Fetched:
    """A file that was fetched: where it lies, where it came from in the end, its size and hash, and how often it was resumed."""

    path: Path
    url: str
    size: int = 0
    sha256: str = ""
    resumed: int = 0


@dataclass
class _Part:
    """What has come so far of a file; ``tag`` is the validator of the version that it is of."""

    path: Path
    url: str
    tag: str | None = None
    whole: int | None = None
    resumed: int = 0

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0


def download(url: str, path: Path, terms: Terms, say: Callable[[str], None], sha256: str | None = None) -> Fetched:
    """Download a file to ``path``; raises FetchError in words, and then nothing lies under that name.

    What has come stays in ``path`` with ``.part`` at the end, until the file is whole or found to be wrong.
    """
    part = _Part(path.with_name(f"{path.name}.part"), url)
    # What an earlier run left cannot be told from another version of the file: it begins anew.
    part.path.unlink(missing_ok=True)
    with session_on(terms) as session:
        for attempt in range(1, terms.attempts + 1):
            try:
                _receive(session, part, terms, say)
                break
            except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError, CutOffError) as error:
                if attempt == terms.attempts:
                    raise FetchError(f"{part.url}: gave up after {attempt} attempts: {error}") from error
                say(f"{error}; again from byte {part.size:,}")
                time.sleep(min(terms.pause_seconds * 2 ** (attempt - 1), terms.longest_pause_seconds))
    return _accept(part, path, sha256)


class CutOffError(Exception):
    """An answer that ended before all of it had come."""


def _receive(session: requests.Session, part: _Part, terms: Terms, say: Callable[[str], None]) -> None:
    """Ask for what is missing and add it; raises CutOffError where less comes than was promised."""
    missing = {"Range": f"bytes={part.size}-", "If-Range": part.tag} if part.size and part.tag else {}
    with ask(session, part.url, missing, terms) as answer:
        if answer.status_code == PAST_THE_END and part.size == part.whole:
            return
        if answer.status_code not in (OK, PARTIAL):
            raise FetchError(f"{answer.url}: the server answers {answer.status_code} {answer.reason}")
        begins = part.size if answer.status_code == PARTIAL else 0
        part.resumed += begins > 0
        part.url, part.tag = answer.url, answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        length = answer.headers.get("Content-Length", "")
        part.whole = begins + int(length) if length.isdigit() else None
        if part.whole is not None and part.whole > terms.most_bytes:
            raise FetchError(f"{answer.url}: {part.whole:,} bytes are more than the {terms.most_bytes:,} allowed")
        if "html" in answer.headers.get("Content-Type", "").lower():
            raise FetchError(f"{answer.url}: the server answers with a page (HTML), not with a file of records")
        _write(answer, part, terms, say, begins)
    if part.whole is not None and part.size < part.whole:
        raise CutOffError(f"the answer ended after {part.size:,} of {part.whole:,} bytes")


def _write(answer: requests.Response, part: _Part, terms: Terms, say: Callable[[str], None], begins: int) -> None:
    said = 0
    with part.path.open("r+b" if begins else "wb") as file:
        file.seek(begins)
        for block in answer.iter_content(BLOCK):
            file.write(block)
            if file.tell() > terms.most_bytes:
                raise FetchError(f"{answer.url}: more than the {terms.most_bytes:,} bytes allowed")
            tenth = 10 * file.tell() // part.whole if part.whole else file.tell() // 10_000_000
            if tenth > said:
                said = tenth
                of = f" of {part.whole / 1e6:,.1f}" if part.whole else ""
                say(f"{file.tell() / 1e6:,.1f}{of} MB")


def _accept(part: _Part, path: Path, sha256: str | None) -> Fetched:
    """Give the file its name where it is what was asked for."""
    try:
        digest = checked(part.path, sha256)
    except ValueError as error:
        part.path.unlink()
        raise FetchError(f"{part.url}: {error}") from error
    part.path.replace(path)
    return Fetched(path, part.url, path.stat().st_size, digest, part.resumed)


def checked(path: Path, sha256: str | None) -> str:
    """Hash a file; raises ValueError where it is empty, a page, or not the one that the hash is of."""
    with path.open("rb") as file:
        beginning = file.read(512).decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n").lower()
    digest = file_sha256(path)
    if not beginning:
        raise ValueError("the file is empty")
    if beginning.startswith(HTML):
        raise ValueError("this is a page (HTML), not a file of records")
    if sha256 and digest != sha256.lower():
        raise ValueError(f"SHA-256 is {digest}, expected was {sha256.lower()}")
    return digest
