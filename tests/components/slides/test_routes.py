"""Slides by address: the file, its errors, and that what may not be handed on is in none."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from components import record
from components.palette import LIGHT
from components.record import Record
from components.slide_links import FIGURES
from components.slides.deck import slides_of
from components.slides.drawing import NoPictureError
from components.view import View
from queries.selection import Selection
from tests.components.asking import get
from tests.components.http.small import put_into_service
from tests.components.http.test_licence import ROWS, SECRET

NUMBERS = ("77123", "77,123")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into_service(tmp_path_factory.mktemp("slides"), "c105ed0000000002", ROWS)


@pytest.fixture
def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setenv("PARALLAX_STORE", str(folder))
    return record.current()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be drawn."""
    for name in ("figure_alone", "sheets"):
        monkeypatch.setattr(f"components.http.slides.{name}", refuse)


def refuse(*_: object) -> bytes:
    raise NoPictureError("Try again")


def parts(body: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                yield from parts(archive.read(name))
            elif name.endswith((".xml", ".rels")):
                yield archive.read(name).decode()


def texts(form: str, body: bytes) -> Iterator[str]:
    if form == "pptx":
        yield from parts(body)
    else:
        yield body.decode().partition("<script>window.PlotlyGeoAssets")[0]


@pytest.mark.parametrize("form", ["pptx", "html", "svg"])
@pytest.mark.parametrize("page", ["overview", "map", "timeline", "statements", "actors"])
@pytest.mark.parametrize("event", [None, "open-1", f"{SECRET}-1"])
def test_no_slide_holds_a_word_of_what_may_not_be_handed_on(closed: Record, form: str, page: str, event: str | None) -> None:
    path = "/api/v1/picture.svg" if form == "svg" else f"/api/v1/slides.{form}"
    answer = get(path, [("page", page), *([("event", event)] if event else [])])
    assert answer.status == 200
    for text in texts(form, answer.body):
        # The link holds what was asked for.
        rest = text.replace(f"event={SECRET}-1", "")
        assert SECRET not in rest
        assert not any(number in rest for number in NUMBERS)


def test_their_number_and_owner_are_stated(closed: Record) -> None:
    body = "".join(texts("pptx", get("/api/v1/slides.pptx", [("page", "statements"), ("event", "open-1")]).body))
    assert "of Closed events, which the licence of Owner &amp; Söhne (All rights reserved) forbids to hand on." in body
    assert "Source: one that may not be named here." in body


def test_a_page_without_slides_is_refused_with_those_that_have_some(chosen: Record) -> None:
    answer = get("/api/v1/slides.pptx", [("page", "method")])
    (rejected,) = answer.problem["rejected"]
    assert (answer.status, rejected["field"], rejected["value"]) == (400, "page", "method")
    assert rejected["allowed"] == ["overview", "map", "timeline", "statements", "actors"]


def test_other_fields_are_refused_by_the_same_rules(chosen: Record) -> None:
    answer = get("/api/v1/slides.html", [("country", "XXX"), ("nonsense", "1"), ("page", "map"), ("page", "timeline")])
    assert answer.status == 400
    assert [each["field"] for each in answer.problem["rejected"]] == ["country", "nonsense", "page"]
    assert get("/api/v1/slides.html", method="POST").status == 405


def test_what_reads_the_same_is_not_sent_again(chosen: Record) -> None:
    first = get("/api/v1/slides.pptx", [("page", "timeline")])
    assert first.headers["etag"].startswith('W/"')
    assert f"parallax-timeline-{chosen.snapshot_id}.pptx" in first.headers["content-disposition"]
    assert get("/api/v1/slides.pptx", [("page", "timeline")], {"If-None-Match": first.headers["etag"]}).status == 304
    assert get("/api/v1/slides.pptx", [("page", "map")], {"If-None-Match": first.headers["etag"]}).status == 200


def test_a_map_that_cannot_be_drawn_is_a_table_and_says_so(chosen: Record, undrawn: None) -> None:
    body = "".join(parts(get("/api/v1/slides.pptx", [("page", "map")]).body))
    assert "could not be drawn when this was made" in body
    assert "<a:tbl>" in body


@pytest.mark.parametrize("path", ["picture.png", "picture.svg", "slides.pdf"])
def test_what_cannot_be_drawn_says_so_and_when_to_ask_again(chosen: Record, undrawn: None, path: str) -> None:
    answer = get(f"/api/v1/{path}", [("page", "timeline")])
    assert (answer.status, answer.problem["detail"], answer.headers["retry-after"]) == (503, "Try again", "5")


def test_a_map_is_a_picture_in_powerpoint_without_any_browser(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    (page,) = Presentation(io.BytesIO(get("/api/v1/slides.pptx", [("page", "map")]).body)).slides
    (shape,) = [each for each in page.shapes if each.name == "map"]
    assert (shape.image.content_type, shape.width) == ("image/png", Inches(12.333))


@pytest.mark.parametrize(
    ("path", "sizes", "reason"),
    [
        ("picture.png", ["A3"], "takes one of: slide, page"),
        ("picture.svg", ["slide", "page"], "takes one of: slide, page"),
        ("slides.pdf", [""], "takes one of: slide, page"),
        ("slides.pdf", ["=1+1<script>" * 200], "takes one of: slide, page"),
        ("slides.pptx", ["slide"], "pptx has no size; pdf, png and svg have"),
        ("slides.html", ["page"], "html has no size; pdf, png and svg have"),
    ],
)
def test_a_wrong_size_is_refused_in_words(chosen: Record, path: str, sizes: list[str], reason: str) -> None:
    (rejected,) = get(f"/api/v1/{path}", [("size", size) for size in sizes]).problem["rejected"]
    assert (rejected["field"], rejected["reason"]) == ("size", reason)
    assert len(rejected["value"]) < 500


def test_another_size_is_another_file(chosen: Record) -> None:
    slide, page = (get("/api/v1/slides.pdf", [("page", "timeline"), ("size", size)]) for size in ("slide", "page"))
    assert (slide.status, slide.headers["content-type"], slide.body[:5]) == (200, "application/pdf", b"%PDF-")
    assert b"842 595" in page.body
    assert slide.headers["etag"] != page.headers["etag"]
    assert f"parallax-timeline-{chosen.snapshot_id}.pdf" in slide.headers["content-disposition"]


def test_a_figure_of_another_page_is_refused(chosen: Record) -> None:
    (rejected,) = get("/api/v1/picture.svg", [("page", "map"), ("figure", "toll")]).problem["rejected"]
    assert (rejected["field"], rejected["reason"]) == ("figure", "the page map has one of: map")


def test_every_figure_offered_is_a_slide(chosen: Record) -> None:
    for page, figures in FIGURES.items():
        names = [each.name for each in slides_of(View(page, chosen, Selection(), LIGHT), "https://example.org/")]
        assert list(dict.fromkeys(names)) == list(figures)


def test_a_picture_holds_the_words_around_the_figure(chosen: Record) -> None:
    answer = get("/api/v1/picture.svg", [("page", "map")])
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    for words in ("Deaths, best estimate, by country", "As known at the last record", "Sources: UCDP", "http://localhost/map?"):
        assert words in answer.text
    png = get("/api/v1/picture.png", [("page", "timeline")]).body
    assert (png[:4], int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (b"\x89PNG", 1600, 900)
