"""Event-level releases that were imported: kept in the store, so that every later build includes them until they are replaced."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from data.card import read_card
from data.errors import Problem, SourceError, StoreError
from data.exchange import DELETED, EVENTS, exchanged
from data.import_order import Order, card_and_expectations, card_of, refuse_rejections, refuse_unexpected
from data.load import files_sha256
from data.sources.acled import SOURCE as ACLED
from data.sources.acled_deleted import SOURCE as ACLED_DELETED
from data.sources.gdelt import SOURCE as GDELT
from data.sources.intake import Intake, Rows, Source, Terms, intake
from data.sources.release import Release
from data.sources.report import Report, judge
from data.sources.ucdp_ged import SOURCE as UCDP_GED
from data.store import Store

SOURCES: Mapping[str, Source] = {source.name: source for source in (UCDP_GED, ACLED, ACLED_DELETED, GDELT)}
CARD, REPORT = "card.toml", "report.json"


def kept_releases(store: Store) -> list[Release]:
    """Every release that was imported, by dataset id; raises SourceError when one cannot be read."""
    return [_read(folder) for folder in sorted(store.imports.glob("*")) if (folder / CARD).is_file()]


@contextmanager
def taken_in(store: Store, order: Order) -> Iterator[Report]:
    """Read a publisher's file and keep its sound rows in the store, unless what happens meanwhile fails; gives the report.

    Rejected rows go to ``imports/<dataset>.rejected.csv`` in the store, cells read by a rule to ``<dataset>.repaired.csv``, be the
    file taken in or not. Raises SourceError where the card allows fewer rejected rows than there are, or expects other sums.
    """
    source = SOURCES[order.kind]
    if source is ACLED_DELETED:
        with _deletions_taken_in(store, order) as report:
            yield report
        return
    with store.scratch("card.toml") as filled:
        chosen = order.card or card_of(order, filled)
        card, expected = card_and_expectations(chosen)
        text = chosen.read_bytes()
    place = store.imports / str(card["dataset_id"])
    terms = Terms(order.records, (card["coverage_start"], card["coverage_end"]), tuple(order.undone), order.memory)
    with store.scratch("release") as fresh, intake(source, order.file, terms) as taken:
        fresh.mkdir()
        taken.tidy(fresh / EVENTS, {"sha256": files_sha256([order.file]), "kind": source.name})
        before = place / EVENTS if (place / EVENTS).is_file() else None
        report = judge(taken, str(card["dataset_id"]), expected, before, _known_actors(store))
        report = replace(report, rejected_file=_write_aside(taken, place))
        refuse_rejections(order, taken.problems(), report, expected)
        refuse_unexpected(order.file, report, expected)
        if order.dry_run:
            yield report
            return
        (fresh / CARD).write_bytes(text)
        (fresh / REPORT).write_text(report.as_json(), encoding="utf-8")
        with exchanged(store, fresh, place.name):
            yield report


@contextmanager
def _deletions_taken_in(store: Store, order: Order) -> Iterator[Report]:
    """Keep a list of deleted events beside the release that held them: a later import of the release leaves it there."""
    if order.card is None:
        raise SourceError(
            [Problem(str(order.file), None, None, None, "say which release the list belongs to: give its card with --card")]
        )
    card, expected = card_and_expectations(order.card)
    place = store.imports / str(card["dataset_id"])
    if not (place / CARD).is_file():
        raise SourceError(
            [Problem(str(order.file), None, None, None, f"{place.name} has not been imported, so nothing can be deleted from it")]
        )
    with store.scratch("deleted") as fresh, intake(ACLED_DELETED, order.file, Terms(undone=tuple(order.undone))) as taken:
        fresh.mkdir()
        taken.con.execute("SET VARIABLE taken_over_on = $1", [card["retrieved_on"]])
        taken.con.sql(ACLED_DELETED.question("tidy")).write_parquet(str(fresh / DELETED))
        report = Report.of_list(taken, place.name)
        report = replace(report, rejected_file=_write_aside(taken, place.with_name(f"{place.name}.deleted")))
        refuse_rejections(order, taken.problems(), report, expected)
        if order.dry_run:
            yield report
            return
        with exchanged(store, fresh, f"{place.name}.deleted"):
            yield report


def _deleted(place: Path) -> Path:
    return place.with_name(f"{place.name}.deleted") / DELETED


def _known_actors(store: Store) -> Rows:
    """Actors of the snapshot in service, for comparing names."""
    try:
        current = store.current()
        if current is None:
            return []
        with duckdb.connect(str(store.path(current)), read_only=True) as con:
            rows: Rows = con.sql("SELECT actor_id, name FROM actor").to_arrow_table().to_pylist()
            return rows
    except (StoreError, duckdb.Error):
        # A store that does not serve is mended by the build that follows; until then nobody is known.
        return []


def _write_aside(taken: Intake, place: Path) -> str | None:
    """Write what was rejected, and what was read by a rule, next to the import; what is left of an earlier one goes."""
    for table in ("rejected", "repaired"):
        path = place.with_name(f"{place.name}.{table}.csv")
        if taken.con.table(table).count("*").fetchall()[0][0]:
            path.parent.mkdir(parents=True, exist_ok=True)
            taken.write(table, path)
        else:
            path.unlink(missing_ok=True)
    rejected = place.with_name(f"{place.name}.rejected.csv")
    return str(rejected) if rejected.is_file() else None


def _read(folder: Path) -> Release:
    card, problems = read_card(folder / CARD, f"{folder.name}/{CARD}", "coded")
    if problems:
        raise SourceError(problems)
    events = folder / EVENTS
    try:
        with duckdb.connect() as con:
            said = con.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata($1)", [str(events)]).fetchall()
    except duckdb.Error as error:
        raise SourceError([Problem(f"{folder.name}/{EVENTS}", None, None, None, f"cannot be read: {error}")]) from error
    notes = dict(said)
    deleted = _deleted(folder)
    return Release(card, events, notes["sha256"], notes.get("kind", UCDP_GED.name), deleted if deleted.is_file() else None)
