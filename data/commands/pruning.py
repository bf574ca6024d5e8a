"""``prune`` and ``pin``: which snapshots are kept."""

import argparse
from dataclasses import asdict
from functools import partial

from data.commands.asking import Answer, Commands, command, takes_snapshot, takes_turns, turn
from data.moving.engine import drop, sweep
from data.retention import keep_by_default, pin, prune, unpin
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the commands."""
    summary = "delete old snapshots, where PARALLAX_ENGINE reads them too; never the one in service nor one that is pinned"
    parser = command(commands, "prune", _run, summary, ["--dry-run", "--keep 5"])
    parser.add_argument("--keep", type=_count, help="how many of the last in service stay (default: PARALLAX_KEEP, else 10)")
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and delete nothing")
    takes_turns(parser)

    pinner = command(
        commands, "pin", _pin, "have prune leave a snapshot alone", ["0123456789abcdef", "0123456789abcdef --remove"]
    )
    takes_snapshot(pinner, "snapshot", help="identifier")
    pinner.add_argument("--remove", action="store_true", help="have prune treat it like any other again")
    takes_turns(pinner)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    with turn(options, store, "prune"):
        dropped = partial(drop, dry_run=options.dry_run)
        done = prune(store, options.keep or keep_by_default(), dry_run=options.dry_run, drop=dropped)
        swept = list(map(str, sweep(store, dry_run=options.dry_run)))
    word = "would be deleted" if options.dry_run else "deleted"
    lines = [f"  {snapshot_id}  stays: {reason}" for snapshot_id, reason in done.kept.items()]
    lines += [f"  {snapshot_id}  {word} ({size / 1e6:,.1f} MB)" for snapshot_id, size in done.removed.items()]
    lines += [f"  {snapshot_id}  {word} where the engine reads it" for snapshot_id in done.elsewhere]
    lines += [f"  {path}  {word}: left by a move or a build that was cut off" for path in swept]
    lines.append(f"{len(done.removed)} {word}, {sum(done.removed.values()) / 1e6:,.1f} MB; {len(done.kept)} stay")
    return Answer({**asdict(done), "swept": swept, "dry_run": options.dry_run}, lines)


def _pin(options: argparse.Namespace, store: Store) -> Answer:
    with turn(options, store, "pin"):
        (unpin if options.remove else pin)(store, options.snapshot)
    said = "not pinned" if options.remove else "pinned"
    return Answer({"snapshot_id": options.snapshot, "pinned": not options.remove}, [f"snapshot {options.snapshot} is {said}"])


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 is expected")
    return int(text)
