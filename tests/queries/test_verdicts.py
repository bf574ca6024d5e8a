"""Verdicts on pairs of figures and of accounts: what holds for any figures, and what they find in the bundled record."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection
from tests.queries.record import write_record

OPERATION = "us-operation-venezuela-2026-01-03"
VERDICTS = {
    "agree", "conflict", "subset", "different_population", "different_period", "different_place", "different_basis", "one_silent",
}  # fmt: skip
SILENT = ("qualitative", "undisclosed")
EVENTS = [
    {"event_id": "war", "dataset_id": "accounts"},
    {"event_id": "strike", "dataset_id": "accounts", "parent_event_id": "war"},
    {"event_id": "raid", "dataset_id": "accounts", "parent_event_id": "war"},
    {"event_id": "room", "dataset_id": "accounts", "parent_event_id": "raid"},
]
NUMBERS = st.integers(0, 12)
DAYS = st.integers(1, 6)


@st.composite
def numbers(draw):
    """A kind of number with the numbers that fit it."""
    kind = draw(st.sampled_from(["exact", "at_least", "at_most", "about", "range", "none", *SILENT]))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    fitting = {
        "exact": (low, low, low), "at_least": (low, None, None), "at_most": (None, None, high), "about": (None, low, None),
        "range": (low, None, high), "none": (0, 0, 0), "qualitative": (None, None, None), "undisclosed": (None, None, None),
    }  # fmt: skip
    return {"number_kind": kind, **dict(zip(("low", "best", "high"), fitting[kind], strict=True))}


@st.composite
def figures(draw):
    """What one claimant says of how many, of whom, where, when and on what basis."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return {
        **draw(numbers()),
        "event_id": draw(st.sampled_from([event["event_id"] for event in EVENTS])),
        "victim_country_iso3": draw(st.sampled_from([None, "VEN", "CUB"])),
        "victim_category": draw(st.sampled_from(["all", "security", "military", "civilian", "unknown"])),
        "basis": draw(st.sampled_from(["reported", "identified", "verified", "estimated", "coded"])),
        "period_start": date(2020, 1, start),
        "period_end": date(2020, 1, end),
        "claimed_on": date(2020, 2, draw(DAYS)),
    }


# Figures that differ in their numbers only, so that most of them are comparable.
comparable = st.builds(
    lambda number, basis: {**number, "event_id": "war", "basis": basis},
    numbers(),
    st.sampled_from(["reported", "identified", "coded"]),
)
slow = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def dossier(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


@pytest.fixture
def judged(empty_record):
    """Write figures to a real snapshot; returns the rows of a question by the two identifiers."""

    def ask(said, ids=None, asof=None):
        ids = ids or [f"f{number}" for number in range(len(said))]
        rows = [{"claimant_actor_id": name, **row, "casualty_id": name} for name, row in zip(ids, said, strict=True)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "record.duckdb"
            shutil.copy(empty_record, path)
            write_record(path, {"event": [dict(event) for event in EVENTS], "casualty": rows})
            engine = DuckDBEngine(path)
            pairs = engine.ask("statements/figure_pairs", Selection(asof=asof)).to_pylist()
            engine.close()
        return {(row["a_casualty_id"], row["b_casualty_id"]): row for row in pairs}

    return ask


def verdicts(pairs):
    return {key: (row["verdict"], row["reason"]) for key, row in pairs.items()}


def has_number(row):
    return row["number_kind"] not in SILENT


@slow
@given(said=st.lists(figures(), min_size=2, max_size=8))
def test_every_pair_with_a_number_has_exactly_one_verdict(judged, said):
    pairs = judged(said)
    expected = {
        (f"f{one}", f"f{other}")
        for one in range(len(said))
        for other in range(one + 1, len(said))
        if has_number(said[one]) or has_number(said[other])
    }
    assert set(pairs) == expected
    assert {row["verdict"] for row in pairs.values()} <= VERDICTS


@slow
@given(said=st.lists(figures() | comparable, min_size=2, max_size=8))
def test_numbers_stand_only_with_the_verdict_that_gives_them_a_meaning(judged, said):
    for row in judged(said).values():
        assert (row["gap_low"] is not None) == (row["verdict"] == "conflict")
        assert (row["overlap_low"] is not None) == (row["verdict"] == "agree")
        assert (row["rest_low"] is not None) == (row["verdict"] == "subset" and not row["is_impossible"])
        for name, least in (("gap", 1), ("overlap", 0), ("rest", 0)):
            low, high = row[f"{name}_low"], row[f"{name}_high"]
            assert high is None or (low is not None and least <= low <= high)
            assert low is None or low >= least
        assert not row["is_impossible"] or row["verdict"] == "subset"
        assert row["verdict"] != "subset" or row["contained"] in ("a", "b")


@slow
@given(said=st.lists(figures() | comparable, min_size=2, max_size=7))
def test_who_is_named_first_makes_no_difference(judged, said):
    ids = [f"f{number}" for number in range(len(said))]
    straight, turned = judged(said, ids), judged(said[::-1], ids)
    swap = {"a": "b", "b": "a", None: None}
    last = len(said) - 1
    for (one, other), row in straight.items():
        mirror = turned[f"f{last - int(other[1:])}", f"f{last - int(one[1:])}"]
        assert (mirror["verdict"], mirror["reason"]) == (row["verdict"], row["reason"])
        assert mirror["contained"] == swap[row["contained"]]
        same = ("is_impossible", "gap_low", "gap_high", "overlap_low", "overlap_high", "rest_low", "rest_high")
        assert [mirror[name] for name in same] == [row[name] for name in same]


@slow
@given(figure=figures().filter(has_number))
def test_a_figure_agrees_with_itself(judged, figure):
    (row,) = judged([figure, figure]).values()
    assert (row["verdict"], row["reason"]) == ("agree", "same_numbers")


@slow
@given(one=figures() | comparable, other=figures() | comparable, less=NUMBERS, more=NUMBERS)
def test_a_wider_range_makes_no_conflict(judged, one, other, less, more):
    if one["number_kind"] in SILENT:
        return
    low, high = bounds(one)
    wide = {"number_kind": "at_least", "low": max(0, low - less), "best": None, "high": None}
    if high is not None:
        wide |= {"number_kind": "range", "high": high + more}
    before, after = judged([one, other]), judged([{**one, **wide}, other])
    (was,), (now,) = before.values(), after.values()
    assert now["verdict"] != "conflict" or was["verdict"] == "conflict"
    assert not now["is_impossible"] or was["is_impossible"]


def bounds(figure):
    """Least and greatest number that a figure allows; None for no end."""
    given_numbers = [figure[name] for name in ("low", "best", "high") if figure[name] is not None]
    low = 0 if figure["number_kind"] == "at_most" else min(given_numbers)
    return low, None if figure["number_kind"] == "at_least" else max(given_numbers)


@slow
@given(said=st.lists(figures(), min_size=2, max_size=7), day=DAYS)
def test_a_later_day_adds_pairs_and_changes_none(judged, said, day):
    earlier, later = judged(said, asof=date(2020, 2, day)), judged(said)
    assert earlier.items() <= later.items()
    known = {f"f{number}" for number, row in enumerate(said) if row["claimed_on"] <= date(2020, 2, day)}
    assert set(earlier) == {(one, other) for one, other in later if {one, other} <= known}


def test_every_reason_and_verdict_has_words(dossier):
    words = dossier.ask("sources/codes", Selection()).to_pylist()
    reasons = {row["code"]: row["container_code"] for row in words if row["enumeration"] == "verdict_reason"}
    assert set(reasons.values()) == VERDICTS | {"same"} == {row["code"] for row in words if row["enumeration"] == "verdict"}
    for row in dossier.ask("statements/figure_pairs", Selection()).to_pylist():
        assert reasons[row["reason"]] == row["verdict"]
    for row in dossier.ask("statements/figure_updates", Selection()).to_pylist():
        assert reasons[row["reason"]] == row["verdict"] == "same"
    for question, enumeration in (("account_pairs", "account_verdict"), ("sums_of_parts", "sum_verdict")):
        known = {row["code"] for row in words if row["enumeration"] == enumeration}
        assert {row["verdict"] for row in dossier.ask(f"statements/{question}", Selection()).to_pylist()} <= known


@pytest.mark.parametrize("day", ["2026-01-04", "2026-01-07", "2026-01-16", "2026-11-01"])
def test_the_ranking_counts_the_conflicts_that_the_pairs_show(dossier, day):
    asof = date.fromisoformat(day)
    ranked = dossier.ask("statements/topics_by_conflict", Selection(event=OPERATION, asof=asof)).to_pylist()
    for row in ranked:
        pairs = dossier.ask("statements/figure_pairs", Selection(event=OPERATION, topic=row["topic_id"], asof=asof)).to_pylist()
        assert row["disjoint_pairs"] == sum(pair["verdict"] == "conflict" for pair in pairs)


# The contradictions that the record was made around: what finds each of them. A figure pair is named by its two figures and says
# its verdict; accounts and reversals are named by the two statements that a coded relation links.
CONTRADICTIONS = {
    "1 Caracas on the Cuban dead": [("reversals", "venezuela-gov-no-comment-cubans", "venezuela-mfa-32-cubans", "coded")],
    "2 number of Cubans": [
        ("figure_pairs", "cc-cuba-32", "cc-miller-more-than-32", "one_silent"),
        ("account_pairs", "cuba-gov-32-killed", "miller-cuban-toll-understated", "mixed"),
    ],
    "3 how the Cubans died": [
        ("reversals", "cuba-note-combat-or-bombing", "dominguez-asleep-hardly-armed", "coded"),
        ("reversals", "dominguez-asleep-hardly-armed", "diaz-canel-last-bullet", "coded"),
    ],
    "4 total, inside the Venezuelan government": [
        ("figure_pairs", "cc-cabello-100", "cc-padrino-83", "conflict"),
        ("figure_pairs", "cc-padrino-83", "cc-saab-100-120", "impossible"),
        ("reversals", "cabello-100-dead", "cabello-no-number-remains", "coded"),
    ],
    "5 total, US against Venezuelan": [
        ("figure_pairs", "cc-cabello-100", "cc-wapo-75", "conflict"),
        ("figure_pairs", "cc-cabello-100", "cc-wapo-75-80", "conflict"),
    ],
    "6 early totals": [("figure_pairs", "cc-ntn24-20", "cc-nyt-official-80", "conflict")],
    "7 people or Venezuelans": [
        ("figure_pairs", "cc-hector-rodriguez-80", "cc-teran-80", "subset"),
        ("reversals", "hector-rodriguez-80-venezuelans", "teran-more-than-80", "coded"),
    ],
    "8 civilians": [
        ("figure_pairs", "cc-miller-no-civilians", "cc-nyt-2-civilians", "conflict"),
        ("figure_pairs", "cc-delcy-civilians", "cc-miller-no-civilians", "conflict"),
        ("figure_pairs", "cc-gonzalez-family-1", "cc-pentagon-no-known-civilians", "impossible"),
        ("account_pairs", "miller-every-death-enemy", "delcy-civilians-dead", "contradict"),
        ("reversals", "miller-every-death-enemy", "wapo-assessment-75", "coded"),
    ],
    "9 US wounded": [
        ("figure_pairs", "cc-pentagon-7-wounded", "cc-us-authorities-wounded-0", "conflict"),
        ("figure_pairs", "cc-trump-af1-wounded", "cc-us-authorities-wounded-0", "conflict"),
        ("reversals", "pentagon-seven-injured", "rubio-senate-no-us-casualties", "coded"),
    ],
    "10 US hits claimed by Cubans": [("account_pairs", "varona-hit-more-than-admitted", "pentagon-seven-injured", "mixed")],
    "11 Cuban forces": [
        ("reversals", "bruno-rodriguez-denies-forces-2019", "cuba-note-mission-at-request", "coded"),
        ("reversals", "bruno-rodriguez-denies-forces-2019", "diaz-canel-protected-maduro", "coded"),
    ],
    "12 payment": [("account_pairs", "bruno-rodriguez-no-compensation", "trump-security-services-for-oil", "contradict")],
    "13 nature of the operation": [
        ("account_pairs", "russia-armed-aggression", "hegseth-law-enforcement", "contradict"),
        ("account_pairs", "callamard-charter-violation", "rubio-senate-no-war", "contradict"),
        ("account_pairs", "waltz-no-war", "moncada-illegal-attack", "contradict"),
    ],
    "14 who governs": [("account_pairs", "trump-run-country", "delcy-no-foreign-agent", "contradict")],
    "15 lead pilot": [("reversals", "nyt-pilot-three-hits", "trump-sotu-four-shots", "coded")],
    "16 Yohana Rodríguez": [("account_pairs", "el-pais-yohana-immediate", "family-yohana-on-the-way", "contradict")],
    "17 boat of 30 December": [("figure_updates", "cc-boat-dec30-3", "cc-boat-dec30-11", "raised")],
    "18 prisoners": [("account_pairs", "foro-penal-56-released", "jorge-rodriguez-400-released", "contradict")],
}
ENDS = {
    "figure_pairs": ("a_casualty_id", "b_casualty_id"),
    "figure_updates": ("old_casualty_id", "new_casualty_id"),
    "account_pairs": ("a_statement_id", "b_statement_id"),
    "reversals": ("first_statement_id", "second_statement_id"),
}


def finding(question, row):
    """One word for what a row finds."""
    if question == "reversals":
        return "coded" if row["is_coded"] else "computed"
    if question == "figure_updates":
        return row["reason"]
    return "impossible" if row.get("is_impossible") else row["verdict"]


@pytest.mark.parametrize("contradiction", CONTRADICTIONS)
def test_a_contradiction_of_the_record_is_found(dossier, contradiction):
    for question, one, other, expected in CONTRADICTIONS[contradiction]:
        rows = dossier.ask(f"statements/{question}", Selection()).to_pylist()
        found = {finding(question, row) for row in rows if [row[end] for end in ENDS[question]] == [one, other]}
        assert found == {expected}, (question, one, other)


def test_every_listed_contradiction_is_tried():
    assert [int(name.split()[0]) for name in CONTRADICTIONS] == list(range(1, 19))


def test_the_parts_of_83_leave_four_that_another_claimant_reads(dossier):
    rows = dossier.ask("statements/sums_of_parts", Selection(event=OPERATION)).to_pylist()
    found = {
        (row["whole_casualty_id"], row["claimant_actor_id"]): (
            row["parts_low"],
            row["rest_low"],
            row["rest_high"],
            row["verdict"],
        )
        for row in rows
    }
    assert found == {
        ("cc-padrino-83", "vladimir-padrino"): (79, 4, 4, "leaves_rest"),
        ("cc-padrino-83", "guacamaya"): (4, 79, 79, "leaves_rest"),
        ("cc-minfar-32-list", "granma"): (32, 0, 0, "adds_up"),
        ("cc-minfar-32-list", "sdp-noticias"): (32, 0, 0, "adds_up"),
        ("cc-monitor-77", "monitor-de-victimas"): (45, 0, None, "may_leave_rest"),
    }
