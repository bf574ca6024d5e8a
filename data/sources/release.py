"""A release as the store keeps it."""

from dataclasses import dataclass
from pathlib import Path

from data.card import Card


@dataclass(frozen=True)
class Release:
    """Its card, its events in one typed row each, the hash of the publisher's file, whose form of file it was, what was deleted since."""

    card: Card
    events: Path
    sha256: str
    kind: str = "ucdp-ged"
    deleted: Path | None = None
