"""The three questions, each over many choices that its seed draws, in the words of everyone who is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

import duckdb

from data.build import RECORDS
from queries.selection import Selection

SEED = 11
TYPES = ("state_based", "non_state", "one_sided")
BY_COUNTRY = "country, count(*) AS events, sum(low) AS low, sum(best) AS best, sum(high) AS high"
WITHIN = "end_date >= :first AND start_date <= :last AND type_of_violence = :type GROUP BY country ORDER BY best DESC"
# Phrases of two words and a number, so that a search by words and one by letters find the same.
FOUND = "rowid IN (SELECT rowid FROM events_fts WHERE events_fts MATCH :words) GROUP BY country ORDER BY best DESC"
MONTHS = (
    "SELECT substr(start_date, 1, 7) AS month, count(*) AS events, sum(low) AS low, sum(best) AS best, sum(high) AS high"
    " FROM events WHERE country = :country GROUP BY month ORDER BY month"
)


@dataclass(frozen=True)
class Asked:
    """One choice: for our page and question, for the widgets of the script, for SQL, and for the page of Datasette's table.

    It is not comparable where ours answers by a rule of its own.
    """

    page: str
    question: str
    selection: Selection
    own: Mapping[str, Any]
    widgets: Mapping[str, Any]
    sql: str
    values: Mapping[str, str]
    facets: str
    comparable: bool = True


def draw(events: Path, count: int) -> dict[str, list[Asked]]:
    """Draw choices for each of the three questions; no choice is drawn twice, so that no answer lies ready."""
    random = Random(SEED)
    with duckdb.connect() as con:
        names = con.execute(
            "SELECT country, count(*) FROM read_parquet($1) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2", [str(events), count]
        ).fetchall()
    codes = _codes()
    days = random.sample(range(9_000), count)
    return {
        "totals by country, of some years and one type": [_totals(date.fromordinal(726_500 + day), random) for day in days],
        "deaths by month, of one country": [_months(name, codes[name]) for name, _ in names],
        "totals by country, of events with some words": [_words(number) for number in random.sample(range(10, 400), count)],
    }


def _totals(first: date, random: Random) -> Asked:
    last = date.fromordinal(first.toordinal() + random.choice((365, 1_096, 3_653)))
    kind = random.choice(TYPES)
    return Asked(
        "map", "countries/events_by_country", Selection(date_from=first, date_to=last, type=(kind,)), {},
        {"Dates": [str(first), str(last)], "Type": [kind]},
        f"SELECT {BY_COUNTRY} FROM events WHERE {WITHIN}", {"first": str(first), "last": str(last), "type": kind},
        urlencode({"end_date__gte": first, "start_date__lte": last, "type_of_violence": kind, "_facet": "country"}),
    )  # fmt: skip


def _months(name: str, iso3: str) -> Asked:
    return Asked(
        "timeline", "timeline/events_by_period", Selection(country=(iso3,), grain="month", placed="start"),
        {"top": 8, "ranked_by": "best"}, {"Country": [name]}, MONTHS, {"country": name},
        urlencode({"country": name, "_facet_date": "start_date"}), comparable=False,
    )  # fmt: skip


def _words(number: int) -> Asked:
    words = f"town {number} of"
    return Asked(
        "map", "countries/events_by_country", Selection(q=f'"{words}"'), {}, {"Words": words},
        f"SELECT {BY_COUNTRY} FROM events WHERE {FOUND}", {"words": f'"{words}"'},
        urlencode({"_search": f'"{words}"', "_searchmode": "raw", "_facet": "country"}),
    )  # fmt: skip


def _codes() -> dict[str, str]:
    with duckdb.connect() as con:
        return dict(con.execute("SELECT name, iso3 FROM read_csv($1)", [str(RECORDS / "countries.csv")]).fetchall())
