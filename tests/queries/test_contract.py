"""What every question promises: its columns and types, an answer on an empty record, the same rows in the same order."""

import re
import shutil
from contextlib import ExitStack
from datetime import date

import duckdb
import pytest

from queries.engine import bound
from queries.engines.duckdb_file import DuckDBEngine
from queries.question import SQL, load, names
from queries.selection import FIELDS, Selection
from queries.viewport import Viewport

OWN = {
    "top": 100,
    "ranked_by": "best",
    "sought": None,
    "actor_id": "cuba",
    "events": ["us-operation-venezuela-2026-01-03"],
    "scale": "50m",
    "since": date(2026, 1, 3),
    "of_party": "venezuela",
    "cell": 4.0,
    "west": -180.0,
    "south": -90.0,
    "east": 180.0,
    "north": 90.0,
    "first_no": None,
    "last_no": None,
}
NOTHING = Selection()
EVERYTHING = Selection(
    country=("SYR", "VEN"),
    actor=("cuba", "us-government"),
    type=("airstrike", "state_based"),
    dataset=("dossier-venezuela-2026", "ucdp-ged-21.1-located"),
    conflict=("None",),
    harm="wounded",
    victim="military",
    date_from=date(2019, 1, 1),
    date_to=date(2026, 2, 1),
    asof=date(2026, 1, 6),
    since=date(2026, 1, 4),
    q="caracas",
    event="us-operation-venezuela-2026-01-03",
    topic="total-dead",
    a="cuba",
    b="united-states",
    grain="week",
    by="country",
    placed="end",
    measure="low",
    at=Viewport(10.5, -66.9, 5),
    snapshot="0123",
    part="parties",
    records=("events", "figures"),
    before="0123456789abcdef",
    made=date(2026, 3, 3),
    link="abcdefgh23456789",
    briefing="abcdefgh23456789",
    slide=2,
    view="present",
)
DOSSIER = Selection(event="us-operation-venezuela-2026-01-03", topic="total-dead", a="cuba", b="united-states")
ONE_ROW = {"event/event_counts", "extract/counts", "vocabulary/span"}
FILLED_BY_SCHEMA = {"sources/codes", "vocabulary/values"}


def own(name):
    return {parameter: OWN[parameter] for parameter in load(name).own_parameters}


@pytest.fixture(scope="module")
def empty(empty_record):
    engine = DuckDBEngine(empty_record)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def bundled(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def by_threads(snapshot_path, tmp_path_factory):
    """One connection of one thread and one of two, each to a copy: a process opens a file with one configuration only."""
    folder = tmp_path_factory.mktemp("copies")
    with ExitStack() as stack:
        yield [stack.enter_context(_copied(snapshot_path, folder / f"{threads}.duckdb", threads)) for threads in (1, 2)]


def _copied(path, copy, threads):
    shutil.copy(path, copy)
    return duckdb.connect(str(copy), read_only=True, config={"threads": threads})


@pytest.mark.parametrize("name", names())
def test_columns_and_types_are_those_declared(name, empty_record):
    question = load(name)
    with duckdb.connect(str(empty_record), read_only=True) as con:
        described = con.execute(f"DESCRIBE {question.sql}", bound(question, NOTHING, own(name))).fetchall()
    assert [(column, kind) for column, kind, *_ in described] == list(question.returns)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("selection", [NOTHING, EVERYTHING, DOSSIER], ids=["nothing", "everything", "dossier"])
def test_an_empty_record_gives_an_empty_answer(name, selection, empty):
    if name not in FILLED_BY_SCHEMA:
        assert empty.ask(name, selection, **own(name)).num_rows == (1 if name in ONE_ROW else 0)


def test_everything_sets_every_field():
    assert [field.name for field in FIELDS if not getattr(EVERYTHING, field.attribute)] == []


@pytest.mark.parametrize("name", names())
def test_as_of_before_the_first_record_nothing_was_known(name, bundled):
    text = load(name).sql
    if "$asof" in text and name not in ONE_ROW | {"timeline/coverage_by_period", "event/event_facts"}:
        assert bundled.ask(name, DOSSIER.with_(asof=date(1900, 1, 1)), **own(name)).num_rows == 0


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("selection", [NOTHING, EVERYTHING, DOSSIER], ids=["nothing", "everything", "dossier"])
def test_the_same_rows_come_in_the_same_order(name, selection, bundled, by_threads):
    question = load(name)
    expected = bundled.ask(name, selection, **own(name))
    for con in by_threads:
        assert con.execute(question.sql, bound(question, selection, own(name))).to_arrow_table().equals(expected)


@pytest.mark.parametrize("name", names())
def test_the_order_is_total(name, bundled):
    """No two rows are alike, and each sort key of the last ORDER BY says where empty values go."""
    order = load(name).sql.rpartition("\nORDER BY")[2].partition("\nLIMIT")[0]
    assert all(re.search(r"NULLS (LAST|FIRST)$", key.strip()) for key in order.split(","))
    rows = [str(row) for row in bundled.ask(name, DOSSIER, **own(name)).to_pylist()]
    assert len(rows) == len(set(rows))


def test_every_shared_part_is_used():
    texts = [path.read_text(encoding="utf-8") for path in SQL.glob("*/*.sql")]
    uses = ",".join(match for text in texts for match in re.findall(r"^-- uses: *(.*)$", text, re.MULTILINE))
    assert {path.stem for path in SQL.glob("shared/*.sql")} == {part.strip() for part in uses.split(",") if part.strip()}


def test_every_file_is_reached():
    reached = {f"{name}.sql" for name in names()} | {f"shared/{path.name}" for path in SQL.glob("shared/*.sql")}
    assert {path.relative_to(SQL).as_posix() for path in SQL.rglob("*") if path.is_file()} == reached


@pytest.mark.parametrize("selection", [NOTHING, EVERYTHING, DOSSIER], ids=["nothing", "everything", "dossier"])
def test_counts_are_those_of_the_extracts(selection, bundled):
    (counts,) = bundled.ask("extract/counts", selection).to_pylist()
    assert counts == {
        name: bundled.ask(f"extract/{name}", selection, **own(f"extract/{name}")).num_rows
        for name in ("events", "figures", "statements")
    }
