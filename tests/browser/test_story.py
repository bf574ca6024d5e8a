"""The story of the toll, as a reader follows it by moving one slider; and what the two sides say of the Cuban dead."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import no_exception, settled
from tests.browser.test_walk import open_at, query

# By the end of each day: what is claimed in all, words on the chart and words not on it, verdicts on the pairs of figures.
STOPS = {
    date(2026, 1, 3): (
        "at least 40",
        ["3 Jan: at least 40"],
        ["at least 80", "at least 100", ": 83"],
        {"One gives no number": 1},
    ),
    date(2026, 1, 4): (
        "20 to 80 or more",
        ["4 Jan: at least 80 (before: at least 40, 3 Jan)", "NTN24, 4 Jan: about 20"],
        ["at least 100", ": 83"],
        {"Conflict": 2, "Agree": 1, "One gives no number": 12},
    ),
    date(2026, 1, 7): (
        "20 to 100 or more",
        ["Diosdado Cabello, 7 Jan: at least 100", "4 Jan: at least 80"],
        [": 83"],
        {"Conflict": 14, "Agree": 31, "Other people": 3},
    ),
    date(2026, 1, 16): (
        "20 to 100 or more",
        ["Vladimir Padrino López, 16 Jan: 83", "Diosdado Cabello, 7 Jan: at least 100"],
        ["100 to 120"],
        {"Conflict": 18, "Agree": 37},
    ),
    date(2026, 1, 23): (
        "20 to 100 or more",
        ["Tarek William Saab, 23 Jan: 100 to 120", "Vladimir Padrino López, 16 Jan: 83", "Diosdado Cabello, 7 Jan: at least 100"],
        [],
        {"Conflict": 18, "Part of the other": 33, "Impossible": 7},
    ),
}


def test_the_toll_is_told_by_moving_one_slider(page: Page) -> None:
    open_at(page, "/statements?event=us-operation-venezuela-2026-01-03&topic=total-dead&asof=2026-01-03")
    page.get_by_text("Verdicts: which of these figures agree").click()
    settled(page)
    for day, (claimed, on_chart, not_on_chart, verdicts) in STOPS.items():
        move_to(page, day)
        expect(page.get_by_text(re.compile(r"^Claimed in all:"))).to_have_text(f"Claimed in all: {claimed}")
        words = chart_words(page)
        assert [each for each in on_chart if not any(each in line for line in words)] == []
        assert [each for each in not_on_chart if any(each in line for line in words)] == []
        heading = page.locator("p").filter(has_text=re.compile(r"^Verdicts on \d+ pairs? of figures"))
        for verdict, count in verdicts.items():
            expect(heading).to_contain_text(f"{verdict}: {count}")
        no_exception(page)


def move_to(page: Page, day: date) -> None:
    """Press the arrow until the slider stands on the day."""
    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(25):
        if query(page).get("asof") == [day.isoformat()]:
            return
        before = page.url
        page.keyboard.press("ArrowRight")
        page.wait_for_function("before => location.href !== before", arg=before)
        settled(page)
    pytest.fail(f"the slider never reached {day}")


def chart_words(page: Page) -> list[str]:
    return page.locator(".st-key-claims_total-dead .js-plotly-plot text").all_text_contents()


def test_the_matrix_holds_the_refusal_and_the_tribute_of_the_same_sunday(page: Page) -> None:
    open_at(page, "/statements?event=us-operation-venezuela-2026-01-03&topic=cuban-dead&asof=2026-01-04&part=positions")
    page.get_by_text("Said the opposite of themselves").click()
    settled(page)
    refusal = page.get_by_text("would not comment on Cuban losses")
    tribute = page.get_by_text("The Venezuelan foreign ministry paid tribute to the 32 Cubans killed.")
    expect(refusal.locator("visible=true").first).to_be_visible()
    expect(tribute.locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize(
    ("topic", "cuba", "united_states", "badge"),
    [
        ("cuban-dead", "32 Cubans lost their lives in combat", "Miller said the Cuban figure was probably lower", "Contradicts"),
        ("cuban-how-died", "the 32 fought until the last bullet", "died in a fierce gun battle with US troops", "Corroborates"),
        ("cuban-role", "helping to protect Maduro", "were run by Cubans", "Contradicts"),
    ],
    ids=["how many", "how they died", "why they were there"],
)
def test_cuba_and_the_united_states_stand_side_by_side(page: Page, topic: str, cuba: str, united_states: str, badge: str) -> None:
    open_at(page, f"/statements?event=us-operation-venezuela-2026-01-03&topic={topic}&a=cuba&b=united-states")
    opened = (
        page.get_by_test_id("stExpander")
        .filter(has_text="Republic of Cuba")
        .filter(has_text=re.compile(re.escape(united_states)))
    )
    for words in (cuba, united_states, badge):
        expect(opened.get_by_text(words).locator("visible=true").first).to_be_visible()
    expect(opened.get_by_role("link").locator("visible=true").first).to_have_attribute("href", re.compile("^https?://"))


def test_every_line_of_the_memo_carries_its_source(page: Page) -> None:
    open_at(page, "/statements?event=us-operation-venezuela-2026-01-03&topic=total-dead&asof=2026-01-16")
    with page.expect_download() as download:
        page.get_by_role("button", name="Memo").click()
        page.get_by_role("button", name="Memo as Markdown").click()
    memo = download.value.path().read_text(encoding="utf-8")
    said = [line for line in memo.splitlines() if line.startswith("- ")]
    assert len(said) > 50
    assert [line for line in said if not re.search(r"\[\d+\]", line)] == []
    assert "83" in memo
    assert "at least 100" in memo
