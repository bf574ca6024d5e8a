"""Where a publisher's file is fetched from: the pattern on the source's card, an address, or a path on a sealed network."""

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from data.download import Fetched, Terms, checked, download
from data.errors import FetchError

SOURCES = ("ucdp-candidate", "ucdp-ged")
VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,4}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

Say = Callable[[str], None]


def address_of(source: str, version: str | None, cards: Path) -> str:
    """Write out the address of a version, the newest that has a card where none is named; raises FetchError where none can be."""
    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(cards.glob(f"{source}-*.toml"))]
    known = sorted((card for card in found if "url_pattern" in card), key=lambda card: _numbers(str(card["version"])))
    if not known:
        raise FetchError(f"no card of {source} in {cards} says where it is published (url_pattern)")
    version = version or str(known[-1]["version"])
    if not VERSION.fullmatch(version):
        raise FetchError(f"{version[:40]!r} is no version of {source}; one looks like {known[-1]['version']}")
    pattern: str = known[-1]["url_pattern"]
    return pattern.format(version=version, digits=version.replace(".", ""), underscored=version.replace(".", "_"))


def fetch_address(url: str, folder: Path, say: Say, sha256: str | None = None) -> Fetched:
    """Download an address into a folder, from its own host only; raises FetchError."""
    host = urlsplit(url).hostname
    name = url.rpartition("/")[2].partition("?")[0]
    if not host or not NAME.fullmatch(name):
        raise FetchError(f"{url[:200]}: an address is needed that ends in the name of a file")
    return download(url, _made(folder) / name, Terms(frozenset({host})), say, sha256)


def take_file(file: Path, folder: Path, sha256: str | None = None) -> Fetched:
    """Take a file that was carried here, after the checks that a download goes through; raises FetchError."""
    target = _made(folder) / file.name
    try:
        digest = checked(file, sha256)
        if not target.exists() or not target.samefile(file):
            part = target.with_name(f"{target.name}.part")
            shutil.copyfile(file, part)
            part.replace(target)
    except (OSError, ValueError) as error:
        raise FetchError(f"{file}: {error}") from error
    return Fetched(target, str(file), target.stat().st_size, digest)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FetchError(f"{folder} is no folder that can be written to: {error.strerror}") from error
    return folder
