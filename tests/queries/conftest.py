"""What the tests of this room share: a record without rows, and records of a few."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from data.moving.move import move
from deploy.postgres import postgresql
from queries.engines import views
from queries.engines.duckdb_file import DuckDBEngine
from queries.fields import FIXED, Vocabulary
from queries.selection import Selection
from tests import sail
from tests.queries import elsewhere
from tests.queries.defaults import Row
from tests.queries.record import write_record, write_schema
from tests.startable import missing


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


@pytest.fixture(scope="session")
def other_engines(empty_record, tmp_path_factory) -> Iterator[Sequence["elsewhere.Elsewhere"]]:
    """Every engine but the reference, as far as it can be tried here; small tables are not held, so that each reads its own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "HELD_ROWS", -1)
        # The client of Spark Connect takes a program without a file, as a worker of pytest-xdist is, for tests of its own.
        patch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
        engines: list[elsewhere.Elsewhere] = [elsewhere.Parquet(folder / "parquet", empty_record)]
        if "ducklake" not in missing():
            server = stack.enter_context(postgresql())
            engines.append(elsewhere.Lake(f"ducklake:postgres:{server.connection()}?data={folder / 'lake'}", empty_record))
        if "sc" not in missing():
            port = stack.enter_context(sail.sail(folder)).port
            engines.insert(1, elsewhere.Connect(port, folder / "parquet"))
        yield engines
        for engine in engines:
            engine.close()


def vocabulary_of(engine: DuckDBEngine) -> Vocabulary:
    """The values that the address bar takes on a record."""
    values: dict[str, dict[str, str]] = {field: dict(labels) for field, labels in FIXED.items()}
    for row in engine.ask("vocabulary/values", Selection()).to_pylist():
        values.setdefault(row["field"], {})[row["value"]] = row["label"]
    return values


@pytest.fixture(scope="module")
def folder(store, tmp_path_factory):
    """The snapshot in service as Parquet, moved there once for a file of tests."""
    folder = tmp_path_factory.mktemp("parquet")
    move(store, "duckdb://", f"duckdb+parquet://{folder}", store.current(), lambda _: None)
    return folder


@pytest.fixture
def server(tmp_path):
    """A server of Spark Connect for one test, which may do to it what it wants."""
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    with sail.sail(tmp_path) as started:
        yield started
