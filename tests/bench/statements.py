"""What Statements and Event ask of one event, on a record of 100,000 statements and 50,000 figures made up for measuring."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import duckdb
from streamlit.testing.v1 import AppTest

from components.record import Record
from data import load
from data.build import BOUNDARIES, HERE, RECORDS, VERSION, row_counts
from data.card import read_card
from data.checks import run_checks
from data.collection import BOUNDARIES as BOUNDARIES_CARD
from data.reference import ALIASES, COUNTRIES
from data.staging import staging
from data.store import Store
from data.table import read_table
from queries.engine import bound
from queries.engines.duckdb_file import LOCKED, DuckDBEngine
from queries.question import load as load_question
from queries.question import names
from queries.selection import Selection
from tests.bench.questions import milliseconds

SIZES = {"events": 5_000, "topics": 20_000, "actors": 2_000, "statements": 100_000, "figures": 50_000}
SNAPSHOT = "5" * 16
MADE_UP = Path(__file__).with_name("made_up.sql")
APP = HERE.parent / "app.py"
RUNS = 7
# A question that takes this long once is not asked again, and one that takes longer than that is cut off.
SLOW_MS, PATIENCE_SECONDS = 3_000.0, 20.0
PAGE_SECONDS = 300
# Asked once a process, whatever the reader does, and kept.
ONCE = frozenset(
    {"vocabulary/values", "vocabulary/used", "vocabulary/parties", "sources/codes", "sources/datasets", "map/shapes"}
)
# Asked without an event: of every topic there is. Milliseconds allowed, None where none are promised.
OF_ALL = {"statements/topics_by_conflict": 300.0, "statements/figure_pairs": None}
EVENT_TARGET = 50.0
VIEWS = (("statements", None), ("statements", "positions"), ("statements", "parties"), ("statements", "changes"), ("event", None))

EVENTS_BY_STATEMENTS = """
SELECT event_id FROM statement WHERE event_id IN (SELECT event_id FROM casualty) GROUP BY event_id ORDER BY count(*), event_id
"""
BUSIEST_TOPIC = "SELECT topic_id FROM casualty WHERE event_id = $1 GROUP BY topic_id ORDER BY count(*) DESC, topic_id LIMIT 1"
BUSIEST_PARTIES = """
SELECT party_actor_id FROM statement INNER JOIN actor ON actor_id = speaker_actor_id WHERE event_id = $1
GROUP BY party_actor_id ORDER BY count(*) DESC, party_actor_id LIMIT 2
"""


@dataclass(frozen=True)
class Measured:
    """Medians of one question, in milliseconds."""

    question: str
    rows: int
    engine: float
    bare: float


@dataclass(frozen=True)
class Asked:
    """A question with what it was asked of."""

    name: str
    selection: Selection
    own: tuple[tuple[str, Any], ...] = ()
    is_ahead: bool = False


def measure() -> list[str]:
    """Make the record, watch what the pages ask, and measure each question next to the same SQL run bare; lines of tables."""
    with made_up() as store:
        path = store.path(SNAPSHOT)
        engine = DuckDBEngine(path)
        with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as con:
            lines = [_sizes(con)]
            median_event, busiest_event = _events(con)
            for page, section in VIEWS:
                asked = _asked(page, section, median_event)
                title = f"{page.capitalize()}, {section or 'as it opens'}"
                lines += ["", *_of_one_event(con, engine, f"{title}, median event ({median_event})", asked)]
                turned = _turned(con, asked, busiest_event)
                lines += ["", *_of_one_event(con, engine, f"{title}, busiest event ({busiest_event})", turned)]
            lines += ["", *_of_all_topics(con, engine)]
        engine.close()
    return lines


@contextmanager
def made_up() -> Iterator[Store]:
    """The store that holds the made-up record, in service until the end."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        with store.scratch("snapshot.duckdb") as scratch:
            with duckdb.connect(str(scratch)) as con:
                _fill(con)
            store.keep(scratch, SNAPSHOT)
        store.point(SNAPSHOT)
        before = os.environ.get("PARALLAX_STORE")
        os.environ["PARALLAX_STORE"] = str(store.folder)
        try:
            yield store
        finally:
            os.environ.pop("PARALLAX_STORE")
            if before is not None:
                os.environ["PARALLAX_STORE"] = before


def _fill(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET TimeZone = 'UTC'")
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    countries, aliases = (read_table(RECORDS / each.file, each.file, each, {}).rows for each in (COUNTRIES, ALIASES))
    card, _ = read_card(RECORDS / "datasets" / BOUNDARIES_CARD, BOUNDARIES_CARD, "reference")
    with staging(con):
        load.insert_countries(con, countries, aliases)
        load.insert_boundaries(con, BOUNDARIES)
        load.insert_dataset(con, card, load.files_sha256(BOUNDARIES.glob("*.parquet")))
        for statement in duckdb.extract_statements(MADE_UP.read_text(encoding="utf-8")):
            values = {name: SIZES[name] for name in statement.named_parameters}
            con.execute(statement, values)
        con.execute((HERE / "derive.sql").read_text(encoding="utf-8"))
    run_checks(con)
    con.execute("INSERT INTO snapshot VALUES ($1, '2026-11-23', $2, 'synthetic')", [SNAPSHOT, VERSION])


def _events(con: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """The median and the busiest event, by statements, of those with figures."""
    ranked = con.execute(EVENTS_BY_STATEMENTS).fetchall()
    return str(ranked[len(ranked) // 2][0]), str(ranked[-1][0])


def _of_one_event(con: duckdb.DuckDBPyConnection, engine: DuckDBEngine, title: str, asked: Sequence[Asked]) -> list[str]:
    measured = [_measure(engine, con, each) for each in asked]
    return [*_table(title, measured), _sum(measured), _as_asked(engine, asked)]


def _of_all_topics(con: duckdb.DuckDBPyConnection, engine: DuckDBEngine) -> list[str]:
    measured = [_measure(engine, con, Asked(name, Selection())) for name in OF_ALL if name in names()]
    promised = [(each, target) for each in measured if (target := OF_ALL[each.question]) is not None]
    lines = _table("all topics, no event chosen", measured)
    return lines + [f"{each.question}: {_verdict(each.engine, target)}" for each, target in promised]


def _turned(con: duckdb.DuckDBPyConnection, asked: Sequence[Asked], event_id: str) -> list[Asked]:
    """The same questions of another event: of the topic with most figures there, and of the two parties that spoke most."""
    (topic_id,) = con.execute(BUSIEST_TOPIC, [event_id]).fetchall()[0]
    (a,), (b,) = con.execute(BUSIEST_PARTIES, [event_id]).fetchall()
    busiest = {"event": event_id, "topic": topic_id, "a": a, "b": b}
    return [replace(each, selection=_with_same_fields(each.selection, busiest)) for each in asked]


def _with_same_fields(selection: Selection, values: dict[str, str]) -> Selection:
    return selection.with_(**{name: value for name, value in values.items() if getattr(selection, name) is not None})


def _asked(page: str, section: str | None, event_id: str) -> list[Asked]:
    """Open a page on an event, in one of its sections, and return what it asked of the selection, each question once."""
    asked: dict[str, Asked] = {}
    ahead: set[str] = set()

    def watch_ahead(answer: Callable[..., Any]) -> Callable[..., Any]:
        def noted(record: Record, selection: Selection, *questions: Any) -> Any:
            ahead.update(each for each in questions if isinstance(each, str))
            return answer(record, selection, *questions)

        return noted

    def watch(answer: Callable[..., Any]) -> Callable[..., Any]:
        def noted(record: Record, name: str, selection: Selection, **own: Any) -> Any:
            # What a page asks twice, with another selection that binds the same, it pays for once.
            key = f"{name} {sorted(bound(load_question(name), selection, own).items())}"
            asked.setdefault(key, Asked(name, selection, tuple(sorted(own.items()))))
            return answer(record, name, selection, **own)

        return noted

    with (
        patch.object(Record, "rows", watch(Record.rows)),
        patch.object(Record, "table", watch(Record.table)),
        patch.object(Record, "ask_ahead", watch_ahead(Record.ask_ahead)),
    ):
        run = AppTest.from_file(APP, default_timeout=PAGE_SECONDS)
        run.query_params["event"] = event_id
        if section:
            run.query_params["part"] = section
        shown = run.switch_page(f"pages/{page}.py").run()
    if shown.exception:
        raise RuntimeError(f"{page}: {shown.exception[0].message}")
    return [replace(each, is_ahead=each.name in ahead) for each in asked.values() if each.name not in ONCE]


def _measure(engine: DuckDBEngine, con: duckdb.DuckDBPyConnection, asked: Asked) -> Measured:
    """Time a question through the engine and bare, in turns, so that both meet the same neighbours."""
    question, own = load_question(asked.name), dict(asked.own)
    values = bound(question, asked.selection, own)
    taken = milliseconds(lambda: _within(con, PATIENCE_SECONDS, lambda: con.execute(question.sql, values).to_arrow_table()))
    if taken > SLOW_MS:
        # Asked once is enough to know; what was cut off took longer than said.
        return Measured(asked.name, -1, taken, taken)
    rows = engine.ask(asked.name, asked.selection, **own).num_rows
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(lambda: engine.ask(asked.name, asked.selection, **own)))
        bare.append(milliseconds(lambda: con.execute(question.sql, values).to_arrow_table()))
    return Measured(asked.name, rows, median(ours), median(bare))


def _within(con: duckdb.DuckDBPyConnection, seconds: float, run: Callable[[], object]) -> None:
    """Run, and cut it off after so many seconds."""
    timer = threading.Timer(seconds, con.interrupt)
    timer.start()
    try:
        run()
    except duckdb.InterruptException:
        pass
    finally:
        timer.cancel()


def _table(title: str, measured: Sequence[Measured]) -> list[str]:
    lines = [f"{title}: medians in ms", f"{'question':48}{'rows':>9}{'engine':>9}{'bare':>9}{'ratio':>7}"]
    return lines + [_line(each) for each in sorted(measured, key=lambda each: -each.engine)]


def _line(each: Measured) -> str:
    return f"{each.question:48}{each.rows if each.rows >= 0 else 'slow':>9}{each.engine:9.1f}{each.bare:9.1f}{each.engine / each.bare:7.2f}"


def _sum(measured: Sequence[Measured]) -> str:
    ours, bare = sum(each.engine for each in measured), sum(each.bare for each in measured)
    return f"{'one after the other':48}{'':9}{ours:9.1f}{bare:9.1f}{ours / bare:7.2f}"


def _as_asked(engine: DuckDBEngine, asked: Sequence[Asked]) -> str:
    """How long a reader waits: what the page asks ahead side by side, the rest one after the other."""

    def ask(each: Asked) -> None:
        engine.ask(each.name, each.selection, **dict(each.own))

    def page() -> None:
        list(pool.map(ask, [each for each in asked if each.is_ahead]))
        for each in asked:
            if not each.is_ahead:
                ask(each)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        taken = median([milliseconds(page) for _ in range(RUNS)])
    return f"{'in all, as the page asks':48}{'':9}{taken:9.1f}{'':16}   {_verdict(taken, EVENT_TARGET)}"


def _verdict(milliseconds_taken: float, target: float) -> str:
    word = "within" if milliseconds_taken <= target else "MISSES"
    return f"{word} the {target:.0f} ms allowed"


def _sizes(con: duckdb.DuckDBPyConnection) -> str:
    rows = row_counts(con)
    counted = ", ".join(f"{rows[name]:,} {name}s" for name in ("event", "topic", "actor", "statement"))
    return f"made-up record: {counted}, {rows['casualty']:,} figures"
