"""A snapshot's records as plain files: what its licences let be handed on, with the dictionary, and what was withheld."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.errors import StoreError
from data.store import Store

SQL = Path(__file__).with_suffix(".sql")
FORMS = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv, HEADER true"}
INNER = {"open_dataset"}


@dataclass(frozen=True)
class Exported:
    """What was written: rows by table, and the records withheld, by dataset."""

    snapshot_id: str
    rows: Mapping[str, int]
    withheld: Sequence[Mapping[str, Any]]


def export(store: Store, snapshot_id: str, folder: Path, form: str) -> Exported:
    """Write one file a table and ``about.json`` into a new folder; raises StoreError where either end cannot be had."""
    if folder.exists():
        raise StoreError(f"{folder} is there already: an export is written to a new folder")
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        with duckdb.connect() as con:
            con.execute(f"ATTACH '{_quoted(store.path(snapshot_id))}' AS kept (READ_ONLY)")
            con.execute(SQL.read_text(encoding="utf-8"))
            exported = Exported(snapshot_id, _write(con, part, form), con.table("withheld").to_arrow_table().to_pylist())
        (part / "about.json").write_text(json.dumps(asdict(exported), indent=2) + "\n", encoding="utf-8")
        part.rename(folder)
    except (duckdb.Error, OSError) as error:
        shutil.rmtree(part, ignore_errors=True)
        raise StoreError(f"snapshot {snapshot_id} cannot be exported to {folder}: {error}") from error
    return exported


def _write(con: duckdb.DuckDBPyConnection, folder: Path, form: str) -> dict[str, int]:
    listed = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name").fetchall()
    rows = {}
    for (name,) in listed:
        if name not in INNER:
            path = _quoted(folder / f"{name}.{form}")
            # Names come from export.sql, options from FORMS.
            rows[name] = con.execute(f"COPY (FROM \"{name}\") TO '{path}' ({FORMS[form]})").fetchall()[0][0]
    return rows


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
