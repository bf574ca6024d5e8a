"""Measure the speed: ``python -m tests.bench``."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from tests.bench import building, pages, sessions, statements
from tests.bench.questions import measure
from tests.bench.snapshots import event_count, snapshots
from tests.bench.table import table

PARTS = ("questions", "build", "statements", "pages", "sessions")


def main() -> None:
    """Print a table for each snapshot, for the build, for one event of many statements, for clicks, and for many readers at once."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[420_000], help="synthetic events (10000000 takes half an hour)")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS, help="parts to measure")
    parser.add_argument("--memory", help="bound on the build, such as 1GB")
    options = parser.parse_args()
    with snapshots(options.sizes) as paths:
        if "questions" in options.only:
            for title, path in paths.items():
                print(table(title, measure(path), event_count(path)), end="\n\n", flush=True)
        if "build" in options.only:
            for size in options.sizes:
                print("\n".join(building.measure(size, options.memory)), end="\n\n", flush=True)
        if "statements" in options.only:
            print("\n".join(statements.measure()), end="\n\n", flush=True)
        if "pages" in options.only:
            print("\n".join(pages.measure(_stores(paths))), end="\n\n", flush=True)
        if "sessions" in options.only:
            title, store = list(_stores(paths).items())[-1]
            print("\n".join(sessions.measure(store, title)), end="\n\n", flush=True)


def _stores(paths: Mapping[str, Path]) -> Mapping[str, Path]:
    """The stores that are clicked through: the bundled records and the synthetic events."""
    return {title: path.parent for title, path in paths.items() if title != "event by event"}


if __name__ == "__main__":
    main()
