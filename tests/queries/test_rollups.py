"""What is added up once a build gives the same sums as the events themselves, whatever is selected."""

from datetime import date, timedelta
from random import Random

import duckdb
import pytest

from queries.engines.duckdb_file import DuckDBEngine
from queries.question import load
from queries.selection import Selection
from tests.queries.record import write_record

SEED = 11
SELECTIONS = 80
ROLLED_UP = ("tally", "period_tally", "unplaced_tally", "cell_tally", "cast_tally")
QUESTIONS = {
    "overview/totals": {},
    "countries/events_by_country": {},
    "countries/sums_within_dates": {},
    "map/countries_by_period": {},
    "map/events_not_drawn": {},
    "timeline/events_by_period": {"top": 3, "ranked_by": "best"},
    "timeline/not_placed_in_periods": {},
    "timeline/events_by_period_and_party": {"top": 2, "ranked_by": "best"},
    "actors/parts_by_actor": {"top": 50, "sought": None},
    "actors/pairs_of_sides": {"top": 50},
    "map/cells": {"cell": 4.0, "west": -180.0, "south": -90.0, "east": 180.0, "north": 90.0},
}
COUNTRIES, TYPES, DATASETS = ("SYR", "VEN", "MLI"), ("state_based", "non_state", "one_sided"), ("accounts", "coded", "early")


@pytest.fixture(scope="module")
def engines(empty_record, tmp_path_factory):
    """The same small record twice: as built, and with every event marked unsettled and looked up one by one."""
    folder = tmp_path_factory.mktemp("rollups")
    opened = []
    for name in ("rolled", "detail"):
        path = folder / f"{name}.duckdb"
        path.write_bytes(empty_record.read_bytes())
        write_record(path, _record(Random(SEED)))
        if name == "detail":
            _take_apart(path)
        opened.append(DuckDBEngine(path))
    yield opened
    for engine in opened:
        engine.close()


def test_the_record_has_what_makes_rollups_hard(engines):
    rolled, detail = engines
    said = {}
    for name, engine in (("rolled", rolled), ("detail", detail)):
        counted = "SELECT count(*), count(*) FILTER (WHERE is_settled), count(*) FILTER (WHERE killed_best IS NULL) FROM event"
        said[name] = engine._con.execute(counted).fetchall()[0]
    assert said["rolled"][0] > said["rolled"][1] > 0
    assert said["detail"][1] == 0
    spans = dict(rolled._con.execute("SELECT span_months, count(*) FROM tally GROUP BY span_months").fetchall())
    assert set(spans) == {0, 1, 12, 48, 192, 768}
    assert min(spans.values()) > 5
    outer = {
        months
        for (months,) in rolled._con.execute("SELECT DISTINCT outer_no // 10000 FROM tally WHERE span_months = 0").fetchall()
    }
    assert outer == {0, 12, 48, 192, 768}
    placed = {(grain, how) for grain in ("month", "year") for how in ("within", "spread", "start", "end")} | {
        ("month", "too coarse")
    }
    assert set(rolled._con.execute("SELECT DISTINCT grain, placed FROM period_tally").fetchall()) == placed


@pytest.mark.parametrize("name", QUESTIONS)
def test_sums_are_those_of_the_events(name, engines):
    random = Random(SEED)
    filled = 0
    for _ in range(SELECTIONS):
        selection = _selection(random)
        own = {key: value for key, value in QUESTIONS[name].items() if key in load(name).own_parameters}
        rolled, detail = (engine.ask(name, selection, **own).to_pylist() for engine in engines)
        assert [_rounded(row) for row in rolled] == [_rounded(row) for row in detail], selection
        filled += bool(rolled)
    assert filled > SELECTIONS / 3


def _rounded(row):
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in row.items()}


def _selection(random: Random) -> Selection:
    start = _day(random)
    later = start + timedelta(days=random.choice((500, 2_000, 9_000, 30_000)) * random.random())
    spans = (
        {},
        {"date_from": start, "date_to": later},
        {
            "date_from": start.replace(day=1),
            "date_to": (later.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        },
        {"date_from": start.replace(day=1)},
        {"date_to": start.replace(day=1) - timedelta(days=1)},
        {"date_from": date(start.year, 1, 1), "date_to": date(later.year, 12, 31)},
    )
    chosen = {
        "country": random.choice(((), (), COUNTRIES[:1], COUNTRIES[1:])),
        "type": random.choice(((), (), TYPES[:1])),
        "dataset": random.choice(((), (), DATASETS[1:2])),
        "asof": random.choice((None, None, date(2020, 6, 1), date(2021, 3, 1), date(2022, 1, 1))),
        "harm": random.choice((None, None, None, "wounded")),
        "victim": random.choice((None, None, None, "civilian")),
        "grain": random.choice(("month", "month", "year", "year", "day", "week")),
        "placed": random.choice((None, None, "start", "end")),
        "by": random.choice((None, "country", "type")),
        "q": random.choice((None, None, None, None, "e1")),
        "actor": random.choice(((), (), (), ("government",), ("militia", "rebels"))),
        "conflict": random.choice(((), (), (), ("uprising",))),
    }
    return Selection(**chosen, **random.choice(spans))


def _day(random: Random) -> date:
    """A day around one on which spans of many years meet, or within a few years of another."""
    around, days = random.choice(
        ((date(1983, 12, 31), 60), (date(1999, 12, 31), 400), (date(2018, 1, 1), 1_100), (date(2018, 1, 1), 1_100))
    )
    return around + timedelta(days=random.randrange(-days // 2, days))


def _record(random: Random):
    """A few hundred coded events of every kind of span and precision, figures without numbers, replaced and withdrawn ones."""
    events, figures, parts = [], [], []
    for number in range(400):
        dataset = random.choice(("coded", "coded", "early", "accounts"))
        start = _day(random)
        length = random.choice((0, 0, 0, 3, 40, 400, 4_000))
        place = random.choice(((None, None), (0.0, 0.0), (random.uniform(-60, 60), random.uniform(-179, 179))))
        event = f"e{number}"
        events.append({
            "event_id": event, "dataset_id": dataset, "start_date": start, "end_date": start + timedelta(days=length),
            "event_type": "airstrike" if dataset == "accounts" else random.choice(TYPES),
            "country_iso3": random.choice((*COUNTRIES, None)), "event_count": random.choice((1, 1, 5)),
            "date_precision": random.choice(("day", "days", "week", "month", "year")),
            "location_precision": random.choice(("exact", "near", "province", "country", "international", None)),
            "latitude": place[0], "longitude": place[1], "title": event, "conflict_name": random.choice(("uprising", "invasion", None)),
        })  # fmt: skip
        sides = random.sample(("government", "rebels", "militia", "police"), random.choice((0, 1, 2, 2, 3)))
        roles = ("side_a", "side_b", "side_b") if dataset != "accounts" else ("initiator", "target", "side_a")
        parts += [{"event_id": event, "actor_id": actor, "role": role} for actor, role in zip(sides, roles, strict=False)]
        if dataset != "accounts":
            figures += _figures(random, event)
    datasets = [
        {"dataset_id": "early", "role": "coded", "summed": False, "published_on": date(2020, 1, 1)},
        {"dataset_id": "coded", "role": "coded", "summed": True, "published_on": date(2021, 1, 1)},
    ]
    return {"dataset": datasets, "event": events, "event_actor": parts, "casualty": figures}


def _figures(random: Random, event: str):
    best = random.choice((None, 0, 3, 50))
    numbers = {} if best is None else {"low": best // 2, "best": best, "high": best + 1}
    figures = [{"casualty_id": f"{event}-first", "event_id": event, **numbers}]
    fate = random.choice(("stays", "stays", "stays", "stays", "late", "withdrawn", "replaced", "replaced and withdrawn"))
    if fate == "late":
        figures[0]["claimed_on"] = date(2021, 2, 1)
    if fate == "withdrawn":
        figures[0] |= {"retracted_on": date(2021, 2, 1), "retraction_reason": "wrong"}
    if fate.startswith("replaced"):
        new = {
            "casualty_id": f"{event}-second",
            "event_id": event,
            "low": 7,
            "best": 8,
            "high": 9,
            "claimed_on": date(2021, 2, 1),
        }
        back = {"retracted_on": date(2021, 6, 1), "retraction_reason": "wrong"} if fate.endswith("withdrawn") else {}
        figures.append({**new, **back, "supersedes_casualty_id": f"{event}-first"})
    if random.random() < 0.2:
        figures.append({"casualty_id": f"{event}-wounded", "event_id": event, "harm": "wounded", "low": 1, "best": 2, "high": 3})
    return figures


def _take_apart(path):
    """Let no event stand in a rollup: its total goes where changing ones are kept."""
    with duckdb.connect(str(path)) as con:
        con.execute("""
            INSERT INTO event_toll
            SELECT event_id, 'killed', 'all', killed_low, killed_best, killed_high, out_of_order_count, DATE '1900-01-01',
              NULL, event_no
            FROM event
            INNER JOIN dataset USING (dataset_id)
            WHERE is_settled AND summed;
            UPDATE event SET is_settled = FALSE, killed_low = NULL, killed_best = NULL, killed_high = NULL, out_of_order_count = 0;
        """)
        for table in ROLLED_UP:
            con.execute(f"DELETE FROM {table}")
