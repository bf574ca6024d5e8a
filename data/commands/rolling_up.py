"""``rollup``: the tallies of a snapshot added up by another engine, and held against those that it has."""

import argparse
import os
from dataclasses import asdict

from data.commands.asking import Answer, Commands, command, in_service, progress, takes_snapshot
from data.errors import StoreError
from data.moving.engine import SPARK
from data.store import Store
from data.tallies.elsewhere import add_up


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "add up the tallies of a snapshot on a server of Spark Connect, and hold them against those in the snapshot"
    parser = command(commands, "rollup", _run, summary, ["--engine 'sc://spark.example:15002?data=/srv/parallax'"])
    parser.add_argument("--engine", metavar="URL", help="sc://HOST:PORT?data=FOLDER (default: PARALLAX_ENGINE)")
    takes_snapshot(parser, "--snapshot", help="identifier (default: the one in service)")


def _run(options: argparse.Namespace, store: Store) -> Answer:
    url = options.engine or os.environ.get("PARALLAX_ENGINE", "")
    if not url.startswith(SPARK) or "?data=" not in url:
        raise StoreError("rollup takes an engine that adds up by itself: --engine sc://HOST:PORT?data=FOLDER")
    snapshot_id = options.snapshot or in_service(store)
    added_up = add_up(store, url, snapshot_id, progress)
    lines = [f"{each.table}: {each.rows:,} rows in {each.seconds:.1f} s, {each.differs or 'equal'}" for each in added_up]
    faults = [f"{each.table} differs from that of snapshot {snapshot_id}: {each.differs}" for each in added_up if each.differs]
    return Answer({"snapshot_id": snapshot_id, "tallies": list(map(asdict, added_up))}, lines, faults, status=1 if faults else 0)
