"""Sheets as files: PDF, PNG, SVG. Runs in the drawing process, and nowhere else."""

import io
import warnings
from collections.abc import Mapping, Sequence

import matplotlib as mpl
import plotly.graph_objects as go
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from components.slides.drawn.sheet import INCH, bare, sheet
from components.slides.slide import Slide

# Letters that the first has not are taken from the next that the server has.
FONTS = ("DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Thai")
DOTS, DOTS_ALONE = 120, 160  # an inch
NOTE = 20.0  # points


def written(slides: Sequence[Slide], outlines: Mapping[str, str], form: str, size: str) -> bytes:
    """Slides as PDF, a sheet each; as PNG or SVG the first of them."""
    prepare()
    return _as_pdf(slides, outlines, size) if form == "pdf" else _saved(sheet(slides[0], outlines, size), form, DOTS)


def drawn_alone(figure: go.Figure, outlines: Mapping[str, str], width: float, height: float) -> bytes:
    """A figure of plotly's alone, so many points wide and high, as PNG."""
    prepare()
    return _saved(bare(figure, outlines, width, height), "png", DOTS_ALONE)


def prepare() -> None:
    """Letters that stay letters, in fonts that this server has."""
    known = set(fontManager.get_font_names())
    mpl.rcParams |= {"font.family": [each for each in FONTS if each in known], "pdf.fonttype": 42, "svg.fonttype": "none"}
    warnings.filterwarnings("ignore", message="Glyph .* missing from font")


def _as_pdf(slides: Sequence[Slide], outlines: Mapping[str, str], size: str) -> bytes:
    """A sheet a slide, each with a note in its corner that holds what a slide of PowerPoint has in its notes."""
    made = io.BytesIO()
    with PdfPages(made, metadata={"Title": slides[0].title, "Author": "Parallax"}) as pages:
        for slide in slides:
            each = sheet(slide, outlines, size)
            width, height = (float(inches) * INCH for inches in each.get_size_inches())
            pages.attach_note("\n".join(slide.notes), [width - NOTE - 4, height - NOTE - 4, width - 4, height - 4])
            pages.savefig(each)
    return made.getvalue()


def _saved(figure: Figure, form: str, dots: int) -> bytes:
    made = io.BytesIO()
    metadata = {"Date": None, "Creator": "Parallax"} if form == "svg" else {"Software": "Parallax"}
    figure.savefig(made, format=form, dpi=dots, metadata=metadata)
    return made.getvalue()
