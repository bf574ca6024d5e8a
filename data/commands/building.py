"""``build``: records to a new snapshot, checked, put into service."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from data.build import RECORDS, Built, build
from data.commands.asking import Answer, Commands, adding_up, command, in_service, progress, ready, takes_turns, turn
from data.memory import Memory
from data.store import Store
from data.verify import is_serving

SAID = ("event", "statement", "casualty", "source", "actor")


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(commands, "build", _run, "records to a new snapshot, checked, put into service", ["", "--if-missing"])
    parser.add_argument("--records", type=Path, default=RECORDS, help="folder of records (default: the bundled ones)")
    parser.add_argument("--if-missing", action="store_true", help="do nothing when a snapshot that opens is in service")
    parser.add_argument(
        "--memory", type=Memory, default=Memory(), help="bound on DuckDB's memory, such as 1GB; the process takes more"
    )
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    if options.if_missing and is_serving(store):
        return _there_already(store)
    with turn(options, store, "build"):
        # Whoever had to wait may find it done.
        if options.if_missing and is_serving(store):
            return _there_already(store)
        built = build(store, options.records, progress, options.memory, ready(store), add_up=adding_up())
    return Answer(asdict(built), say(built))


def _there_already(store: Store) -> Answer:
    """The snapshot in service stays; an engine that was named since may not have it yet."""
    ready(store)(snapshot_id := in_service(store))
    return Answer({"snapshot_id": snapshot_id, "is_new": False})


def say(built: Built) -> Sequence[str]:
    """Lines for what was built."""
    return [
        f"snapshot {built.snapshot_id} is in service ({'new' if built.is_new else 'unchanged'})",
        *(f"  {table:10} {built.rows[table]:>8,}" for table in SAID),
    ]
