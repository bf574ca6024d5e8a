"""What changed between snapshots, as readers see it; and a session that stays while new ones are published."""

from collections.abc import Callable

import duckdb
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.pages.conftest import APP, RUN_SECONDS, Changed, Shown, unescaped

ANGOLA = "country_iso3 = 'AGO' AND start_date = '1999-05-01'"


def opened(query: dict[str, str]) -> AppTest:
    run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
    for name, value in query.items():
        run.query_params[name] = value
    run.switch_page("pages/method.py").run()
    (section,) = [each for each in run.button_group if each.key == "method_section"]
    return section.set_value("What changed").run()


def test_with_one_snapshot_alone_it_is_said_that_nothing_can_be_compared(show: Callable[..., Shown]) -> None:
    shown = show("method")
    (section,) = [each for each in shown.run.button_group if each.key == "method_section"]
    section.set_value("What changed").run()
    assert shown.faults == []
    assert any("No other snapshot is kept" in notice for notice in shown.notices)


def test_the_selection_shows_its_own_changes_and_the_whole_record_all(changed: Changed) -> None:
    changed("00000000000000a1", "UPDATE event SET title = 'Another', source_count = 5 WHERE event_no IN (7, 17000)")
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{Store().path('00000000000000a1')}' AS kept (READ_ONLY)")
        (country,) = con.execute("SELECT country_iso3 FROM kept.event WHERE event_no = 7").fetchall()[0]
    shown = Shown(opened({"country": country}))
    assert shown.faults == []
    assert "0 new · 1 revised · 0 retracted · 0 moved" in shown.words
    assert "No total by country is another." in shown.words
    assert shown.tables["Changed records"]["changed"].tolist() == ["title, source count"]
    shown.run.toggle(key="difference_whole").set_value(True).run()
    assert "0 new · 2 revised · 0 retracted · 0 moved" in shown.words


def test_an_event_that_left_the_selection_is_among_its_changes(changed: Changed) -> None:
    changed("00000000000000a2", f"UPDATE event SET country_iso3 = 'COD' WHERE {ANGOLA}")
    for country in ("AGO", "COD"):
        shown = Shown(opened({"country": country}))
        assert shown.faults == []
        (kind,) = set(shown.tables["Changed records"]["kind"])
        assert kind == "moved"


def test_a_snapshot_that_cannot_be_compared_is_said_in_words(changed: Changed) -> None:
    changed("00000000000000a3", "ALTER TABLE event_actor RENAME COLUMN role TO part")
    changed("00000000000000a4", "UPDATE event SET title = 'Another' WHERE event_no = 7")
    shown = Shown(opened({}))
    assert shown.faults == []
    assert any("different schemas" in notice for notice in shown.notices)


def test_a_session_stays_through_three_publishes_and_shows_the_newest(changed: Changed) -> None:
    run = AppTest.from_file(APP, default_timeout=RUN_SECONDS).run()
    for number in range(1, 4):
        snapshot_id = changed(f"00000000000000b{number}", f"UPDATE event SET title = 'Title {number}' WHERE event_no = 7")
        for page in ("overview", "timeline", "method"):
            run.switch_page(f"pages/{page}.py").run()
            assert Shown(run).faults == []
        (section,) = [each for each in run.button_group if each.key == "method_section"]
        section.set_value("Limits").run()
        assert f"Snapshot {snapshot_id}" in Shown(run).words
    # Who asked for the first one by its address still has it.
    run.query_params["snapshot"] = "00000000000000b1"
    run.run()
    assert "Snapshot 00000000000000b1" in unescaped("\n".join(each.value for each in run.main.get("caption")))


LEADS_ON = "What changed in this view"


def page_with_leads(page: str, query: dict[str, str]) -> tuple[Shown, list[tuple[str, str]]]:
    """A page, and where it leads for what changed in its view."""
    run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
    for name, value in query.items():
        run.query_params[name] = value
    shown = Shown(run.switch_page(f"pages/{page}.py").run())
    links = [each.proto for each in shown.run.get("page_link") if each.proto.label == LEADS_ON]
    return shown, [(each.page, each.query_string) for each in links]


def test_pages_lead_to_what_changed_in_their_view_where_another_snapshot_is_kept(changed: Changed) -> None:
    assert page_with_leads("map", {"country": "AGO"})[1] == []
    changed("00000000000000a5", f"UPDATE event SET title = 'Another' WHERE {ANGOLA}")
    for page in ("overview", "map", "timeline", "event", "actors"):
        shown, leads = page_with_leads(page, {"country": "AGO"})
        assert (shown.faults, leads) == ([], [("method", "country=AGO&part=changes")])
    there, leads = page_with_leads("method", {"country": "AGO", "part": "changes"})
    assert leads == []
    assert " 0 retracted · 0 moved" in there.words
