"""What the bundled record knew of 3 January 2026, day by day."""

from datetime import date

import pytest

from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection

OPERATION = "us-operation-venezuela-2026-01-03"


@pytest.fixture(scope="module")
def engine(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


def figures(engine, topic, day):
    """Figures on a topic as of a day."""
    return engine.ask("statements/figures_by_topic", Selection(topic=topic, asof=date.fromisoformat(day))).to_pylist()


def numbers(engine, topic, day):
    """Kind and number of the figures that stand and have one."""
    rows = figures(engine, topic, day)
    return {(row["number_kind"], _number(row)) for row in rows if row["is_current"] and _number(row) is not None}


def _number(row):
    return row["best"] if row["best"] is not None else row["low"]


def test_on_the_day_there_is_at_least_40(engine):
    assert numbers(engine, "total-dead", "2026-01-03") == {("at_least", 40)}


def test_the_next_day_80_takes_its_place_beside_20_and_25(engine):
    assert numbers(engine, "total-dead", "2026-01-04") == {("at_least", 80), ("about", 20), ("at_least", 25)}
    (forty,) = [row for row in figures(engine, "total-dead", "2026-01-04") if row["best"] == 40]
    assert (forty["is_current"], forty["superseded_on"]) == (False, date(2026, 1, 4))


def test_100_from_the_seventh(engine):
    assert ("at_least", 100) not in numbers(engine, "total-dead", "2026-01-06")
    assert ("at_least", 100) in numbers(engine, "total-dead", "2026-01-07")


def test_83_from_the_sixteenth_without_removing_the_100(engine):
    assert ("exact", 83) not in numbers(engine, "total-dead", "2026-01-15")
    assert numbers(engine, "total-dead", "2026-01-16") >= {("exact", 83), ("at_least", 100)}


def test_100_to_120_is_of_venezuelans_only(engine):
    def of_saab(day):
        return [
            (row["low"], row["high"], row["victim_country_iso3"], row["is_for_topic"])
            for row in figures(engine, "total-dead", day)
            if row["claimant_actor_id"] == "tarek-william-saab" and row["is_current"] and row["low"] is not None
        ]

    assert of_saab("2026-01-22") == []
    assert of_saab("2026-01-23") == [(100, 120, "VEN", False)]


def test_no_number_of_cubans_before_the_fourth_and_32_ever_after(engine):
    assert figures(engine, "cuban-dead", "2026-01-02") == []
    assert numbers(engine, "cuban-dead", "2026-01-03") == set()
    for day in ("2026-01-04", "2026-01-06", "2026-01-16", "2026-11-01"):
        assert ("exact", 32) in numbers(engine, "cuban-dead", day)


@pytest.mark.parametrize(
    ("day", "position"),
    [("2026-01-04", "withholds"), ("2026-01-05", "withholds"), ("2026-01-06", "asserts"), ("2026-11-01", "asserts")],
)
def test_the_names_are_withheld_until_the_sixth(engine, day, position):
    rows = engine.ask("statements/positions_by_topic_and_party", Selection(event=OPERATION, asof=date.fromisoformat(day)))
    positions = [
        row["position"] for row in rows.to_pylist() if (row["topic_id"], row["party_actor_id"]) == ("cuban-names", "cuba")
    ]
    assert positions == [position]


BOATS = [
    ("2025-12-18", set()),
    ("2025-12-19", {104}),
    ("2025-12-31", {104, 115}),
    ("2026-01-06", {104, 115}),
    ("2026-01-07", {104, 123}),
    ("2026-01-26", {104, 126}),
    ("2026-02-17", {104, 126, 145}),
    ("2026-05-28", {104, 126, 145, 199}),
]


@pytest.mark.parametrize(("day", "dead"), BOATS)
def test_the_dead_of_the_boats_by_day(engine, day, dead):
    totals = {number for _, number in numbers(engine, "boat-strike-dead", day)}
    assert {number for number in totals if number > 100} == dead
