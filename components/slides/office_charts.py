"""Charts of PowerPoint's own, whose numbers can be edited: stacked bars, and lines that step."""

import re
from datetime import date
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from components.palette import LIGHT
from components.slides.slide import Bars, Series, Steps
from components.words import WORD_JOINER

Place = tuple[int, int, int, int]

POINTS = 12
# The day from which Office counts.
FIRST_DAY = date(1899, 12, 30)
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
    data.categories = [as_cell(each) for each in form.categories]
    for series in form.series:
        data.add_series(as_cell(series.name), series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if form.lying else XL_CHART_TYPE.COLUMN_STACKED
    frame = page.shapes.add_chart(kind, *place, data)
    chart = frame.chart
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 45 if form.lying else 12, 100, False
    for drawn, series in zip(plot.series, form.series, strict=True):
        _fill(drawn.format.fill, series)
    if form.lying:
        # The first on top, and the numbers still below.
        chart.category_axis.reverse_order = True
        chart.category_axis.crosses = XL_AXIS_CROSSES.MAXIMUM
    _dress(chart, form.axis)
    return frame


def _fill(fill: Any, series: Series) -> None:
    if not series.hatched:
        fill.solid()
        fill.fore_color.rgb = _colour(series.colour)
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = _colour(series.colour), _colour(LIGHT.page)


def _steps(page: Any, form: Steps, place: Place) -> Any:
    data = XyChartData()
    for line in form.lines:
        series = data.add_series(as_cell(line.name))
        for day, level in zip(line.days, line.levels, strict=True):
            series.add_data_point((day - FIRST_DAY).days, level)
    frame = page.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *place, data)
    chart = frame.chart
    for drawn, line in zip(chart.plots[0].series, form.lines, strict=True):
        drawn.format.line.color.rgb, drawn.format.line.width, drawn.smooth = _colour(line.colour), Pt(2.5), False
    days = [(day - FIRST_DAY).days for line in form.lines for day in line.days]
    axis = chart.category_axis
    axis.minimum_scale, axis.maximum_scale = min(days) - 1, max(days) + 1
    axis.has_major_gridlines = False
    _dress(chart, form.axis)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "d mmm yyyy", False
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    return frame


def _dress(chart: Any, words: str) -> None:
    """What all charts share: letters that can be read, a legend below, quiet lines."""
    chart.font.size, chart.font.color.rgb = Pt(POINTS), _colour(LIGHT.text)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    axis = chart.value_axis
    axis.minimum_scale = 0
    axis.major_gridlines.format.line.color.rgb = axis.format.line.color.rgb = _colour(LIGHT.grid)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    axis.has_title = True
    axis.axis_title.text_frame.text = words
    axis.axis_title.text_frame.paragraphs[0].font.size, axis.axis_title.text_frame.paragraphs[0].font.bold = Pt(POINTS), False


def _colour(shade: str) -> Any:
    return RGBColor.from_string(shade[1:].upper())
