"""``import``: a publisher's file or a dossier into the store, for this and every later build."""

import argparse
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from data.accounts import CLAIMS, DOSSIER, KINDS, claims_taken_in, dossier_taken_in
from data.build import RECORDS, Built, build
from data.commands.asking import Answer, Commands, adding_up, command, progress, ready, takes_turns, turn
from data.commands.building import say
from data.errors import SourceError
from data.import_order import Order, RefusedError
from data.memory import Memory
from data.releases import SOURCES, taken_in
from data.sources.report import Report
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "a publisher's file, or a dossier, into the store, for this and every later build"
    examples = [
        "ucdp-ged GEDEvent_v26_0_1.csv --dry-run",
        "ucdp-ged GEDEvent_v26_0_8.csv --published-on 2026-09-20",
        "acled export.csv --card my-card.toml",
        "claims daily.json --mapping mapping.toml",
    ]
    parser = command(commands, "import", _run, summary, examples)
    parser.add_argument("kind", choices=[*sorted(SOURCES), *KINDS], help="whose file it is")
    parser.add_argument(
        "file", type=Path, help="CSV, Parquet, GeoJSON, FlatGeobuf, JSON, or one of them zipped; for a dossier, its folder"
    )
    parser.add_argument("--card", type=Path, help="the dataset's card (default: the one of the version that the name tells)")
    parser.add_argument("--published-on", type=date.fromisoformat, help="day of a UCDP release that has no card here, YYYY-MM-DD")
    parser.add_argument("--mapping", type=Path, help="for claims: what the columns mean (see data/sources/mapping.py)")
    parser.add_argument("--dry-run", action="store_true", help="read and report, and keep nothing but the list of rejected rows")
    parser.add_argument(
        "--strict", action="store_true", help="refuse the file where one row is rejected, whatever the card allows"
    )
    parser.add_argument(
        "--undo", dest="undone", action="append", default=[], metavar="RULE", help="a rule not to read by (see the report)"
    )
    parser.add_argument("--records", type=Path, default=RECORDS, help="folder of records (default: the bundled ones)")
    parser.add_argument(
        "--memory", type=Memory, default=Memory(), help="bound on DuckDB's memory, such as 1GB; the process takes more"
    )
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    order = Order(**{each.name: getattr(options, each.name) for each in fields(Order)})
    take_in = {DOSSIER: dossier_taken_in, CLAIMS: claims_taken_in}.get(order.kind, taken_in)
    with turn(options, store, f"import of {order.file.name}"):
        progress(f"reading {order.file.name}")
        try:
            with take_in(store, order) as report:
                if order.dry_run:
                    return Answer(asdict(report), [str(report)])
                built = _built(store, order, report)
        except RefusedError as error:
            document = {**asdict(error.report), "error": str(error)}
            return Answer(document, [str(error.report)], [str(error)], status=1)
    return Answer({**asdict(report), **asdict(built)}, [str(report), *say(built)])


def _built(store: Store, order: Order, report: Report) -> Built:
    """Build with what was taken in; a build that refuses it refuses the file."""
    try:
        return build(store, order.records, progress, order.memory, ready(store), add_up=adding_up())
    except SourceError as error:
        raise RefusedError(error.problems, report) from error
