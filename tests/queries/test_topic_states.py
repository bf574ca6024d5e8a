"""What the build holds ready of every question, day by day, is what its statements, figures and pairs say themselves."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection
from tests.queries.record import write_record
from tests.queries.test_verdicts import EVENTS

SEED = 3
FIRST = date(2020, 2, 1)
DAYS = [None, *(FIRST + timedelta(days=number) for number in range(-1, 12))]
TOPICS = {
    "war-dead": {"event_id": "war", "harm": "killed", "victim_category": "all"},
    "war-soldiers": {"event_id": "war", "harm": "killed", "victim_category": "military", "victim_country_iso3": "VEN"},
    "raid-dead": {"event_id": "raid", "harm": "killed", "victim_category": "all"},
}
NUMBERS = {
    "exact": (1, 1, 1), "at_least": (1, None, None), "at_most": (None, None, 1), "range": (1, None, 3), "none": (0, 0, 0),
    "qualitative": (None, None, None), "undisclosed": (None, None, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(empty_record, tmp_path_factory):
    path = tmp_path_factory.mktemp("topics") / "record.duckdb"
    path.write_bytes(empty_record.read_bytes())
    random = Random(SEED)
    figures = [_figure(random, number) for number in range(120)]
    statements = [_statement(random, number) for number in range(60)]
    links = {tuple(random.sample(range(60), 2)) for _ in range(40)}
    write_record(path, {
        "event": [dict(event) for event in EVENTS],
        "topic": [{"topic_id": name, "kind": "casualties", **topic} for name, topic in TOPICS.items()],
        "casualty": figures,
        "statement": statements,
        "statement_relation": [
            {"from_statement_id": f"s{one}", "to_statement_id": f"s{other}", "relation": "contradicts"} for one, other in sorted(links)
        ],
    })  # fmt: skip
    opened = DuckDBEngine(path)
    yield opened
    opened.close()


def test_the_record_changes_its_mind(engine):
    ranked = [engine.ask("statements/topics_by_conflict", Selection(event="war", asof=day)).to_pylist() for day in DAYS]
    counts = [sum(row["disjoint_pairs"] for row in rows) for rows in ranked]
    assert ranked[1] == [] and max(counts) > 50
    assert any(later < earlier for earlier, later in pairwise(counts[1:]))
    assert max(row["contradictions"] for rows in ranked for row in rows) > 3
    assert any(row["has_open_end"] for rows in ranked for row in rows)


@pytest.mark.parametrize("event", ["war", "raid"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_state_is_what_is_told_one_by_one(engine, event, day):
    selection = Selection(event=event, asof=day)
    states = {row["topic_id"]: row for row in engine.ask("statements/topics_by_conflict", selection).to_pylist()}
    pairs = engine.ask("statements/figure_pairs", selection).to_pylist()
    disjoint = Counter(
        pair["a_topic_id"] for pair in pairs if pair["verdict"] == "conflict" and pair["a_topic_id"] == pair["b_topic_id"]
    )
    for topic, asked in TOPICS.items():
        if event == "raid" and asked["event_id"] != "raid":
            assert topic not in states
            continue
        said = engine.ask("statements/statements_by_topic", Selection(topic=topic, asof=day)).to_pylist()
        told = engine.ask("statements/figures_by_topic", Selection(topic=topic, asof=day)).to_pylist()
        standing = [row for row in told if row["is_current"]]
        if not said and not standing:
            assert topic not in states
            continue
        state = states[topic]
        assert state["disjoint_pairs"] == disjoint[topic]
        assert state["conflicts"] == state["disjoint_pairs"] + state["contradictions"]
        assert (state["statements"], state["parties"]) == (len(said), len({row["party_actor_id"] for row in said}))
        assert {key: state[key] for key in ("figures", "lowest", "highest", "has_open_end")} == _span(standing)
        assert _claimants(state) == _claimants_of(standing)
        assert state["last_on"] == max([row["made_on"] for row in said] + [row["claimed_on"] for row in standing])


def _span(standing):
    numbered = [row for row in standing if row["is_for_topic"] and _has_number(row)]
    lows = [0 if row["number_kind"] == "at_most" else _low(row) for row in numbered]
    highs = [_low(row) if row["number_kind"] == "at_least" else _high(row) for row in numbered]
    return {
        "figures": len(standing),
        "lowest": min(lows, default=None),
        "highest": max(highs, default=None),
        "has_open_end": any(row["number_kind"] == "at_least" for row in numbered),
    }


def _claimants(state):
    return tuple(state[f"claimants_{which}"] for which in ("with_number", "in_span", "without_number"))


def _claimants_of(standing):
    return (
        len({row["claimant_actor_id"] for row in standing if _has_number(row)}),
        len({row["claimant_actor_id"] for row in standing if _has_number(row) and row["is_for_topic"]}),
        len({row["claimant_actor_id"] for row in standing if not _has_number(row)}),
    )


def _has_number(row):
    return any(row[bound] is not None for bound in ("low", "best", "high"))


def _low(row):
    return min(row[bound] for bound in ("low", "best", "high") if row[bound] is not None)


def _high(row):
    return max(row[bound] for bound in ("low", "best", "high") if row[bound] is not None)


def _figure(random: Random, number: int):
    """A figure on a topic, mostly of exactly whom it asks about; some replace an earlier one, some are withdrawn."""
    topic = random.choice(list(TOPICS))
    kind = random.choice(list(NUMBERS))
    more = random.randrange(3)
    low, best, high = (None if bound is None else 0 if kind == "none" else bound + more for bound in NUMBERS[kind])
    claimed = FIRST + timedelta(days=random.randrange(8))
    other_people = {"victim_category": random.choice(["security", "civilian"])} if random.random() < 0.2 else {}
    withdrawn = claimed + timedelta(days=random.randrange(4)) if random.random() < 0.2 else None
    return {
        "casualty_id": f"f{number:03}", "topic_id": topic, **TOPICS[topic], **other_people, "number_kind": kind,
        "low": low, "best": best, "high": high, "claimant_actor_id": random.choice(["cuba", "minister", "paper", "rebels"]),
        "basis": random.choice(["reported", "reported", "identified", "coded"]), "claimed_on": claimed,
        "retracted_on": withdrawn, "retraction_reason": None if withdrawn is None else "Withdrawn",
        "supersedes_casualty_id": f"f{random.randrange(number):03}" if number and random.random() < 0.4 else None,
    }  # fmt: skip


def _statement(random: Random, number: int):
    made = FIRST + timedelta(days=random.randrange(8))
    withdrawn = made + timedelta(days=random.randrange(4)) if random.random() < 0.2 else None
    topic = random.choice(list(TOPICS))
    return {
        "statement_id": f"s{number}", "topic_id": topic, "event_id": TOPICS[topic]["event_id"], "made_on": made,
        "speaker_actor_id": random.choice(["cuba", "minister", "government", "paper"]), "retracted_on": withdrawn,
        "retraction_reason": None if withdrawn is None else "Withdrawn",
    }  # fmt: skip
