"""Two servers behind nginx on one lake: what is published is seen on both, links hold on both, and one may die."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.build import RECORDS
from data.store import Store
from deploy.loopback import Deployment, deployed, why_not
from tests.browser.conftest import no_exception, settled
from tests.browser.test_sharing import EVENT, asked, claims, shared, short_address
from tests.browser.walking import fenced
from tests.startable import missing

VIEW = f"/statements?event={EVENT}&topic=total-dead"
SAID, CORRECTED = "Padrino López, 16 Jan: 83", "Padrino López, 16 Jan: 97"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    if "ducklake" in missing():
        pytest.skip(missing()["ducklake"])
    if reason := why_not():
        pytest.skip(reason)
    with deployed(tmp_path_factory.mktemp("deployment")) as started:
        yield started


@contextmanager
def reader(browser: Browser, running: Deployment, server: str) -> Iterator[Page]:
    """Somebody who began on one of the servers."""
    with fenced(browser, running.address) as page:
        page.context.add_cookies([{"name": "parallax_server", "value": server, "url": running.address}])
        yield page


def server_of(page: Page) -> str:
    (cookie,) = [each["value"] for each in page.context.cookies() if each["name"] == "parallax_server"]
    return cookie


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    no_exception(page)


def corrected(folder: Path) -> Path:
    """The bundled records, in which a minister corrects himself."""
    copied = shutil.copytree(RECORDS, folder / "records")
    (file,) = (copied / "dossiers").glob("*/casualties.csv")
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(",83,83,83,exact,", ",97,97,97,exact,"), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != before
    return copied


def test_two_servers_are_one_dashboard(browser: Browser, running: Deployment, tmp_path: Path) -> None:
    first = str(Store(Path(running.environment["PARALLAX_STORE"])).current())
    with reader(browser, running, "one") as on_one, reader(browser, running, "two") as on_two:
        for page, name in ((on_one, "one"), (on_two, "two")):
            opened(page, VIEW)
            assert server_of(page) == name
            assert SAID in claims(page)
        shared(on_one, "The toll", "As first counted", "Make a short link")
        link = short_address(on_one)

        running.edit("build", "--records", str(corrected(tmp_path)))
        for page in (on_one, on_two):
            opened(page, VIEW)
            assert CORRECTED in claims(page)
            opened(page, link)
            assert asked(page)["snapshot"] == [first]
            assert SAID in claims(page)

        running.kill("one")
        on_one.get_by_role("link", name="Timeline", exact=True).first.click()
        opened(on_one, on_one.url)
        assert server_of(on_one) == "two"
        opened(on_one, link)
        assert SAID in claims(on_one)
        expect(on_two.get_by_role("heading", level=1)).to_be_visible()
