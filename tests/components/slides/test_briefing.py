"""A whole briefing as slides: its views in their order, each from its own snapshot, with what is said of it."""

import io
import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from components.record import Record, current
from components.short_links import Link, Shared, keep, keep_briefing
from data.links import Links
from data.store import Store
from tests.components.asking import get
from tests.copies import copied

EVENT = "us-operation-venezuela-2026-01-03"


@pytest.fixture(autouse=True)
def own(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The bundled record in a store of its own, where links can be kept."""
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    copied(store, tmp_path)
    return current()


def shared(page: str, query: str) -> Link:
    return keep(Shared(page, query, current().snapshot_id, page))


def titles(body: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(body)).slides]


def test_it_has_the_slides_of_every_view_in_their_order(own: Record) -> None:
    views = [shared("actors", "country=VEN"), shared("statements", f"event={EVENT}&topic=total-dead&asof=2026-01-16")]
    briefing = keep_briefing("Briefing", [(views[0], "Who fought whom"), (views[1], "Nobody agrees")], None)
    answer = get("/api/v1/slides.pptx", [("briefing", briefing.key)])
    assert answer.status == 200
    said = titles(answer.body)
    first, second = (["Who fought whom" in each for each in said], ["Nobody agrees" in each for each in said])
    assert any(first)
    assert any(second)
    assert first == sorted(first, reverse=True)
    assert second == sorted(second)
    notes = " ".join(each.notes_slide.notes_text_frame.text for each in Presentation(io.BytesIO(answer.body)).slides)
    assert "16 Jan 2026" in notes


def test_a_view_that_was_taken_back_has_no_slide(own: Record) -> None:
    views = [shared("actors", "country=VEN"), shared("actors", "country=CUB")]
    briefing = keep_briefing("Briefing", [(views[0], "Venezuela"), (views[1], "Cuba")], None)
    before = get("/api/v1/slides.html", [("briefing", briefing.key)])
    Links(Store()).retire(views[0].key)
    after = get("/api/v1/slides.html", [("briefing", briefing.key)])
    assert before.headers["etag"] != after.headers["etag"]
    assert "Venezuela: " not in after.body.decode().partition("<script>window.PlotlyGeoAssets")[0]
    assert "Cuba: " in after.body.decode()


@pytest.mark.parametrize("key", ["a" * 16, "x"])
def test_a_briefing_that_is_none_is_refused_by_name(own: Record, key: str) -> None:
    answer = get("/api/v1/slides.html", [("briefing", key)])
    assert (answer.status, answer.problem["rejected"][0]["field"]) == (400, "briefing")


@pytest.mark.parametrize("form", ["pptx", "pdf", "html"])
def test_a_briefing_of_which_every_view_was_taken_back_is_refused_by_name(own: Record, form: str) -> None:
    view = shared("actors", "country=VEN")
    briefing = keep_briefing("Briefing", [(view, "Venezuela")], None)
    Links(Store()).retire(view.key)
    answer = get(f"/api/v1/slides.{form}", [("briefing", briefing.key)])
    assert (answer.status, answer.problem["rejected"][0]["field"]) == (400, "briefing")
    assert get(f"/v/{briefing.key}").status == 410


def test_a_view_on_a_snapshot_that_is_gone_says_what_stands_in(own: Record) -> None:
    gone = "0123456789abcdef"
    view = keep(Shared("actors", f"country=VEN&country=ZZZ&snapshot={gone}", gone, "Gone"))
    briefing = keep_briefing("Briefing", [(view, "Venezuela")], None)
    body = get("/api/v1/slides.html", [("briefing", briefing.key)]).body.decode()
    assert f"Shared on snapshot {gone}, no longer kept; shown is the nearest that is." in body
    assert "Not in this record, and not selected: country ZZZ." in body
    assert f"snapshot {own.snapshot_id};" in body


def test_slides_of_a_snapshot_that_is_removed_between_click_and_load_are_refused_in_words(
    own: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = "fedcba9876543210"
    file = tmp_path / f"{lost}.duckdb"
    shutil.copy(Store(tmp_path).path(own.snapshot_id), file)
    Store(tmp_path).point(lost)
    words = own.vocabulary

    def understood(self: Record) -> object:
        """The words of the one in service; then it is removed."""
        file.unlink(missing_ok=True)
        return words

    monkeypatch.setattr(Record, "vocabulary", property(understood))
    answer = get("/api/v1/slides.pdf", [("page", "timeline")])
    assert answer.status == 503
    assert lost in answer.problem["detail"]
    assert "ask again" in answer.problem["detail"]


@pytest.mark.parametrize("form", ["pptx", "pdf", "html"])
def test_a_hostile_caption_of_two_thousand_letters_stays_text(own: Record, form: str) -> None:
    caption = "=cmd|' /C calc'!A1 $x^{2$ <script>alert(1)</script>\x00\x07\u202e " + "W" * 2_000
    briefing = keep_briefing(caption, [(shared("timeline", "country=VEN"), caption)], None)
    answer = get(f"/api/v1/slides.{form}", [("briefing", briefing.key)])
    assert answer.status == 200
    if form == "html":
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert(1)" in answer.text
    if form == "pptx":
        assert all(len(each) <= 120 and "\x07" not in each for each in titles(answer.body))


@pytest.mark.parametrize("path", ["slides.pdf", "slides.pptx", "picture.png"])
def test_keys_and_states_that_are_too_long_are_refused_in_few_words(own: Record, path: str) -> None:
    query = [("briefing", "a" * 50_000), ("country", "X" * 50_000), *[("actor", f"nobody-{number}") for number in range(400)]]
    answer = get(f"/api/v1/{path}", query)
    assert answer.status == 400
    assert len(answer.body) < 200_000
    assert {each["field"] for each in answer.problem["rejected"]} >= {"briefing", "country", "actor"}
