"""An engine that takes too long while a page is drawn: the page says so, keeps what it has, and is whole once the engine answers."""

import pytest

from data.moving.move import move
from queries.engines import spark
from queries.question import load
from tests.pages.test_unreachable import forget, opened
from tests.queries.slow import slow_down
from tests.sail import sail
from tests.startable import missing

SLOW = "timeline/statement_lanes"


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


@pytest.mark.usefixtures("_on_sail")
def test_a_page_whose_question_takes_too_long_says_so_and_is_whole_when_it_is_answered(monkeypatch, capsys):
    slow_down(monkeypatch, SLOW)
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "8")
    shown = opened("timeline")
    # Whoever runs a page in a test is told no more than that; what app.py says in its place is tested with what waits.
    assert len(shown.faults) == 1
    told = capsys.readouterr()
    assert "GivenUpError" in told.out + told.err
    # What is above the answer that is missing stays.
    assert shown.words
    assert [each.label for each in shown.run.button if each.label == "Cancel"] == []
    monkeypatch.setattr(spark, "load", load)
    monkeypatch.delenv("PARALLAX_QUERY_SECONDS")
    drawn = type(shown)(shown.run.run())
    assert drawn.faults == []
    assert drawn.charts
