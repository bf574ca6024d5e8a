"""However an event of several periods is placed, the total over all periods is the same, and that of the selection."""

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection
from tests.queries.record import write_record

MEASURES = ("events", "accounts", "low", "best", "high", "without_number")
FIRST = date(2019, 11, 1)
DAYS = st.integers(0, 900).map(lambda count: FIRST + timedelta(days=count))
SPANS = (0, 0, 0, 1, 5, 30, 31, 60, 200, 500)


def _event(number: int, chance: random.Random) -> dict[str, object]:
    start = FIRST + timedelta(days=chance.randrange(700))
    end = start + timedelta(days=chance.choice(SPANS))
    return {
        "event_id": f"e{number:03}",
        "start_date": start,
        "end_date": end,
        "date_precision": "day" if start == end else "days",
        "country_iso3": chance.choice(["SYR", "IRQ", "YEM", None]),
        "dataset_id": "accounts" if chance.random() < 0.2 else "coded",
        "event_count": 1,
    }


@pytest.fixture(scope="module")
def engine(empty_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBEngine]:
    """Eighty events of one day to five hundred, two in three with a number."""
    chance = random.Random(7)
    events = [_event(number, chance) for number in range(80)]
    numbered = [each for each in events if each["dataset_id"] == "coded" and chance.random() < 0.7]
    tolls = [
        {
            "casualty_id": f"c-{each['event_id']}",
            "event_id": each["event_id"],
            "low": 1,
            "best": (best := chance.randint(1, 99)),
            "high": best + 7,
        }
        for each in numbered
    ]
    played = [
        {"event_id": each["event_id"], "actor_id": chance.choice(["army", "rebels", "gang"]), "role": "side_a"} for each in events
    ]
    path = tmp_path_factory.mktemp("placement") / "record.duckdb"
    shutil.copy(empty_record, path)
    engine = DuckDBEngine(write_record(path, {"event": events, "casualty": tolls, "event_actor": played}))
    yield engine
    engine.close()


def _total(engine: DuckDBEngine, selection: Selection, question: str = "timeline/events_by_period") -> list[float]:
    rows = engine.ask(question, selection, top=2, ranked_by="best").to_pylist()
    return [round(sum(row[measure] or 0 for row in rows), 3) for measure in MEASURES]


CHOSEN = st.builds(
    lambda days, grain, by: Selection(date_from=min(days), date_to=max(days), grain=grain, by=by),
    st.tuples(DAYS, DAYS),
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from([None, "country", "dataset"]),
)


@settings(max_examples=40, deadline=None)
@given(CHOSEN)
def test_every_placement_gives_the_same_total_as_the_selection(engine: DuckDBEngine, selection: Selection) -> None:
    totals = {placed: _total(engine, selection.with_(placed=placed)) for placed in ("start", "end", "spread")}
    assert totals["start"] == totals["end"] == totals["spread"]
    countries = engine.ask("countries/events_by_country", selection).to_pylist()
    assert totals["spread"] == [sum(row[measure] or 0 for row in countries) for measure in MEASURES]


@settings(max_examples=20, deadline=None)
@given(CHOSEN)
def test_parties_with_one_part_each_add_up_whatever_the_placement(engine: DuckDBEngine, selection: Selection) -> None:
    question = "timeline/events_by_period_and_party"
    totals = [_total(engine, selection.with_(placed=placed), question) for placed in ("start", "end", "spread")]
    assert totals[0] == totals[1] == totals[2] == _total(engine, selection)


@settings(max_examples=20, deadline=None)
@given(CHOSEN, st.sampled_from(["start", "end", "spread"]))
def test_nothing_is_placed_outside_the_dates_chosen(engine: DuckDBEngine, selection: Selection, placed: str) -> None:
    rows = engine.ask("timeline/events_by_period", selection.with_(placed=placed), top=9, ranked_by="best").to_pylist()
    periods = {row["period_start"] for row in engine.ask("timeline/coverage_by_period", selection).to_pylist()}
    assert {row["period_start"] for row in rows} <= periods
