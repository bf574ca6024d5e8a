"""What a screen reader, a keyboard and tired eyes meet: axe on every page in both themes, and the Tab key."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import no_exception, settled
from tests.browser.walking import fence

PATHS = ("/", "/map", "/timeline", "/statements", "/event", "/actors", "/extract", "/method")
# What Streamlit does and we cannot change: the rule, the part of the page, and why.
STREAMLITS_OWN = (
    ("empty-table-header", "stDataFrame", "the hidden table behind the grid has a header without words"),
    ("target-size", "stDateInput", "the parts of a date are 18 pixels wide"),
    ("svg-img-alt", "stMetric", "the small line in a metric has no words of its own"),
)
# Whose parts of the page an element belongs to, from the inside out.
WITHIN = """
(selector) => {
  const names = [];
  for (let each = document.querySelector(selector); each; each = each.parentElement) {
    if (each.dataset.testid) names.push(each.dataset.testid);
  }
  return names;
}
"""
HERE = """
() => {
  const names = [];
  for (let each = document.activeElement; each; each = each.parentElement) {
    if (each.dataset.testid) names.push(each.dataset.testid);
  }
  return names;
}
"""
# What the Tab key has to reach, by page.
REACHED = {
    "/": {"stTopNavLink", "stMultiSelect", "stDateInput", "stTextInput", "stExpander", "stPageLink-NavLink", "stDataFrame"},
    "/map": {"stTopNavLink", "stMultiSelect", "stSelectbox", "stButton", "stCheckbox", "stPageLink-NavLink"},
    "/statements": {"stTopNavLink", "stSelectbox", "stSlider", "stTabs", "stExpander"},
    "/extract": {"stTopNavLink", "stButtonGroup", "stLinkButton", "stExpander"},
}
MOST_TABS = 140


@pytest.fixture(params=["light", "dark"])
def open_to_axe(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page in one theme, whose policy lets axe in."""
    context = browser.new_context(
        base_url=server,
        viewport={"width": 1280, "height": 720},
        color_scheme=request.param,
        bypass_csp=True,
        service_workers="block",
    )
    refused = fence(context, server)
    yield context.new_page()
    context.close()
    assert refused == []


def _is_streamlits(page: Page, rule: str, target: list[str]) -> bool:
    within = page.evaluate(WITHIN, target[-1])
    return any(rule == each and part in within for each, part, _ in STREAMLITS_OWN)


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_but_what_is_streamlits_own(open_to_axe: Page, path: str) -> None:
    page = open_to_axe
    page.goto(path)
    settled(page)
    no_exception(page)
    assert page.get_by_role("heading", level=1).count() == 1
    for chart in page.get_by_test_id("stPlotlyChart").all():
        words = chart.evaluate("(each) => (each.closest('[aria-label]') ?? each.querySelector('[aria-label]'))?.ariaLabel")
        assert len(words or "") > 20
    answer = Axe().run(page).response
    assert len(answer["passes"]) > 20
    found = [
        (violation["id"], node["html"][:160], [check["message"] for check in node["any"]][:1])
        for violation in answer["violations"]
        for node in violation["nodes"]
        if not _is_streamlits(page, violation["id"], node["target"])
    ]
    assert found == []


@pytest.mark.parametrize("path", REACHED)
def test_the_tab_key_reaches_every_kind_of_control(page: Page, path: str) -> None:
    page.goto(path)
    settled(page)
    reached: set[str] = set()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        reached.update(page.evaluate(HERE))
        if REACHED[path] <= reached:
            break
    assert REACHED[path] - reached == set()


def test_the_first_tab_offers_to_skip_the_navigation(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText") == "Skip to main content"
