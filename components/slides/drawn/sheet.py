"""A slide as one sheet: the figure, with title, selection, day, sources, licences, link and code around it."""

import textwrap
from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextToPath

from components.palette import LIGHT
from components.slides.drawn.looks import Box
from components.slides.drawn.marks import outline
from components.slides.drawn.plot import draw_plot
from components.slides.drawn.unpacked import plain
from components.slides.drawn.world import draw_map
from components.slides.link_code import code_of
from components.slides.slide import LINK, Slide, fitted

INCH = 72.0
# Points across and down: a slide of 16:9 as PowerPoint has it, and A4.
SIZES = {"slide": (960.0, 540.0), "page": (842.0, 595.0)}
EDGE, CODE, GAP, LINE = 36.0, 84.0, 8.0, 1.25
TITLES, WORDS, FOOT, SMALL_FOOT, LONG_FOOT = (26.0, 20.0), 14.0, 12.0, 10.0, 8
MEASURED = TextToPath()


def sheet(slide: Slide, outlines: Mapping[str, str], size: str) -> Figure:
    """The slide on a sheet of one of `SIZES`; ``outlines`` are GeoJSON by the path that the figure names."""
    width, height = SIZES[size]
    figure = _blank(width, height)
    across = width - 2 * EDGE
    points = next((each for each in TITLES if len(wrapped(slide.title, each, across, bold=True)) == 1), TITLES[-1])
    top = _write(figure, wrapped(slide.title, points, across, bold=True), height - EDGE / 2, points, LIGHT.text, weight="bold")
    top = _write(figure, wrapped(slide.selection, WORDS, across), top - 2, WORDS, LIGHT.muted)
    below = _foot(figure, slide, across)
    said = wrapped(slide.summary, WORDS, across)
    below += len(said) * WORDS * LINE
    _write(figure, said, below, WORDS, LIGHT.text)
    if slide.figure is not None:
        _draw(figure, slide.figure, outlines, (EDGE, below + GAP, across, top - below - 2 * GAP))
    return figure


def bare(drawn: go.Figure, outlines: Mapping[str, str], width: float, height: float) -> Figure:
    """A figure of plotly's alone, on so many points."""
    figure = _blank(width, height)
    _draw(figure, drawn, outlines, (0, 0, width, height))
    return figure


def _blank(width: float, height: float) -> Figure:
    figure = Figure(figsize=(width / INCH, height / INCH), dpi=INCH, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _draw(figure: Figure, drawn: go.Figure, outlines: Mapping[str, str], box: Box) -> None:
    """Draw a figure of plotly's into a box in points."""
    width, height = (float(each) * INCH for each in figure.get_size_inches())
    left, bottom, across, up = box
    place = (left / width, bottom / height, across / width, up / height)
    plotted, renderer = plain(drawn), figure.canvas.get_renderer()  # type: ignore[attr-defined]
    if "geo" in plotted["layout"]:
        draw_map(figure, renderer, plotted, outlines, place)
    else:
        draw_plot(figure, renderer, plotted, place)


def _foot(figure: Figure, slide: Slide, across: float) -> float:
    """Write what the figure rests on at the foot, beside its code; returns where it begins, in points from the edge below."""
    code = code_of(slide.basis.link)
    room = across - (CODE + GAP if code else 0)
    lines = [part for line in slide.foot for part in wrapped(line, FOOT, room)]
    points = FOOT if len(lines) <= LONG_FOOT else SMALL_FOOT
    lines = [part for line in slide.foot for part in wrapped(line, points, room)]
    link = wrapped(fitted(slide.basis.link, LINK), points, room)
    high = max((len(lines) + len(link)) * points * LINE, CODE if code else 0)
    at = _write(figure, lines, EDGE / 2 + high, points, LIGHT.muted)
    _write(figure, link, at, points, LIGHT.accent, url=slide.basis.link)
    if code:
        _stamp(figure, np.array([list(row) for row in code.matrix], dtype=bool), EDGE + across - CODE, EDGE / 2 + high - CODE)
    return EDGE / 2 + high + GAP / 2


def _stamp(figure: Figure, dark: np.ndarray[Any, np.dtype[np.bool_]], left: float, bottom: float) -> None:
    """Set a code onto the sheet, square by square."""
    width, height = (float(each) * INCH for each in figure.get_size_inches())
    axes = figure.add_axes((left / width, bottom / height, CODE / width, CODE / height))
    axes.set_axis_off()
    down, along = np.nonzero(dark[::-1])
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], dtype="float64")
    squares = outline([corners + np.array([x, y]) for x, y in zip(along, down, strict=True)])
    axes.add_artist(PathPatch(squares, facecolor="black", linewidth=0, antialiased=False))
    axes.set_xlim(0, dark.shape[1])
    axes.set_ylim(0, dark.shape[0])


def wrapped(text: str, points: float, width: float, *, bold: bool = False) -> list[str]:
    """Text in lines no wider than ``width`` points."""
    font = FontProperties(size=points, weight="bold" if bold else "normal")
    letters = int(width / points * 2)
    while True:
        lines = textwrap.wrap(text, letters)
        if letters < 10 or all(MEASURED.get_text_width_height_descent(line, font, ismath=False)[0] <= width for line in lines):
            return lines
        letters = int(letters * 0.97) - 1


def _write(figure: Figure, lines: list[str], top: float, points: float, shade: str, **more: Any) -> float:
    """Write lines below one another from ``top``, in points from the edge below; returns where the next would begin."""
    width, height = (float(each) * INCH for each in figure.get_size_inches())
    for number, line in enumerate(lines):
        at = top - number * points * LINE
        figure.text(EDGE / width, at / height, line, fontsize=points, color=shade, va="top", parse_math=False, **more)
    return top - len(lines) * points * LINE
