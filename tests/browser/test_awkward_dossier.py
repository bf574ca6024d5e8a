"""Walks over the awkward dossier: nothing breaks, nothing leaves, nothing sticks out, right to left stays readable."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.pages import ROOT, serving
from tests.browser.conftest import no_exception, settled
from tests.browser.walking import fence
from tests.records import folders

WALK = (
    "",
    "map",
    "timeline",
    "statements?event=saltmarsh-firing&topic=forty-claimants",
    "statements?event=saltmarsh-firing&topic=who-fired",
    "statements?event=ferry-lost-at-sea&topic=same-day",
    "statements?event=lowbridge-siege&topic=siege-dead&asof=2021-02-14",
    "statements?event=hostile-event",
    "statements?event=lamp-vigil",
    "event?event=saltmarsh-firing",
    "event?event=tern-dispute",
    "event?event=hostile-event",
    "event?event=buoy-cut",
    "actors",
    "extract",
    "method",
)
# How far the page, and every part that is not made to scroll, reaches beyond the window.
OVERFLOW = """
() => ['stApp', 'stMain', 'stMainBlockContainer'].map((id) => document.querySelector(`[data-testid="${id}"]`))
  .concat(document.documentElement)
  .filter((part) => part && part.scrollWidth > part.clientWidth + 1)
  .map((part) => `${part.dataset.testid ?? part.tagName}: ${part.scrollWidth} in ${part.clientWidth}`)
"""
SCRIPTS_OF_RECORDS = '() => document.querySelectorAll(\'img[src="x"], a[href^="javascript"], script:not([src])\').length'
ARABIC, HEBREW = "لم يُقتل أحد في مرسى الملح", "היו 12 נעדרים"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the awkward dossier alone, in place of the bundled one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_STORE", str(folders.awkward_store(tmp_path_factory).folder))
        with serving(ROOT / "app.py") as (address, _):
            yield address


@pytest.mark.parametrize("width", [1280, 420])
def test_no_page_breaks_leaves_or_sticks_out(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 800}, service_workers="block")
    refused = fence(context, server)
    page = context.new_page()
    page.goto("/")
    settled(page)
    own_scripts = page.evaluate(SCRIPTS_OF_RECORDS)
    stuck_out: dict[str, list[str]] = {}
    for path in WALK:
        page.goto(f"/{path}")
        settled(page)
        no_exception(page)
        stuck_out[path] = page.evaluate(OVERFLOW)
        assert page.evaluate(SCRIPTS_OF_RECORDS) == own_scripts, path
    context.close()
    assert {path: found for path, found in stuck_out.items() if found} == {}
    assert refused == []


def test_quotes_from_right_to_left_are_read_beside_their_translation(page: Page) -> None:
    for path, quote, translation in (
        ("statements?event=saltmarsh-firing&topic=forty-claimants", ARABIC, "Nobody was killed at the Saltmarsh mooring"),
        ("statements?event=ferry-lost-at-sea&topic=same-day", HEBREW, "There were 12 missing"),
    ):
        page.goto(f"/{path}")
        settled(page)
        page.get_by_text("What was said, in order").click()
        expect(page.get_by_text(quote).first).to_be_visible()
        expect(page.get_by_text(translation).first).to_be_visible()
