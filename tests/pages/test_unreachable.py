"""An engine that goes away while readers read: said in a sentence, with what was read before still shown, and nothing hangs."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import record
from components.extracts import RECORDS, SCOPES
from components.http.limits import SOON
from components.maps import STAND_IN
from components.palette import LIGHT
from components.slides.counts import STOOD_IN
from components.slides.deck import slides_of
from components.view import View
from data.moving.move import move
from data.store import Store
from deploy.postgres import PostgreSQL, postgresql
from queries.engines import views
from queries.engines.reached import LONGEST_PAUSE_SECONDS
from queries.selection import Selection
from tests.components.asking import get
from tests.pages.conftest import APP, RUN_SECONDS, Shown
from tests.sail import Sail, sail
from tests.startable import missing

SHELL = APP.parent / "components" / "shell.py"
LISTED = "Events drawn at their place"
ACTOR, CODED = "united-states", "ucdp-ged-21.1-located:1"
WITHOUT_THE_SERVER = (
    ("overview", {}),
    ("timeline", {}),
    ("actors", {}),
    *(("statements", {"part": part}) for part in ("question", "positions", "parties", "changes")),
    ("event", {"event": "us-operation-venezuela-2026-01-03"}),
    *(("extract", {"records": records}) for records in ("statements", "topics", "countries", "attention")),
    *(("method", {"part": part}) for part in ("datasets", "article", "definitions", "limits")),
)
# Pages of which a part goes down to single events: what is said of it, and what is drawn all the same.
IN_PART: tuple[tuple[str, dict[str, str], list[str], str], ...] = (
    ("overview", {"actor": ACTOR}, ["The map", "The timeline"], "killed in the operation"),
    (
        "overview",
        {"q": "caracas"},
        ["What each side says", "The newest statements", "The map", "The timeline"],
        "Sources: cannot be told",
    ),
    ("overview", {"event": CODED}, ["What each side says"], "Newest statements"),
    (
        "map",
        {"actor": ACTOR},
        ["The map", "The list of countries", "The list of events", "What is not mapped"],
        "cannot be counted",
    ),
    ("timeline", {"actor": ACTOR}, ["The timeline"], "one lane a party"),
    ("actors", {"actor": ACTOR}, ["Events attributed to it", "The sums by country"], "With those that speak for it"),
    ("event", {"event": CODED}, ["The event"], "One event"),
    ("statements", {"q": "caracas"}, ["The accounts"], "Statement versus statement"),
    ("search", {"q": "caracas"}, ["Hits among places and events"], "Statements (1)"),
    ("extract", {}, ["What the file holds"], "One kind of records"),
    ("extract", {"records": "figures"}, ["What the file holds"], "One kind of records"),
    ("method", {"part": "documents"}, ["This section"], "Sources and method"),
)


def forget() -> None:
    """Have the record open its engine and ask everything again."""
    for each in vars(record).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()
    record._answers.clear()
    record._frames.clear()


@pytest.fixture
def server(store: Store, tmp_path, monkeypatch) -> Iterator[PostgreSQL]:
    if "ducklake" in missing():
        pytest.skip(missing()["ducklake"])
    with postgresql() as started:
        url = f"ducklake:postgres:{started.connection()}?data={tmp_path / 'lake'}"
        move(store, "duckdb://", url, str(store.current()), lambda _: None)
        monkeypatch.setenv("PARALLAX_STORE", str(store.folder))
        monkeypatch.setenv("PARALLAX_ENGINE", url)
        # The bundled record is small enough to be held whole.
        monkeypatch.setattr(views, "HELD_ROWS", 1_000)
        forget()
        yield started
    forget()


@pytest.fixture
def parquet(store: Store, tmp_path, monkeypatch) -> Path:
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    move(store, "duckdb://", f"duckdb+parquet://{tmp_path / 'parquet'}", str(store.current()), lambda _: None)
    monkeypatch.setenv("PARALLAX_STORE", str(store.folder))
    return tmp_path / "parquet"


@pytest.fixture
def unserved(parquet: Path, monkeypatch) -> Iterator[None]:
    """A server of Spark Connect that is not there."""
    monkeypatch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:1?data={parquet}")
    forget()
    yield
    record.current().engine.close()
    forget()


@pytest.fixture
def spark(parquet: Path, tmp_path, monkeypatch) -> Iterator[Sail]:
    with sail(tmp_path) as started:
        monkeypatch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{started.port}?data={parquet}")
        forget()
        yield started
        record.current().engine.close()
    forget()


def opened(page: str, **query: str) -> Shown:
    run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
    for name, value in query.items():
        run.query_params[name] = value
    return Shown(run.switch_page(f"pages/{page}.py").run())


def test_what_was_read_is_shown_and_the_rest_is_said(server: PostgreSQL, tmp_path: Path) -> None:
    before = opened("actors")
    assert before.faults == []
    # The folder alone might come back with the next attempt; the catalog alone is not asked any more.
    (tmp_path / "lake").rename(tmp_path / "elsewhere")
    server.stop()
    # Nothing of it has to be asked again, and nobody knows yet.
    assert record.unreachable() is None
    assert opened("actors").words == before.words
    began = time.monotonic()
    other = opened("timeline", country="SYR")
    assert time.monotonic() - began < RUN_SECONDS / 2
    assert other.faults == []
    assert absent_parts(other) == ["The timeline", "The statements over time", "Media attention"]
    assert "files of its data are missing" in str(record.unreachable())
    assert server.password not in "".join([*other.notices, str(record.unreachable())])
    assert opened("actors").words == before.words
    assert notices_of_the_shell() == ["is shown was read before that"]


def test_a_wrong_password_is_told_to_nobody(server: PostgreSQL, tmp_path, monkeypatch, caplog, capfd) -> None:
    wrong = "hunter2hunter2"
    catalog = f"ducklake:postgres:{server.connection(password=wrong)}?data={tmp_path / 'lake'}"
    for engine, environment in ((catalog, None), (catalog.replace(f" password={wrong}", ""), wrong)):
        forget()
        monkeypatch.setenv("PARALLAX_ENGINE", engine)
        if environment:
            monkeypatch.setenv("PGPASSWORD", environment)
        page, ready = opened("overview"), get("/readyz")
        assert ready.status == 503
        assert page.faults
        told = [str(record.unreachable()), ready.text, *page.faults, caplog.text, *capfd.readouterr()]
        for each in told[:2]:
            assert "refuses the user or the password" in each
        assert wrong not in "".join(told)


def test_accounts_are_drawn_without_the_server_and_single_events_when_it_is_back(spark: Sail) -> None:
    spark.kill()
    for page, query in WITHOUT_THE_SERVER:
        shown = opened(page, **query)
        assert shown.faults == absent_parts(shown) == [], (page, query)
    away = f"the server of Spark Connect at 127.0.0.1:{spark.port} cannot be reached"
    lost = opened("map", country="VEN")
    assert lost.faults == []
    assert absent_parts(lost) == ["The list of events"]
    assert STAND_IN in lost.words
    assert away in str(record.unreachable())
    assert opened("overview").faults == []
    assert notices_of_the_shell() == ["is shown was read before that"]
    spark.start()
    # It is asked again after a pause, which has grown with each attempt.
    until = time.monotonic() + 2 * LONGEST_PAUSE_SECONDS
    while LISTED not in (back := opened("map", country="VEN")).tables and time.monotonic() < until:
        time.sleep(1)
    assert len(back.tables[LISTED])
    assert absent_parts(back) == []
    assert absent_parts(opened("extract")) == []
    assert record.unreachable() is None
    assert notices_of_the_shell() == []


def test_a_part_that_goes_down_to_events_is_said_and_the_rest_of_its_page_is_drawn(unserved: None) -> None:
    for page, query, absent, drawn in IN_PART:
        shown = opened(page, **query)
        assert shown.faults == [], (page, query)
        assert absent_parts(shown) == absent, (page, query)
        assert drawn in shown.words, (page, query)


def test_files_that_need_no_events_are_made_and_others_are_to_be_asked_for_later(unserved: None) -> None:
    assert len(get("/api/v1/statements.csv").text.splitlines()) > 100
    absent = get("/api/v1/events.csv")
    assert (absent.status, absent.headers["retry-after"]) == (503, str(SOON))
    assert "Part of the record cannot be reached just now" in absent.text


@pytest.mark.parametrize("scope", SCOPES)
def test_the_extract_says_which_kinds_of_rows_can_be_had_and_they_can(scope: str, unserved: None) -> None:
    shown = opened("extract", country="VEN")
    (choice,) = [each for each in shown.run.button_group if each.key == "extract_scope"]
    choice.set_value(scope).run()
    assert absent_parts(shown) == ["What the file holds"]
    (said,) = [notice for notice in shown.notices if notice.startswith("Meanwhile there are files")]
    there, _, away = said.partition("Not before the server answers again: ")
    assert away == "events, figures, actors, sources and the package."
    for records, title in RECORDS.items():
        answer = get(f"/api/v1/{records}.csv", [("country", "VEN")])
        assert (answer.status == 503) == (title.lower() in away), records
        rows = f"{title.lower()} ({len(list(csv.reader(answer.text.splitlines(keepends=True)))) - 1:,} row"
        assert (answer.status == 200) == (rows in there), records


def test_cells_are_said_to_stand_for_places_on_page_and_slide_and_only_where_there_are_places(unserved: None) -> None:
    for country, stand_in in (("VEN", True), ("SYR", False)):
        assert (STAND_IN in opened("map", country=country).words) == stand_in
        (slide,) = slides_of(View("map", record.current(), Selection(country=(country,)), LIGHT), "https://example.org/")
        assert any(STOOD_IN in line for line in slide.foot) == any(STOOD_IN in line for line in slide.notes) == stand_in
    # Near enough for names of towns, which are asked for one by one.
    near = opened("map", country="VEN", at="10.5,-66.9,9")
    assert near.faults == []
    assert absent_parts(near) == ["The list of events"]
    assert near.charts


def test_the_page_that_finds_the_server_gone_says_so_above_itself(spark: Sail) -> None:
    spark.kill()
    assert record.unreachable() is None
    assert notices_of_the_shell() == ["is shown was read before that"]
    for view, told in (("", True), ("present", False)):
        shell = AppTest.from_file(SHELL, default_timeout=RUN_SECONDS)
        shell.query_params["view"] = view
        assert [str(spark.port) in each.value for each in shell.run().warning] == [told]


def absent_parts(shown: Shown) -> list[str]:
    """Parts of a page of which it is said that they cannot be shown."""
    return [notice.partition(" cannot be shown just now")[0] for notice in shown.notices if "cannot be shown just now" in notice]


def notices_of_the_shell() -> list[str]:
    """What stands above every page."""
    shell = AppTest.from_file(SHELL, default_timeout=RUN_SECONDS).run()
    return [part for each in shell.warning for part in ("is shown was read before that",) if part in each.value]


def say_unreachable() -> None:
    from components.shell import say_error
    from queries.engine import UnreachableError

    say_error(UnreachableError("the lake's catalog cannot be opened: nothing listens there"))


def test_a_reader_is_told_without_a_number_of_a_fault() -> None:
    (said,) = AppTest.from_function(say_unreachable).run().error
    assert "nothing listens there" in said.value
    assert "fault" not in said.value
