"""A reader before a slow engine: told that it is at work, for how long, free to cancel and to go elsewhere."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.moving.move import move
from data.store import Store
from tests.browser.conftest import no_exception, serving, settled
from tests.browser.walking import fenced
from tests.sail import Sail, sail
from tests.startable import missing

SLOW = "timeline/statement_lanes"
APP = "tests/browser/slow_app.py"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sail]:
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    with sail(tmp_path_factory.mktemp("sail")) as started:
        yield started


@pytest.fixture(scope="module")
def address(store: Path, engine: Sail, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, snapshot_id = tmp_path_factory.mktemp("parquet"), str(Store(store).current())
    move(Store(store), "duckdb://", f"duckdb+parquet://{folder}", snapshot_id, lambda _: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{engine.port}?data={folder}")
        patch.setenv("SLOW_QUESTION", SLOW)
        with serving(store, tmp_path_factory.mktemp("server") / "server.log", APP) as base:
            yield base


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    with fenced(browser, address) as page:
        yield page


def at_work(page: Page) -> None:
    """Open the slow page, and wait until it says that the engine is at work."""
    page.goto("/timeline")
    expect(page.get_by_text("The server is still at work")).to_be_visible(timeout=30_000)


def works(engine: Sail) -> bool:
    """Whether the server works on anything."""
    before = engine.busy_seconds()
    time.sleep(0.5)
    return engine.busy_seconds() - before > 0.1


def rests(engine: Sail) -> bool:
    """Whether it works on nothing any more, within ten seconds."""
    return any(not works(engine) for _ in range(20))


def test_a_question_under_way_counts_its_seconds_and_is_cancelled_by_a_button(reader: Page, engine: Sail) -> None:
    at_work(reader)
    assert works(engine)
    notice = reader.get_by_text("The server is still at work")
    first = notice.inner_text()
    expect(notice).not_to_have_text(first, timeout=5_000)
    reader.get_by_role("button", name="Cancel").click()
    expect(reader.get_by_text("was cancelled, and the server was told to stop")).to_be_visible(timeout=10_000)
    expect(notice).to_have_count(0)
    # The rest of the page is asked for and drawn.
    expect(reader.get_by_text("cannot be shown just now")).to_have_count(1)
    expect(reader.get_by_role("heading", name="Against the period before")).to_be_visible()
    expect(reader.get_by_text("Sources:")).to_be_visible()
    assert rests(engine)
    no_exception(reader)
    reader.get_by_role("button", name="Ask again").click()
    expect(notice).to_be_visible(timeout=30_000)


def test_a_reader_who_goes_elsewhere_is_not_kept_and_the_engine_stops(reader: Page, engine: Sail) -> None:
    at_work(reader)
    reader.get_by_role("link", name="Overview").first.click()
    expect(reader.get_by_text("The server is still at work")).to_have_count(0, timeout=10_000)
    settled(reader)
    no_exception(reader)
    assert rests(engine)


def test_a_reader_who_closes_the_page_leaves_nothing_at_work(reader: Page, engine: Sail) -> None:
    at_work(reader)
    reader.close()
    assert rests(engine)
