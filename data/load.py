"""Put records that passed their checks into the tables of a new database."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import pyarrow as pa
import shapely

from data.card import Card
from data.cells import known_day, known_moment
from data.dossier import Dossier
from data.table import Row


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows by column name; every row has the columns of the first."""
    if rows:
        con.register("incoming", pa.Table.from_pylist([dict(row) for row in rows]))
        con.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')  # noqa: S608 the name is a literal of ours
        con.unregister("incoming")


def file_sha256(path: Path) -> str:
    """Hash of a file, which may be larger than memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_sha256(files: Iterable[Path]) -> str:
    """Hash of a file, or of the list that ``sha256sum`` prints of several; depends on names and content, not on folders."""
    hashes = {path.name: file_sha256(path) for path in files}
    if len(hashes) == 1:
        return next(iter(hashes.values()))
    listing = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    return hashlib.sha256(listing.encode()).hexdigest()


def insert_dataset(con: duckdb.DuckDBPyConnection, card: Card, sha256: str, row_count: int = 0) -> None:
    """Insert a dataset from its card, with the hash of what its records came from."""
    insert(con, "dataset", [{**card, "row_count": row_count, "sha256": sha256}])


def insert_release(con: duckdb.DuckDBPyConnection, card: Card) -> None:
    """Insert a release of a dataset as the source of its own rows."""
    release = {
        "source_id": card["dataset_id"],
        "dataset_id": card["dataset_id"],
        "publisher": card["publisher"],
        "title": f"{card['title']}, version {card['version']}",
        "url": card["url"],
        "published_on": card["published_on"],
        "language": "en",
        "kind": "dataset",
    }
    insert(con, "source", [release])


def insert_countries(con: duckdb.DuckDBPyConnection, countries: Iterable[Row], aliases: Iterable[Row]) -> None:
    """Insert countries and their other names."""
    insert(con, "country", [row.values for row in countries])
    insert(con, "country_alias", [row.values for row in aliases])


def insert_boundaries(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Insert outlines and disputed land of both scales from GeoParquet as GeoJSON geometries."""
    for scale in ("50m", "110m"):
        shapes = gpd.read_parquet(folder / f"countries_{scale}.parquet").sort_values("iso3")
        rows = [
            {"iso3": iso3, "scale": scale, "geometry": shapely.to_geojson(geometry)}
            for iso3, geometry in zip(shapes["iso3"], shapes.geometry, strict=True)
        ]
        insert(con, "boundary", rows)
    disputed = gpd.read_parquet(folder / "disputed.parquet")
    columns = ["name", "kind", "scale", "note"]
    geometries = [{"geometry": shapely.to_geojson(geometry)} for geometry in disputed.geometry]
    insert(
        con, "disputed_land", [row | shape for row, shape in zip(disputed[columns].to_dict("records"), geometries, strict=True)]
    )


def insert_dossier(con: duckdb.DuckDBPyConnection, dossier: Dossier) -> None:
    """Insert a dossier that passed its checks."""
    dataset_id: str = dossier.card["dataset_id"]
    insert_dataset(con, dossier.card, files_sha256(dossier.files))
    plain = {name: [dict(row.values) for row in rows] for name, rows in dossier.rows.items()}
    insert(con, "source", [{**row, "dataset_id": dataset_id} for row in plain["sources"]])
    insert(con, "actor", [{**row, "aliases": row["aliases"] or [], "party_actor_id": row["actor_id"]} for row in plain["actors"]])
    insert(con, "event", [_event(row, dataset_id) for row in plain["events"]])
    insert(con, "event_source", [each for row in plain["events"] for each in _event_sources(row)])
    insert(con, "event_actor", plain["event_actors"])
    insert(con, "topic", plain["topics"])
    insert(con, "statement", [{**_dated(row, "made"), "dataset_id": dataset_id} for row in plain["statements"]])
    insert(con, "statement_relation", plain["relations"])
    ours = {"dataset_id": dataset_id, "out_of_order_count": 0}
    insert(con, "casualty", [_dated(row, "claimed") | ours for row in plain["casualties"]])
    insert(con, "article_sentence", [{**row, "record_id": row["record_id"] or ""} for row in plain["article_sentences"]])


def _event(row: Mapping[str, Any], dataset_id: str) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "source_ids"}
    sources = row["source_ids"] or []
    known_on: date = row["start_date"]
    ours = {"dataset_id": dataset_id, "event_count": 1, "known_on": known_on}
    return kept | ours | {"source_count": len(set(sources)) or None}


def _event_sources(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed = enumerate(dict.fromkeys(row["source_ids"] or []), start=1)
    return [{"event_id": row["event_id"], "source_id": source_id, "position": position} for position, source_id in listed]


def _dated(row: Mapping[str, Any], stem: str) -> dict[str, Any]:
    said = row[f"{stem}_at"]
    return {**row, f"{stem}_on": known_day(said), f"{stem}_at": known_moment(said)}
