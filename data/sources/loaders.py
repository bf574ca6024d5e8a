"""How the releases that the store keeps enter the ledger, by whose form of file they were."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from data.sources import acled, acled_records, gdelt, ucdp_ged, ucdp_records
from data.sources.release import Release

Loader = Callable[[duckdb.DuckDBPyConnection, Release, Sequence[Release], Path], None]

LOADERS: Mapping[str, Loader] = {
    ucdp_ged.SOURCE.name: ucdp_records.load_events,
    acled.SOURCE.name: acled_records.load_events,
    gdelt.SOURCE.name: gdelt.load_attention,
}
