"""datapackage.json as Frictionless has it: each file with its columns, types, units, rows, bytes and hash."""

from collections.abc import Mapping
from typing import Any

from components.http.archive import Entry
from components.http.citations import Citation
from components.http.contents import Contents, Rows
from components.http.dictionary import UNITS, described
from components.record import Record
from queries.question import load

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES: Mapping[str, dict[str, str]] = {
    "VARCHAR": {"type": "string"},
    "BIGINT": {"type": "integer"},
    "INTEGER": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "BOOLEAN": {"type": "boolean"},
    "DATE": {"type": "date"},
    "TIMESTAMP": {"type": "datetime", "format": "%Y-%m-%d %H:%M:%S.%f"},
}


def descriptor(citation: Citation, contents: Contents, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Describe a package; takes the files written."""
    kept = ("dataset_id", "title", "publisher", "licence", "records")
    return {
        "$schema": PROFILE,
        "name": f"parallax-{citation.snapshot_id}",
        "title": f"Parallax: {citation.selection}",
        "description": "The rows behind a selection. Unknown numbers are empty, never zero. Figures that overlap are never to be added.",
        "homepage": citation.address,
        "version": citation.snapshot_id,
        "created": f"{citation.accessed.isoformat()}T00:00:00Z",
        "licenses": _licences(contents.cards),
        "sources": [_source(card) for card in contents.cards],
        "resources": [each for records in contents.counts for each in _resources(contents, records, entries)],
        "withheld": [{name: row[name] for name in kept} for row in contents.withheld],
    }


def _resources(contents: Contents, records: str, entries: Mapping[str, Entry]) -> list[dict[str, Any]]:
    question = load(f"extract/{records}")
    shared = {"description": f"{question.asks} One row per {question.grain}.", "licenses": _licences(contents.cards)}
    csv = {"name": records, "type": "table", **_file(f"data/{records}.csv", entries), "format": "csv", "mediatype": "text/csv",
           "encoding": "utf-8", **shared, "rows": contents.counts[records], "schema": _schema(contents.record, records)}  # fmt: skip
    # A file, not a table: its types are in it, and tools that guess them from a sample guess wrong.
    parquet = {"name": f"{records}-parquet", "type": "file", **_file(f"data/{records}.parquet", entries), "format": "parquet",
               "mediatype": "application/vnd.apache.parquet", **shared}  # fmt: skip
    return [csv, parquet]


def _schema(record: Record, records: str) -> dict[str, Any]:
    said = described(record, records)
    fields = [_field(name, kind, said[name]) for name, kind in load(f"extract/{records}").returns]
    first = fields[0]["name"]
    # The first column names the row, but that a pair has two names, and a country or a day one row for each dataset and kind.
    key = {} if records in ("pairs", "countries", "attention") else {"primaryKey": [first]}
    return {"fields": fields, "missingValues": [""], **key}


def _field(name: str, kind: str, description: str) -> dict[str, str]:
    unit = {"unit": UNITS[name]} if name in UNITS else {}
    return {"name": name, **TYPES[kind], **({"description": description} if description else {}), **unit}


def _file(path: str, entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {"path": path, "bytes": entries[path].size, "hash": f"sha256:{entries[path].sha256}"}


def _licences(cards: Rows) -> list[dict[str, str]]:
    """Each licence once; a name of the Open Definition is not made up where the publisher gives a title alone."""
    found = {card["licence"]: card["licence_url"] for card in cards}
    return [{"name": name, "title": name, **({"path": url} if url else {})} for name, url in found.items()]


def _source(card: Mapping[str, Any]) -> dict[str, str]:
    title = f"{card['title']}, version {card['version']} ({card['publisher']})"
    return {"title": title, **({"path": card["url"]} if card["url"] else {})}
