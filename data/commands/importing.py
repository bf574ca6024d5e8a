"""``import``: a publisher's file into the store, for this and every later build."""

import argparse
from dataclasses import asdict
from pathlib import Path

from data.build import RECORDS, build
from data.commands.asking import Answer, Commands, command, progress, takes_turns, turn
from data.commands.building import say
from data.memory import Memory
from data.releases import taken_in
from data.sources.ucdp_ged import say_counts
from data.store import Store


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "a publisher's event-level file into the store, for this and every later build"
    examples = ["ucdp-ged GEDEvent_v26_0_1.csv", "ucdp-ged ged211-csv.zip --card my-card.toml"]
    parser = command(commands, "import", _run, summary, examples)
    parser.add_argument("kind", choices=["ucdp-ged"], help="whose file it is")
    parser.add_argument("file", type=Path, help="CSV, Parquet, or a zip file with one of them")
    parser.add_argument("--card", type=Path, help="the dataset's card (default: the one of the version that the name tells)")
    parser.add_argument("--records", type=Path, default=RECORDS, help="folder of records (default: the bundled ones)")
    parser.add_argument("--memory", type=Memory, default=Memory(), help="most memory to take, such as 1GB")
    takes_turns(parser)


def _run(options: argparse.Namespace, store: Store) -> Answer:
    with turn(options, store, f"import of {options.file.name}"):
        progress(f"reading {options.file.name}")
        with taken_in(store, options.file, options.card, options.records, options.memory) as counts:
            built = build(store, options.records, progress, options.memory)
    document = {"file": str(options.file), "counts": counts, **asdict(built)}
    return Answer(document, [options.file.name, say_counts(counts.values()).rstrip("\n"), *say(built)])
