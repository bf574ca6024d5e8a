"""ACLED's list of deleted events: each becomes a tombstone in the release that held it."""

from pathlib import Path

from data.sources.intake import Source
from data.sources.published import Layout

SOURCE = Source("acled-deleted", Layout(frozenset(["event_id_cnty"])), Path(__file__).with_suffix(""), ())
