"""Slides as a PowerPoint file: charts and tables that can be edited, pictures for maps, sources below and in the notes."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from components.palette import LIGHT
from components.slides.link_code import as_png, code_of
from components.slides.office_charts import FONT, add_chart
from components.slides.office_tables import add_table
from components.slides.slide import LINK, Grid, Slide, Steps, fitted

# Makes the picture of a slide's figure, so many points wide and high; none where nothing can be drawn.
Draw = Callable[[Slide, float, float], bytes | None]

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.5), Inches(12.333)
TOP, DEEP = Inches(1.5), Inches(3.95)
CODE = Inches(1.3)
NO_PICTURE = "There is no picture here: it could not be drawn when this was made. The link shows it."


def to_pptx(slides: Iterable[Slide], draw: Draw) -> bytes:
    """Write slides as a .pptx file; ``draw`` makes pictures where it can."""
    written = Presentation()
    written.slide_width, written.slide_height = WIDTH, HEIGHT
    title_only = written.slide_layouts[5]
    for number, slide in enumerate(slides):
        page = written.slides.add_slide(title_only)
        _head(page, slide)
        _middle(page, slide, draw)
        _foot(page, slide)
        page.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
        if not number:
            written.core_properties.title, written.core_properties.author = slide.title, "Parallax"
    saved = io.BytesIO()
    written.save(saved)
    return saved.getvalue()


def _head(page: Any, slide: Slide) -> None:
    title = page.shapes.title
    title.left, title.top, title.width, title.height = LEFT, Inches(0.2), ACROSS, Inches(0.82)
    title.text = slide.title
    frame = title.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _style(title.text_frame, 24 if len(slide.title) > 60 else 28, bold=True)
    _text(page, [slide.selection], Inches(1.06), Inches(0.4), 14, colour=LIGHT.muted)


def _middle(page: Any, slide: Slide, draw: Draw) -> None:
    """The figure, in the best form that there is."""
    place = (LEFT, TOP, ACROSS, DEEP)
    picture = draw(slide, ACROSS.pt, DEEP.pt) if slide.wants_picture else None
    if picture:
        shape = page.shapes.add_picture(io.BytesIO(picture), *place)
    elif isinstance(slide.form, Grid):
        shape = add_table(page, slide.form, place)
    elif slide.form:
        shape = add_chart(page, slide.form, place)
    else:
        return
    shape.name = slide.name
    shape._element._nvXxPr.cNvPr.set("descr", f"{slide.title}. {slide.summary}")  # python-pptx writes no alternative text


def _foot(page: Any, slide: Slide) -> None:
    without = slide.wants_picture and not _has_picture(page)
    left_out = slide.form.left_out if isinstance(slide.form, Steps) else ""
    said = " ".join(part for part in (slide.summary, left_out, NO_PICTURE if without else "") if part)
    _text(page, [said], Inches(5.5), Inches(0.5), 14)
    code = code_of(slide.basis.link)
    lines = _text(page, slide.foot, Inches(6.02), Inches(1.4), 12, colour=LIGHT.muted, width=ACROSS - CODE - Inches(0.1))
    link = lines.add_paragraph().add_run()
    link.text, link.font.name, link.font.size = fitted(slide.basis.link, LINK), FONT, Pt(12)
    link.hyperlink.address = slide.basis.link
    if code:
        shape = page.shapes.add_picture(io.BytesIO(as_png(code)), LEFT + ACROSS - CODE, Inches(6.05), CODE, CODE)
        shape.name = "code"
        shape._element._nvXxPr.cNvPr.set("descr", "The link as a QR code")


def _has_picture(page: Any) -> bool:
    return any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in page.shapes)


def _text(
    page: Any, lines: Iterable[str], top: int, height: int, points: int, *, colour: str = LIGHT.text, width: int = ACROSS
) -> Any:
    frame = page.shapes.add_textbox(LEFT, top, width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text = line
    _style(frame, points, colour=colour)
    return frame


def _style(frame: Any, points: int, *, bold: bool = False, colour: str = LIGHT.text) -> None:
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.name, paragraph.font.size, paragraph.font.bold = FONT, Pt(points), bold
        paragraph.font.color.rgb = RGBColor.from_string(colour[1:].upper())
