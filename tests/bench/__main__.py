"""Measure the speed: ``python -m tests.bench``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import pages, statements
from tests.bench.questions import measure
from tests.bench.snapshots import snapshots
from tests.bench.table import table


def main() -> None:
    """Print a table for each snapshot there is."""
    with snapshots() as paths:
        for title, path in paths.items():
            print(table(title, measure(path)), end="\n\n", flush=True)
        print("\n".join(statements.measure()), end="\n\n", flush=True)
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
