"""``verify``: read snapshots whole, and fall back where the one in service cannot be trusted."""

import argparse

from data.commands.asking import Answer, Commands, command, in_service, progress, takes_snapshot, takes_turns, turn
from data.errors import StoreError
from data.rollback import fall_back
from data.store import Store
from data.verify import verify


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "read a snapshot whole: content hash and every check"
    parser = command(commands, "verify", _run, summary, ["", "0123456789abcdef", "--all", "--fall-back"])
    takes_snapshot(parser, "snapshot", nargs="?", help="identifier (default: the one in service)")
    parser.add_argument("--all", action="store_true", help="every snapshot that is kept")
    parser.add_argument(
        "--fall-back",
        action="store_true",
        help="where the one in service is damaged, put the last sound one before it into service",
    )
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    chosen = store.ids() if options.all else [options.snapshot or in_service(store)]
    faults = {snapshot_id: _fault(store, snapshot_id) for snapshot_id in chosen}
    found = [{"snapshot_id": snapshot_id, "sound": fault is None, "fault": fault} for snapshot_id, fault in faults.items()]
    lines = [f"snapshot {each} holds what its name says, and passes every check" for each, fault in faults.items() if not fault]
    said = [fault for fault in faults.values() if fault]
    instead = None
    if options.fall_back and faults.get(str(store.pointed_at())):
        with turn(options, store, "fall back"):
            instead = fall_back(store)
        lines.append(f"snapshot {instead} is in service in its place")
    return Answer({"snapshots": found, "fell_back_to": instead}, lines, said, status=1 if said else 0)


def _fault(store: Store, snapshot_id: str) -> str | None:
    progress(f"verifying {snapshot_id}")
    try:
        verify(store, snapshot_id)
    except StoreError as error:
        return str(error)
    return None
