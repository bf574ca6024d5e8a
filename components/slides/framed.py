"""A slide as one picture: the figure, with title, selection, day, sources, licences, link and code set around it."""

import base64
import textwrap
from typing import Any

import plotly.graph_objects as go

from components.figures.base import FONT
from components.palette import LIGHT
from components.slides.link_code import as_svg, code_of
from components.slides.picture import picture
from components.slides.slide import LINK, Outlines, Slide, fitted
from components.words import as_chart_text

WIDTH, HEIGHT = 1600, 900
EDGE, CODE = 60, 140
# Where the figure stands, in pixels from the top, and the height of what it is drawn at before it is enlarged.
TOP, DEEP = 150, 490
LINE, LETTERS = 1.2, 145


def framed(slide: Slide, outlines: Outlines, form: str) -> bytes:
    """The slide as PNG or SVG, 1600 by 900; raises NoPictureError where nothing can draw."""
    images = []
    if slide.figure is not None:
        drawn = picture(slide.figure, outlines, "svg", width=(WIDTH - 2 * EDGE) * 4 // 5, height=DEEP * 4 // 5)
        source = f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"
        images.append(_image(source, EDGE, TOP, WIDTH - 2 * EDGE, DEEP))
    if code := code_of(slide.basis.link):
        images.append(_image(as_svg(code), WIDTH - EDGE - CODE, HEIGHT - CODE - 40, CODE, CODE))
    hidden = {"visible": False, "range": [0, 1], "fixedrange": True}
    layout = {
        "images": images, "annotations": _words(slide), "margin": dict.fromkeys("lrtb", 0), "xaxis": hidden, "yaxis": hidden,
        "plot_bgcolor": LIGHT.page, "font": {"family": FONT},
    }  # fmt: skip
    return picture(go.Figure(layout=layout), outlines, form, width=WIDTH, height=HEIGHT, sharpness=1)


def _words(slide: Slide) -> list[dict[str, Any]]:
    foot = [part for line in (*slide.foot, fitted(slide.basis.link, LINK)) for part in textwrap.wrap(line, LETTERS)]
    return [
        *_lines(textwrap.wrap(slide.title, 80), 26, 34, LIGHT.text, bold=True),
        *_lines(textwrap.wrap(slide.selection, 140)[:1], 112, 22, LIGHT.muted),
        *_lines(textwrap.wrap(slide.summary, 130), 652, 22, LIGHT.text),
        *_lines(foot, 722, 18, LIGHT.muted),
    ]


def _lines(lines: list[str], top: int, size: int, colour: str, *, bold: bool = False) -> list[dict[str, Any]]:
    """Lines of text below one another, from so many pixels below the top."""
    return [
        {
            "text": f"<b>{as_chart_text(line)}</b>" if bold else as_chart_text(line), "x": EDGE / WIDTH, "xref": "paper", "yref": "paper",
            "y": 1 - (top + number * size * LINE) / HEIGHT, "xanchor": "left", "yanchor": "top", "showarrow": False, "borderpad": 0,
            "align": "left", "font": {"size": size, "color": colour},
        }
        for number, line in enumerate(lines)
    ]  # fmt: skip


def _image(source: str, left: float, top: float, width: float, height: float) -> dict[str, Any]:
    return {
        "source": source, "xref": "paper", "yref": "paper", "x": left / WIDTH, "y": 1 - top / HEIGHT, "xanchor": "left", "yanchor": "top",
        "sizex": width / WIDTH, "sizey": height / HEIGHT, "sizing": "contain",
    }  # fmt: skip
