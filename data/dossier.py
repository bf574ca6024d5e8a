"""Read a curated dossier: a folder of CSV files, each row checked before anything is loaded."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from data.errors import Problem, SourceError

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
LISTED = "|"

Value = Any


def identifier(text: str) -> str:
    """Accept letters, digits and . _ : - only, so that an id is safe in an address bar."""
    if not IDENTIFIER.fullmatch(text):
        raise ValueError("an identifier has letters, digits and . _ : - only, and starts with a letter or digit")
    return text


def words(text: str) -> str:
    """Accept any text."""
    return text


def listed(text: str) -> list[str]:
    """Split a list at the bars."""
    return [part.strip() for part in text.split(LISTED) if part.strip()]


def day(text: str) -> date:
    """Read YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a date is written YYYY-MM-DD")
    return date.fromisoformat(text)


def moment(text: str) -> datetime | date:
    """Read a day, or a moment with its offset from UTC."""
    if "T" not in text:
        return day(text)
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError("a time needs its offset from UTC, as in 2026-01-07T21:27:00-04:00")
    return value


def persons(text: str) -> int:
    """Read a whole number of persons."""
    if not re.fullmatch(r"\d{1,9}", text):
        raise ValueError("a whole number of persons is expected; leave the cell empty where none was given")
    return int(text)


def degrees(limit: float) -> Callable[[str], float]:
    """Read a coordinate within plus or minus the limit."""

    def read(text: str) -> float:
        value = float(text)
        if not -limit <= value <= limit:
            raise ValueError(f"a coordinate lies between -{limit:g} and {limit:g} degrees")
        return value

    return read


def web_address(text: str) -> str:
    """Accept http and https addresses only."""
    if not re.fullmatch(r"https?://\S+", text):
        raise ValueError("an address starts with http:// or https:// and has no spaces")
    return text


@dataclass(frozen=True)
class Column:
    """One column of a records file: how it is read, what it must hold, and where else its value must exist."""

    name: str
    read: Callable[[str], Value] = words
    required: bool = False
    codes: str | None = None
    refers_to: str | None = None


@dataclass(frozen=True)
class Table:
    """One records file: its name, its key, its columns."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of the CSV file in the dossier's folder."""
        return f"{self.name}.csv"


def _retraction() -> tuple[Column, ...]:
    return (Column("retracted_on", day), Column("retraction_reason"), Column("recorded_on", day, required=True))


TABLES = (
    Table(
        "sources",
        ("source_id",),
        (
            Column("source_id", identifier, required=True),
            Column("publisher", required=True),
            Column("title", required=True),
            Column("url", web_address),
            Column("archive_url", web_address),
            Column("published_on", day),
            Column("language", required=True),
            Column("kind", required=True, codes="source_kind"),
        ),
    ),
    Table(
        "actors",
        ("actor_id",),
        (
            Column("actor_id", identifier, required=True),
            Column("name", required=True),
            Column("kind", required=True, codes="actor_kind"),
            Column("country_iso3", refers_to="countries"),
            Column("parent_actor_id", refers_to="actors"),
            Column("parent_relation", codes="parent_relation"),
            Column("role"),
            Column("aliases", listed),
        ),
    ),
    Table(
        "events",
        ("event_id",),
        (
            Column("event_id", identifier, required=True),
            Column("title", required=True),
            Column("event_type", required=True, codes="event_type"),
            Column("start_date", day, required=True),
            Column("end_date", day, required=True),
            Column("date_precision", required=True, codes="date_precision"),
            Column("date_precision_upstream"),
            Column("country_iso3", refers_to="countries"),
            Column("admin1"),
            Column("place"),
            Column("latitude", degrees(90)),
            Column("longitude", degrees(180)),
            Column("location_precision", codes="location_precision"),
            Column("location_precision_upstream"),
            Column("parent_event_id", refers_to="events"),
            Column("conflict_name"),
            Column("summary"),
            Column("source_ids", listed, refers_to="sources"),
        ),
    ),
    Table(
        "event_actors",
        ("event_id", "actor_id", "role"),
        (
            Column("event_id", required=True, refers_to="events"),
            Column("actor_id", required=True, refers_to="actors"),
            Column("role", required=True, codes="event_role"),
        ),
    ),
    Table(
        "topics",
        ("topic_id",),
        (
            Column("topic_id", identifier, required=True),
            Column("event_id", required=True, refers_to="events"),
            Column("kind", required=True, codes="topic_kind"),
            Column("title", required=True),
            Column("question", required=True),
            Column("harm", codes="harm"),
            Column("victim_country_iso3", refers_to="countries"),
            Column("victim_category", codes="victim_category"),
        ),
    ),
    Table(
        "statements",
        ("statement_id",),
        (
            Column("statement_id", identifier, required=True),
            Column("event_id", required=True, refers_to="events"),
            Column("topic_id", required=True, refers_to="topics"),
            Column("speaker_actor_id", required=True, refers_to="actors"),
            Column("on_behalf_of_actor_id", refers_to="actors"),
            Column("made_at", moment, required=True),
            Column("channel", required=True),
            Column("position", required=True, codes="position"),
            Column("summary", required=True),
            Column("quote"),
            Column("quote_language"),
            Column("quote_en"),
            Column("source_id", required=True, refers_to="sources"),
            Column("source_locator"),
            *_retraction(),
        ),
    ),
    Table(
        "relations",
        ("from_statement_id", "to_statement_id", "relation"),
        (
            Column("from_statement_id", required=True, refers_to="statements"),
            Column("to_statement_id", required=True, refers_to="statements"),
            Column("relation", required=True, codes="relation"),
            Column("note"),
        ),
    ),
    Table(
        "casualties",
        ("casualty_id",),
        (
            Column("casualty_id", identifier, required=True),
            Column("event_id", required=True, refers_to="events"),
            Column("topic_id", refers_to="topics"),
            Column("statement_id", refers_to="statements"),
            Column("claimant_actor_id", required=True, refers_to="actors"),
            Column("harm", required=True, codes="harm"),
            Column("victim_country_iso3", refers_to="countries"),
            Column("victim_category", required=True, codes="victim_category"),
            Column("victim_actor_id", refers_to="actors"),
            Column("part_of_casualty_id", refers_to="casualties"),
            Column("low", persons),
            Column("best", persons),
            Column("high", persons),
            Column("number_kind", required=True, codes="number_kind"),
            Column("basis", required=True, codes="basis"),
            Column("period_start", day, required=True),
            Column("period_end", day, required=True),
            Column("claimed_at", moment, required=True),
            Column("supersedes_casualty_id", refers_to="casualties"),
            Column("source_id", required=True, refers_to="sources"),
            Column("note"),
            *_retraction(),
        ),
    ),
    Table(
        "article_sentences",
        ("source_id", "sentence_no", "record_kind", "record_id"),
        (
            Column("source_id", required=True, refers_to="sources"),
            Column("sentence_no", persons, required=True),
            Column("record_kind", required=True),
            Column("record_id"),
        ),
    ),
)


@dataclass(frozen=True)
class Row:
    """One row as read: the values by column, and where it stood."""

    file: str
    line: int
    values: Mapping[str, Value]

    def problem(self, column: str, reason: str) -> Problem:
        """Describe what is wrong with one of its values."""
        value = self.values.get(column)
        return Problem(self.file, self.line, column, None if value is None else str(value), reason)


Rows = dict[str, list[Row]]


def read_dossier(folder: Path, codes: Mapping[str, frozenset[str]], countries: frozenset[str]) -> Rows:
    """Read every file of a dossier into rows by table name.

    ``codes`` holds the values that each enumeration allows, ``countries`` the known ISO3 codes. Raises SourceError with
    every problem found: a missing file or column, a value that cannot be read, an unknown reference, a duplicate key,
    numbers out of order, a part or update that does not fit.
    """
    problems: list[Problem] = []
    rows = {table.name: list(_read_table(folder, table, codes, problems)) for table in TABLES}
    known = {table.name: {row.values[table.key[0]] for row in rows[table.name]} for table in TABLES if len(table.key) == 1}
    known["countries"] = set(countries)
    for table in TABLES:
        problems += _duplicates(table, rows[table.name])
        problems += _unknown_references(table, rows[table.name], known)
    problems += [problem for rule in RULES for problem in rule(rows)]
    if problems:
        raise SourceError(problems)
    return rows


def _read_table(
    folder: Path, table: Table, codes: Mapping[str, frozenset[str]], problems: list[Problem]
) -> Iterator[Row]:
    path = folder / table.file
    file = f"{folder.name}/{table.file}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(file, None, None, None, "the file is missing"))
        return
    except UnicodeDecodeError as error:
        problems.append(Problem(file, text_line(path, error.start), None, None, f"not UTF-8: {error.reason}"))
        return
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    expected = [column.name for column in table.columns]
    if sorted(reader.fieldnames or []) != sorted(expected):
        missing = sorted(set(expected) - set(reader.fieldnames or []))
        extra = sorted(set(reader.fieldnames or []) - set(expected))
        problems.append(Problem(file, 1, None, None, f"columns missing: {missing}; columns not expected: {extra}"))
        return
    try:
        for raw in reader:
            yield _read_row(file, reader.line_num, raw, table, codes, problems)
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, None, None, f"not readable as CSV: {error}"))


def text_line(path: Path, offset: int) -> int:
    """Line number, from 1, of a byte offset in a file."""
    return path.read_bytes()[:offset].count(b"\n") + 1


def _read_row(
    file: str,
    line: int,
    raw: Mapping[str | None, Any],
    table: Table,
    codes: Mapping[str, frozenset[str]],
    problems: list[Problem],
) -> Row:
    values: dict[str, Value] = {}
    if None in raw or None in raw.values():
        problems.append(Problem(file, line, None, None, f"the row has not {len(table.columns)} cells"))
    for column in table.columns:
        text = (raw.get(column.name) or "").strip()
        values[column.name] = None
        if not text:
            if column.required:
                problems.append(Problem(file, line, column.name, None, "a value is required"))
            continue
        if column.codes is not None and text not in codes[column.codes]:
            allowed = ", ".join(sorted(codes[column.codes]))
            problems.append(Problem(file, line, column.name, text, f"not a {column.codes}; allowed: {allowed}"))
            continue
        try:
            values[column.name] = column.read(text)
        except ValueError as error:
            problems.append(Problem(file, line, column.name, text, str(error)))
    return Row(file, line, values)


def _duplicates(table: Table, rows: list[Row]) -> Iterator[Problem]:
    first: dict[tuple[Value, ...], int] = {}
    for row in rows:
        key = tuple(row.values[name] for name in table.key)
        if key in first:
            yield row.problem(table.key[0], f"the same {' + '.join(table.key)} stands in line {first[key]}")
        first.setdefault(key, row.line)


def _unknown_references(table: Table, rows: list[Row], known: Mapping[str, set[Value]]) -> Iterator[Problem]:
    for column in table.columns:
        if column.refers_to is None:
            continue
        for row in rows:
            value = row.values[column.name]
            for each in value if isinstance(value, list) else [value]:
                if each is not None and each not in known[column.refers_to]:
                    yield Problem(row.file, row.line, column.name, str(each), f"not in {column.refers_to}")


def _by_id(rows: Rows, table: str, key: str) -> dict[str, Row]:
    return {row.values[key]: row for row in rows[table] if row.values[key] is not None}


def _numbers_in_order(rows: Rows) -> Iterator[Problem]:
    for row in rows["casualties"]:
        for smaller, larger in (("low", "best"), ("best", "high"), ("low", "high")):
            a, b = row.values[smaller], row.values[larger]
            if a is not None and b is not None and a > b:
                yield row.problem(smaller, f"{smaller} {a} is above {larger} {b}")


NUMBERS = ("low", "best", "high")

# What each kind of number must and must not carry, as the schema's CHECKs have it.
REQUIRED = {"exact": NUMBERS, "none": NUMBERS, "at_least": ("low",), "at_most": ("high",), "about": ("best",), "range": ("low", "high")}
FORBIDDEN = {"qualitative": NUMBERS, "undisclosed": NUMBERS, "at_least": ("high",), "at_most": ("low",)}


def _numbers_fit_their_kind(rows: Rows) -> Iterator[Problem]:
    for row in rows["casualties"]:
        kind = row.values["number_kind"]
        for name in REQUIRED.get(kind, ()):
            if row.values[name] is None:
                yield row.problem(name, f"a figure of kind {kind} needs {name}")
        for name in FORBIDDEN.get(kind, ()):
            if row.values[name] is not None:
                yield row.problem(name, f"a figure of kind {kind} has no {name}")
        distinct = {row.values[name] for name in NUMBERS} - {None}
        if kind == "none" and distinct - {0}:
            yield row.problem("best", "a claim that there were none is 0")
        if kind == "exact" and len(distinct) > 1:
            yield row.problem("best", "an exact figure has one number in low, best and high")


def _dates_in_order(rows: Rows) -> Iterator[Problem]:
    for table, start, end in (("events", "start_date", "end_date"), ("casualties", "period_start", "period_end")):
        for row in rows[table]:
            a, b = row.values[start], row.values[end]
            if a is not None and b is not None and a > b:
                yield row.problem(end, f"{end} is before {start} {a}")


def _coordinates_come_in_pairs(rows: Rows) -> Iterator[Problem]:
    for row in rows["events"]:
        if (row.values["latitude"] is None) != (row.values["longitude"] is None):
            yield row.problem("latitude", "latitude and longitude come together or not at all")


def _pairs_of_cells(rows: Rows) -> Iterator[Problem]:
    pairs = (
        ("actors", "parent_actor_id", "parent_relation"),
        ("statements", "quote", "quote_language"),
        ("statements", "retracted_on", "retraction_reason"),
        ("casualties", "retracted_on", "retraction_reason"),
        ("topics", "harm", "victim_category"),
    )
    for table, one, other in pairs:
        for row in rows[table]:
            if (row.values[one] is None) != (row.values[other] is None):
                yield row.problem(one, f"{one} and {other} come together or not at all")


def _topics_have_what_their_kind_asks(rows: Rows) -> Iterator[Problem]:
    for row in rows["topics"]:
        if (row.values["kind"] == "casualties") != (row.values["harm"] is not None):
            yield row.problem("harm", "a topic on numbers names its harm, and only such a topic does")


def _no_parent_of_itself(rows: Rows) -> Iterator[Problem]:
    for table, key, parent in (
        ("actors", "actor_id", "parent_actor_id"),
        ("events", "event_id", "parent_event_id"),
        ("casualties", "casualty_id", "part_of_casualty_id"),
        ("casualties", "casualty_id", "supersedes_casualty_id"),
    ):
        by_id = _by_id(rows, table, key)
        for row in rows[table]:
            seen, at = {row.values[key]}, row.values[parent]
            while at in by_id and at not in seen:
                seen.add(at)
                at = by_id[at].values[parent]
            if at is not None and at == row.values[key]:
                yield row.problem(parent, f"following {parent} leads back to the row itself")


def _updates_replace_the_claimants_own(rows: Rows) -> Iterator[Problem]:
    by_id = _by_id(rows, "casualties", "casualty_id")
    for row in rows["casualties"]:
        old = by_id.get(row.values["supersedes_casualty_id"])
        if old is None:
            continue
        for name in ("claimant_actor_id", "harm", "event_id"):
            if row.values[name] != old.values[name]:
                yield row.problem("supersedes_casualty_id", f"the figure replaced has another {name}: {old.values[name]}")
        new_day, old_day = known_day(row.values["claimed_at"]), known_day(old.values["claimed_at"])
        if new_day is not None and old_day is not None and new_day < old_day:
            yield row.problem("supersedes_casualty_id", f"the figure replaced is newer: {old_day}")


def _sentences_point_at_records(rows: Rows) -> Iterator[Problem]:
    tables = {"event": ("events", "event_id"), "statement": ("statements", "statement_id"), "casualty": ("casualties", "casualty_id")}
    known = {kind: set(_by_id(rows, *table)) for kind, table in tables.items()}
    for row in rows["article_sentences"]:
        kind = row.values["record_kind"]
        if kind == "heading":
            if row.values["record_id"] is not None:
                yield row.problem("record_id", "a heading stands for no record")
        elif kind not in known:
            yield row.problem("record_kind", "allowed: casualty, event, heading, statement")
        elif row.values["record_id"] not in known[kind]:
            yield row.problem("record_id", f"no such {kind}")


RULES = (
    _numbers_in_order,
    _numbers_fit_their_kind,
    _dates_in_order,
    _coordinates_come_in_pairs,
    _pairs_of_cells,
    _topics_have_what_their_kind_asks,
    _no_parent_of_itself,
    _updates_replace_the_claimants_own,
    _sentences_point_at_records,
)


def known_day(value: datetime | date | None) -> date | None:
    """Day on which something was said, where it was said."""
    return value.date() if isinstance(value, datetime) else value


def known_moment(value: datetime | date | None) -> datetime | None:
    """Moment at which something was said, as naive UTC, or None where only the day is known."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else None
