"""Measure on a store that is there already: ``python -m tests.bench.peers --store DIR``."""

import argparse
from pathlib import Path

from tests.bench.peers.measured import RUNS, measure


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="folder of snapshots that holds synthetic events")
    parser.add_argument("--runs", type=int, default=RUNS, help="choices for each question")
    options = parser.parse_args()
    print("\n".join(measure(options.store, options.store.name, options.runs)))


if __name__ == "__main__":
    main()
