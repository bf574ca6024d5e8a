"""Selections such as readers make, drawn from what a snapshot holds; the same seed draws the same."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from queries.engines.duckdb_file import LOCKED
from queries.selection import Selection

SEED = 4
DOSSIER = {"event": "us-operation-venezuela-2026-01-03", "topic": "total-dead", "a": "cuba", "b": "united-states"}
COMMONEST = {
    "country": "SELECT country_iso3 FROM event WHERE country_iso3 IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 120",
    "type": "SELECT CAST(event_type AS VARCHAR) FROM event GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 6",
    "actor": "SELECT actor_id FROM cast_member INNER JOIN (SELECT cast_no, count(*) AS events FROM event GROUP BY 1) AS casts"
    " ON casts.cast_no = cast_member.cast_no GROUP BY 1 ORDER BY sum(events) DESC, 1 LIMIT 200",
    "conflict": "SELECT conflict_name FROM event WHERE conflict_name IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 200",
    "dataset": "SELECT dataset_id FROM event GROUP BY 1 ORDER BY count(*) DESC, 1",
    "place": "SELECT lower(strip_accents(place)) FROM event WHERE place IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 200",
    "event": "SELECT event_id FROM event ORDER BY md5(event_id) LIMIT 50",
}


@dataclass(frozen=True)
class Drawn:
    """A selection, what kind of reader would make it, and the parameters that pages add to it."""

    kind: str
    selection: Selection
    own: dict[str, Any]


def draw(path: Path, count: int, seed: int = SEED) -> list[Drawn]:
    """Draw selections: most of some countries and dates, some of types, datasets, conflicts, actors, words or an older day."""
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as con:
        values = {name: [value for (value,) in con.execute(sql).fetchall()] for name, sql in COMMONEST.items()}
        first, last = con.execute("SELECT min(start_date), max(end_date) FROM event").fetchall()[0]
    random = Random(seed)
    # The first is what every reader sees first: everything.
    everything = Drawn("plain", Selection(**DOSSIER), _own(random, values))
    return [everything, *(_one(random, values, first, last) for _ in range(count - 1))]


def _one(random: Random, values: dict[str, list[str]], first: date, last: date) -> Drawn:
    fields: dict[str, Any] = {}
    if random.random() < 0.5:
        fields["country"] = tuple(sorted({_zipf(random, values["country"]) for _ in range(random.choice((1, 1, 2, 5)))}))
    if random.random() < 0.6:
        fields |= _dates(random, first, last)
    if random.random() < 0.25:
        fields["type"] = (_zipf(random, values["type"]),)
    if random.random() < 0.1:
        fields["dataset"] = (random.choice(values["dataset"]),)
    if random.random() < 0.15:
        fields["asof"] = random.choice((date(2026, 1, 4), date(2026, 2, 1), date(2026, 11, 20)))
    kind = random.choices(("plain", "conflict", "actor", "words"), (70, 8, 12, 10))[0]
    fields |= _rarer(random, values, kind)
    # Days and weeks are for spans that have an end.
    fields["grain"] = random.choice(("month", "year", "week", "day") if "date_from" in fields else ("month", "year"))
    fields["by"] = random.choice((None, None, "country", "type", "actor"))
    event = random.choice((DOSSIER["event"], random.choice(values["event"])))
    return Drawn(kind, Selection(**DOSSIER | fields | {"event": event}), _own(random, values))


def _rarer(random: Random, values: dict[str, list[str]], kind: str) -> dict[str, Any]:
    if kind == "words":
        return {"q": _zipf(random, values["place"] or ["caracas"])}
    return {kind: (_zipf(random, values[kind]),)} if values.get(kind) else {}


def _dates(random: Random, first: date, last: date) -> dict[str, date]:
    days = (last - first).days
    # Half of the spans are whole months or years, half run from any day to any other.
    length = random.choice((30, 180, 365, 1826, 3652, days))
    start = first + timedelta(days=random.randrange(max(days - length, 1)))
    end = min(start + timedelta(days=length), last)
    if random.random() < 0.5:
        return {"date_from": start.replace(day=1), "date_to": (end.replace(day=1) - timedelta(days=1)) if end.month > 1 else end}
    return {"date_from": start, "date_to": end}


def _own(random: Random, values: dict[str, list[str]]) -> dict[str, Any]:
    zoom = random.choice((0, 0, 1, 2, 3, 4, 6))
    width, height = 360 / 2**zoom, 180 / 2**zoom
    west = -180 + random.random() * (360 - width)
    south = max(-90, min(90 - height, -40 + 60 * random.random() - height / 2)) if zoom else -90.0
    actor = _zipf(random, values["actor"] or ["cuba"])
    return {
        "actor_id": actor, "cell": 2.0 ** math.floor(math.log2(width / 90)),
        "west": west, "south": south, "east": west + width, "north": south + height,
    }  # fmt: skip


def _zipf(random: Random, values: Sequence[str]) -> str:
    """Pick a value, the commoner the more often."""
    return values[min(len(values) - 1, int((len(values) + 1) ** random.random()) - 1)]
