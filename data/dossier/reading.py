"""Folders to dossiers: read every file, then hold all rows of all dossiers against one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.card import Card, read_card
from data.dossier.links import Rows, duplicates, sentences_without_record, unknown_references
from data.dossier.rules import RULES
from data.dossier.tables import TABLES
from data.errors import Problem
from data.table import Codes, Reading, read_table

CARD = "dataset.toml"


@dataclass(frozen=True)
class Dossier:
    """One dossier: its card, its rows by table name, the files it came from."""

    name: str
    card: Card
    rows: Rows
    files: tuple[Path, ...]


def read_dossiers(
    folder: Path, codes: Codes, given: Mapping[str, frozenset[str] | None], imported: Sequence[Path] = ()
) -> tuple[list[Dossier], list[Problem]]:
    """Read every dossier in a folder, in the order of names, then those imported, and everything that is wrong with them.

    ``codes`` holds the values that each enumeration allows. ``given`` holds, by table name, the ids that exist without any
    dossier, or None where that is not known and references are not checked. Never raises for a bad record.
    """
    if not folder.is_dir():
        return [], [Problem(folder.name, None, None, None, "the folder is missing")]
    problems: list[Problem] = []
    dossiers: list[Dossier] = []
    known: dict[str, set[str] | None] = {name: None if ids is None else set(ids) for name, ids in given.items()}
    bundled = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    for path in (*bundled, *imported):
        readings = {table.name: read_table(path / table.file, f"{path.name}/{table.file}", table, codes) for table in TABLES}
        card, faults = read_card(path / CARD, f"{path.name}/{CARD}", "accounts")
        problems += [*faults, *_strangers(path), *(problem for each in readings.values() for problem in each.problems)]
        rows = {name: reading.rows for name, reading in readings.items()}
        dossiers.append(Dossier(path.name, card, rows, dossier_files(path)))
        _learn(known, readings)
    said = {(problem.file, problem.line, problem.column) for problem in problems}
    problems += [each for each in _across(dossiers, known, given) if (each.file, each.line, each.column) not in said]
    return _without_repeated_actors(dossiers), problems


def dossier_files(folder: Path) -> tuple[Path, ...]:
    """The files that a dossier is made of, its card first."""
    return tuple(folder / file for file in (CARD, *_files()))


def _files() -> list[str]:
    return [table.file for table in TABLES]


def _strangers(path: Path) -> Iterator[Problem]:
    # A misspelt or left-over file would be ignored without a word.
    for file in sorted(path.glob("*.csv")):
        if file.name not in _files():
            yield Problem(f"{path.name}/{file.name}", None, None, None, "a dossier has no file of this name")


def _learn(known: dict[str, set[str] | None], readings: Mapping[str, Reading]) -> None:
    """Add a dossier's ids to those known; a file that could not be read whole makes its table's ids unknown."""
    for table in TABLES:
        if len(table.key) == 1:
            ids = known.setdefault(table.name, set())
            reading = readings[table.name]
            if ids is None or not reading.whole:
                known[table.name] = None
            else:
                ids |= {row.values[table.key[0]] for row in reading.rows} - {None}


def _across(
    dossiers: list[Dossier], known: Mapping[str, set[str] | None], given: Mapping[str, frozenset[str] | None]
) -> Iterator[Problem]:
    rows = {table.name: [row for dossier in dossiers for row in dossier.rows[table.name]] for table in TABLES}
    for table in TABLES:
        yield from duplicates(table, rows[table.name], given.get(table.name) or frozenset())
        yield from unknown_references(table, rows[table.name], known)
    yield from sentences_without_record(rows["article_sentences"], known)
    for rule in RULES:
        yield from rule(rows)


def _without_repeated_actors(dossiers: list[Dossier]) -> list[Dossier]:
    seen: set[str] = set()
    for dossier in dossiers:
        dossier.rows["actors"] = [row for row in dossier.rows["actors"] if row.values["actor_id"] not in seen]
        seen |= {row.values["actor_id"] for row in dossier.rows["actors"]}
    return dossiers
