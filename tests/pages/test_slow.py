"""An engine that takes too long over a part of a page, or refuses it: said in its place, the rest is drawn, and it is asked again."""

from dataclasses import replace

import pytest

from data.moving.move import move
from queries.engines import spark
from queries.question import load
from tests.pages.test_unreachable import absent_parts, forget, opened
from tests.queries.slow import never, slow_down
from tests.sail import sail
from tests.startable import missing

SLOW = "timeline/statement_lanes"
PART = "The statements over time"


@pytest.fixture
def _on_sail(store, tmp_path, monkeypatch):
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    move(store, "duckdb://", f"duckdb+parquet://{tmp_path / 'parquet'}", store.current(), lambda _: None)
    with sail(tmp_path) as server:
        monkeypatch.setenv("PARALLAX_STORE", str(store.folder))
        monkeypatch.setenv("PARALLAX_ENGINE", f"sc://127.0.0.1:{server.port}?data={tmp_path / 'parquet'}")
        forget()
        yield
        forget()


def asked_again(shown):
    """The page after its reader has asked again for what it gave up."""
    (button,) = [each for each in shown.run.button if each.label == "Ask again"]
    return type(shown)(button.click().run())


@pytest.mark.usefixtures("_on_sail")
def test_a_part_that_takes_too_long_says_so_once_and_the_page_is_whole_when_it_is_answered(monkeypatch):
    slow_down(monkeypatch, SLOW)
    asked = []
    monkeypatch.setattr(spark, "load", lambda name: asked.append(name) or (never(load(name)) if name == SLOW else load(name)))
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "8")
    shown = opened("timeline")
    assert shown.faults == []
    assert absent_parts(shown) == [PART]
    assert any("no answer in 8 seconds, and was told to stop" in notice for notice in shown.notices)
    # Asked ahead, and for its part: nobody waits twice for the same.
    assert asked.count(SLOW) == 1
    assert "deaths_by_period" in shown.charts
    assert "lanes" not in shown.charts
    assert "Against the period before" in [each.value for each in shown.run.header]
    assert [each.label for each in shown.run.button if each.label == "Cancel"] == []
    again = asked_again(shown)
    assert absent_parts(again) == [PART]
    assert asked.count(SLOW) == 2
    monkeypatch.setattr(spark, "load", load)
    drawn = asked_again(again)
    assert drawn.faults == absent_parts(drawn) == []
    assert {"deaths_by_period", "lanes"} <= set(drawn.charts)


@pytest.mark.usefixtures("_on_sail")
def test_a_part_that_the_server_refuses_says_so_and_the_rest_is_drawn(monkeypatch, caplog):
    slow_down(monkeypatch, SLOW)
    refused = load(SLOW).sql.replace("SELECT", "SELECT no_such_function(1),", 1)
    assert refused != load(SLOW).sql
    monkeypatch.setattr(spark, "load", lambda name: replace(load(name), sql=refused) if name == SLOW else load(name))
    shown = opened("timeline")
    assert shown.faults == []
    (said,) = [notice for notice in shown.notices if "refuses what it is asked" in notice]
    assert said.startswith(f"{PART} cannot be shown: ")
    assert "NO_SUCH_FUNCTION" in caplog.text
    assert "deaths_by_period" in shown.charts
    assert [each.label for each in shown.run.button if each.label == "Ask again"] == []
