"""The engine: read-only, locked, and the same for everybody who asks at once."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pyarrow as pa
import pytest

from components.http.stretches import whole
from queries.engine import bound
from queries.engines.duckdb_file import DuckDBEngine
from queries.errors import QuestionError
from queries.question import load
from queries.selection import Selection

FORBIDDEN = [
    "SELECT * FROM read_csv('/etc/hostname')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/hostname.csv'",
    "COPY event TO '/tmp/never.csv'",
    "ATTACH ':memory:' AS other",
    "ATTACH '/tmp/never.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET threads = 4",
    "SET enable_external_access = true",
    "DELETE FROM event",
    "CREATE TABLE t (a INTEGER)",
    "EXPORT DATABASE '/tmp/never'",
]


@pytest.fixture
def engine(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_statement_that_reaches_out_is_refused(sql, engine):
    with pytest.raises(duckdb.Error):
        engine._con.cursor().execute(sql).fetchall()


def test_eight_who_ask_at_once_get_the_same_answer(engine):
    asked = [
        "countries/events_by_country",
        "countries/events_by_country",
        "statements/topics_by_conflict",
        "vocabulary/values",
    ] * 12
    expected = {name: engine.ask(name, Selection()) for name in set(asked)}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda name: engine.ask(name, Selection()), asked))
    assert all(answer.equals(expected[name]) for name, answer in zip(asked, answers, strict=True))


def test_a_stream_gives_what_an_answer_gives(engine):
    reader = engine.running("extract/figures", Selection(), **whole("extract/figures")).start()
    other = engine.running("extract/events", Selection(), **whole("extract/events")).start()
    assert pa.Table.from_batches(list(reader)).equals(
        engine.ask("extract/figures", Selection(), **whole("extract/figures")).combine_chunks().unify_dictionaries()
    )
    assert sum(batch.num_rows for batch in other) == engine.ask("extract/events", Selection(), **whole("extract/events")).num_rows


@pytest.mark.parametrize("own", [{}, {"top": 1, "extra": 2}, {"extra": 2}])
def test_parameters_that_are_not_a_questions_own_are_refused(own, engine):
    with pytest.raises(QuestionError, match=r"overview/newest_statements takes \['top'\], was given"):
        engine.ask("overview/newest_statements", Selection(), **own)


def test_only_parameters_of_the_question_are_bound():
    assert set(bound(load("vocabulary/days"), Selection(), {})) == {"event"}


def test_a_file_that_is_no_snapshot_is_refused(tmp_path):
    path = tmp_path / "no.duckdb"
    path.write_text("no database")
    with pytest.raises(duckdb.Error):
        DuckDBEngine(path)
