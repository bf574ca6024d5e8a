"""Slides drawn without a browser: every word on the sheet and within it, in letters that can be read, hostile text as text."""

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from components.http.shapes import feature_collection
from components.palette import LIGHT
from components.record import Record
from components.slides.deck import PAGES, slides_of
from components.slides.drawn.plane import Plane, mercator, natural_earth
from components.slides.drawn.sheet import SIZES, sheet, wrapped
from components.slides.drawn.writing import written
from components.slides.slide import Basis, Slide
from components.view import View
from queries.selection import Selection
from tests.components.slides.test_slides import BASE, HOSTILE, hostile

MANY = Basis(
    "All countries", date(2026, 3, 3), "ab12", date(2026, 3, 4), [f"Dataset {n} of a long name (CC BY 4.0)" for n in range(20)],
    [f"Left out: {n} records of Closed events, which the licence of Owner forbids to hand on." for n in range(3)], f"{BASE}?q={'a' * 250}",
)  # fmt: skip


def shown(chosen: Record, page: str, **selection: Any) -> list[Slide]:
    return list(slides_of(View(page, chosen, Selection(**selection), LIGHT), BASE))


def outlines(chosen: Record, slide: Slide) -> dict[str, str]:
    return {
        path: feature_collection(chosen.snapshot_id, path.removeprefix("/shapes/").removesuffix(".json")).decode()
        for path in slide.outlined_by
    }


def texts(figure: Figure) -> list[Text]:
    """What is written: on the sheet, within axes, in legends, and along the axes that are seen."""
    found = list(figure.texts)
    for axes in figure.axes:
        found += [*axes.texts, *(text for legend in axes.artists for text in legend.findobj(Text))]
        found += [text for axis in (axes.xaxis, axes.yaxis) if axes.axison for text in _along(axis)]
    return [each for each in found if each.get_text().strip()]


def _along(axis: Axis) -> list[Text]:
    low, high = sorted(axis.get_view_interval())
    ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    return [axis.label, *(label for tick in ticks for label in (tick.label1, tick.label2) if label.get_visible())]


def beyond(figure: Figure) -> list[str]:
    """What is written, if only in part, beyond the edge of the sheet."""
    figure.draw_without_rendering()
    page, renderer = figure.bbox.padded(1), figure.canvas.get_renderer()  # type: ignore[attr-defined]
    boxes = [(each.get_text(), each.get_window_extent(renderer)) for each in texts(figure)]
    return [words for words, box in boxes if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Words of the sheet, and of its legend, that lie on one another."""
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    legends = [text for axes in figure.axes for legend in axes.artists for text in legend.findobj(Text) if text.get_text()]
    boxes = [(each.get_text(), each.get_window_extent(renderer).padded(-1)) for each in (*figure.texts, *legends)]
    return [(one, other) for at, (one, box) in enumerate(boxes) for other, its in boxes[at + 1 :] if box.overlaps(its)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_every_word_is_on_the_sheet_and_can_be_read(chosen: Record, page: str, size: str) -> None:
    for slide in shown(chosen, page):
        figure = sheet(slide, outlines(chosen, slide), size)
        assert (beyond(figure), overlapping(figure)) == ([], [])
        assert min(each.get_fontsize() for each in texts(figure)) >= 11
        words = " ".join(each.get_text() for each in figure.texts)
        for part in (slide.title, slide.selection, slide.summary, *slide.foot):
            assert part in words
        assert re.sub(r"\s", "", slide.basis.link) in words.replace(" ", "")


@pytest.mark.parametrize("size", SIZES)
def test_so_is_what_is_long(size: str) -> None:
    figure = sheet(Slide("claims", "W" * 2_000, "Ж" * 2_000, "x " * 200, MANY), {}, size)
    assert (beyond(figure), overlapping(figure)) == ([], [])
    assert min(each.get_fontsize() for each in figure.texts) >= 10


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_hostile_text_stays_text(form: str) -> None:
    words = ["$\\frac{1}{0}$</svg><script>alert(1)</script>"]
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers+text", text=words, name="_$x$", marker={"color": "#000000"}))
    slide = Slide("claims", f"$x^{{2$ {HOSTILE}", HOSTILE, HOSTILE, hostile().basis, figure, told=[HOSTILE])
    made = written([slide], {}, form, "slide")
    if form == "svg":
        drawn = made.decode()
        assert "<script" not in drawn
        assert "&lt;script&gt;alert(1)&lt;/script&gt; **bold**" in drawn
        assert "$\\frac{1}{0}$&lt;/svg&gt;" in drawn
        assert not re.search("[\x00\x07\u202e]", drawn)


def test_a_pdf_has_a_sheet_a_slide_its_link_and_its_notes(chosen: Record) -> None:
    slides = shown(chosen, "statements")
    made = written(slides, {}, "pdf", "page")
    assert len(re.findall(rb"/Type /Page\b", made)) == len(slides)
    assert made.count(b"/MediaBox [ 0 0 842 595 ]") == len(slides)
    assert made.count(b"/Subtype /Text") == len(slides)
    assert made.count(b"/S /URI") >= len(slides)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_the_words_of_a_pdf_can_be_searched(chosen: Record, tmp_path: Path) -> None:
    slides = shown(chosen, "timeline")
    (tmp_path / "timeline.pdf").write_bytes(written(slides, {}, "pdf", "slide"))
    read = subprocess.run(
        ["pdftotext", str(tmp_path / "timeline.pdf"), "-"], capture_output=True, text=True, timeout=60, check=True
    )
    for words in (slides[0].title, "Sources: UCDP", "Outside coverage", slides[0].basis.link):
        assert words in read.stdout


@pytest.mark.parametrize(("size", "pixels"), [("slide", (1600, 900)), ("page", (1403, 991))])
def test_a_picture_has_its_size(chosen: Record, size: str, pixels: tuple[int, int]) -> None:
    (slide,) = shown(chosen, "timeline")
    assert Image.open(io.BytesIO(written([slide], {}, "png", size))).size == pixels


def test_a_map_of_a_part_shows_that_part_and_no_country_twice(chosen: Record) -> None:
    (slide,) = shown(chosen, "map", at=None)
    geo = slide.figure.to_plotly_json()["layout"]["geo"]
    west, east, south, north = Plane(geo).window
    (x,), (y,) = natural_earth(_at(-180), _at(0))
    assert (round(west, 3), round(-east, 3)) == (round(float(x), 3), round(float(x), 3))
    assert south < y < north
    near = {
        "projection": {"type": "mercator", "rotation": {"lon": 175}},
        "lonaxis": {"range": [165, 185]},
        "lataxis": {"range": [-20, 0]},
    }
    plane = Plane(near)
    assert plane.turns == (-360, 0, 360)
    assert plane.window[:2] == tuple(float(mercator(_at(lon), _at(0))[0][0]) for lon in (-10, 10))
    assert float(plane.onto(_at(-175) + 360, _at(0))[0][0]) == pytest.approx(float(mercator(_at(10), _at(0))[0][0]))


def _at(degrees: float) -> Any:
    import numpy as np

    return np.array([float(degrees)])


def test_lines_are_as_wide_as_their_letters() -> None:
    assert len(wrapped("i" * 60 + " " + "i" * 60, 14, 400)) <= len(wrapped("W" * 60 + " " + "W" * 60, 14, 400))
    assert "".join(wrapped("W" * 300, 14, 400)) == "W" * 300
