"""``diff``: what changed from one snapshot to another."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.commands.asking import Answer, Commands, command, in_service, progress, takes_snapshot
from data.difference import Difference
from data.errors import StoreError
from data.rollback import previous
from data.store import Store

Row = Mapping[str, Any]
SHOWN = 20


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "what changed from snapshot A to snapshot B: records by dataset, and the effect on totals"
    parser = command(
        commands, "diff", _run, summary, ["", "0123456789abcdef", "0123456789abcdef fedcba9876543210 --top 1000 --json"]
    )
    takes_snapshot(parser, "a", nargs="?", help="the older one (default: the one in service before B)")
    takes_snapshot(parser, "b", nargs="?", help="the newer one (default: the one in service)")
    parser.add_argument("--top", type=int, default=SHOWN, help=f"changed records to list, largest first (default: {SHOWN})")


def _run(options: argparse.Namespace, store: Store) -> Answer:
    after = options.b or in_service(store)
    before = options.a or previous(store, after)
    if before is None:
        raise StoreError(f"no snapshot is kept from before {after}, so there is nothing to compare it with")
    progress(f"comparing {before} with {after}")
    difference = Difference(store, before, after)
    parts = ("by_dataset", "by_country", "by_year", "attention")
    document: dict[str, Any] = {"before": before, "after": after}
    document |= {part: getattr(difference, part)().to_pylist() for part in parts}
    document["records"] = difference.records(top=options.top).to_pylist()
    difference.close()
    return Answer(document, list(_lines(document)))


def _lines(document: Mapping[str, Any]) -> Iterable[str]:
    yield f"from {document['before']} to {document['after']}"
    yield from (_mentions(row) for row in document["attention"])
    if not document["by_dataset"]:
        yield "no event, statement or figure differs"
        return
    yield from _counts(document["by_dataset"])
    for title, part in (("country", "by_country"), ("year", "by_year")):
        yield from _totals(f"killed in summed datasets by {title}: low – best – high", document[part])
    yield f"\nthe {len(document['records'])} changes whose numbers moved the most"
    yield from (_record(row) for row in document["records"])


def _counts(rows: Sequence[Row]) -> Iterable[str]:
    yield f"\n  {'dataset':52}{'records':>10}{'new':>9}{'revised':>9}{'retracted':>10}{'moved':>9}"
    for row in rows:
        name = (
            row["dataset_id"] if row["dataset_id"] == row["dataset_before"] else f"{row['dataset_before']} > {row['dataset_id']}"
        )
        counts = f"{row['new']:>9,}{row['revised']:>9,}{row['retracted']:>10,}{row['moved']:>9,}"
        yield f"  {name:52}{row['record_kind'] + 's':>10}{counts}"


def _mentions(row: Row) -> str:
    before, now = (f"{row[f'mentions{side}']:,} on {row[f'days{side}']:,} days" for side in ("_before", ""))
    return f"media attention, {row['dataset_id']}: mentions {before}  >  {now}"


def _totals(title: str, rows: Sequence[Row]) -> Iterable[str]:
    if not rows:
        return
    yield f"\n{title}"
    for row in rows[:SHOWN]:
        yield f"  {row['part']:28} {_toll(row, '_before')}  >  {_toll(row, '')}"
    if len(rows) > SHOWN:
        yield f"  and {len(rows) - SHOWN} more (--json has all)"


def _toll(row: Row, side: str) -> str:
    without = row[f"without_number{side}"]
    said = f"{_range(row, side)} in {row[f'events{side}']:,} events"
    return f"{said}, {without:,} without a number" if without else said


def _range(row: Row, side: str) -> str:
    return " – ".join("not known" if row[name + side] is None else f"{row[name + side]:,}" for name in ("low", "best", "high"))


def _record(row: Row) -> str:
    said = f"  {row['kind']:9} {row['record_kind']:9} {row['day']}  {row['record_id']}: {row['title'][:60]}"
    numbers = (row["low_before"], row["best_before"], row["high_before"]), (row["low"], row["best"], row["high"])
    if row["kind"] in ("revised", "moved") and numbers[0] != numbers[1]:
        said += f"; {_range(row, '_before')}  >  {_range(row, '')}"
    elif row["kind"] in ("new", "retracted") and any(number is not None for side in numbers for number in side):
        said += f"; {_range(row, '' if row['kind'] == 'new' else '_before')}"
    return said + (f" ({', '.join(row['changed'])})" if row["changed"] else "")
