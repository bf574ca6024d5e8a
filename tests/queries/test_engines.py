"""Engines chosen by URL: each answers as the reference does, and each way of going wrong is said in a sentence without a password."""

import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

import data.moving.by_country
import queries.engines.catalog
from data.content import sum_of
from data.errors import StoreError
from data.moving.catalog import attach
from data.moving.move import move
from deploy.postgres import PostgreSQL, postgresql
from queries.engine import EngineError, RefusedError, SettingError, UnreachableError, bound
from queries.engines import holding, views
from queries.engines.canonical import canonical
from queries.engines.chosen import open_engine
from queries.engines.drill_down import HERE, OF_ACCOUNTS
from queries.engines.duckdb_file import DuckDBEngine
from queries.engines.losable import LosableEngine
from queries.engines.reached import LONGEST_PAUSE_SECONDS, ReachedEngine
from queries.engines.spark import SparkEngine
from queries.engines.spark_sql import STAYS, to_spark
from queries.question import load, names
from queries.selection import Selection
from tests.queries.elsewhere import differing
from tests.queries.test_contract import DOSSIER, NOTHING, own
from tests.sail import sail
from tests.startable import missing

ROOT = Path(__file__).parents[2]
ONE, EVENTS = "sources/snapshot", "event/event_facts"
CODED = Selection(event="ucdp-ged-21.1-located:1")  # accounts speak of few events, and those need no server


@pytest.fixture(scope="module")
def server():
    if "ducklake" in missing():
        pytest.skip(missing()["ducklake"])
    with postgresql() as started:
        yield started


@pytest.fixture(scope="module")
def parquet(store, tmp_path_factory) -> str:
    url = f"duckdb+parquet://{tmp_path_factory.mktemp('parquet')}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    return url


@pytest.fixture(scope="module")
def by_country(store, tmp_path_factory) -> str:
    """Parquet as it is laid out from ten million events on."""
    url = f"duckdb+parquet://{tmp_path_factory.mktemp('by-country')}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data.moving.by_country, "FROM_ROWS", 1)
        move(store, "duckdb://", url, store.current(), lambda _: None)
    return url


@pytest.fixture(scope="module")
def lake(store, server: PostgreSQL, tmp_path_factory) -> str:
    url = f"ducklake:postgres:{server.connection()}?data={tmp_path_factory.mktemp('lake')}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    return url


@pytest.fixture(scope="module")
def reference(snapshot_path):
    engine = DuckDBEngine(snapshot_path)
    yield engine
    engine.close()


def opened(url, store, snapshot_id=None):
    return open_engine(url, snapshot_id or store.current(), store.path)


@pytest.mark.parametrize("kind", ["parquet", "by_country", "lake"])
@pytest.mark.parametrize("selection", [NOTHING, DOSSIER], ids=["nothing", "dossier"])
def test_the_bundled_record_gives_the_same_answers(kind, selection, reference, store, request):
    engine = opened(request.getfixturevalue(kind), store)
    for name in names():
        expected = canonical(reference.ask(name, selection, **own(name)), load(name))
        assert differing(canonical(engine.ask(name, selection, **own(name)), load(name)), expected) == [], name
    engine.close()


@pytest.mark.parametrize("kind", ["parquet", "by_country", "lake"])
def test_an_answer_in_batches_is_the_same(kind, reference, store, request):
    engine = opened(request.getfixturevalue(kind), store)
    name = "sources/codes"
    assert engine.running(name, Selection()).start().read_all().equals(reference.running(name, Selection()).start().read_all())
    engine.close()


@pytest.mark.parametrize("kind", ["parquet", "by_country", "lake"])
def test_a_statement_that_reaches_out_is_refused(kind, store, request):
    engine = opened(request.getfixturevalue(kind), store)
    engine.ask(ONE, Selection())
    con = getattr(engine, "_engine", engine)._con
    for sql in ("SELECT * FROM read_text('/etc/hostname')", "SET threads = 4", "COPY code TO '/tmp/never.csv'", "INSTALL httpfs"):
        with pytest.raises(duckdb.Error):
            con.cursor().execute(sql).fetchall()
    engine.close()


@pytest.mark.parametrize(
    "url", ["postgres://user:hunter2@db/x", "duckdb+parquet://", "ducklake:postgres:password=hunter2", "sqlite:hunter2"]
)
def test_a_url_that_names_no_engine_is_refused_without_being_repeated(url, store):
    with pytest.raises(SettingError, match="PARALLAX_ENGINE takes one of duckdb://") as raised:
        opened(url, store)
    assert "hunter2" not in str(raised.value)


def test_a_missing_package_is_named_with_what_to_install(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb_extension_postgres_scanner", None)
    with pytest.raises(SettingError, match=r"pip install -r queries/engines/requirements-ducklake\.txt"):
        opened("ducklake:postgres:host=127.0.0.1?data=/nowhere", store).ask(ONE, Selection())


def test_the_default_imports_no_other_engine(snapshot_path):
    code = f"""if True:
        import sys
        from queries.engines.chosen import open_engine
        open_engine("duckdb://", "", lambda _: {str(snapshot_path)!r})
        print([name for name in sys.modules if name.startswith(("pyspark", "sqlglot", "duckdb_extension", "queries.engines.duckl"))])
    """
    asked = [sys.executable, "-c", code]
    assert subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT).stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"password": "hunter2"}, "refuses the user or the password"),
        ({"dbname": "nowhere"}, "has no such database"),
        ({"host": "no-such-host.invalid"}, "there is no such host"),
        ({"port": "1"}, "nothing listens there"),
    ],
    ids=["password", "database", "host", "port"],
)
def test_a_catalog_that_cannot_be_opened_is_said_without_the_password(words, said, lake, server, caplog):
    given = {"password": server.password, "host": "127.0.0.1", "port": str(server.port), "user": "postgres", "dbname": "postgres"}
    connection = " ".join(f"{name}={value}" for name, value in (given | words).items())
    engine = open_engine(f"ducklake:postgres:{connection}?data={lake.rpartition('=')[2]}", "0123456789abcdef", Path)
    with pytest.raises(UnreachableError, match=said) as raised:
        engine.ask(ONE, Selection())
    for text in (str(raised.value), caplog.text, repr(raised.value.__cause__)):
        assert "hunter2" not in text
        assert server.password not in text
    assert raised.value.__suppress_context__


def test_a_lake_whose_data_lie_elsewhere_is_refused(lake, store, tmp_path):
    with pytest.raises(UnreachableError, match="its data lie in another folder"):
        opened(f"{lake.rpartition('=')[0]}={tmp_path}", store).ask(ONE, Selection())


@pytest.mark.parametrize("kind", ["parquet", "lake"])
def test_a_snapshot_that_was_not_moved_is_said_to_be_missing(kind, store, request):
    with pytest.raises(UnreachableError, match="python -m data move writes it there"):
        opened(request.getfixturevalue(kind), store, "0123456789abcdef").ask(ONE, Selection())


def test_files_deleted_behind_a_lake_are_said_to_be_missing(store, server, tmp_path):
    server.make_database("emptied")
    url = f"ducklake:postgres:{server.connection('emptied')}?data={tmp_path / 'lake'}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    for path in (tmp_path / "lake").rglob("*.parquet"):
        path.unlink()
    with pytest.raises(UnreachableError, match="files of its data are missing"):
        opened(url, store).ask(ONE, Selection())


def test_a_damaged_file_of_parquet_is_an_error(store, tmp_path):
    url = f"duckdb+parquet://{tmp_path}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    (tmp_path / store.current() / "event.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(EngineError):
        opened(url, store)


def test_of_events_by_country_only_the_files_of_the_countries_asked_for_are_read(by_country, store, monkeypatch):
    monkeypatch.setattr(views, "HELD_ROWS", -1)
    engine = opened(by_country, store)
    countries = "(CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), event.country_iso3))"
    sql = f"EXPLAIN ANALYZE SELECT count(title) FROM event WHERE {countries}"
    ((_, plan),) = engine._con.cursor().execute(sql, {"countries": ["VEN", "COL"]}).fetchall()
    assert re.search(r"Scanning Files: 2/\d{2,}", plan)
    engine.close()


@pytest.fixture
def without_cuba(by_country, store, tmp_path) -> Path:
    """A folder in which the events of one country were deleted."""
    folder = shutil.copytree(by_country.removeprefix("duckdb+parquet://"), tmp_path / "copy")
    shutil.rmtree(folder / store.current() / "event.parquet" / "country_iso3=CUB")
    return folder


def test_a_country_deleted_is_said_and_never_just_missing_from_sums(without_cuba, store):
    with pytest.raises(UnreachableError, match=r"event\.parquet lacks the file of a country"):
        opened(f"duckdb+parquet://{without_cuba}", store)
    with pytest.raises(StoreError, match=r"is damaged: .*event\.parquet lacks the file of a country"):
        move(store, f"duckdb+parquet://{without_cuba}", "duckdb://", store.current(), lambda _: None)


def test_a_country_deleted_while_readers_read_is_said_to_be_missing(by_country, store, tmp_path, monkeypatch):
    monkeypatch.setattr(views, "HELD_ROWS", -1)
    folder = shutil.copytree(by_country.removeprefix("duckdb+parquet://"), tmp_path / "copy")
    engine = opened(f"duckdb+parquet://{folder}", store)
    shutil.rmtree(folder / store.current() / "event.parquet" / "country_iso3=CUB")
    with pytest.raises(UnreachableError, match="files of its data are missing"):
        engine.ask(EVENTS, CODED)
    engine.close()


def test_a_server_that_stops_and_starts_again_is_asked_again(lake, store, server):
    clock = [0.0]
    engine = opened(lake, store)
    assert isinstance(engine, ReachedEngine)
    engine._clock = lambda: clock[0]
    engine.close()
    server.stop()
    for pause in (0.0, 1.0, 2.0):
        clock[0] += pause
        with pytest.raises(UnreachableError, match="nothing listens there"):
            engine.ask(ONE, Selection())
    server.start()
    # Within the pause nobody tries; the sentence is that of the last attempt.
    with pytest.raises(UnreachableError, match="nothing listens there"):
        engine.ask(ONE, Selection())
    clock[0] += LONGEST_PAUSE_SECONDS
    assert engine.ask(ONE, Selection()).num_rows == 1
    engine.close()


def test_a_catalog_that_goes_is_missed_by_nobody_who_reads(store, server, lake, reference):
    engine = opened(lake, store)
    engine.ask(ONE, Selection())
    server.stop()
    try:
        for name in names():
            expected = canonical(reference.ask(name, DOSSIER, **own(name)), load(name))
            assert differing(canonical(engine.ask(name, DOSSIER, **own(name)), load(name)), expected) == [], name
    finally:
        server.start()
    engine.close()


def test_a_snapshot_that_others_changed_in_the_lake_is_not_read(own_lake, store):
    with duckdb.connect() as con:
        attach(con, own_lake, read_only=False)
        con.execute(f'DELETE FROM lake."{store.current()}".source WHERE rowid < 2')
    with pytest.raises(UnreachableError, match="was changed in the lake, by other software"):
        opened(own_lake, store).ask(ONE, Selection())


@pytest.fixture(scope="module")
def spark(parquet, tmp_path_factory):
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    folder = parquet.removeprefix("duckdb+parquet://")
    with sail(tmp_path_factory.mktemp("sail")) as server:
        yield f"sc://127.0.0.1:{server.port}?data={folder}"


def test_spark_answers_as_the_reference_does_but_for_what_is_listed(spark, reference, store):
    engine = SparkEngine(spark, store.current())
    for name in names():
        if name in STAYS:
            with pytest.raises(RefusedError, match="cannot be asked of a server of Spark Connect"):
                engine.ask(name, DOSSIER, **own(name))
        else:
            expected = canonical(reference.ask(name, DOSSIER, **own(name)), load(name))
            assert differing(engine.ask(name, DOSSIER, **own(name)), expected) == [], name
    engine.close()


def test_what_stays_is_a_question_with_a_reason():
    assert set(STAYS) <= set(HERE)
    assert set(HERE | OF_ACCOUNTS) <= set(names())
    assert all((HERE | OF_ACCOUNTS).values())


@pytest.mark.parametrize(
    ("sql", "mended"),
    [
        ("SELECT a / 3.0 AS a", "SELECT a / CAST('3.0' AS DOUBLE) AS a"),
        ("SELECT string_split(a, ' ') AS a", "SELECT SPLIT(a, '[ ]') AS a"),
        ("SELECT a LIMIT CAST($top AS INTEGER)", "SELECT a LIMIT COALESCE(CAST(:top AS INT), 2147483647)"),
    ],
)
def test_what_is_mended_on_the_way_to_spark(sql, mended):
    assert to_spark(sql) == mended


def test_a_server_of_spark_that_is_not_there_is_said_at_once(parquet, store):
    folder = parquet.removeprefix("duckdb+parquet://")
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1:1 cannot be reached: Connection refused"):
        opened(f"sc://127.0.0.1:1?data={folder}", store).ask(EVENTS, CODED)


def test_a_missing_client_of_spark_is_named_with_what_to_install(spark, store, monkeypatch):
    for name in ("pyspark", "pyspark.sql", "pyspark.sql.connect.client"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SettingError, match=r"pip install -r queries/engines/requirements-spark\.txt"):
        opened(spark, store).ask(EVENTS, CODED)


def test_a_missing_translator_is_named_with_what_to_install(store, monkeypatch):
    for name in ("queries.engines.spark", "queries.engines.spark_sql"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    with pytest.raises(SettingError, match="needs sqlglot: pip install"):
        opened("sc://127.0.0.1:1?data=/nowhere", store)


def test_an_engine_that_is_back_is_found_though_nobody_asks_it_anything(snapshot_path):
    engines, now = iter([None, DuckDBEngine(snapshot_path)]), [0.0]
    engine = ReachedEngine(lambda: there(next(engines)), lambda: now[0])
    with pytest.raises(UnreachableError, match="nobody there"):
        engine.ask(ONE, Selection())
    # Not before the pause is over.
    assert engine.trouble() == engine.trouble() == "nobody there"
    now[0] = LONGEST_PAUSE_SECONDS
    until = time.monotonic() + 10
    while engine.trouble() and time.monotonic() < until:
        time.sleep(0.01)
    assert engine.trouble() is None
    engine.close()


def there(engine):
    if engine is None:
        raise UnreachableError("nobody there")
    return engine


@pytest.mark.parametrize("fault", [duckdb.FatalException("has been invalidated"), duckdb.InternalException("INTERNAL Error: x")])
def test_a_database_that_broke_is_given_up_and_opened_anew(fault, snapshot_path, monkeypatch, caplog):
    engine = ReachedEngine(lambda: Broken(snapshot_path, fault), lambda: 0.0)
    with pytest.raises(UnreachableError, match="DuckDB stopped over an error of its own"):
        engine.ask(ONE, Selection())
    assert ("INTERNAL Error" in caplog.text) == isinstance(fault, duckdb.InternalException)
    engine._clock, engine._opener = lambda: 1.0, lambda: DuckDBEngine(snapshot_path)
    assert engine.ask(ONE, Selection()).num_rows == 1
    engine.close()


class Broken(LosableEngine):
    """An engine whose next cursor fails as DuckDB does after an assertion of its own did."""

    def __init__(self, path: Path, fault: duckdb.Error) -> None:
        super().__init__(path)
        self._con.close()
        self._con = self
        self._fault = fault

    def cursor(self):
        raise self._fault

    def close(self):
        """Nothing is open."""


@pytest.fixture
def own_lake(store, server, tmp_path) -> str:
    """A lake to do something to, with the snapshot in it."""
    server.make_database(name := f"lake_{tmp_path.name}")
    url = f"ducklake:postgres:{server.connection(name)}?data={tmp_path / 'lake'}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    return url


def test_a_catalog_of_a_newer_version_is_said_and_not_changed(own_lake, store, server):
    catalog = own_lake.removeprefix("ducklake:postgres:").rpartition("?data=")[0]
    with duckdb.connect() as con:
        queries.engines.catalog.attach(con, own_lake, read_only=True)
        con.execute(f"ATTACH '{catalog}' AS postgresql (TYPE postgres)")
        con.execute("UPDATE postgresql.ducklake_metadata SET value = '9.0' WHERE key = 'version'")
        with pytest.raises(UnreachableError, match="a catalog of another version than can be read here"):
            opened(own_lake, store).ask(ONE, Selection())
        with pytest.raises(StoreError, match="a catalog of another version than can be read here"):
            move(store, "duckdb://", own_lake, store.current(), lambda _: None)
        version = "SELECT value FROM postgresql.ducklake_metadata WHERE key = 'version'"
        assert con.execute(version).fetchall() == [("9.0",)]


def test_tables_of_so_many_rows_as_are_set_are_held_and_no_larger_ones(parquet, store, monkeypatch):
    rows = 1_000
    monkeypatch.setenv(views.HELD, str(rows))
    engine = opened(parquet, store)
    engine._holding._thread.join()
    views_as = dict(engine._con.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall())
    counts = {name: engine._con.table(name).count("*").fetchall()[0][0] for name in views_as}
    held = {name for name, sql in views_as.items() if "FROM held_" in sql}
    assert held == {name for name, count in counts.items() if count <= rows}
    assert 0 < len(held) < len(views_as)
    engine.close()


@pytest.mark.parametrize("kind", ["parquet", "by_country", "lake"])
def test_what_is_held_is_what_lies_there(kind, reference, store, request, monkeypatch):
    monkeypatch.setattr(holding, "BATCH_ROWS", 1_000)
    monkeypatch.setenv(views.HELD, "1000000")
    engine = opened(request.getfixturevalue(kind), store)
    engine.ask(ONE, Selection())
    inner = getattr(engine, "_engine", engine)
    inner._holding._thread.join()
    for (table,) in reference._con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        assert sum_of(inner._con, table, f'{views.held_in(table)}."{table}"') == sum_of(reference._con, table, f'"{table}"')
    engine.close()


@pytest.mark.parametrize("kind", ["parquet", "by_country", "lake"])
def test_where_all_events_are_settled_what_tallies_answer_looks_for_none(kind, store, request, monkeypatch):
    monkeypatch.setattr(views, "HELD_ROWS", -1)
    engine = opened(request.getfixturevalue(kind), store)
    engine.ask(ONE, Selection())
    inner, question = getattr(engine, "_engine", engine), load("overview/totals")
    assert inner._con.execute("SELECT count(*) FROM event WHERE NOT is_settled").fetchall() == [(0,)]
    for selection, looks in ((Selection(country=("VEN",)), False), (Selection(country=("VEN",), q="caracas"), True)):
        ((_, plan),) = inner._con.execute(f"EXPLAIN {question.sql}", bound(question, selection, {})).fetchall()
        assert ("cast_no" in plan) == looks
    engine.close()


@pytest.mark.parametrize("kind", ["parquet", "lake"])
def test_all_is_held_though_readers_ask_without_a_pause(kind, reference, store, request, monkeypatch):
    monkeypatch.setattr(holding, "BATCH_ROWS", 200)
    monkeypatch.setenv(views.HELD, "1000000")
    engine = opened(request.getfixturevalue(kind), store)
    engine.ask(ONE, Selection())
    copying = getattr(engine, "_engine", engine)._holding
    asked = [name for name in names() if not name.startswith("extract/")]
    expected = {name: canonical(reference.ask(name, DOSSIER, **own(name)), load(name)) for name in asked}

    def read(offset: int) -> list[str]:
        wrong, turn = [], 0
        while copying._thread.is_alive() or turn < len(asked):
            name = asked[(offset + turn) % len(asked)]
            wrong += differing(canonical(engine.ask(name, DOSSIER, **own(name)), load(name)), expected[name])
            turn += 1
        return wrong

    with ThreadPoolExecutor(3) as readers:
        assert list(readers.map(read, (0, 20, 40))) == [[], [], []]
    shown = copying._relations
    held = "SELECT count(*) FROM duckdb_views() WHERE NOT internal AND contains(sql, 'FROM held_')"
    assert getattr(engine, "_engine", engine)._con.execute(held).fetchall() == [(len(shown),)]
    engine.close()


def test_an_engine_that_is_closed_while_it_copies_lets_go_at_once(parquet, store, monkeypatch):
    monkeypatch.setattr(holding, "BATCH_ROWS", 1)
    engine = opened(parquet, store)
    begun = time.monotonic()
    engine.close()
    assert time.monotonic() - begun < 5
    assert not engine._holding._thread.is_alive()


def test_a_process_that_ends_while_it_copies_ends_well(parquet, store):
    code = f"""if True:
        from queries.engines import holding
        from queries.engines.chosen import open_engine
        holding.BATCH_ROWS = 1
        open_engine({parquet!r}, {store.current()!r}, None)
    """
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_file_that_goes_while_it_is_copied_ends_the_copy_and_is_said_to_who_asks(store, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(holding, "BATCH_ROWS", 1)
    url = f"duckdb+parquet://{tmp_path}"
    move(store, "duckdb://", url, store.current(), lambda _: None)
    engine = opened(url, store)
    for path in tmp_path.rglob("casualty.parquet"):
        path.unlink()
    engine._holding._thread.join()
    assert "what lies elsewhere is not held" in caplog.text
    with pytest.raises(UnreachableError, match="files of its data are missing"):
        engine.ask("statements/figure_updates", DOSSIER)
    engine.close()


@pytest.mark.parametrize("said", ["many", "-1", "1e6", "\N{ARABIC-INDIC DIGIT FIVE}", "5" * 30])
def test_no_number_of_rows_to_hold_is_refused_in_a_sentence(said, parquet, store, monkeypatch):
    monkeypatch.setenv(views.HELD, said)
    with pytest.raises(SettingError, match="PARALLAX_HELD_ROWS takes a whole number"):
        opened(parquet, store)


@pytest.mark.parametrize("kind", ["parquet", "lake"])
def test_files_deleted_while_a_reader_reads_are_said_to_be_missing(kind, store, tmp_path, monkeypatch, request):
    monkeypatch.setattr(views, "HELD_ROWS", -1)
    if kind == "parquet":
        url = f"duckdb+parquet://{tmp_path / 'lake'}"
        move(store, "duckdb://", url, store.current(), lambda _: None)
    else:
        url = request.getfixturevalue("own_lake")
    engine = opened(url, store)
    reader = engine.running("sources/codes", Selection()).start(1)
    rows = reader.read_next_batch().num_rows
    for path in (tmp_path / "lake").rglob("*.parquet"):
        path.unlink()
    # What was begun is read to its end, for the file that it reads is still open.
    assert rows + reader.read_all().num_rows > rows
    with pytest.raises(UnreachableError, match="files of its data are missing"):
        engine.running("sources/codes", Selection()).start()
    engine.close()
    with pytest.raises(UnreachableError, match=r"files of its data are missing|holds no snapshot"):
        opened(url, store).ask("sources/codes", Selection())


@pytest.mark.parametrize("kind", ["parquet", "lake"])
def test_a_snapshot_that_was_moved_half_way_is_not_read(kind, store, server, tmp_path):
    def stop(step: str) -> None:
        if ": statement," in step:
            raise KeyboardInterrupt

    url = f"duckdb+parquet://{tmp_path / 'lake'}"
    if kind == "lake":
        server.make_database("half")
        url = f"ducklake:postgres:{server.connection('half')}?data={tmp_path / 'lake'}"
    with pytest.raises(KeyboardInterrupt):
        move(store, "duckdb://", url, store.current(), stop)
    assert list((tmp_path / "lake").rglob("*.parquet"))
    with pytest.raises(UnreachableError, match="holds no snapshot"):
        opened(url, store).ask(ONE, Selection())


@pytest.mark.parametrize("name", ["catalog", "connect", "parquet_files"])
def test_what_two_rooms_need_is_the_same_file_in_both(name):
    assert (ROOT / "data" / "moving" / f"{name}.py").read_text() == (ROOT / "queries" / "engines" / f"{name}.py").read_text()
