"""Every page on a record that shares nothing with the bundled one and holds every awkward case."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import duckdb
import pytest

from data.store import Store
from queries.engines.duckdb_file import LOCKED
from queries.selection import FIXED
from tests.pages.conftest import APP, Query, Shown
from tests.records import folders

Show = Callable[..., Shown]
PAGES = tuple(sorted(path.stem for path in (APP.parent / "pages").glob("*.py")))
ON_EVENTS = ("event", "statements")
EVENTS = (
    "bell-accord", "buoy-cut", "ferry-lost-at-sea", "hostile-event", "lamp-vigil", "lowbridge-siege", "saltmarsh-firing", "tern-dispute",
)  # fmt: skip
TOPICS = {
    "bells-agreed": "bell-accord", "bells-nobody": "bell-accord", "bells-words": "bell-accord", "forty-claimants": "saltmarsh-firing",
    "hostile-topic": "hostile-event", "none-or-some": "ferry-lost-at-sea", "one-claimant": "saltmarsh-firing", "parts": "saltmarsh-firing",
    "same-day": "ferry-lost-at-sea", "siege-dead": "lowbridge-siege", "vigil-dead": "lamp-vigil", "vigil-why": "lamp-vigil",
    "who-fired": "saltmarsh-firing",
}  # fmt: skip
# What only the bundled dossier knows.
FOREIGN = ("venezuela", "maduro", "caracas", "cuba", "havana", "us-operation", "absolute resolve", "2026-01-03", "3 jan 2026")
MARKUP = "<script>alert('x')</script> ](javascript:alert(1)) $x$ :red[x]"
TABLE = "every figure, with its source"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the awkward dossier alone, in place of the bundled one."""
    return folders.awkward_store(tmp_path_factory)


@pytest.fixture(scope="module")
def ledger(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """The awkward snapshot, opened to be read beside the pages."""
    current = store.current()
    assert current is not None
    with duckdb.connect(str(store.path(current)), read_only=True, config=dict(LOCKED)) as con:
        yield con


def texts(shown: Shown) -> str:
    """Everything on a page that a reader can read: words, tables, charts, notices, labels of choices."""
    cells = [str(cell) for rows in shown.tables.values() for cell in [*rows.columns, *rows.to_numpy().ravel()]]
    labels = [str(each.label) for part in ("expander", "selectbox", "multiselect", "button") for each in shown.run.get(part)]
    options = [str(each) for part in ("selectbox", "multiselect") for box in shown.run.main.get(part) for each in box.options]
    return "\n".join([shown.words, *shown.notices, *cells, *shown.charts.values(), *labels, *options])


def of_topic(show: Show, topic: str, **more: str) -> Shown:
    return show("statements", {"event": TOPICS[topic], "topic": topic, **more})


def standing(shown: Shown) -> dict[tuple[str, str], str]:
    """Claimant and figure of every row in the table of figures, and whether it stands."""
    return {(row.claimant, row.figure): row.state for row in shown.tables[TABLE].itertuples()}


def days_known(ledger: duckdb.DuckDBPyConnection) -> list[date]:
    """Every day on which something was said, claimed or withdrawn, and the ones around them all."""
    rows = ledger.execute(
        "SELECT made_on AS day FROM statement UNION SELECT claimed_on FROM casualty UNION SELECT retracted_on FROM casualty"
        " UNION SELECT retracted_on FROM statement ORDER BY day"
    ).fetchall()
    days = [day for (day,) in rows if day is not None]
    return [days[0] - timedelta(days=1), *days, days[-1] + timedelta(days=1)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_nothing_of_the_bundled_record(show: Show, page: str) -> None:
    shown = show(page)
    assert shown.faults == []
    words = texts(shown).lower()
    # The world has a country of that name; no event of this record lies there.
    named = [each for each in FOREIGN if each in words and not (page == "map" and each in ("venezuela", "cuba"))]
    assert named == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_drawn_on_every_page(show: Show, page: str, event: str) -> None:
    shown = show(page, {"event": event})
    assert shown.faults == []
    assert not [each for each in FOREIGN if page in ON_EVENTS and each in texts(shown).lower()]


@pytest.mark.parametrize("part", FIXED["part"])
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_drawn_in_every_section(show: Show, part: str, event: str) -> None:
    shown = show("statements", {"event": event, "part": part})
    assert shown.faults == []
    assert not [each for each in FOREIGN if each in texts(shown).lower()]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_drawn(show: Show, topic: str) -> None:
    shown = of_topic(show, topic)
    assert shown.faults == []
    assert shown.run.warning.len == 0


@pytest.mark.parametrize("event", ["ferry-lost-at-sea", "lowbridge-siege", "saltmarsh-firing"])
def test_every_day_that_changed_something_can_be_looked_at(show: Show, ledger: duckdb.DuckDBPyConnection, event: str) -> None:
    days = days_known(ledger)
    near = [day for day in days if date(2021, 1, 4) <= day <= date(2021, 2, 20)] if event == "lowbridge-siege" else days[:15]
    for day in {days[0], *near[:: max(1, len(near) // 4)], days[-1]}:
        for part in FIXED["part"]:
            assert show("statements", {"event": event, "asof": day.isoformat(), "part": part}).faults == [], (day, part)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("asof", ["1900-01-01", "2015-02-28", "2019-06-12", "2100-12-31"])
def test_a_day_outside_the_record_is_no_fault(show: Show, page: str, asof: str) -> None:
    assert show(page, {"asof": asof}).faults == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"topic": "no-such"}, "no-such"),
        ({"a": "nobody"}, "nobody"),
        ({"event": "us-operation-venezuela-2026-01-03"}, "us-operation-venezuela-2026-01-03"),
        ({"country": "ATLANTIS"}, "ATLANTIS"),
        ({"q": MARKUP * 8}, "Words"),
    ],
)
@pytest.mark.parametrize("page", ON_EVENTS)
def test_a_value_of_another_record_is_named(show: Show, page: str, query: Query, named: str) -> None:
    shown = show(page, query)
    assert shown.faults == []
    assert any(named in each and "was not used" in each for each in shown.notices)


def test_a_party_beside_itself_is_told_so(show: Show) -> None:
    shown = show("statements", {"event": "saltmarsh-firing", "a": "gullmark", "b": "gullmark"})
    assert shown.faults == []
    assert any("the same party" in each for each in shown.notices)


def test_a_topic_of_another_event_gives_way_to_one_of_this(show: Show) -> None:
    assert show("statements", {"event": "bell-accord", "topic": "forty-claimants"}).faults == []


def test_forty_claimants_all_stand_in_the_table(show: Show) -> None:
    claimants = {claimant for claimant, _ in standing(of_topic(show, "forty-claimants"))}
    assert len([each for each in claimants if each.startswith("Village council")]) == 40
    assert len(claimants) == 43


def test_one_claimant_alone_is_no_conflict(show: Show) -> None:
    shown = of_topic(show, "one-claimant")
    assert standing(shown) == {("Ministry of Wells", "3"): "stands"}
    assert "no conflict found" in shown.words


def test_an_event_without_topics_says_so(show: Show) -> None:
    shown = show("statements", {"event": "buoy-cut"})
    assert shown.faults == []
    assert any("No question" in each for each in shown.notices)


def test_an_event_without_numbers_shows_none(show: Show) -> None:
    shown = show("statements", {"event": "bell-accord"})
    assert shown.faults == []
    assert TABLE not in shown.tables
    assert "Nothing was agreed." in shown.words


def test_a_record_without_coded_events_gives_no_toll(show: Show) -> None:
    for page in ("map", "timeline", "actors"):
        shown = show(page)
        assert shown.faults == []
        rows = [table for name, table in shown.tables.items() if "best" in table]
        assert all(table["best"].isna().all() for table in rows), page


def test_the_second_figure_of_a_day_replaces_the_first_of_it(show: Show) -> None:
    ministry = "وزارة المدّ والجزر"
    before = standing(of_topic(show, "same-day", asof="2019-06-12"))
    assert before == {(ministry, "41"): "stands"}
    after = standing(of_topic(show, "same-day", asof="2019-06-13"))
    assert (after[ministry, "29"], after[ministry, "14"]) == ("stands", "replaced 13 Jun 2019")
    assert after[ministry, "41"] == "replaced 13 Jun 2019"


def test_a_figure_withdrawn_stands_until_it_was_and_is_kept(show: Show) -> None:
    assert standing(of_topic(show, "none-or-some", asof="2019-06-15"))["Topic", "5"] == "stands"
    assert standing(of_topic(show, "none-or-some", asof="2019-06-16"))["Topic", "5"] == "withdrawn 16 Jun 2019"


def test_sixty_days_are_all_kept_and_one_stands(show: Show) -> None:
    rows = of_topic(show, "siege-dead").tables[TABLE]
    counted = rows[rows["claimant"] == "Ministry of Wells"]
    assert len(counted) == 60
    assert (counted["state"] == "stands").sum() == 1
    assert counted["basis"].tolist() == ["Reported"] * 30 + ["Identified"] * 30


def test_silence_is_not_shown_as_a_number(show: Show) -> None:
    shown = of_topic(show, "vigil-dead")
    assert {figure for _, figure in standing(shown)} == {"not given"}
    assert "0 to" not in shown.words


def test_two_parties_of_one_name_are_told_apart(show: Show) -> None:
    columns = list(
        show("statements", {"event": "ferry-lost-at-sea", "part": "positions"}).tables["Last position of each on each topic"]
    )
    assert len(set(columns)) == len(columns)
    assert len([each for each in columns if each.startswith("Residents")]) == 2


def test_words_from_right_to_left_stand_beside_their_translation(show: Show) -> None:
    said = of_topic(show, "forty-claimants").words
    assert "لم يُقتل أحد في مرسى الملح" in said
    assert "Nobody was killed at the Saltmarsh mooring" in said


def test_a_long_quote_is_shown_whole(show: Show) -> None:
    assert "We have counted the boats" in of_topic(show, "forty-claimants").words
    assert max(map(len, of_topic(show, "forty-claimants").words.split("“"))) > 2_000


def test_a_name_with_markup_is_shown_letter_by_letter(show: Show) -> None:
    for page in ("statements", "event"):
        assert MARKUP in show(page, {"event": "hostile-event"}).words


def test_a_record_of_two_dossiers_keeps_them_apart(
    tmp_path_factory: pytest.TempPathFactory, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_STORE", str(folders.both_store(tmp_path_factory).folder))
    for event in ("saltmarsh-firing", "us-operation-venezuela-2026-01-03"):
        shown = show("event", {"event": event})
        assert shown.faults == []
        assert ("Maduro" in shown.words) == (event != "saltmarsh-firing")
