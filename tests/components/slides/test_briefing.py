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

EVENT = "us-operation-venezuela-2026-01-03"


@pytest.fixture(autouse=True)
def own(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The bundled record in a store of its own, where links can be kept."""
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    shutil.copy(store.path(str(store.current())), tmp_path)
    Store(tmp_path).point(str(store.current()))
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
