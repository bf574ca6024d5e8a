"""A shared view keeps its promise: it says when it was made and on what, what changed since, and what stands in for what is gone."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.record import current
from components.short_links import Shared, find, keep, keep_briefing
from data.store import Store
from tests.pages.conftest import APP, RUN_SECONDS, Changed, Query, Shown, unescaped

EVENT = "us-operation-venezuela-2026-01-03"
# Of no other test's, for what was opened is remembered by its identifier.
NEXT, LATER = "00000000000000b1", "00000000000000b2"
# Two events of Venezuela's sums become others.
CHANGE = "UPDATE event SET title = 'Another' WHERE event_no IN (SELECT event_no FROM event WHERE country_iso3 = 'VEN' LIMIT 2)"


def opened(page: str, query: Query) -> AppTest:
    run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
    for name, value in query.items():
        run.query_params[name] = value
    run.switch_page(f"pages/{page}.py").run()
    assert Shown(run).faults == []
    return run


def shared_link(run: AppTest) -> str:
    """What a reader finds behind the button."""
    run.session_state["share"] = True
    run.run()
    return str(next(each.value for each in run.code if "snapshot=" in each.value))


def lines(run: AppTest) -> set[str]:
    """What is said on the page, but for the selection in words, which a link says in full."""
    return {line for line in Shown(run).words.splitlines() if "Cuba and" not in line and "Cuba, Venezuela" not in line}


@pytest.mark.parametrize("page", ["overview", "map", "timeline", "statements", "event", "actors"])
def test_the_link_shows_the_same_and_leaves_nothing_to_choose(show: Callable[..., Shown], page: str) -> None:
    first = opened(page, {"country": ["VEN", "CUB"], "from": "2025-06-01"})
    query = parse_qs(urlsplit(shared_link(first)).query)
    assert query["snapshot"] == [current().snapshot_id]
    assert {"country", "from", "harm", "victim", "made"} <= set(query)
    again = opened(page, query)
    assert lines(opened(page, {"country": ["VEN", "CUB"], "from": "2025-06-01"})) <= lines(again)


def test_what_the_page_chose_itself_is_in_the_link(show: Callable[..., Shown]) -> None:
    assert parse_qs(urlsplit(shared_link(opened("statements", {}))).query).keys() >= {"event", "topic"}
    assert parse_qs(urlsplit(shared_link(opened("timeline", {}))).query).keys() >= {"grain", "placed"}
    assert parse_qs(urlsplit(shared_link(opened("map", {}))).query).keys() >= {"measure"}


def test_on_the_snapshot_in_service_it_says_that_it_will_stay(show: Callable[..., Shown]) -> None:
    shown = show("overview", {"snapshot": current().snapshot_id, "made": "2026-03-03"})
    assert f"Shared on 3 Mar 2026 on snapshot {current().snapshot_id}" in shown.words
    assert "whatever is published later" in shown.words


def test_on_an_older_snapshot_it_shows_that_one_and_counts_what_changed_in_the_view(changed: Changed) -> None:
    before = current().snapshot_id
    changed(NEXT, CHANGE)
    run = opened("overview", {"snapshot": before, "made": "2026-03-03", "country": "VEN"})
    assert f"on snapshot {before}" in Shown(run).words
    assert "Since then 2 records in this view changed" in Shown(run).words
    links = {each.proto.label: each.proto for each in run.get("page_link")}
    assert f"before={before}" in links["What changed"].query_string
    run.button(key="pinned_now").click().run()
    assert run.query_params == {"country": "VEN"}
    assert "holds the same records in this view" in Shown(opened("overview", {"snapshot": before, "country": "NZL"})).words


def test_what_changed_opens_on_the_comparison(changed: Changed) -> None:
    before = current().snapshot_id
    changed(NEXT, CHANGE)
    changed(LATER, CHANGE)
    run = opened("method", {"before": before, "part": "changes", "country": "VEN"})
    (choice,) = [each for each in run.selectbox if each.key == "choice_before"]
    assert choice.value == before
    assert "2 revised" in Shown(run).words


def test_for_a_snapshot_that_is_gone_the_next_one_stands_in_and_says_so(changed: Changed) -> None:
    gone = current().snapshot_id
    changed(NEXT, CHANGE)
    changed(LATER, CHANGE)
    Store().path(gone).unlink()
    run = opened("overview", {"snapshot": gone, "country": "VEN"})
    (said,) = [unescaped(each.value) for each in run.warning]
    assert f"it is no longer kept; shown is the nearest that is, {NEXT}" in said
    assert f"on snapshot {NEXT}" in Shown(run).words


def test_a_snapshot_that_never_was_is_refused_and_the_one_in_service_is_shown(show: Callable[..., Shown]) -> None:
    shown = show("overview", {"snapshot": "f" * 16})
    assert any("there is no such snapshot" in each for each in shown.notices)
    assert "Pinned" not in shown.words


def test_a_short_link_brings_its_title_and_note_until_the_view_is_changed(changed: Changed) -> None:
    title = "Losses *as of* [March](https://evil.example)"
    link = keep(Shared("overview", "country=VEN", current().snapshot_id, title, "Look at <b>this</b>"))
    run = opened("overview", {"country": "VEN", "snapshot": current().snapshot_id, "link": link.key})
    assert title in Shown(run).words
    assert "[March](https" not in "".join(each.value for each in run.main.markdown)
    run.multiselect(key="selection_country").set_value(["VEN", "CUB"]).run()
    assert title not in Shown(run).words
    assert f"snapshot {current().snapshot_id}" in Shown(run).words


def test_a_short_link_is_made_from_the_page(changed: Changed) -> None:
    run = opened("statements", {"event": EVENT})
    run.session_state["share"] = True
    run.run()
    (title,) = [each for each in run.text_input if each.label == "Title of a short link"]
    title.set_value("For the\u202e minister\n")
    (button,) = [each for each in run.button if each.label == "Make a short link"]
    button.click().run()
    (address,) = [each.value for each in run.code if "/v/" in each.value]
    link = find(address.rpartition("/")[2])
    assert link is not None
    assert (link.page, link.title, link.snapshot_id) == ("statements", "For the minister", current().snapshot_id)
    assert f"event={EVENT}" in link.query


@pytest.mark.parametrize("key", ["x", "a" * 16, "../etc", "a" * 5_000])
def test_a_key_that_is_none_in_the_address_bar_does_no_harm(show: Callable[..., Shown], key: str) -> None:
    assert show("overview", {"link": key, "snapshot": current().snapshot_id}).faults == []


def test_a_slide_has_no_chrome_and_says_what_it_shows_from_what_as_of_when(changed: Changed) -> None:
    views = [keep(Shared(page, "country=VEN", current().snapshot_id, page)) for page in ("overview", "map")]
    briefing = keep_briefing("Briefing", [(views[0], "What *is* known"), (views[1], "")], None)
    query = {
        "country": "VEN",
        "asof": "2026-01-16",
        "view": "present",
        "briefing": briefing.key,
        "slide": "1",
        "link": views[0].key,
    }
    run = opened("overview", {**query, "snapshot": current().snapshot_id})
    assert len(run.sidebar) == 0
    assert [unescaped(each.value) for each in run.title] == ["What *is* known"]
    said = Shown(run).words
    assert "As of 16 Jan 2026" in said
    assert f"on snapshot {current().snapshot_id}" in said
    assert "Sources:" in said
    assert "1 of 2" in said
    assert {each.label: each.disabled for each in run.button if each.key and each.key.startswith("slide_")} == {
        "Back": True, "Next": False, "Full screen": False, "End": False,
    }  # fmt: skip


def test_the_end_of_a_briefing_leaves_the_view(changed: Changed) -> None:
    view = keep(Shared("overview", "country=VEN", current().snapshot_id, "x"))
    briefing = keep_briefing("Briefing", [(view, "")], None)
    run = opened("overview", {"country": "VEN", "view": "present", "briefing": briefing.key, "slide": "1"})
    run.button(key="slide_end").click().run()
    assert "view" not in run.query_params
    assert len(run.sidebar) > 0


@pytest.mark.parametrize(
    "query", [{"briefing": "a" * 16}, {"slide": "7"}, {"briefing": "a" * 16, "slide": "999"}, {"slide": "x"}]
)
def test_a_briefing_that_is_none_is_said_to_be(show: Callable[..., Shown], query: dict[str, str]) -> None:
    shown = show("overview", {"view": "present", **query})
    assert shown.faults == []
    assert "This briefing is not kept here." in shown.words


def test_an_embedded_view_keeps_its_chart_and_its_sources_and_no_chrome(show: Callable[..., Shown]) -> None:
    shown = show("timeline", {"view": "embed", "country": "VEN"})
    assert (shown.faults, len(shown.run.sidebar)) == ([], 0)
    assert shown.charts
    assert "Sources:" in shown.words


def _open_what_is_gone() -> None:
    from components.record import Record
    from components.shell import say_error
    from data.errors import StoreError
    from queries.selection import Selection

    try:
        Record("e" * 16).rows("overview/totals", Selection())
    except StoreError as error:
        say_error(error)


def test_a_snapshot_that_is_removed_between_click_and_load_is_said_to_be(changed: Changed) -> None:
    (said,) = [each.value for each in AppTest.from_function(_open_what_is_gone).run().error]
    assert "may have been removed just now" in said
    assert "e" * 16 in said


def test_a_title_of_any_length_and_kind_is_kept_as_plain_text_of_its_longest(changed: Changed) -> None:
    run = opened("overview", {"country": "VEN"})
    run.session_state["share"] = True
    run.run()
    (title,) = [each for each in run.text_input if each.label == "Title of a short link"]
    title.set_value("=HYPERLINK(1) <script>\x00\x1b" + "x" * 2_000)
    (button,) = [each for each in run.button if each.label == "Make a short link"]
    button.click().run()
    assert not run.exception
    (path,) = [each.value for each in run.code if "/v/" in each.value]
    link = find(path.rpartition("/")[2])
    assert link is not None
    assert 190 < len(link.title) <= 200
    assert link.title.startswith("=HYPERLINK(1) <script> x")


def test_slides_are_offered_in_two_sizes(show: Callable[..., Shown]) -> None:
    run = show("timeline", {"country": "VEN"}).run
    run.session_state["slides"] = True
    run.run()

    def paths() -> list[str]:
        return [each.proto.url for each in run.get("link_button")]

    assert not any("size=" in path for path in paths())
    (size,) = [each for each in run.get("button_group") if each.key == "slide_size"]
    size.set_value("page").run()
    sized = [path.partition("?")[0] for path in paths() if "size=page" in path]
    assert sized == ["/api/v1/slides.pdf", "/api/v1/picture.png"]
