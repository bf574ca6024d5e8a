"""Slides as a reader's own program shows them: LibreOffice opens the PowerPoint file, poppler the PDF, and both draw something."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from components.http.shapes import feature_collection
from components.palette import LIGHT
from components.record import Record
from components.slides.deck import PAGES, slides_of
from components.slides.drawing import figure_alone, sheets
from components.slides.powerpoint import to_pptx
from components.slides.slide import Bars, Slide
from components.view import View
from queries.selection import Selection
from tests.components.slides.test_slides import BASE
from tests.office import opened

PROJECTOR = (1280, 720)
needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (Debian: poppler-utils) is not installed")


def every_slide(chosen: Record) -> list[Slide]:
    return [slide for page in PAGES for slide in slides_of(View(page, chosen, Selection(), LIGHT), BASE)]


def outlines(path: str) -> str:
    from components.record import current

    return feature_collection(current().snapshot_id, path.removeprefix("/shapes/").removesuffix(".json")).decode()


def pictures(pdf: Path) -> list[Image.Image]:
    """Its pages as a projector of 1280 by 720 shows them."""
    scale = ["-scale-to-x", str(PROJECTOR[0]), "-scale-to-y", str(PROJECTOR[1])]
    subprocess.run(["pdftoppm", *scale, "-png", str(pdf), str(pdf.with_suffix(""))], timeout=240, check=True)
    return [Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def words(pdf: Path) -> list[str]:
    """What is written on each of its pages, without spaces, which programs break anew."""
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, timeout=60, check=True)
    return ["".join(page.split()) for page in read.stdout.split("\f")[:-1]]


def shades_in_the_middle(picture: Image.Image) -> int:
    """How many colours there are where the figure stands."""
    width, height = picture.size
    return len(picture.crop((0, height // 4, width, height * 2 // 3)).getcolors(1 << 20) or [])


@needs_poppler
def test_libreoffice_shows_every_slide_with_every_name_of_its_bars(chosen: Record, tmp_path: Path) -> None:
    slides, file = every_slide(chosen), tmp_path / "deck.pptx"
    file.write_bytes(to_pptx(slides, lambda slide, width, height: figure_alone(slide, outlines, width, height)))
    pdf = opened(file, "pdf")
    read = words(pdf)
    assert len(read) == len(slides)
    for page, picture, slide in zip(read, pictures(pdf), slides, strict=True):
        assert shades_in_the_middle(picture) > 3
        for part in (slide.title, slide.summary, slide.basis.known, "Sources: ", slide.basis.link):
            assert part.replace(" ", "") in page
        if isinstance(slide.form, Bars) and slide.form.lying:
            assert [name for name in slide.form.categories if name.replace(" ", "") not in page] == []


@needs_poppler
def test_poppler_shows_every_sheet(chosen: Record, tmp_path: Path) -> None:
    slides, pdf = every_slide(chosen), tmp_path / "sheets.pdf"
    pdf.write_bytes(sheets(slides, outlines, "pdf", "slide"))
    shown = pictures(pdf)
    assert len(shown) == len(slides)
    assert all(shades_in_the_middle(each) > 3 for each in shown)
    for page, slide in zip(words(pdf), slides, strict=True):
        for part in (slide.title, slide.basis.known, "Sources: ", slide.basis.link):
            assert part.replace(" ", "") in page
