# PYTHON_ARGCOMPLETE_OK: bash, zsh and fish complete this once activate-global-python-argcomplete was run
"""Import, build, verify, compare and keep snapshots: ``python -m data --help``."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import argcomplete

from data.commands import (
    building,
    differing,
    exporting,
    fetching,
    importing,
    listing,
    moving,
    pruning,
    rolling_back,
    rolling_up,
    sharing,
    verifying,
)
from data.commands.asking import Answer
from data.errors import BusyError, FetchError, SourceError, StoreError
from data.store import Store

COMMANDS = (
    building,
    fetching,
    importing,
    verifying,
    listing,
    differing,
    rolling_back,
    pruning,
    exporting,
    moving,
    rolling_up,
    sharing,
)
REFUSED, BUSY, INTERRUPTED = 1, 3, 130
STATUSES = """\
exit status:
  0    done
  1    records, a file or a snapshot were refused, or cannot be had; standard error says why
  2    the command line was not understood
  3    the store is held by another process (with --no-wait)
  130  interrupted; the snapshot in service is the one that was
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = _parser()
    argcomplete.autocomplete(parser)
    options = parser.parse_args(arguments)
    try:
        answer = options.run(options, Store(options.store))
    except (FetchError, SourceError, StoreError) as error:
        answer = Answer({"error": str(error)}, faults=[str(error)], status=BUSY if isinstance(error, BusyError) else REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    _say(answer, as_json=options.json)
    return int(answer.status)


def _say(answer: Answer, *, as_json: bool) -> None:
    for fault in answer.faults:
        print(fault, file=sys.stderr)
    lines = [json.dumps(answer.document, indent=2, default=str)] if as_json else answer.lines
    try:
        print(*lines, sep="\n", end="\n" if lines else "", flush=True)
    except BrokenPipeError:
        # Whoever reads has seen enough.
        sys.stderr.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description=__doc__, epilog=STATUSES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, help="folder of snapshots (default: PARALLAX_STORE, else data/store)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for each in COMMANDS:
        each.add(commands)
    return parser


if __name__ == "__main__":
    # Readers served by the same machine come first.
    os.nice(10)
    sys.exit(main())
