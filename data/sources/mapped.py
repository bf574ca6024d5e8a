"""A mapping applied: rows of a CSV or JSON file become figures, and what cannot be one is said with its place."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.errors import Problem, SourceError
from data.sources.counts import day_of, least, period_of, stated, whole_number
from data.sources.mapping import NUMBERS, OF_A_FIGURE
from data.sources.records import header, records

Cells = Mapping[str, str]
Figure = dict[str, str]
LARGEST_JSON = 256 << 20
ONE_SERIES = ("name", "event_id", "claimant_actor_id", "harm", "victim_category", "victim_country_iso3", "victim_actor_id")


@dataclass
class Mapped:
    """What a mapping makes of a file: figures as rows of ``casualties.csv``, rejected cells, and counts."""

    mapping: Mapping[str, Any]
    file: Path
    figures: list[Figure] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    read: int = 0
    rejected_rows: int = 0
    without_number: int = 0
    falling: int = 0

    def write_rejected(self, path: Path) -> None:
        """Write rejected cells as the other importers do."""
        with path.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(("line", "column_name", "value", "reason"))
            writer.writerows((each.line, each.column, each.value, each.reason) for each in self.rejected)

    def take(self, line: int, cells: Cells) -> None:
        """Add the figures of one row; none where one of them cannot be read."""
        self.read += 1
        found, before = [], len(self.rejected)
        for said in self.mapping["figures"]:
            numbers = self._numbers(said, line, cells)
            if numbers:
                found.append(self._figure(said, numbers, line, cells))
        if len(self.rejected) > before:
            self.rejected_rows += 1
        else:
            self.figures += [figure for figure in found if figure]

    def refuse(self, line: int | None, reason: str) -> None:
        """Note a row that could not be told apart."""
        self.read += 1
        self.rejected_rows += 1
        self.rejected.append(Problem(str(self.file), line, None, None, reason))

    def _numbers(self, said: Mapping[str, Any], line: int, cells: Cells) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for name, cell in ((name, cells.get(said[name], "")) for name in NUMBERS if name in said):
            try:
                if cell:
                    numbers[name] = whole_number(cell, said.get("unit", 1))
            except ValueError as error:
                self.rejected.append(Problem(str(self.file), line, said[name], cell, str(error)))
                return {}
        self.without_number += not numbers
        return numbers

    def _figure(self, said: Mapping[str, Any], numbers: Mapping[str, int], line: int, cells: Cells) -> Figure | None:
        fields = self._fields(said, cells)
        try:
            day = day_of(fields.get("claimed_at", ""), self.mapping.get("dates", {}).get("format", "%Y-%m-%d"))
            start, end = period_of(self.mapping["counts"], day)
        except ValueError as error:
            column = self.mapping.get("columns", {}).get("claimed_at", "claimed_at")
            self.rejected.append(Problem(str(self.file), line, column, fields.get("claimed_at"), str(error)))
            return None
        return {
            "source_id": str(self.mapping["source"].get("source_id", "")),
            "recorded_on": str(self.mapping["card"].get("retrieved_on", "")),
            **fields,
            **stated(numbers, fields.get("number_kind", "exact")),
            "claimed_at": str(day),
            "period_start": str(start),
            "period_end": str(end),
            "name": str(said.get("name", next(said[name] for name in ("best", "low", "high") if name in said))),
        }

    def _fields(self, said: Mapping[str, Any], cells: Cells) -> dict[str, str]:
        """Fields of one figure: what is constant, over that what its row says, over that what is set for this figure alone."""
        meanings = self.mapping.get("values", {})
        from_row = {name: cells.get(column, "") for name, column in self.mapping.get("columns", {}).items()}
        meant = {name: str(meanings.get(name, {}).get(cell, cell)) for name, cell in from_row.items()}
        alone = {name: str(value) for name, value in said.items() if name not in OF_A_FIGURE}
        constants = {name: str(value) for name, value in self.mapping.get("constants", {}).items()}
        return constants | {name: cell for name, cell in meant.items() if cell} | alone

    def identify(self) -> None:
        """Give each figure its id, and each cumulative count the one that it replaces."""
        last: dict[tuple[str | None, ...], Figure] = {}
        taken: dict[str, int] = {}
        for figure in sorted(self.figures, key=lambda each: each["claimed_at"]):
            stem = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in figure["name"]).strip("-") or "figure"
            identity = f"{self.mapping['card'].get('dataset_id')}:{stem}:{figure['claimed_at']}"
            taken[identity] = taken.get(identity, 0) + 1
            figure["casualty_id"] = identity if taken[identity] == 1 else f"{identity}:{taken[identity]}"
            series = tuple(figure.get(name) for name in ONE_SERIES)
            before = last.get(series)
            if before is not None and self.mapping["counts"]["kind"] == "cumulative":
                figure["supersedes_casualty_id"] = before["casualty_id"]
                self.falling += least(figure) < least(before)
            last[series] = figure


def apply(mapping: Mapping[str, Any], path: Path, file: Path) -> Mapped:
    """Read the rows of ``path`` by a mapping; ``file`` is how problems name it. Raises SourceError where it has no such rows."""
    mapped = Mapped(mapping, file)
    with path.open("rb") as start:
        is_json = start.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    if is_json:
        for number, cells in _json_rows(path, file, mapping.get("rows", {}).get("path", "")):
            mapped.take(number, cells)
    else:
        _take_csv(mapped, path)
    mapped.identify()
    return mapped


def _take_csv(mapped: Mapped, path: Path) -> None:
    columns = {each[name] for each in mapped.mapping["figures"] for name in NUMBERS if name in each}
    columns |= set(mapped.mapping.get("columns", {}).values())
    cells, sniffed = header(path, frozenset(columns))
    names = [name.strip() for name in cells]
    if missing := sorted(columns - set(names)):
        reason = "the mapping names this column, and the file lacks it"
        raise SourceError([Problem(str(mapped.file), 1, name, None, reason) for name in missing])
    delimiter = mapped.mapping.get("rows", {}).get("delimiter", sniffed)
    for number, record in enumerate(records(path, delimiter, len(names))):
        if record.fault:
            mapped.refuse(record.line, record.fault)
        elif number:
            mapped.take(record.line, {name: cell.strip() for name, cell in zip(names, record.cells, strict=True)})


def _json_rows(path: Path, file: Path, where: str) -> Iterator[tuple[int, Cells]]:
    if path.stat().st_size > LARGEST_JSON:
        raise SourceError([Problem(str(file), None, None, None, f"JSON of more than {LARGEST_JSON:,} bytes: give it as CSV")])
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise SourceError([Problem(str(file), line, None, None, f"cannot be read as JSON: {error}")]) from error
    for name in filter(None, where.split(".")):
        found = found.get(name) if isinstance(found, dict) else None
    if not isinstance(found, list):
        reason = "no list of rows stands there; say where with path in [rows]"
        raise SourceError([Problem(str(file), None, where or None, None, reason)])
    for number, row in enumerate(found, start=1):
        cells = row if isinstance(row, dict) else {}
        yield number, {str(name): "" if cell is None else str(cell).strip() for name, cell in cells.items()}
