"""What the tests of this room share: a record without rows, and records of a few."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from queries.engines.duckdb_file import DuckDBEngine
from queries.fields import FIXED, Vocabulary
from queries.selection import Selection
from tests.queries.defaults import Row
from tests.queries.record import write_record, write_schema


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory) -> Path:
    return write_schema(tmp_path_factory.mktemp("empty") / "empty.duckdb")


@pytest.fixture
def small_record(empty_record, tmp_path) -> Callable[[Mapping[str, list[Row]]], Path]:
    """Write a record of the rows given; returns its path."""

    def write(record: Mapping[str, list[Row]]) -> Path:
        path = tmp_path / "record.duckdb"
        shutil.copy(empty_record, path)
        return write_record(path, record)

    return write


def vocabulary_of(engine: DuckDBEngine) -> Vocabulary:
    """The values that the address bar takes on a record."""
    values: dict[str, dict[str, str]] = {field: dict(labels) for field, labels in FIXED.items()}
    for row in engine.ask("vocabulary/values", Selection()).to_pylist():
        values.setdefault(row["field"], {})[row["value"]] = row["label"]
    return values
