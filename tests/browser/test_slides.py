"""Slides from the foot of a page: the HTML file opens from a folder, draws every figure and asks for nothing."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import settled
from tests.browser.walking import fence

PLOTTED = "document.querySelectorAll('.figure .main-svg').length >= document.querySelectorAll('.figure[data-figure]').length"


def test_the_html_file_of_a_page_opens_without_a_request(page: Page, browser: Browser, tmp_path: Path) -> None:
    page.goto("/?country=VEN")
    settled(page)
    page.get_by_role("button", name="Slides").click()
    link = page.get_by_role("link", name="PowerPoint").get_attribute("href")
    assert link
    assert link.endswith("/api/v1/slides.pptx?country=VEN&page=overview")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="One HTML file").click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)

    alone = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    refused, faults, asked = fence(alone, ""), [], []
    opened = alone.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri(), timeout=90_000)
    opened.wait_for_function(PLOTTED)
    assert opened.locator("section").count() >= 3
    assert opened.locator(".choroplethlayer path").count() > 100
    for section in opened.locator("section").all():
        words = section.inner_text()
        assert "Sources: " in words
        assert "snapshot " in words
        assert section.locator("img[alt='The link as a QR code']").count() == 1
    assert (refused, faults, asked) == ([], [], [file.as_uri()])
    alone.close()
