"""Places of events as points in well-known binary, with what GeoParquet says of such a column."""

import json
import struct
from collections.abc import Sequence

import pyarrow as pa

GEOMETRY = "geometry"
# The default of the format: longitude before latitude on WGS 84.
ABOUT = json.dumps(
    {
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
    }
)
POINT = struct.Struct("<bIdd")
LITTLE_ENDIAN, POINT_TYPE = 1, 1


def with_points(batch: pa.RecordBatch, columns: Sequence[str]) -> pa.RecordBatch:
    """The columns chosen and, behind them, a point for each row that has a place."""
    places = zip(batch["longitude"].to_pylist(), batch["latitude"].to_pylist(), strict=True)
    points = pa.array([_point(longitude, latitude) for longitude, latitude in places], pa.binary())
    placed = batch.select(list(columns)).append_column(pa.field(GEOMETRY, pa.binary()), points)
    return placed.replace_schema_metadata({"geo": ABOUT})


def _point(longitude: float | None, latitude: float | None) -> bytes | None:
    return None if longitude is None or latitude is None else POINT.pack(LITTLE_ENDIAN, POINT_TYPE, longitude, latitude)
