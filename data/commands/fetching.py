"""``fetch``: a publisher's file from its site, from an address, or from a path."""

import argparse
import re
from dataclasses import asdict
from pathlib import Path

from data.build import RECORDS
from data.commands.asking import Answer, Commands, command, progress
from data.download import Fetched
from data.fetch import SOURCES, address_of, fetch_address, take_file
from data.store import Store

SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


def add(commands: Commands) -> None:
    """Describe the command."""
    summary = "a publisher's file over HTTPS, resumed, retried and checked; nothing is imported"
    examples = ["ucdp-candidate 26.0.8", "ucdp-ged 26.1 --to downloads", "ucdp-ged --from-file /media/stick/ged261-csv.zip"]
    parser = command(commands, "fetch", _run, summary, examples)
    parser.add_argument("source", choices=SOURCES, help="whose file it is")
    parser.add_argument("version", nargs="?", help="version, such as 26.1 (default: the newest that has a card)")
    parser.add_argument("--to", type=Path, default=Path(), help="folder for the file (default: this one)")
    parser.add_argument("--sha256", type=_sha256, help="hash that the file must have")
    parser.add_argument(
        "--records", type=Path, default=RECORDS, help="folder of records, with the cards (default: the bundled ones)"
    )
    elsewhere = parser.add_mutually_exclusive_group()
    elsewhere.add_argument("--from-url", metavar="URL", help="an https address, in place of the publisher's")
    elsewhere.add_argument("--from-file", type=Path, metavar="PATH", help="a file that was carried here, on a sealed network")


def _run(options: argparse.Namespace, _store: Store) -> Answer:
    fetched = _fetched(options)
    lines = [
        f"{fetched.path}: {fetched.size:,} bytes, SHA-256 {fetched.sha256}",
        f"to take it in: python -m data import {options.source} {fetched.path}",
    ]
    return Answer(asdict(fetched), lines)


def _fetched(options: argparse.Namespace) -> Fetched:
    if options.from_file:
        return take_file(options.from_file, options.to, options.sha256)
    url = options.from_url or address_of(options.source, options.version, options.records / "datasets")
    progress(f"fetching {url}")
    return fetch_address(url, options.to, progress, options.sha256)


def _sha256(text: str) -> str:
    if not SHA256.fullmatch(text):
        raise argparse.ArgumentTypeError("64 hexadecimal digits are expected")
    return text.lower()
