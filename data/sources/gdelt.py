"""GDELT 2.0's event export: how much news there was on what, where; never deaths, and never events of this ledger."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data.sources.intake import Source
from data.sources.published import Layout
from data.sources.release import Release

SQL = Path(__file__).with_suffix("")
COLUMNS = (
    "globaleventid", "sqldate", "monthyear", "year", "fractiondate",
    "actor1code", "actor1name", "actor1countrycode", "actor1knowngroupcode", "actor1ethniccode",
    "actor1religion1code", "actor1religion2code", "actor1type1code", "actor1type2code", "actor1type3code",
    "actor2code", "actor2name", "actor2countrycode", "actor2knowngroupcode", "actor2ethniccode",
    "actor2religion1code", "actor2religion2code", "actor2type1code", "actor2type2code", "actor2type3code",
    "isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass",
    "goldsteinscale", "nummentions", "numsources", "numarticles", "avgtone",
    "actor1geo_type", "actor1geo_fullname", "actor1geo_countrycode", "actor1geo_adm1code", "actor1geo_adm2code",
    "actor1geo_lat", "actor1geo_long", "actor1geo_featureid", "actor2geo_type", "actor2geo_fullname",
    "actor2geo_countrycode", "actor2geo_adm1code", "actor2geo_adm2code", "actor2geo_lat", "actor2geo_long",
    "actor2geo_featureid", "actiongeo_type", "actiongeo_fullname", "actiongeo_countrycode", "actiongeo_adm1code",
    "actiongeo_adm2code", "actiongeo_lat", "actiongeo_long", "actiongeo_featureid", "dateadded",
    "sourceurl",
)  # fmt: skip
REQUIRED = frozenset(
    ("globaleventid", "eventrootcode", "nummentions", "numsources", "numarticles", "actiongeo_countrycode", "dateadded")
)

SOURCE = Source(
    "gdelt",
    Layout(REQUIRED, standard=COLUMNS, delimiter="\t", has_header=False, is_quoted=False),
    SQL,
    order="mentioned_on, country_iso3, event_root_code",
    has_actors=False,
)


def load_attention(con: duckdb.DuckDBPyConnection, release: Release, _superseding: Sequence[Release], _records: Path) -> None:
    """Insert what a release kept in the store says of media attention."""
    con.register("attention", con.read_parquet(str(release.events)))
    con.execute("SET VARIABLE dataset_id = $1", [release.card["dataset_id"]])
    con.execute((SQL / "attention.sql").read_text(encoding="utf-8"))
    con.unregister("attention")
