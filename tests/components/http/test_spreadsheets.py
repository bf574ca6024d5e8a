"""What LibreOffice makes of extracts: text stays text, numbers are numbers, and nothing is run."""

import csv
import io
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from components.http.formats import FOR_EXCEL, FORMATS, Format
from tests.components.http.payloads import NOT_RUN, RUN
from tests.office import opened

TEXTS = (*RUN, *NOT_RUN)
ROWS = pa.RecordBatch.from_pylist([{"text": text, "number": -3, "share": -0.5} for text in TEXTS])


def written(form: Format) -> bytes:
    return b"".join(form.write(ROWS.schema, [ROWS], ROWS.schema.names))


def test_in_csv_an_apostrophe_stands_before_what_could_be_run_and_before_nothing_else() -> None:
    rows = list(csv.reader(io.StringIO(written(FORMATS["csv"]).decode(), newline="")))[1:]
    assert [row[0] for row in rows] == [*(f"'{text}" for text in RUN), *NOT_RUN]
    assert {(row[1], row[2]) for row in rows} == {("-3", "-0.5")}


def test_in_a_workbook_text_is_as_it_was_recorded_and_no_cell_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(FORMATS["xlsx"]))).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    # A workbook is XML, in which a carriage return reads as a line end.
    assert [str(cell.value).replace("_x000D_", "\r") for cell in cells] == list(TEXTS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert {(row[1].value, row[2].value) for row in sheet.iter_rows(min_row=2)} == {(-3, -0.5)}


@pytest.mark.parametrize(
    ("name", "form"), [("rows.csv", FOR_EXCEL), ("plain.csv", FORMATS["csv"]), ("rows.xlsx", FORMATS["xlsx"])]
)
def test_libreoffice_runs_nothing(tmp_path: Path, name: str, form: Format) -> None:
    (tmp_path / name).write_bytes(written(form))
    read = opened(tmp_path / name, "fods").read_text(encoding="utf-8")
    assert "table:formula" not in read
    assert 'xlink:href="http' not in read
    assert read.count('office:value="-3"') == len(TEXTS)
    assert read.count('office:value="-0.5"') == len(TEXTS)
