"""Rows as bytes, in every format, in constant memory."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from components.http.formulas import harmless
from components.http.geometry import with_points
from components.http.spooling import spooled
from components.http.workbook import as_xlsx

BYTE_ORDER_MARK = "\ufeff".encode()
AT_ONCE = 2_000

Batches = Iterable[pa.RecordBatch]


@dataclass(frozen=True)
class Format:
    """A way to write rows: its media type, its writer, whether it is compressed in itself, whether its rows have places, its ending."""

    media_type: str
    write: Callable[[pa.Schema, Batches, Sequence[str]], Iterator[bytes]]
    compressed: bool = False
    placed: bool = False
    ending: str | None = None


def as_csv(schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """CSV as RFC 4180 has it; the header stands even over no rows."""
    yield _csv(_empty(schema).select(list(columns)), include_header=True)
    for batch in batches:
        yield _csv(harmless(batch.select(list(columns))), include_header=False)


def as_csv_for_excel(schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """The same CSV behind the mark by which Excel knows UTF-8."""
    yield BYTE_ORDER_MARK
    yield from as_csv(schema, batches, columns)


def as_json_lines(_schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """One object a line; days and moments as ISO 8601."""
    for rows in _rows(batches, columns):
        yield "".join(f"{_json(row)}\n" for row in rows).encode()


def as_json(_schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """One array of objects."""
    yield b"["
    yield from _listed(map(_json, rows) for rows in _rows(batches, columns))
    yield b"]\n"


def as_geojson(_schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """A FeatureCollection as RFC 7946 has it; what has no place has no geometry."""
    yield b'{"type":"FeatureCollection","features":['
    yield from _listed((_feature(row, columns) for row in rows) for rows in _rows(batches, None))
    yield b"]}\n"


def as_parquet(schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """Parquet, a row group for each batch."""
    return _parquet(_empty(schema).select(list(columns)).schema, (batch.select(list(columns)) for batch in batches))


def as_geoparquet(schema: pa.Schema, batches: Batches, columns: Sequence[str]) -> Iterator[bytes]:
    """Parquet with a column of points, as GeoParquet 1.1 has it; what has no place has no geometry."""
    return _parquet(with_points(_empty(schema), columns).schema, (with_points(batch, columns) for batch in batches))


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "json": Format("application/json", as_json),
    "jsonl": Format("application/jsonl", as_json_lines),
    "parquet": Format("application/vnd.apache.parquet", as_parquet, compressed=True),
    "geojson": Format("application/geo+json", as_geojson, placed=True),
    "geoparquet": Format("application/vnd.apache.parquet", as_geoparquet, compressed=True, placed=True, ending="geo.parquet"),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx, compressed=True),
}
FOR_EXCEL = Format(FORMATS["csv"].media_type, as_csv_for_excel)


def _parquet(schema: pa.Schema, batches: Batches) -> Iterator[bytes]:
    def fill(file: IO[bytes]) -> None:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)

    return spooled(fill)


def _csv(batch: pa.RecordBatch, *, include_header: bool) -> bytes:
    sink = pa.BufferOutputStream()
    options = pacsv.WriteOptions(include_header=include_header, quoting_style="needed", eol="\r\n")
    pacsv.write_csv(pa.Table.from_batches([batch]), sink, options)
    return bytes(sink.getvalue())


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema)


def _rows(batches: Batches, columns: Sequence[str] | None) -> Iterator[list[dict[str, Any]]]:
    """A batch as rows, few at once: as objects they take many times the room."""
    for batch in batches:
        chosen = batch if columns is None else batch.select(list(columns))
        for start in range(0, chosen.num_rows, AT_ONCE):
            yield chosen.slice(start, AT_ONCE).to_pylist()


def _listed(parts: Iterable[Iterable[str]]) -> Iterator[bytes]:
    between = ""
    for part in parts:
        yield (between + ",\n".join(part)).encode()
        between = ",\n"


def _feature(row: dict[str, Any], columns: Sequence[str]) -> str:
    placed = row["longitude"] is not None and row["latitude"] is not None
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]} if placed else None
    properties = {name: row[name] for name in columns}
    return _json({"type": "Feature", "id": row["event_id"], "geometry": point, "properties": properties})


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_iso)


def _iso(value: Any) -> str:
    return str(value.isoformat())
