"""Rows as an Excel workbook: typed cells, text that is never run, as many sheets as the rows need."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

import pyarrow as pa
from xlsxwriter import Workbook

from components.http.formulas import FORMULA
from components.http.spooling import spooled

AT_ONCE = 2_000
# What Excel holds: rows of a sheet, one of them the header; characters of a cell; whole numbers that stay exact; days it knows.
ROWS_OF_A_SHEET = 1_048_575
TEXT_OF_A_CELL = 32_767
EXACT = 2**53
FIRST_DAY = date(1900, 3, 1)
CUT = " … [cut here: Excel holds no longer text; the CSV has it whole]"
RUN = re.compile(FORMULA)
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Sheets:
    """A workbook that goes on in a new sheet, under the same header, where one is full."""

    def __init__(self, book: Workbook, columns: Sequence[str], rows_of_a_sheet: int = ROWS_OF_A_SHEET) -> None:
        """Begin the first sheet, which stands even over no rows."""
        self._book, self._columns, self._most = book, columns, rows_of_a_sheet
        self._header = book.add_format({"bold": True})
        self._quoted = book.add_format({"quote_prefix": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._begin()

    def write(self, values: Iterable[Any]) -> None:
        """Write one row; what is unknown stays an empty cell."""
        if self._row == self._most:
            self._begin()
        self._row += 1
        for column, value in enumerate(values):
            if value is not None:
                self._cell(column, value)

    def _begin(self) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate(self._columns):
            self._sheet.write_string(0, column, name, self._header)
        self._row = 0

    def _cell(self, column: int, value: Any) -> None:
        at = (self._row, column)
        if isinstance(value, bool):
            self._sheet.write_boolean(*at, value)
        elif isinstance(value, int | float) and abs(value) <= EXACT:
            self._sheet.write_number(*at, value)
        elif isinstance(value, date) and _day_of(value) >= FIRST_DAY:
            self._sheet.write_datetime(*at, value, self._moment if isinstance(value, datetime) else self._day)
        else:
            self._text(at, value.isoformat() if isinstance(value, date) else str(value))

    def _text(self, at: tuple[int, int], text: str) -> None:
        """Write text as text: Excel keeps it so even when the cell is edited."""
        whole = text if len(text) <= TEXT_OF_A_CELL else text[: TEXT_OF_A_CELL - len(CUT)] + CUT
        self._sheet.write_string(*at, whole, self._quoted if RUN.match(whole) else None)


def as_xlsx(_schema: pa.Schema, batches: Iterable[pa.RecordBatch], columns: Sequence[str]) -> Iterator[bytes]:
    """Write a workbook of one sheet or more."""

    def fill(file: IO[bytes]) -> None:
        with Workbook(file, {"constant_memory": True, **AS_TEXT}) as book:
            sheets = Sheets(book, columns)
            for values in _rows(batches, columns):
                sheets.write(values)

    return spooled(fill)


def _rows(batches: Iterable[pa.RecordBatch], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Rows as values, made few at once: as objects they take many times the room."""
    for batch in batches:
        for start in range(0, batch.num_rows, AT_ONCE):
            part = batch.select(list(columns)).slice(start, AT_ONCE)
            yield from zip(*(column.to_pylist() for column in part.columns), strict=True)


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
