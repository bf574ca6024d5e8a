"""``rollback``: an earlier snapshot back into service."""

import argparse

from data.commands.asking import Answer, Commands, command, progress, ready, takes_snapshot, takes_turns, turn
from data.rollback import fall_back, roll_back
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = (
        "an earlier snapshot back into service, after verifying it; imported files stay, and the next build takes them in again"
    )
    parser = command(commands, "rollback", _run, summary, ["", "0123456789abcdef"])
    takes_snapshot(parser, "snapshot", nargs="?", help="identifier (default: the last sound one before the one in service)")
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    with turn(options, store, "rollback"):
        before = store.pointed_at()
        if options.snapshot:
            progress(f"verifying {options.snapshot}")
            roll_back(store, options.snapshot, ready(store))
            chosen = options.snapshot
        else:
            chosen = fall_back(store, ready(store))
    document = {"snapshot_id": chosen, "before": before}
    return Answer(document, [f"snapshot {chosen} is in service, {before or 'none'} was before"])
