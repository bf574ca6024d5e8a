"""Charts of PowerPoint's own, whose numbers can be edited: stacked bars, and lines that step."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from components.palette import LIGHT
from components.slides.slide import Bars, Line, Series, Steps
from components.words import WORD_JOINER

Place = tuple[int, int, int, int]

FONT, POINTS = "Arial", 12
LABELS = 6  # of days along an axis
# Lines of one colour are told apart by how they are broken.
DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH_DOT, MSO_LINE.LONG_DASH)
# What the workbook behind a chart would run, or follow, if it stood at the beginning of a cell.
RUN = re.compile(r"[=+\-@{＝＋－＠]|[a-z]+:", re.IGNORECASE)


def add_chart(page: Any, form: Bars | Steps, place: Place) -> Any:
    """Draw bars or steps onto a page."""
    return _bars(page, form, place) if isinstance(form, Bars) else _steps(page, form, place)


def as_cell(text: str) -> str:
    """Text that stays text in a workbook: where it would be run, something that cannot be seen stands before it."""
    return f"{WORD_JOINER}{text}" if RUN.match(text) else text


def _bars(page: Any, form: Bars, place: Place) -> Any:
    data = CategoryChartData()
    # Lying bars begin at the bottom.
    order = slice(None, None, -1 if form.lying else 1)
    data.categories = [as_cell(each) for each in form.categories[order]]
    for series in form.series:
        data.add_series(as_cell(series.name), series.values[order])
    kind = XL_CHART_TYPE.BAR_STACKED if form.lying else XL_CHART_TYPE.COLUMN_STACKED
    frame = page.shapes.add_chart(kind, *place, data)
    chart = frame.chart
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 45 if form.lying else 12, 100, False
    for drawn, series in zip(plot.series, form.series, strict=True):
        _fill(drawn.format.fill, series)
    if form.lying:
        _add_after(chart.category_axis, "c:lblOffset", {"c:tickLblSkip": "1"})
        chart.category_axis.tick_labels.font.size = Pt(POINTS)
        # Said to be level, names are all written, also by LibreOffice, which else leaves some out.
        chart.category_axis._element.txPr.bodyPr.set("rot", "0")
    # Names of bars that lie need the room that words below them would take, and the slide's title says what is counted.
    _dress(chart, "" if form.lying else form.axis)
    if form.end:
        chart.value_axis.maximum_scale = form.end
    return frame


def _add_after(axis: Any, before: str, settings: Mapping[str, str]) -> None:
    """Set what python-pptx has no words for: how many labels an axis has."""
    at = axis._element.find(qn(before))
    for name, value in settings.items():
        setting = OxmlElement(name)
        setting.set("val", value)
        at.addnext(setting)
        at = setting


def _fill(fill: Any, series: Series) -> None:
    if not series.hatched:
        fill.solid()
        fill.fore_color.rgb = _colour(series.colour)
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = _colour(series.colour), _colour(LIGHT.page)


def _steps(page: Any, form: Steps, place: Place) -> Any:
    """Lines on an axis of days: flat while a figure stands, with each step drawn from the day before it."""
    days = days_of(form)
    data = CategoryChartData(number_format="#,##0")
    data.categories = days
    for line in form.lines:
        data.add_series(as_cell(line.name), [level_on(line, day) for day in days])
    frame = page.shapes.add_chart(XL_CHART_TYPE.LINE, *place, data)
    chart = frame.chart
    drawn_in: Counter[str] = Counter()
    for drawn, line in zip(chart.plots[0].series, form.lines, strict=True):
        drawn.format.line.color.rgb, drawn.format.line.width, drawn.smooth = _colour(line.colour), Pt(2.5), False
        drawn.format.line.dash_style = DASHES[drawn_in[line.colour] % len(DASHES)]
        drawn_in[line.colour] += 1
    _dress(chart, form.axis)
    apart = max(1, math.ceil((days[-1] - days[0]).days / LABELS))
    _add_after(chart.category_axis, "c:baseTimeUnit", {"c:majorUnit": str(apart), "c:majorTimeUnit": "days"})
    labels = chart.category_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = "d mmm yyyy", False
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    return frame


def days_of(form: Steps) -> list[date]:
    """The days on which any line begins, steps or ends, with the day before each."""
    changing = {day for line in form.lines for day in line.days}
    first = min(changing)
    return sorted(changing | {day - timedelta(days=1) for day in changing if day > first})


def level_on(line: Line, day: date) -> float | None:
    """Where a line stands on a day; None before it begins and after it ends."""
    if not line.days[0] <= day <= line.days[-1]:
        return None
    return next(level for at, level in zip(reversed(line.days), reversed(line.levels), strict=True) if at <= day)


def _dress(chart: Any, words: str) -> None:
    """What all charts share: letters that can be read, a legend below, quiet lines."""
    chart.font.name = FONT
    chart.font.size, chart.font.color.rgb = Pt(POINTS), _colour(LIGHT.text)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    axis = chart.value_axis
    axis.minimum_scale = 0
    axis.major_gridlines.format.line.color.rgb = axis.format.line.color.rgb = _colour(LIGHT.grid)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    axis.has_title = bool(words)
    if not words:
        return
    axis.axis_title.text_frame.text = words
    axis.axis_title.text_frame.paragraphs[0].font.size, axis.axis_title.text_frame.paragraphs[0].font.bold = Pt(POINTS), False


def _colour(shade: str) -> Any:
    return RGBColor.from_string(shade[1:].upper())
