"""``list``: the snapshots kept."""

import argparse
from collections.abc import Mapping
from typing import Any

from data.commands.asking import Answer, Commands, command
from data.errors import StoreError
from data.retention import pinned_in
from data.store import Store
from data.verify import describe


def add(commands: Commands) -> None:
    """Describe the command."""
    command(commands, "list", _run, "the snapshots kept, those last in service first", ["", "--json"])


def _run(_options: argparse.Namespace, store: Store) -> Answer:
    pinned = pinned_in(store)
    snapshots = [{**each, "pinned": each["snapshot_id"] in pinned} for each in describe(store)]
    lines = [_line(each) for each in snapshots] or [f"no snapshot in {store.folder}"]
    try:
        store.current()
    except StoreError as error:
        # The list is there all the same.
        return Answer(snapshots, lines, [str(error)], status=1)
    return Answer(snapshots, lines)


def _line(snapshot: Mapping[str, Any]) -> str:
    mark = "*" if snapshot["in_service"] else " "
    if "error" in snapshot:
        return f"{mark} {snapshot['snapshot_id']}  cannot be read: {snapshot['error']}"
    pinned = "  pinned" if snapshot["pinned"] else ""
    return f"{mark} {snapshot['snapshot_id']}  {snapshot['created_at']}  {snapshot['events']:>8,} events{pinned}"
