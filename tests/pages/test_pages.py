"""Every page with every kind of selection: drawn, in words, with tables and without a fault."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.record import current
from queries.selection import FIELDS, Selection
from tests.pages.conftest import APP, Query, Shown

PAGES = tuple(sorted(path.stem for path in (APP.parent / "pages").glob("*.py")))
EACH = pytest.mark.parametrize("page", PAGES)
OPERATION = "us-operation-venezuela-2026-01-03"
Show = Callable[..., Shown]

UNDERSTOOD: dict[str, Query] = {
    "nothing chosen": {},
    "the day of the event": {"asof": "2026-01-03"},
    "before anything was known": {"asof": "1990-01-01"},
    "after everything": {"asof": "2030-01-01"},
    "one country": {"country": "VEN"},
    "a country without a record": {"country": "TUV"},
    "all countries of a kind": {"country": ["CUB", "USA", "VEN"]},
    "one event": {"event": OPERATION},
    "an event without questions": {"event": "airstrike-la-carlota"},
    "an event not yet known": {"event": "padrino-toll-2026-01-16", "asof": "2026-01-03"},
    "one topic": {"event": OPERATION, "topic": "total-dead"},
    "two parties": {"event": OPERATION, "a": "cuba", "b": "united-states"},
    "every party on every question": {"event": OPERATION, "part": "positions"},
    "what changed since a day": {"event": OPERATION, "since": "2026-01-03"},
    "the same party twice": {"event": OPERATION, "a": "cuba", "b": "cuba"},
    "words with markup": {"q": "<b>](javascript:alert(1)) $x$ :red[x]"},
    "a presentation": {"view": "present", "country": "VEN"},
    "another harm of other victims": {"harm": "wounded", "victim": "civilian"},
    "one day": {"from": "2026-01-03", "to": "2026-01-03"},
    "days of which no dataset knows": {"from": "1950-01-01", "to": "1950-12-31"},
    "each period and division": {"grain": "year", "by": "country", "measure": "without_number"},
    "everything at once": {
        "country": ["CUB", "VEN"], "actor": "cuba", "type": "airstrike", "harm": "killed", "victim": "military", "from": "2026-01-01",
        "to": "2026-12-31", "asof": "2026-01-16", "q": "caracas", "event": OPERATION, "topic": "cuban-dead", "a": "cuba",
        "b": "united-states", "grain": "day", "by": "type", "measure": "high",
    },
}  # fmt: skip
# An address bar, and what the notice on the page has to name.
REFUSED: dict[str, tuple[Query, tuple[str, ...]]] = {
    "the end before the start": ({"from": "2026-02-01", "to": "2026-01-01"}, ("2026-01-01", "2026-02-01")),
    "an unknown country": ({"country": "ATLANTIS"}, ("Country", "ATLANTIS")),
    "an unknown event": ({"event": "no-such-event"}, ("Event", "no-such-event")),
    "an unknown topic": ({"topic": "no-such-topic"}, ("Topic", "no-such-topic")),
    "an unknown party": ({"a": "nobody", "b": "no-one"}, ("nobody", "no-one")),
    "an unknown snapshot": ({"snapshot": "0" * 16}, ("Snapshot", "0" * 16)),
    "a field there is not": ({"colour": "blue"}, ("colour", "blue", "no such field")),
    "a day there is not": ({"asof": "2026-02-30"}, ("As of", "2026-02-30", "no such day")),
    "a value with markup": ({"country": "<script>alert(1)</script>"}, ("<script>alert(1)</script>",)),
    "a very long value": ({"q": "x" * 10_000}, ("Words", "x" * 80 + "…")),
    "a very long field": ({"y" * 5_000: "1"}, ("y" * 80 + "…",)),
    "signs that do not print": ({"event": "a\x00b\x07\u202ec"}, ("Event",)),
    "too many values": ({"country": ["VEN"] * 400}, ("Country", "300 values at most")),
    "several values where one is taken": ({"asof": ["2026-01-03", "2026-01-04"]}, ("As of", "2026-01-04", "takes one value")),
}
# Where the numbers of each chart stand as a table: on the same page under this name, or on the page that the chart links to.
TWINS = {
    "world_map": "Events and deaths by country",
    "deaths_by_period": "deaths and events by period",
    "lanes": "every statement",
    "country_bars": "Events and deaths by country",
    "pairs_matrix": "who acted against whom",
    "event_map": "Parts of this event",
    "small_map": "map",
    "small_timeline": "timeline",
}
CHARTED = {"overview", "map", "timeline", "statements", "event", "actors"}


@EACH
@pytest.mark.parametrize("case", UNDERSTOOD)
def test_a_page_is_drawn_without_a_fault_and_says_its_selection(show: Show, page: str, case: str) -> None:
    shown = show(page, UNDERSTOOD[case])
    assert shown.faults == []
    query = {name: [value] if isinstance(value, str) else list(value) for name, value in UNDERSTOOD[case].items()}
    selection, rejected = Selection.from_query(query, current().vocabulary)
    assert rejected == ()
    assert shown.run.warning.len == 0 or page == "timeline", shown.notices
    assert selection.describe(current().vocabulary) in shown.words
    assert len(shown.run.title) == 1


# Every page reads its address by one function: each case is put to one of them, in turn, and each page meets one at least.
@pytest.mark.parametrize(("page", "case"), list(zip(cycle(PAGES), REFUSED, strict=False)))
def test_a_value_that_is_not_understood_is_named_on_the_page(show: Show, page: str, case: str) -> None:
    query, named = REFUSED[case]
    shown = show(page, query)
    assert shown.faults == []
    notices = "\n".join(shown.notices)
    assert [each for each in named if each not in notices] == []
    assert "was not used" in notices


@EACH
def test_many_values_that_are_not_understood_do_not_flood_the_page(show: Show, page: str) -> None:
    shown = show(page, {f"field{number}": "x" for number in range(400)})
    assert shown.faults == []
    assert len(shown.run.warning) < 12
    assert any("392 more values" in each for each in shown.notices)


@EACH
def test_every_chart_has_words_and_a_table(show: Show, page: str) -> None:
    shown = show(page, {"country": "VEN"})
    assert bool(shown.charts) == (page in CHARTED)
    for key, alt in shown.charts.items():
        assert len(alt) > 20, key
        twin = TWINS.get(key, "every figure, with its source")
        links = [each.proto.page for each in shown.run.get("page_link")]
        assert twin in shown.tables or twin in links, f"{key} has no table; there are {list(shown.tables)}"


@EACH
def test_every_table_says_what_it_holds(show: Show, page: str) -> None:
    shown = show(page)
    assert shown.tables or page in ("method", "search")
    assert "" not in shown.tables


@EACH
def test_a_presentation_shows_no_sidebar(show: Show, page: str) -> None:
    assert len(show(page, {"view": "present"}).run.sidebar) == 0
    assert len(show(page).run.sidebar) > 0


@EACH
def test_a_selection_without_records_is_not_shown_as_zero(show: Show, page: str) -> None:
    shown = show(page, {"country": "TUV"})
    if page in ("statements", "event"):
        assert any("No event of the selection" in each for each in shown.notices)
    elif page not in ("method", "search"):
        assert any("not the same as nothing having happened" in each for each in shown.notices)
        assert "No matching records." in shown.words


def test_the_way_out_of_an_empty_selection_empties_it(show: Show) -> None:
    shown = show("map", {"country": "TUV"})
    (button,) = [each for each in shown.run.main.get("button") if each.label == "Clear the selection"]
    button.click().run()
    assert dict(shown.run.query_params) == {}
    assert shown.charts


def test_what_was_chosen_goes_along_to_another_page(show: Show) -> None:
    shown = show("map", {"country": "VEN", "asof": "2026-01-04"})
    shown.run.query_params.clear()
    shown.run.switch_page("pages/statements.py").run()
    assert {name: shown.run.query_params[name] for name in shown.run.query_params} == {
        "country": "VEN",
        "asof": "2026-01-04",
    }
    assert "Venezuela · as of 4 Jan 2026" in shown.words


CODES = (
    "VEN",
    "cuba",
    "airstrike",
    OPERATION,
    "total-dead",
    "cuban-names",
    "civilian",
    "wounded",
    "week",
    "day",
    "country",
    "events",
)
FIELD_VALUES = st.one_of(
    st.sampled_from(CODES),
    st.dates(date(1980, 1, 1), date(2030, 1, 1)).map(str),
    st.sampled_from(["2026-01-03", "2026-01-04", "1900-01-01", "9999-12-31", "0001-01-01", "", " ", "none", "<b>", "%", "-1"]),
    st.text(max_size=30).filter(lambda text: text.isprintable()),
)
NAMES = st.one_of(st.sampled_from([field.name for field in FIELDS if field.name != "snapshot"]), st.just("nosuch"))


@pytest.mark.parametrize("page", ["statements", "timeline"])
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(query=st.dictionaries(NAMES, st.lists(FIELD_VALUES, min_size=1, max_size=3), max_size=7))
def test_no_address_bar_breaks_a_page(show: Show, page: str, query: Query) -> None:
    assert show(page, query).faults == []


# What was claimed when, as it stands on the screen


def figures(show: Show, topic: str, asof: str) -> dict[tuple[str, str], str]:
    """Claimant and figure of every row on the screen, and whether it stands."""
    table = show("statements", {"event": OPERATION, "topic": topic, "asof": asof}).tables
    rows = table.get("every figure, with its source")
    return {} if rows is None else {(row.claimant, row.figure): row.state for row in rows.itertuples()}


OFFICIAL = "Senior Venezuelan official quoted anonymously by The New York Times"


def test_on_3_january_at_least_40_stands_and_80_is_not_known(show: Show) -> None:
    known = figures(show, "total-dead", "2026-01-03")
    assert known[OFFICIAL, "at least 40"] == "stands"
    assert not any(figure == "at least 80" for _, figure in known)
    assert "**at least 40**" in show("statements", {"event": OPERATION, "topic": "total-dead", "asof": "2026-01-03"}).words


def test_on_4_january_at_least_80_stands_and_40_is_replaced_and_kept(show: Show) -> None:
    known = figures(show, "total-dead", "2026-01-04")
    assert known[OFFICIAL, "at least 80"] == "stands"
    assert known[OFFICIAL, "at least 40"] == "replaced 4 Jan 2026"


@pytest.mark.parametrize(("asof", "is_known"), [("2026-01-06", False), ("2026-01-07", True), ("2026-01-16", True)])
def test_at_least_100_is_known_from_7_january(show: Show, asof: str, is_known: bool) -> None:
    assert (("Diosdado Cabello", "at least 100") in figures(show, "total-dead", asof)) == is_known


def test_83_is_known_from_16_january_and_100_still_stands(show: Show) -> None:
    padrino, cabello = ("Vladimir Padrino López", "83"), ("Diosdado Cabello", "at least 100")
    assert padrino not in figures(show, "total-dead", "2026-01-15")
    known = figures(show, "total-dead", "2026-01-16")
    assert (known[padrino], known[cabello]) == ("stands", "stands")


def test_no_number_of_cuban_dead_is_known_on_3_january_and_32_from_4_january(show: Show) -> None:
    before = figures(show, "cuban-dead", "2026-01-03")
    assert before
    assert not any(sign.isdigit() for _, figure in before for sign in figure)
    assert figures(show, "cuban-dead", "2026-01-04")["Government of Cuba", "32"] == "stands"


@pytest.mark.parametrize("asof", ["2026-01-04", "2026-01-05"])
def test_the_names_of_the_cuban_dead_are_withheld_until_6_january(show: Show, asof: str) -> None:
    query = {"event": OPERATION, "topic": "cuban-names", "asof": asof}
    shown = show("statements", {**query, "part": "positions"})
    (table,) = [table for table in shown.tables.values() if {"Topic", "Republic of Cuba"} <= set(table.columns)]
    matrix = table.set_index("Topic")
    assert "withholds" in matrix.loc["Names of the Cuban dead", "Republic of Cuba"].lower()
    assert "published names" not in show("statements", query).words


def test_the_names_of_the_cuban_dead_are_published_on_6_january(show: Show) -> None:
    shown = show("statements", {"event": OPERATION, "topic": "cuban-names", "asof": "2026-01-06"})
    assert "published names, ranks, ages" in shown.words
    assert "gave neither names nor posts" in shown.words


def test_each_later_day_keeps_every_figure_of_the_day_before(show: Show) -> None:
    days = [date(2026, 1, 3) + timedelta(days=number) for number in range(0, 15, 3)]
    known = [set(figures(show, "total-dead", day.isoformat())) for day in days]
    assert all(earlier <= later for earlier, later in pairwise(known))
    assert len(known[-1]) > len(known[0])


# The method page


def section(show: Show, name: str) -> Shown:
    shown = show("method")
    (choice,) = [each for each in shown.run.button_group if each.key == "method_section"]
    choice.set_value(name).run()
    return shown


@pytest.mark.parametrize("name", ["Datasets", "Documents", "Article", "Definitions", "Questions", "Dictionary", "Limits"])
def test_each_section_of_the_method_is_drawn(show: Show, name: str) -> None:
    shown = section(show, name)
    assert shown.faults == []
    assert len(shown.words) > 100


def test_every_sentence_of_the_article_is_findable(show: Show) -> None:
    rows = section(show, "Article").tables["Sentences of the article and their records"]
    assert set(rows["sentence_no"]) == set(range(1, 61))
    assert (rows["summary"].astype(str).str.len() > 5).all()


def test_a_memo_on_too_many_figures_points_to_the_questions(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.memo_buttons.MOST_FIGURES", 10)
    whole = show("statements", {"event": OPERATION, "part": "positions"})
    assert "Choose a question, and the memo is on that." in whole.words
    assert len(whole.run.get("download_button")) == 0
    one = show("statements", {"event": OPERATION, "topic": "total-dead"})
    assert len(one.run.get("download_button")) == 2


# The extract page


@pytest.mark.parametrize("records", ["events", "figures", "statements"])
def test_the_extract_says_the_rows_it_has_and_links_to_them(show: Show, records: str) -> None:
    shown = show("extract", {"country": "VEN", "asof": "2026-01-16"})
    (choice,) = [each for each in shown.run.button_group if each.key == "extract_records"]
    choice.set_value(records).run()
    counted = int(current().rows("extract/counts", Selection(country=("VEN",), asof=date(2026, 1, 16))).iloc[0][records])
    (link,) = shown.run.get("link_button")
    assert link.proto.label == f"Download CSV ({counted:,} rows)"
    assert link.proto.url == f"/api/v1/{records}.csv?country=VEN&asof=2026-01-16"
    assert len(shown.tables["First rows of the file"]) == min(counted, 200)
    assert shown.faults == []
