"""Tables of PowerPoint's own."""

from typing import Any

from pptx.util import Pt

from components.slides.slide import Grid

POINTS = 12


def add_table(page: Any, form: Grid, place: tuple[int, int, int, int]) -> Any:
    """Set a table onto a page."""
    frame = page.shapes.add_table(len(form.rows) + 1, len(form.header), *place)
    for down, line in enumerate([form.header, *form.rows]):
        for across, text in enumerate(line):
            cell = frame.table.cell(down, across)
            cell.text = text
            cell.margin_top = cell.margin_bottom = Pt(2)
            cell.text_frame.paragraphs[0].font.size = Pt(POINTS)
    return frame
