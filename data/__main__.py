"""Build, import, verify and list snapshots: ``python -m data --help``."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from data.accounts import CLAIMS, DOSSIER, KINDS, claims_taken_in, dossier_taken_in
from data.build import RECORDS, Built, build
from data.errors import SourceError, StoreError
from data.import_order import Order
from data.memory import Memory
from data.releases import SOURCES, taken_in
from data.store import Store
from data.verify import describe, is_serving, verify

REFUSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when done, 1 when records or a snapshot were refused."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options, Store(options.store)))
    except (SourceError, StoreError) as error:
        print(error, file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    parser.add_argument("--store", type=Path, help="folder of snapshots (default: PARALLAX_STORE, else data/store)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    builder = commands.add_parser("build", help="records to a new snapshot, checked, put into service")
    builder.add_argument("--records", type=Path, default=RECORDS, help="folder of records (default: the bundled ones)")
    builder.add_argument("--if-missing", action="store_true", help="do nothing when a snapshot that opens is in service")
    builder.add_argument("--memory", type=Memory, default=Memory(), help="most memory to take, such as 1GB")
    builder.set_defaults(run=_build)

    importer = commands.add_parser("import", help="a publisher's event-level file into the store, for this and every later build")
    importer.add_argument("kind", choices=[*sorted(SOURCES), *KINDS], help="whose file it is")
    importer.add_argument(
        "file", type=Path, help="CSV, Parquet, GeoJSON, FlatGeobuf, JSON, or one of them zipped; for a dossier, its folder"
    )
    importer.add_argument("--card", type=Path, help="the dataset's card (default: the one of the version that the name tells)")
    importer.add_argument("--records", type=Path, default=RECORDS, help="folder of records (default: the bundled ones)")
    importer.add_argument("--memory", type=Memory, default=Memory(), help="most memory to take, such as 1GB")
    importer.add_argument(
        "--published-on", type=date.fromisoformat, help="day of a UCDP release that has no card here, YYYY-MM-DD"
    )
    importer.add_argument("--mapping", type=Path, help="for claims: what the columns mean (see data/sources/mapping.py)")
    importer.add_argument(
        "--dry-run", action="store_true", help="read and report, and keep nothing but the list of rejected rows"
    )
    importer.add_argument(
        "--strict", action="store_true", help="refuse the file where one row is rejected, whatever the card allows"
    )
    importer.add_argument(
        "--undo", dest="undone", action="append", default=[], metavar="RULE", help="do not read by this rule (see the report)"
    )
    importer.add_argument("--json", action="store_true", help="the report as one JSON document, for machines")
    importer.set_defaults(run=_import)

    verifier = commands.add_parser("verify", help="read a snapshot whole: content hash and every check")
    verifier.add_argument("snapshot", nargs="?", help="identifier (default: the one in service)")
    verifier.set_defaults(run=_verify)

    lister = commands.add_parser("list", help="the snapshots kept, newest first")
    lister.add_argument("--json", action="store_true", help="one JSON document, for machines")
    lister.set_defaults(run=_list)
    return parser


def _build(options: argparse.Namespace, store: Store) -> int:
    if options.if_missing and is_serving(store):
        return 0
    _say(build(store, options.records, _progress, options.memory))
    return 0


def _import(options: argparse.Namespace, store: Store) -> int:
    _progress(f"reading {options.file.name}")
    asked = {name: value for name, value in vars(options).items() if name in {each.name for each in fields(Order)}}
    order = Order(**asked)
    take_in = {DOSSIER: dossier_taken_in, CLAIMS: claims_taken_in}.get(options.kind, taken_in)
    with take_in(store, order) as report:
        print(report.as_json() if options.json else report)
        if not options.dry_run:
            built = build(store, options.records, _progress, options.memory)
            if not options.json:
                _say(built)
    return 0


def _progress(step: str) -> None:
    print(f"  {step} …", file=sys.stderr, flush=True)


def _say(built: Built) -> None:
    print(f"snapshot {built.snapshot_id} is in service ({'new' if built.is_new else 'unchanged'})")
    for table in ("event", "statement", "casualty", "source", "actor"):
        print(f"  {table:10} {built.rows[table]:>8,}")


def _verify(options: argparse.Namespace, store: Store) -> int:
    snapshot_id = options.snapshot or store.current()
    if snapshot_id is None:
        raise StoreError(f"no snapshot in {store.folder}: run python -m data build")
    verify(store, snapshot_id)
    print(f"snapshot {snapshot_id} holds what its name says, and passes every check")
    return 0


def _list(options: argparse.Namespace, store: Store) -> int:
    snapshots = describe(store)
    if options.json:
        print(json.dumps(snapshots, indent=2))
    else:
        for snapshot in snapshots:
            print(_line(snapshot))
        if not snapshots:
            print(f"no snapshot in {store.folder}")
    # Last, so that a pointer to nothing is said and the list is there all the same.
    store.current()
    return 0


def _line(snapshot: Mapping[str, Any]) -> str:
    mark = "*" if snapshot["in_service"] else " "
    if "error" in snapshot:
        return f"{mark} {snapshot['snapshot_id']}  cannot be read: {snapshot['error']}"
    return f"{mark} {snapshot['snapshot_id']}  {snapshot['created_at']}  {snapshot['events']:>8,} events"


if __name__ == "__main__":
    sys.exit(main())
