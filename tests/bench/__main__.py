"""Measure the speed: ``python -m tests.bench``."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import perf_counter

from tests.bench import building, engines, extracts, importing, pages, rollups, sessions, sharing, slides, statements
from tests.bench.peers import measured as peers
from tests.bench.questions import measure
from tests.bench.snapshots import event_count, snapshots
from tests.bench.table import table

Paths = Mapping[str, Path]
PARTS: Mapping[str, Callable[[Paths, argparse.Namespace], Iterable[str]]] = {
    "questions": lambda paths, _: (table(title, measure(path), event_count(path)) for title, path in paths.items()),
    "build": lambda _, options: ("\n".join(building.measure(size, options.memory)) for size in options.sizes),
    "engines": lambda paths, _: ("\n".join(engines.measure(path, title)) for title, path in _made_up(paths).items()),
    "rollups": lambda paths, options: (
        "\n".join(rollups.measure(paths["bundled records"], size, options.memory)) for size in options.sizes
    ),
    "extracts": lambda *_: ["\n".join(extracts.measure())],
    "statements": lambda *_: ["\n".join(statements.measure())],
    "pages": lambda paths, options: _clicked(paths, options.long),
    "sessions": lambda paths, options: ["\n".join(_visited(paths, options.long))],
    "importing": lambda paths, _: ["\n".join(importing.measure(*_largest(paths)))],
    "sharing": lambda paths, _: ["\n".join(sharing.measure(*_largest(paths)))],
    "slides": lambda paths, _: ["\n".join(slides.measure(*_largest(paths)))],
    "peers": lambda paths, _: ["\n".join(peers.measure(*_largest(paths)))],
}


def main() -> None:
    """Print the tables of every part asked for, and how long each took to measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[420_000], help="synthetic events (10000000 takes half an hour)")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS, help="parts to measure")
    parser.add_argument("--memory", help="bound on the build, such as 1GB")
    parser.add_argument("--long", action="store_true", help="click and visit more often, on the bundled records too: an hour")
    options = parser.parse_args()
    # Tallies are added up without a build, which hundreds of millions of events would take days of.
    with snapshots([] if set(options.only) <= {"build", "rollups"} else options.sizes) as paths:
        for part in options.only:
            begun = perf_counter()
            for text in PARTS[part](paths, options):
                print(text, end="\n\n", flush=True)
            print(f"({part}: measured in {perf_counter() - begun:.0f} s)", end="\n\n", flush=True)


def _clicked(paths: Paths, long: bool) -> Iterable[str]:
    """Clicks on the larger snapshot, where they are slowest; at length on the bundled records too."""
    if long:
        return pages.measure(_stores(paths))
    store, title = _largest(paths)
    return pages.measure({title: store}, pages.FEW_RUNS)


def _visited(paths: Paths, long: bool) -> list[str]:
    """Many readers at once: at length with every number of them, and a thousand that come and go."""
    store, title = _largest(paths)
    if long:
        return sessions.measure(store, title)
    return sessions.measure(store, title, sessions=sessions.FEW_SESSIONS, clicks=sessions.FEW_CLICKS, gone=sessions.FEW_GONE)


def _stores(paths: Paths) -> Paths:
    """The stores that are clicked through: the bundled records, and the first number of synthetic events."""
    titles = [title for title in paths if title != "event by event"]
    return {title: paths[title].parent for title in titles[:2]}


def _made_up(paths: Paths) -> Paths:
    """Every number of synthetic events; the bundled records where none was asked for."""
    return {title: path for title, path in paths.items() if title.endswith("synthetic events")} or dict(
        [next(iter(paths.items()))]
    )


def _largest(paths: Paths) -> tuple[Path, str]:
    """The larger of them, and its title."""
    title, store = list(_stores(paths).items())[-1]
    return store, title


if __name__ == "__main__":
    main()
