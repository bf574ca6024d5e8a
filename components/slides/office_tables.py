"""Tables of PowerPoint's own."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from components.slides.office_charts import FONT
from components.slides.slide import Grid

POINTS = 12
ROW = Inches(0.3)
FIRST = 0.24  # of the width for the first column, whose names stay on one line


def add_table(page: Any, form: Grid, place: tuple[int, int, int, int]) -> Any:
    """Set a table onto a page."""
    left, top, across, _ = place
    frame = page.shapes.add_table(len(form.rows) + 1, len(form.header), left, top, across, ROW * (len(form.rows) + 1))
    first = int(across * max(FIRST, 1 / len(form.header)))
    for number, column in enumerate(frame.table.columns):
        column.width = first if not number else (across - first) // (len(form.header) - 1)
    for down, line in enumerate([form.header, *form.rows]):
        for across, text in enumerate(line):
            cell = frame.table.cell(down, across)
            cell.text = text
            cell.margin_top = cell.margin_bottom = Pt(2)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            font = cell.text_frame.paragraphs[0].font
            font.name, font.size = FONT, Pt(POINTS)
    return frame
