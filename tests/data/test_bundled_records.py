"""The bundled records hold the article and the toll, fact by fact."""

import csv
from pathlib import Path

import duckdb
import pytest

from data.build import RECORDS

DOSSIER = RECORDS / "dossiers" / "venezuela-2026"
FOLDERS = sorted(path for path in (RECORDS / "dossiers").iterdir() if path.is_dir())
ARTICLE = "seed-article"
# Named by records and drawn by no shape of their own.
UNMAPPED: set[str] = set()

# Who said how many of whom had been killed in the operation of 3 January 2026, update by update.
CHAINS = {
    "cc-padrino-83": [("2026-01-03", None), ("2026-01-04", None), ("2026-01-16", 83)],
    "cc-monitor-77": [("2026-01-06", 55), ("2026-01-06", 77)],
    "cc-nyt-official-80": [("2026-01-03", 40), ("2026-01-04", 80)],
    "cc-trump-gop-killed-0": [("2026-01-03", 0), ("2026-01-03", 0), ("2026-01-04", 0), ("2026-01-06", 0)],
    "cc-boats-126": [("2025-12-31", 115), ("2026-01-07", 123), ("2026-01-26", 126)],
}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("sources", 134), ("actors", 128), ("events", 67), ("topics", 29), ("statements", 194), ("casualties", 102),
        ("relations", 99),
    ],
)  # fmt: skip
def test_the_dossier_holds_what_was_collected(file: str, count: int) -> None:
    assert len(read(DOSSIER / f"{file}.csv")) == count


@pytest.mark.parametrize(
    ("table", "count"),
    [("source", 134), ("event", 67), ("statement", 194), ("casualty", 102)],
)
def test_every_record_of_the_dossier_is_in_the_snapshot(ledger: duckdb.DuckDBPyConnection, table: str, count: int) -> None:
    of_dossier = f"SELECT count(*) FROM {table} WHERE dataset_id = 'dossier-venezuela-2026'"
    assert ledger.execute(of_dossier).fetchall() == [(count,)]


def test_actors_topics_and_relations_are_in_the_snapshot(ledger: duckdb.DuckDBPyConnection) -> None:
    counted = "SELECT (SELECT count(*) FROM actor), (SELECT count(*) FROM topic), (SELECT count(*) FROM statement_relation)"
    assert ledger.execute(counted).fetchall() == [(128 + 1, 29, 99)]


def test_every_sentence_of_the_article_is_accounted_for(ledger: duckdb.DuckDBPyConnection) -> None:
    numbers = ledger.execute("SELECT DISTINCT sentence_no FROM article_sentence WHERE source_id = $1 ORDER BY 1", [ARTICLE])
    assert [number for (number,) in numbers.fetchall()] == list(range(1, 61))


@pytest.mark.parametrize("kind", ["event", "statement", "casualty"])
def test_every_sentence_that_is_no_heading_points_at_a_record(ledger: duckdb.DuckDBPyConnection, kind: str) -> None:
    lost = ledger.execute(
        f"SELECT sentence_no FROM article_sentence LEFT JOIN {kind} ON {kind}_id = record_id "
        f"WHERE record_kind = '{kind}' AND {kind}_id IS NULL"
    ).fetchall()
    assert lost == []
    assert ledger.execute("SELECT count(*) > 0 FROM article_sentence WHERE record_kind = $1", [kind]).fetchall() == [(True,)]


@pytest.mark.parametrize("last", CHAINS)
def test_the_toll_was_raised_update_by_update(last: str) -> None:
    figures = {row["casualty_id"]: row for row in read(DOSSIER / "casualties.csv")}
    chain, at = [], last
    while at:
        row = figures[at]
        chain.insert(0, (row["claimed_at"][:10], int(row["best"]) if row["best"] else None))
        at = row["supersedes_casualty_id"]
    assert chain == CHAINS[last]


def test_the_first_cuban_toll_stands(ledger: duckdb.DuckDBPyConnection) -> None:
    figure = ledger.execute(
        "SELECT low, best, high, CAST(number_kind AS VARCHAR), CAST(claimed_on AS VARCHAR), claimant_actor_id "
        "FROM casualty WHERE casualty_id = 'cc-cuba-32'"
    ).fetchall()
    assert figure == [(32, 32, 32, "exact", "2026-01-04", "cuban-government")]


def test_a_figure_without_a_number_is_empty_and_not_zero(ledger: duckdb.DuckDBPyConnection) -> None:
    kinds = ledger.execute(
        "SELECT DISTINCT CAST(number_kind AS VARCHAR) FROM casualty WHERE coalesce(low, best, high) IS NULL ORDER BY 1"
    ).fetchall()
    assert kinds == [("qualitative",), ("undisclosed",)]


def test_every_country_that_records_name_has_a_shape_or_is_listed_as_unmapped(ledger: duckdb.DuckDBPyConnection) -> None:
    without_shape = ledger.execute("""
        SELECT iso3 FROM (
          SELECT country_iso3 AS iso3 FROM event UNION SELECT country_iso3 FROM actor
          UNION SELECT victim_country_iso3 FROM casualty UNION SELECT victim_country_iso3 FROM topic
        )
        WHERE iso3 IS NOT NULL AND iso3 NOT IN (SELECT iso3 FROM boundary WHERE scale = '50m')
    """).fetchall()
    assert {iso3 for (iso3,) in without_shape} == UNMAPPED


def test_sums_of_coded_events_are_the_publishers(ledger: duckdb.DuckDBPyConnection) -> None:
    sums = ledger.execute("""
        SELECT event.dataset_id, sum(event_count), sum(low), sum(best), sum(high), sum(casualty.out_of_order_count)
        FROM event INNER JOIN casualty USING (event_id) INNER JOIN dataset ON dataset.dataset_id = event.dataset_id
        WHERE dataset.summed GROUP BY 1 ORDER BY 1
    """).fetchall()
    assert sums == [
        ("ucdp-candidate-26.0.1", 1727, 33364, 33867, 53526, 5),
        ("ucdp-ged-21.1-located", 176579, 1461366, 1797771, 2818326, 1462),
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_record_is_retracted_without_a_reason(folder: Path) -> None:
    rows = [row for file in ("statements", "casualties") for row in read(folder / f"{file}.csv")]
    assert all(bool(row["retracted_on"]) == bool(row["retraction_reason"]) for row in rows)
