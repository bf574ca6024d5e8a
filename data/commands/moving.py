"""``move``: a snapshot from one engine's place to another's."""

import argparse
from dataclasses import asdict

from data.commands.asking import Answer, Commands, command, in_service, progress, takes_snapshot, takes_turns, turn
from data.moving.move import FORMS, move
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "copy a snapshot to where another engine reads it; cut off, the same command goes on; the source is only read"
    examples = ["duckdb:// duckdb+parquet:///srv/parallax", "duckdb:// 'ducklake:postgres:host=db dbname=lake?data=/srv/lake'"]
    parser = command(commands, "move", _run, summary, examples)
    places = f"one of {', '.join(FORMS)}; the password of PostgreSQL is better in PGPASSWORD or in ~/.pgpass"
    parser.add_argument("source", metavar="FROM", help=places)
    parser.add_argument("target", metavar="TO", help="the same")
    takes_snapshot(parser, "--snapshot", help="identifier (default: the one in service)")
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    snapshot_id = options.snapshot or in_service(store)
    with turn(options, store, "move"):
        moved = move(store, options.source, options.target, snapshot_id, progress)
    written = len(moved.rows) - len(moved.there_already)
    total = f"{len(moved.rows)} tables, {sum(moved.rows.values()):,} rows"
    lines = [f"snapshot {snapshot_id}: {total}; {written} written, {len(moved.there_already)} there already; all verified"]
    return Answer(asdict(moved), lines)
