"""The Excel workbook holds what the record holds: read by a library, and by LibreOffice where it is installed."""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from xlsxwriter import Workbook

from components.http.asked import RECORDS
from components.http.formats import FORMATS
from components.http.stretches import whole
from components.http.workbook import CUT, TEXT_OF_A_CELL, Sheets
from components.record import Record
from queries.selection import Selection
from tests.components.asking import get
from tests.office import opened

SOME = Selection(country=("CUB", "VEN"), event="us-operation-venezuela-2026-01-03")
MOMENT = datetime.fromisoformat("2026-01-03T06:01:02")
PAYLOADS = [
    "=1+1",
    "+1",
    "-3",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    '=cmd|"/c calc"!A1',
    "\t=1+1",
    "＝1+1",
    "http://example.org/",
    "007",
    "1e5",
]


def sheets_of(body: bytes) -> list[list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    return [[tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def written(rows: list[dict[str, Any]], schema: pa.Schema | None = None) -> bytes:
    batch = pa.RecordBatch.from_pylist(rows, schema=schema)
    return b"".join(FORMATS["xlsx"].write(batch.schema, [batch], batch.schema.names))


def same(cell: Any, value: Any) -> bool:
    """Days come back as moments, and an empty text as no cell, for a workbook knows no difference."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return bool(cell == datetime.combine(value, time.min))
    return bool(cell == value) or (cell is None and value == "")


@pytest.mark.parametrize("records", RECORDS)
def test_a_workbook_equals_the_record_value_by_value(chosen: Record, records: str) -> None:
    kept = chosen.table(RECORDS[records], SOME, **whole(RECORDS[records]))
    ((header, *rows),) = sheets_of(get(f"/api/v1/{records}.xlsx", SOME.to_query()).body)
    assert list(header) == kept.column_names
    assert len(rows) == kept.num_rows
    assert rows or records == "attention"
    for cells, row in zip(rows, kept.to_pylist(), strict=True):
        assert all(same(cell, value) for cell, value in zip(cells, row.values(), strict=True)), row


def test_no_rows_are_still_a_workbook_with_its_header(chosen: Record) -> None:
    ((header,),) = sheets_of(get("/api/v1/events.xlsx", [("asof", "1900-01-01"), ("columns", "event_id,title")]).body)
    assert header == ("event_id", "title")


def test_text_stays_text_and_is_marked_where_it_could_be_run() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written([{"text": each} for each in PAYLOADS])))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == PAYLOADS
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 8 + [False] * 3
    assert not any(cell.hyperlink for cell in cells)


def test_what_excel_cannot_hold_as_such_stands_as_text() -> None:
    rows = [{"day": date(1899, 12, 31), "number": 2**53 + 1, "moment": MOMENT, "number_2": -3, "is": False}]
    ((_, cells),) = sheets_of(written(rows))
    assert cells == ("1899-12-31", "9007199254740993", MOMENT, -3, False)


def test_text_too_long_for_a_cell_says_where_it_was_cut() -> None:
    ((_, (whole,), (cut,)),) = sheets_of(written([{"text": "x" * TEXT_OF_A_CELL}, {"text": "x" * (TEXT_OF_A_CELL + 1)}]))
    assert whole == "x" * TEXT_OF_A_CELL
    assert len(cut) == TEXT_OF_A_CELL
    assert cut.endswith(CUT)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next() -> None:
    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        sheets = Sheets(book, ["n"], rows_of_a_sheet=3)
        for number in range(7):
            sheets.write([number])
    assert sheets_of(file.getvalue()) == [
        [("n",), (0,), (1,), (2,)],
        [("n",), (3,), (4,), (5,)],
        [("n",), (6,)],
    ]


def test_libreoffice_reads_the_same_and_runs_nothing(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(written([{"text": each, "number": -3, "day": date(2026, 1, 3)} for each in PAYLOADS]))
    read = opened(tmp_path / "book.xlsx", "csv", "Text - txt - csv (StarCalc):44,34,76")
    rows = list(csv.reader(io.StringIO(read.read_text(encoding="utf-8"))))
    assert rows == [["text", "number", "day"], *([each, "-3", "2026-01-03"] for each in PAYLOADS)]
