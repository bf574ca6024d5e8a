"""Read one records file: a CSV file with the columns that its table declares, each cell checked."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.cells import words
from data.errors import Problem

Value = Any
Codes = Mapping[str, frozenset[str]]


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
        """Name of the CSV file."""
        return f"{self.name}.csv"


@dataclass(frozen=True)
class Row:
    """One row as read: the values by column, and the line on which it starts."""

    file: str
    line: int
    values: Mapping[str, Value]

    def problem(self, column: str, reason: str) -> Problem:
        """Describe what is wrong with one of its values."""
        value = self.values.get(column)
        return Problem(self.file, self.line, column, None if value is None else str(value), reason)


@dataclass
class Reading:
    """What a file gave: its rows, what is wrong with it, and whether every row could be made out."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def broken(self, file: str, line: int | None, reason: str) -> None:
        """Note that the rest of the file could not be read."""
        self.problems.append(Problem(file, line, None, None, reason))
        self.whole = False


def read_table(path: Path, file: str, table: Table, codes: Codes) -> Reading:
    """Read a file into rows and problems; ``file`` is how problems name it, ``codes`` what enumerations allow."""
    reading = Reading()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        reading.broken(file, _line_of(path, error.start), f"not UTF-8: {error.reason}")
    except OSError as error:
        reason = "the file is missing" if isinstance(error, FileNotFoundError) else f"not readable: {error.strerror}"
        reading.broken(file, None, reason)
    else:
        _read_records(file, text, table, codes, reading)
    return reading


def _line_of(path: Path, offset: int) -> int:
    return path.read_bytes()[:offset].count(b"\n") + 1


def _read_records(file: str, text: str, table: Table, codes: Codes, reading: Reading) -> None:
    records = _records(file, text, reading)
    line, header = next(records, (1, []))
    if wrong := list(_wrong_columns(header, table)):
        reading.problems += [Problem(file, line, name, None, reason) for name, reason in wrong]
        reading.whole = False
        return
    for start, cells in records:
        reading.rows.append(
            _read_row(Row(file, start, dict(zip(header, cells, strict=False))), len(cells), table, codes, reading)
        )


def _records(file: str, text: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Yield each record's first line and cells; what cannot be told apart ends the file."""
    reader = csv.reader(io.StringIO(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        reading.broken(file, start, f"not readable as CSV, and not read further: {error}")


def _wrong_columns(header: list[str], table: Table) -> Iterator[tuple[str, str]]:
    expected = {column.name for column in table.columns}
    for name in sorted(expected - set(header)):
        yield name, "the column is missing"
    for name in sorted(set(header) - expected):
        yield _shown(name), f"{table.name} have no such column"
    for name in sorted(name for name in expected if header.count(name) > 1):
        yield name, "the column stands twice"


def _shown(name: str) -> str:
    """Shorten and escape a name that may be anything."""
    return name[:80].encode("unicode_escape").decode("ascii") or "(no name)"


def _read_row(raw: Row, cells: int, table: Table, codes: Codes, reading: Reading) -> Row:
    if cells != len(table.columns):
        # Cells have shifted: only the key, which stands first, is worth keeping, so that references to it are not reported too.
        reason = f"the row has {cells} cells, not {len(table.columns)}"
        reading.problems.append(Problem(raw.file, raw.line, None, None, reason))
        return Row(raw.file, raw.line, _key_only(raw, table))
    values: dict[str, Value] = {}
    for column in table.columns:
        try:
            values[column.name] = _read_cell(raw.values[column.name].strip(), column, codes)
        except ValueError as error:
            values[column.name] = None
            text = raw.values[column.name].strip() or None
            reading.problems.append(Problem(raw.file, raw.line, column.name, text, str(error)))
    return Row(raw.file, raw.line, values)


def _key_only(raw: Row, table: Table) -> dict[str, Value]:
    values: dict[str, Value] = {column.name: None for column in table.columns}
    if len(table.key) == 1:
        values[table.key[0]] = str(raw.values.get(table.key[0], "")).strip() or None
    return values


def _read_cell(text: str, column: Column, codes: Codes) -> Value:
    if not text:
        if column.required:
            raise ValueError("a value is required")
        return None
    if column.codes is not None and text not in codes[column.codes]:
        raise ValueError(f"not a {column.codes}; allowed: {', '.join(sorted(codes[column.codes]))}")
    return column.read(text)
