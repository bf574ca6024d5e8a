"""Accounts that were imported: dossiers of our own CSV set, and figures read by a mapping, kept in the store as dossiers."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from data.cells import identifier
from data.dossier import TABLES
from data.dossier.reading import CARD
from data.errors import Problem, SourceError
from data.exchange import exchanged
from data.import_order import Order, refuse_rejections
from data.sources.mapped import Mapped, apply
from data.sources.mapping import read_mapping
from data.sources.opening import opened
from data.sources.report import Report
from data.store import Store

DOSSIER, CLAIMS = "dossier", "claims"
KINDS = (DOSSIER, CLAIMS)


def kept_dossiers(store: Store) -> list[Path]:
    """Folders of the dossiers that were imported, by name."""
    return [folder for folder in sorted(store.imports.glob("*")) if (folder / CARD).is_file()]


@contextmanager
def dossier_taken_in(store: Store, order: Order) -> Iterator[Report]:
    """Keep a folder of our own CSV set in the store, unless the build that follows refuses a row of it."""
    missing = [name for name in (CARD, *(table.file for table in TABLES)) if not (order.file / name).is_file()]
    if missing:
        raise SourceError([Problem(str(order.file / name), None, None, None, "the file is missing") for name in missing])
    rows = {table.name: _records(order.file / table.file) for table in TABLES}
    report = _said(
        order, order.file.resolve().name, sum(rows.values()), {f"rows of {name}": count for name, count in rows.items()}
    )
    if order.dry_run:
        yield report
        return
    with store.scratch("dossier") as fresh:
        fresh.mkdir()
        for name in (CARD, *(table.file for table in TABLES)):
            shutil.copyfile(order.file / name, fresh / name)
        with exchanged(store, fresh, order.file.resolve().name):
            yield report


@contextmanager
def claims_taken_in(store: Store, order: Order) -> Iterator[Report]:
    """Keep the figures that a mapping finds in a file, as a dossier, unless the build that follows refuses one."""
    if order.mapping is None:
        raise SourceError(
            [Problem(str(order.file), None, None, None, "say what its columns mean: give a mapping with --mapping")]
        )
    mapping = read_mapping(order.mapping)
    try:
        dataset_id = identifier(str(mapping["card"].get("dataset_id", "")))
    except ValueError as error:
        raise SourceError([Problem(str(order.mapping), None, "card.dataset_id", None, str(error))]) from error
    with store.scratch("dossier") as fresh:
        with opened(order.file, fresh.parent) as (path, _):
            mapped = apply(mapping, path, order.file)
        place = store.imports / dataset_id
        report = _mapped_report(order, mapping, mapped, _kept_apart(mapped, place))
        refuse_rejections(order, mapped.rejected, report, mapping["card"].get("expectations", {}))
        if order.dry_run:
            yield report
            return
        write_dossier(fresh, mapping, mapped.figures)
        with exchanged(store, fresh, dataset_id):
            yield report


def write_dossier(folder: Path, mapping: Mapping[str, Any], figures: Sequence[Mapping[str, str]]) -> None:
    """Write figures, and the source, actors and events that a mapping brings, as a dossier."""
    folder.mkdir()
    rows: dict[str, Sequence[Mapping[str, Any]]] = {
        "sources": [mapping["source"]],
        "actors": mapping.get("actors", []),
        "events": mapping.get("events", []),
        "casualties": figures,
    }
    for table in TABLES:
        names = [column.name for column in table.columns]
        with (folder / table.file).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, names, restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.get(table.name, []))
    card = "".join(f"{key} = {_toml(value)}\n" for key, value in mapping["card"].items() if key != "expectations")
    (folder / CARD).write_text(card, encoding="utf-8")


def _toml(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _kept_apart(mapped: Mapped, place: Path) -> str | None:
    path = place.with_name(f"{place.name}.rejected.csv")
    if not mapped.rejected:
        path.unlink(missing_ok=True)
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    mapped.write_rejected(path)
    return str(path)


def _mapped_report(order: Order, mapping: Mapping[str, Any], mapped: Mapped, rejected_file: str | None) -> Report:
    notes = {
        "figures taken in": len(mapped.figures),
        "cells without a number: no figure": mapped.without_number,
        "cumulative counts lower than the one before": mapped.falling,
    }
    accepted = mapped.read - mapped.rejected_rows
    reasons = Counter(problem.reason.partition(":")[0] for problem in mapped.rejected)
    return Report(
        file=order.file.name,
        dataset_id=str(mapping["card"].get("dataset_id", "")),
        read=mapped.read,
        accepted=accepted,
        rejected=mapped.rejected_rows,
        rejected_by_reason=dict(reasons.most_common()),
        repaired_by_rule={},
        warnings={note: count for note, count in notes.items() if count},
        columns_missing=[],
        countries_not_matched=[],
        rejected_file=rejected_file,
    )


def _said(order: Order, dataset_id: str, read: int, notes: Mapping[str, int]) -> Report:
    return Report(order.file.name, dataset_id, read, read, 0, {}, {}, notes, [], [])


def _records(path: Path) -> int:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return max(sum(1 for row in csv.reader(file) if row) - 1, 0)
