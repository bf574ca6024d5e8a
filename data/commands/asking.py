"""What all commands share: how they are described to the parser, what they answer, and their turn at writing."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from data.errors import StoreError
from data.exchange import recover
from data.lock import locked
from data.moving.engine import carry
from data.store import Store
from data.tallies.definitions import Fill
from data.tallies.received import filling


@dataclass(frozen=True)
class Answer:
    """What a command says: a document for machines, lines for people, faults for standard error, and its exit status."""

    document: Any
    lines: Sequence[str] = ()
    faults: Sequence[str] = ()
    status: int = 0


Run = Callable[[argparse.Namespace, Store], Answer]
Commands = Any  # argparse does not name the type of its own subparsers


def command(commands: Commands, name: str, run: Run, summary: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    """Describe a command; each takes ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="\n".join(("examples:", *(f"  python -m data {name} {example}".rstrip() for example in examples))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output, for machines")
    parser.set_defaults(run=run)
    return parser


def takes_snapshot(parser: argparse.ArgumentParser, *name: str, **more: Any) -> None:
    """Have a command take the identifier of a snapshot, which a shell completes."""
    argument: Any = parser.add_argument(*name, **more)
    argument.completer = _identifiers


def _identifiers(parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    return Store(parsed_args.store).ids()


def takes_turns(parser: argparse.ArgumentParser) -> None:
    """Have a command that writes say whether it waits for another that does."""
    parser.add_argument(
        "--no-wait", action="store_true", help="where another process writes to the store: say who, and end with 3"
    )


@contextmanager
def turn(options: argparse.Namespace, store: Store, doing: str) -> Iterator[None]:
    """Hold the store for writing, after ending what others that were cut off left half done.

    A disk that is full, or fails, raises StoreError wherever in between it shows.
    """
    with locked(store.folder, doing, wait=not options.no_wait, say=progress):
        recover(store)
        try:
            yield
        except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
            raise StoreError(f"{doing}: {error}") from error


def progress(step: str) -> None:
    """Say on standard error what has begun."""
    print(f"  {step} …", file=sys.stderr, flush=True)


def ready(store: Store) -> Callable[[str], None]:
    """What is to be done with a snapshot before it is put into service: it is taken to where the engine of the servers reads it."""
    return lambda snapshot_id: carry(store, snapshot_id, progress)


def adding_up() -> Fill:
    """What adds up the tallies of a build: the server that ``PARALLAX_ENGINE`` names, where it names one, else DuckDB."""
    return filling(os.environ.get("PARALLAX_ENGINE", ""), progress)


def in_service(store: Store) -> str:
    """The snapshot in service; raises StoreError when there is none."""
    snapshot_id = store.current()
    if snapshot_id is None:
        raise StoreError(f"no snapshot in {store.folder}: run python -m data build")
    return snapshot_id
