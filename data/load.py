"""Put records that passed their checks into the tables of a new database."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import pyarrow as pa
import shapely

from data.dossier import Rows, known_day, known_moment
from data.errors import Problem, SourceError

CARD_KEYS = (
    *("dataset_id", "title", "version", "publisher", "role", "summed", "licence", "licence_url", "redistributable"),
    *("citation", "url", "published_on", "retrieved_on", "coverage_start", "coverage_end", "scope", "notes"),
)
OPTIONAL_CARD_KEYS = {"licence_url", "url", "published_on", "coverage_start", "coverage_end"}


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows by column name."""
    if rows:
        con.register("incoming", pa.Table.from_pylist([dict(row) for row in rows]))
        con.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')  # noqa: S608 the name is a literal of ours
        con.unregister("incoming")


def read_card(path: Path) -> dict[str, Any]:
    """Read a dataset card; raises SourceError on a missing key or unreadable TOML."""
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError([Problem(path.name, None, None, None, f"not readable as TOML: {error}")]) from error
    missing = [key for key in CARD_KEYS if key not in card and key not in OPTIONAL_CARD_KEYS]
    if missing:
        raise SourceError([Problem(path.name, None, key, None, "the card lacks this key") for key in missing])
    return card


def insert_dataset(con: duckdb.DuckDBPyConnection, card: Mapping[str, Any], files: Iterable[Path], row_count: int = 0) -> None:
    """Insert a dataset from its card, with the hash of the files that its records came from."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    row = {key: card.get(key) for key in CARD_KEYS}
    insert(con, "dataset", [{**row, "row_count": row_count, "sha256": digest.hexdigest()}])


def insert_countries(con: duckdb.DuckDBPyConnection, records: Path) -> None:
    """Insert countries and their aliases from the bundled CSV files."""
    for table, file in (("country", "countries.csv"), ("country_alias", "country_aliases.csv")):
        con.execute(
            f"INSERT INTO {table} BY NAME SELECT * FROM read_csv($file, header = true, all_varchar = true)",  # noqa: S608
            {"file": str(records / file)},
        )


def insert_boundaries(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Insert the outlines of both scales from GeoParquet as GeoJSON geometries."""
    for scale in ("50m", "110m"):
        shapes = gpd.read_parquet(folder / f"countries_{scale}.parquet").sort_values("iso3")
        rows = [
            {"iso3": iso3, "scale": scale, "geometry": shapely.to_geojson(geometry)}
            for iso3, geometry in zip(shapes["iso3"], shapes.geometry, strict=True)
        ]
        insert(con, "boundary", rows)


def insert_dossier(con: duckdb.DuckDBPyConnection, rows: Rows, card: Mapping[str, Any]) -> None:
    """Insert a dossier that passed its checks."""
    dataset_id: str = card["dataset_id"]
    plain = {name: [dict(row.values) for row in table] for name, table in rows.items()}
    insert(con, "source", [{**row, "dataset_id": dataset_id} for row in plain["sources"]])
    insert(con, "actor", [{**row, "aliases": row["aliases"] or [], "party_actor_id": row["actor_id"]} for row in plain["actors"]])
    insert(con, "event", [_event(row, dataset_id) for row in plain["events"]])
    insert(
        con,
        "event_source",
        [
            {"event_id": row["event_id"], "source_id": source_id, "position": position}
            for row in plain["events"]
            for position, source_id in enumerate(dict.fromkeys(row["source_ids"] or []), start=1)
        ],
    )
    insert(con, "event_actor", plain["event_actors"])
    insert(con, "topic", plain["topics"])
    insert(con, "statement", [{**_dated(row, "made"), "dataset_id": dataset_id} for row in plain["statements"]])
    insert(con, "statement_relation", plain["relations"])
    insert(
        con,
        "casualty",
        [{**_dated(row, "claimed"), "dataset_id": dataset_id, "out_of_order_count": 0} for row in plain["casualties"]],
    )
    insert(con, "article_sentence", [{**row, "record_id": row["record_id"] or ""} for row in plain["article_sentences"]])


def _event(row: Mapping[str, Any], dataset_id: str) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "source_ids"}
    sources = row["source_ids"] or []
    known_on: date = row["start_date"]
    ours = {"dataset_id": dataset_id, "event_count": 1, "known_on": known_on, "search_text": ""}
    return kept | ours | {"source_count": len(set(sources)) or None}


def _dated(row: Mapping[str, Any], stem: str) -> dict[str, Any]:
    said = row[f"{stem}_at"]
    return {**row, f"{stem}_on": known_day(said), f"{stem}_at": known_moment(said)}
