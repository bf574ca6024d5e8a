"""Event-level releases that were imported: kept in the store, so that every later build includes them until they are replaced."""

import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.card import Card, read_card
from data.errors import Problem, SourceError
from data.exchange import exchanged
from data.load import files_sha256
from data.memory import Memory
from data.sources.ucdp_ged import Counts, normalise
from data.store import Store

EVENTS, CARD = "events.parquet", "card.toml"
CARDS = "ucdp-*.toml"
VERSION = re.compile(r"v(\d+)[_.](\d+)(?:[_.](\d+))?(?!\d)|ged(\d\d)(\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Release:
    """A release as the store keeps it: its card, its events in one typed row each, the hash of the publisher's file."""

    card: Card
    events: Path
    sha256: str


def kept_releases(store: Store) -> list[Release]:
    """Every release that was imported, by dataset id; raises SourceError when one cannot be read."""
    return [_read(folder) for folder in sorted(store.imports.glob("*")) if (folder / CARD).is_file()]


@contextmanager
def taken_in(store: Store, file: Path, card: Path | None, records: Path, memory: Memory) -> Iterator[Mapping[str, Counts]]:
    """Read a publisher's file, and keep it in the store unless what happens meanwhile fails; gives its counts by type of violence.

    Raises SourceError where the file breaks the publisher's promises, or no card goes with it.
    """
    chosen = card or _card_of(file, records / "datasets")
    values, problems = read_card(chosen, chosen.name, "coded")
    if problems:
        raise SourceError(problems)
    with store.scratch("release") as fresh, _unpacked(file, fresh.parent) as published:
        fresh.mkdir()
        counts = normalise(published, fresh / EVENTS, files_sha256([file]), records, memory)
        _refuse_unexpected(file, counts, tomllib.loads(chosen.read_text(encoding="utf-8")).get("expectations", {}))
        shutil.copyfile(chosen, fresh / CARD)
        with exchanged(store, fresh, str(values["dataset_id"])):
            yield counts


def _read(folder: Path) -> Release:
    card, problems = read_card(folder / CARD, f"{folder.name}/{CARD}", "coded")
    if problems:
        raise SourceError(problems)
    events = folder / EVENTS
    try:
        with duckdb.connect() as con:
            said = con.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata($1)", [str(events)]).fetchall()
    except duckdb.Error as error:
        raise SourceError([Problem(f"{folder.name}/{EVENTS}", None, None, None, f"cannot be read: {error}")]) from error
    return Release(card, events, dict(said)["sha256"])


def _card_of(file: Path, folder: Path) -> Path:
    """Find the card of the version that the name of a file tells; raises SourceError with those there are."""
    cards = {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(CARDS))}
    found = VERSION.search(file.name)
    version = ".".join(filter(None, found.groups())) if found else None
    for path, card in cards.items():
        if card.get("version") == version:
            return path
    known = ", ".join(f"{card.get('version')} ({card.get('dataset_id')})" for card in cards.values())
    reason = f"version {version} has no card" if version else "the name of the file tells no version"
    raise SourceError([Problem(str(file), None, None, None, f"{reason}; there are cards of {known}; or give one with --card")])


@contextmanager
def _unpacked(file: Path, folder: Path) -> Iterator[Path]:
    """The file itself, or the one table that a zip file holds."""
    if not file.is_file():
        raise SourceError([Problem(str(file), None, None, None, "the file is missing")])
    if file.suffix.lower() != ".zip":
        yield file
        return
    try:
        with zipfile.ZipFile(file) as packed:
            names = [name for name in packed.namelist() if Path(name).suffix.lower() in (".csv", ".parquet")]
            if len(names) != 1:
                raise SourceError([Problem(str(file), None, None, None, f"holds {len(names)} tables, one is expected")])
            # Only the name's last part: what a zip file says of folders is not followed.
            path = folder / Path(names[0]).name
            with packed.open(names[0]) as source, path.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
    except zipfile.BadZipFile as error:
        raise SourceError([Problem(str(file), None, None, None, f"cannot be unpacked: {error}")]) from error
    yield path


def _refuse_unexpected(file: Path, counts: Mapping[str, Counts], expected: Mapping[str, Any]) -> None:
    """Hold what a file sums up to against what its card expects of it."""
    wanted = {"all": {name: value for name, value in expected.items() if not isinstance(value, Mapping)}}
    wanted |= {name: dict(value) for name, value in expected.items() if isinstance(value, Mapping)}
    pairs = [(kind, "events" if name == "rows" else name, value) for kind, each in wanted.items() for name, value in each.items()]
    problems = [
        Problem(str(file), None, name, str(counts.get(kind, {}).get(name)), f"the card expects {value:,} ({kind})")
        for kind, name, value in pairs
        if counts.get(kind, {}).get(name) != value
    ]
    if problems:
        raise SourceError(problems)
