"""Measure the speed: ``python -m tests.bench``."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import building, pages, statements
from tests.bench.questions import measure
from tests.bench.snapshots import event_count, snapshots
from tests.bench.table import table

PARTS = ("questions", "build", "statements", "pages")


def main() -> None:
    """Print a table for each snapshot, for the build, for one event of many statements, and for clicks."""
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
            with bundled_store(paths["bundled records"]):
                print("\n".join(pages.measure()))


@contextmanager
def bundled_store(snapshot: Path) -> Iterator[None]:
    """Let servers started meanwhile serve the bundled snapshot that was just measured."""
    before = os.environ.get("PARALLAX_STORE")
    os.environ["PARALLAX_STORE"] = str(snapshot.parent)
    try:
        yield
    finally:
        os.environ.pop("PARALLAX_STORE")
        if before is not None:
            os.environ["PARALLAX_STORE"] = before


if __name__ == "__main__":
    main()
