"""``export``: a snapshot's records as plain files."""

import argparse
from dataclasses import asdict
from pathlib import Path

from data.commands.asking import Answer, Commands, command, in_service, progress, takes_snapshot
from data.export import FORMS, export
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "a snapshot's records as plain files with their dictionary; rows that may not be handed on are withheld and counted"
    parser = command(commands, "export", _run, summary, ["records", "records-csv --format csv --snapshot 0123456789abcdef"])
    parser.add_argument("folder", type=Path, help="folder to write to; it must not be there yet")
    parser.add_argument("--format", choices=FORMS, default="parquet", help="of the files (default: parquet)")
    takes_snapshot(parser, "--snapshot", help="identifier (default: the one in service)")


def _run(options: argparse.Namespace, store: Store) -> Answer:
    snapshot_id = options.snapshot or in_service(store)
    progress(f"exporting {snapshot_id}")
    done = export(store, snapshot_id, options.folder, options.format)
    lines = [f"{options.folder}: {len(done.rows)} tables of snapshot {done.snapshot_id}"]
    lines += [f"  {name:20} {count:>10,}" for name, count in done.rows.items()]
    lines += [
        f"withheld: {each['records']:,} {each['record_kind']} of {each['dataset_id']} ({each['publisher']}, {each['licence']})"
        for each in done.withheld
    ]
    return Answer(asdict(done), lines if done.withheld else [*lines, "withheld: nothing"])
