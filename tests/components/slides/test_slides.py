"""Slides: which figures each page has, native where the form exists, with all that they rest on; hostile text stays text."""

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import plotly.graph_objects as go
import pytest
from pptx import Presentation

from components.palette import LIGHT
from components.record import Record
from components.slides.deck import PAGES, slides_of
from components.slides.link_code import code_of
from components.slides.office_charts import days_of, level_on
from components.slides.powerpoint import to_pptx
from components.slides.slide import TITLE, Bars, Basis, Grid, Series, Slide, Steps, fitted
from components.slides.web import to_html
from components.view import View
from queries.selection import Selection

BASE = "https://example.org/"
EVENT = "us-operation-venezuela-2026-01-03"
HOSTILE = "=cmd|' /C calc'!A1 <script>alert(1)</script>\x00\x07\u202e **bold** " + "x" * 2000
BASIS = Basis("All countries", date(2026, 3, 3), "ab12", date(2026, 3, 4), ("Cards, version 1 (CC BY 4.0)",), (), f"{BASE}?q=a")


def shown(chosen: Record, page: str, **selection: Any) -> list[Slide]:
    return list(slides_of(View(page, chosen, Selection(**selection), LIGHT), BASE))


def opened(slides: list[Slide]) -> Any:
    return Presentation(io.BytesIO(to_pptx(slides, lambda *_: None)))


def words(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def hostile() -> Slide:
    bars = Bars([HOSTILE[:40], "https://example.org/"], [Series("=1+1", [1, 2], "#000000")], lying=True, axis="Persons")
    figure = go.Figure(go.Bar(y=[1], text=["</script><script>alert(1)</script>"]))
    return Slide("claims", HOSTILE, HOSTILE, HOSTILE, BASIS, figure, bars, told=[HOSTILE])


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("overview", ["claims", "claims", "map", "timeline"]),
        ("map", ["map"]),
        ("timeline", ["timeline"]),
        ("statements", ["claims", "claims", "claims", "toll"]),
        ("actors", ["countries", "pairs"]),
    ],
)
def test_each_page_has_its_figures(chosen: Record, page: str, names: list[str]) -> None:
    assert set(PAGES) == {"overview", "map", "timeline", "statements", "actors"}
    slides = shown(chosen, page)
    assert [each.name for each in slides] == names
    for each in slides:
        assert "CC BY 4.0" in each.basis.sourced
        assert each.basis.link.startswith(BASE)
        assert f"snapshot={chosen.snapshot_id}" in each.basis.link
        assert each.told


def test_the_slides_of_a_question_hold_every_figure_once_with_its_source(chosen: Record) -> None:
    slides = [each for each in shown(chosen, "statements", event=EVENT, topic="total-dead") if each.name == "claims"]
    figures = chosen.rows("statements/figures_by_topic", Selection(event=EVENT, topic="total-dead"))
    told = [line for each in slides for line in each.told]
    assert len(told) == len(figures)
    assert all("Source: " in line and "(CC BY 4.0)" in line for line in told)
    assert {each.form.end for each in slides if isinstance(each.form, Bars)} == {134.4}


def test_as_of_a_day_only_what_was_claimed_by_then(chosen: Record) -> None:
    (slide, _) = shown(chosen, "statements", event=EVENT, topic="total-dead", asof=date(2026, 1, 4))
    assert slide.basis.known.startswith("As of 4 Jan 2026")
    assert not any("5 Jan 2026" in line for line in slide.told)


def test_nothing_to_show_is_said(chosen: Record) -> None:
    (slide,) = shown(chosen, "timeline", country=("VUT",))
    assert (slide.figure, slide.title) == (None, "Nothing to show")
    assert words(opened([slide]).slides[0])


def test_powerpoint_holds_charts_that_can_be_edited(chosen: Record) -> None:
    slides = [*shown(chosen, "statements"), *shown(chosen, "timeline"), *shown(chosen, "actors"), *shown(chosen, "map")]
    written = opened(slides)
    assert len(written.slides) == len(slides)
    for page, slide in zip(written.slides, slides, strict=True):
        (drawn,) = [shape for shape in page.shapes if shape.has_chart or shape.has_table]
        assert drawn.has_table == isinstance(slide.form, Grid)
        if isinstance(slide.form, Bars):
            order = -1 if slide.form.lying else 1
            assert [plot.values for plot in drawn.chart.plots[0].series] == [
                tuple(series.values[::order]) for series in slide.form.series
            ]
        text = words(page)
        for part in (slide.title, slide.selection, slide.basis.known, "Sources: ", slide.disclaimer):
            assert part in text
        assert page.shapes.title.text_frame.text == slide.title
        notes = page.notes_slide.notes_text_frame.text
        assert all(line in notes for line in [*slide.notes, slide.basis.link])


def test_no_letter_is_smaller_than_the_back_row_can_read(chosen: Record) -> None:
    for page in opened(shown(chosen, "statements")).slides:
        sizes = [
            paragraph.font.size.pt
            for shape in page.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            if paragraph.font.size
        ]
        assert min(sizes) >= 12
        assert all(shape.chart.font.size.pt >= 12 for shape in page.shapes if shape.has_chart)


def test_ranges_are_drawn_from_low_to_high_and_unknown_is_not_zero(chosen: Record) -> None:
    (slide, *_) = shown(chosen, "statements", event=EVENT, topic="total-dead")
    assert isinstance(slide.form, Bars)
    columns = dict(zip(slide.form.categories, zip(*(each.values for each in slide.form.series), strict=True), strict=True))
    assert columns["Tarek William Saab, 23 Jan: 100 to 120"] == (100, 20, None)
    assert columns["Delcy Rodríguez, 6 Jan: not given"] == (None, None, None)
    assert columns["Government of Venezuela, 4 Jan: some, no number"] == (None, None, slide.form.end)


def test_a_toll_steps_and_does_not_slope(chosen: Record) -> None:
    steps = shown(chosen, "statements", event=EVENT, topic="total-dead")[-1].form
    assert isinstance(steps, Steps)
    (line,) = [each for each in steps.lines if len(each.days) > 2]
    before, step = date(2026, 1, 3), date(2026, 1, 4)
    assert {before, step} <= set(days_of(steps))
    assert (level_on(line, before), level_on(line, step), level_on(line, date(2026, 1, 2))) == (40, 80, None)


def test_only_powerpoint_says_which_lines_of_a_toll_it_leaves_out(chosen: Record) -> None:
    toll = shown(chosen, "statements", event=EVENT, topic="total-dead")[-1]
    assert isinstance(toll.form, Steps)
    (page,) = Presentation(io.BytesIO(to_pptx([toll], lambda *_: None))).slides
    said = " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    assert toll.form.left_out.startswith("Of ")
    assert f"{toll.summary} {toll.form.left_out}" in said
    assert toll.form.left_out not in toll.summary


def test_hostile_text_is_cut_and_stays_text_in_powerpoint() -> None:
    file = to_pptx([hostile()], lambda *_: None)
    (page,) = Presentation(io.BytesIO(file)).slides
    title = page.shapes.title.text_frame.text
    assert (len(title), title[-1]) == (TITLE, "…")
    assert "<script>alert(1)</script> **bold**" in title
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        (book,) = [name for name in archive.namelist() if name.endswith(".xlsx")]
        sheet = openpyxl.load_workbook(io.BytesIO(archive.read(book))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_hostile_text_runs_nothing_in_html() -> None:
    page = "".join(to_html([hostile()], lambda _: "{}"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_text_that_fits_is_not_cut() -> None:
    assert fitted(" a\n\tb ", 3) == "a b"
    assert fitted("abcdef", 4) == "abc…"


def test_a_link_too_long_to_be_read_has_no_code() -> None:
    assert code_of(f"{BASE}{'a' * 3_000}") is None
    assert code_of(BASE) is not None


def test_sources_that_do_not_fit_are_counted() -> None:
    basis = Basis(
        "", None, "ab", date(2026, 1, 1), [f"Dataset {n} of a long name, version 1 (CC BY 4.0)" for n in range(20)], (), ""
    )
    said = basis.sourced_in(300)
    assert len(said) <= 300
    assert "more, named in full" in said
