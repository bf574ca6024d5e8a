"""Measure the speed: ``python -m tests.bench``."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.bench import building, extracts, pages, sessions, statements
from tests.bench.peers import measured as peers
from tests.bench.questions import measure
from tests.bench.snapshots import event_count, snapshots
from tests.bench.table import table

Paths = Mapping[str, Path]
PARTS: Mapping[str, Callable[[Paths, argparse.Namespace], Iterable[str]]] = {
    "questions": lambda paths, _: (table(title, measure(path), event_count(path)) for title, path in paths.items()),
    "build": lambda _, options: ("\n".join(building.measure(size, options.memory)) for size in options.sizes),
    "extracts": lambda *_: ["\n".join(extracts.measure())],
    "statements": lambda *_: ["\n".join(statements.measure())],
    "pages": lambda paths, _: ["\n".join(pages.measure(_stores(paths)))],
    "sessions": lambda paths, _: ["\n".join(sessions.measure(*_largest(paths)))],
    "peers": lambda paths, _: ["\n".join(peers.measure(*_largest(paths)))],
}


def main() -> None:
    """Print the tables of every part asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[420_000], help="synthetic events (10000000 takes half an hour)")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS, help="parts to measure")
    parser.add_argument("--memory", help="bound on the build, such as 1GB")
    options = parser.parse_args()
    with snapshots(options.sizes) as paths:
        for part in options.only:
            for text in PARTS[part](paths, options):
                print(text, end="\n\n", flush=True)


def _stores(paths: Paths) -> Paths:
    """The stores that are clicked through: the bundled records, and the first number of synthetic events."""
    titles = [title for title in paths if title != "event by event"]
    return {title: paths[title].parent for title in titles[:2]}


def _largest(paths: Paths) -> tuple[Path, str]:
    """The larger of them, and its title."""
    title, store = list(_stores(paths).items())[-1]
    return store, title


if __name__ == "__main__":
    main()
