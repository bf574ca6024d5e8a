"""ACLED's export of events: one number of deaths, precision on scales of its own, rows that may not be handed on."""

from pathlib import Path

from data.sources.intake import Source
from data.sources.published import Layout

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
REQUIRED = frozenset((
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "inter1", "actor2", "inter2",
    "iso", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "fatalities",
))  # fmt: skip

# Without a fixed order of columns: exports with population_* have more of them.
SOURCE = Source("acled", Layout(REQUIRED, standard=COLUMNS), Path(__file__).with_suffix(""), ("acled", "common"))
