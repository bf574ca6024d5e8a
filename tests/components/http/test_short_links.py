"""A short link leads to its view; every other key is told so, and nothing more."""

from pathlib import Path

import pytest

from components.short_links import Shared, keep, keep_briefing
from data.links import FILE, Links
from data.store import Store
from tests.components.asking import get

SNAPSHOT = "0123456789abcdef"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    return tmp_path


@pytest.fixture
def link() -> str:
    return keep(Shared("statements", f"event=e&snapshot={SNAPSHOT}", SNAPSHOT, "Title")).key


def test_it_leads_to_the_view_and_brings_its_key_along(link: str) -> None:
    answer = get(f"/v/{link}")
    assert answer.status == 302
    assert answer.headers["location"] == f"/statements?event=e&snapshot={SNAPSHOT}&link={link}"
    assert answer.headers["cache-control"] == "no-store"


def test_the_first_page_has_no_name_in_its_address() -> None:
    key = keep(Shared("overview", "country=VEN", SNAPSHOT, "Title")).key
    assert get(f"/v/{key}").headers["location"] == f"/?country=VEN&link={key}"


@pytest.mark.parametrize("key", ["a", "a" * 16, "a" * 5_000, "%27%20OR%201=1", "%00", "<script>alert(1)</script>"])
def test_a_wrong_key_is_told_so_in_a_page_that_repeats_none_of_it(link: str, key: str) -> None:
    answer = get(f"/v/{key}")
    assert answer.status == 404
    assert "leads nowhere" in answer.body.decode()
    assert "alert" not in answer.body.decode()
    assert answer.body == get("/v/zzzzzzzzzzzzzzzz").body


def test_a_link_that_was_taken_back_says_so(link: str) -> None:
    Links(Store()).retire(link)
    answer = get(f"/v/{link}")
    assert answer.status == 410
    assert "taken back" in answer.body.decode()
    assert "Title" not in answer.body.decode()


def test_links_that_cannot_be_read_are_a_fault_of_ours(folder: Path) -> None:
    (folder / FILE).mkdir()
    assert get("/v/zzzzzzzzzzzzzzzz").status == 503


def test_a_briefing_leads_to_the_first_of_its_views_that_is_in_use() -> None:
    views = [keep(Shared("map", f"country={each}", SNAPSHOT, each)) for each in ("VEN", "CUB")]
    briefing = keep_briefing("Briefing", [(each, "") for each in views], None).key
    first, second = (each.key for each in views)
    assert get(f"/v/{briefing}").headers["location"] == f"/map?country=VEN&link={first}&briefing={briefing}&slide=1&view=present"
    Links(Store()).retire(first)
    assert get(f"/v/{briefing}").headers["location"] == f"/map?country=CUB&link={second}&briefing={briefing}&slide=2&view=present"
    Links(Store()).retire(second)
    assert get(f"/v/{briefing}").status == 410
