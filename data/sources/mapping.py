"""Figures from any publisher's CSV or JSON, by a mapping and without code: one mapping file says what each column means.

A mapping is a TOML file with these tables:

``[card]``        the dataset's card, key by key as in a dossier's ``dataset.toml``
``[source]``      the document that the figures come from, with the columns of ``sources.csv``
``[[actors]]``    actors that no other dossier brings, with the columns of ``actors.csv``; often the claimant
``[[events]]``    events that no other dossier brings, with the columns of ``events.csv``
``[rows]``        ``path``: in a JSON file, the names that lead to the list of rows, separated by points; ``delimiter`` of a CSV file
``[constants]``   field = value, the same for every figure
``[columns]``     field = name of the column that holds it
``[values.FIELD]``  what a cell says = what it means, where the publisher's words are not ours
``[dates]``       ``format``: how the dates are written, as in ``%d.%m.%Y`` (else ``YYYY-MM-DD``)
``[counts]``      ``kind``: ``cumulative`` from the day ``start``, or ``per_period`` of ``days`` days that end on the day of the figure
``[[figures]]``   one for each number in a row: ``best``, or ``low`` and ``high``, name its columns; ``unit`` is what a 1 stands for
                  (1000 for thousands); any field may be set for this figure alone

Fields are columns of ``casualties.csv``. ``claimed_at`` is the day of a figure. A cumulative count has ``period_start`` at the start and
``period_end`` on its day, and replaces the one before it. A cell without a number gives no figure, and is counted.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from data.errors import Problem, SourceError

TABLES = {"card", "source", "actors", "events", "rows", "constants", "columns", "values", "dates", "counts", "figures"}
NUMBERS = ("low", "best", "high")
OF_A_FIGURE = (*NUMBERS, "unit", "name")
FIELDS = {
    "event_id", "topic_id", "statement_id", "claimant_actor_id", "harm", "victim_country_iso3", "victim_category", "victim_actor_id",
    "number_kind", "basis", "claimed_at", "source_id", "note",
}  # fmt: skip


def read_mapping(path: Path) -> dict[str, Any]:
    """Read a mapping; raises SourceError with everything that it may not say or lacks."""
    try:
        mapping = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError([Problem(str(path), None, None, None, f"cannot be read as a mapping: {error}")]) from error
    if problems := [Problem(str(path), None, where, None, reason) for where, reason in _faults(mapping)]:
        raise SourceError(problems)
    return mapping


def _faults(mapping: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in sorted(mapping.keys() - TABLES):
        yield name, f"a mapping has no such table; it may have {', '.join(sorted(TABLES))}"
    for name in ("card", "source", "counts", "figures"):
        if not mapping.get(name):
            yield name, "the mapping lacks this table"
    yield from _unknown_fields(mapping)
    yield from _count_faults(mapping.get("counts", {}))


def _unknown_fields(mapping: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    tables = [(name, mapping.get(name, {})) for name in ("constants", "columns", "values")]
    tables += [
        ("figures", {key: value for key, value in each.items() if key not in OF_A_FIGURE}) for each in mapping.get("figures", [])
    ]
    for table, keys in tables:
        for key in sorted(keys.keys() - FIELDS):
            yield f"{table}.{key}", f"figures have no such field; they have {', '.join(sorted(FIELDS))}"
    if "claimed_at" not in mapping.get("columns", {}) | mapping.get("constants", {}):
        yield "columns.claimed_at", "nothing says on which day a figure was claimed"


def _count_faults(counts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = counts.get("kind")
    if kind == "cumulative" and not isinstance(counts.get("start"), date):
        yield "counts.start", "a cumulative count needs the day on which it starts, as start = 2026-01-31"
    elif kind == "per_period" and not (isinstance(counts.get("days"), int) and counts["days"] > 0):
        yield "counts.days", "a count per period needs the number of its days"
    elif counts and kind not in ("cumulative", "per_period"):
        yield "counts.kind", "counts are cumulative or per_period"
