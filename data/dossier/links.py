"""How rows hold together: keys that stand once, references that lead somewhere, chains that end."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from data.errors import Problem
from data.table import Row, Table

Rows = dict[str, list[Row]]

# Several dossiers may bring the same actor, so that each can be read alone.
MAY_REPEAT = "actors"

STANDS_FOR = {"event": "events", "statement": "statements", "casualty": "casualties"}


def by_id(rows: Rows, table: str, key: str) -> dict[str, Row]:
    """First row of each id; rows without a readable id are left out."""
    found: dict[str, Row] = {}
    for row in rows[table]:
        if row.values[key] is not None:
            found.setdefault(row.values[key], row)
    return found


def duplicates(table: Table, rows: list[Row], taken: Set[str]) -> Iterator[Problem]:
    """Yield a problem for every key that stands twice, or that exists without any dossier."""
    required = {column.name for column in table.columns if column.required}
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row.values[name] for name in table.key)
        if any(value is None and name in required for name, value in zip(table.key, key, strict=True)):
            continue
        if key in first and not _same_actor(table, row, first[key]):
            place = f"line {first[key].line}" if row.file == first[key].file else f"{first[key].file}, line {first[key].line}"
            yield row.problem(table.key[0], f"the same {' + '.join(table.key)} stands in {place}")
        if key[0] in taken and len(key) == 1:
            yield row.problem(table.key[0], "the id is in use outside the dossiers")
        first.setdefault(key, row)


def _same_actor(table: Table, row: Row, other: Row) -> bool:
    return table.name == MAY_REPEAT and row.file != other.file and row.values == other.values


def unknown_references(table: Table, rows: list[Row], known: Mapping[str, Set[str] | None]) -> Iterator[Problem]:
    """Yield a problem for every reference to a row that does not exist; ``known`` is None where ids could not be read."""
    for column in table.columns:
        ids = None if column.refers_to is None else known[column.refers_to]
        if ids is None:
            continue
        for row in rows:
            value = row.values[column.name]
            for each in value if isinstance(value, list) else [value]:
                if each is not None and each not in ids:
                    yield Problem(row.file, row.line, column.name, str(each), f"not in {column.refers_to}")


def sentences_without_record(rows: list[Row], known: Mapping[str, Set[str] | None]) -> Iterator[Problem]:
    """Yield a problem for every sentence of an article that points at no record, or is a heading and points at one."""
    for row in rows:
        kind, record = row.values["record_kind"], row.values["record_id"]
        ids = known[STANDS_FOR[kind]] if kind in STANDS_FOR else None
        if kind == "heading" and record is not None:
            yield row.problem("record_id", "a heading stands for no record")
        elif ids is not None and record not in ids:
            yield row.problem("record_id", f"no such {kind}")


def chains_end(rows: Rows) -> Iterator[Problem]:
    """Yield a problem for every row that is its own parent, part, predecessor, directly or by way of others."""
    for table, key, link in (
        ("actors", "actor_id", "parent_actor_id"),
        ("events", "event_id", "parent_event_id"),
        ("casualties", "casualty_id", "part_of_casualty_id"),
        ("casualties", "casualty_id", "supersedes_casualty_id"),
    ):
        first = by_id(rows, table, key)
        for row in rows[table]:
            if row.values[key] is not None and row.values[key] in climb(first, row.values[link], link):
                yield row.problem(link, f"following {link} leads back to the row itself")


def climb(rows: Mapping[str, Row], start: str | None, link: str) -> set[str]:
    """Ids reached from ``start`` along a link, itself among them; ends also where the chain runs in a circle."""
    seen: set[str] = set()
    while start is not None and start not in seen:
        seen.add(start)
        start = rows[start].values[link] if start in rows else None
    return seen
