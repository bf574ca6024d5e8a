"""Each question asked of our page and our engine, of the usual pandas script, and of Datasette, one after the other."""

import asyncio
import importlib.util
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlencode, urlsplit

from data.releases import EVENTS
from data.store import Store
from queries.engines.duckdb_file import DuckDBEngine
from tests.bench.peers.asked import Asked, draw
from tests.bench.peers.copies import as_csv, as_sqlite
from tests.bench.questions import milliseconds, p95
from tests.bench.reader import Reader, Run, reader
from tests.bench.server import Served, megabytes, serving, started
from tests.bench.snapshots import ROOT

RUNS = 10
WARMING = 2
PANDAS = Path(__file__).with_name("pandas_script.py")
PAGE, QUESTION = "Parallax, its page run again", "Parallax, the question alone"
SCRIPT, SQL, FACETS = "pandas script, run again", "Datasette, SQL written for it", "Datasette, table with facets"
# Datasette gives up after a second and shows a hundred rows; here it may take its time and say all.
PATIENT = ("sql_time_limit_ms 60000", "facet_time_limit_ms 60000", "max_returned_rows 10000", "default_facet_size 1000")


@dataclass
class Answers:
    """Milliseconds by who was asked and which question, deaths by the same for comparing, and what else is to be said."""

    spent: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    deaths: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def note(self, who: str, question: str, taken: float, deaths: int | None = None) -> None:
        """Keep one answer."""
        self.spent.setdefault((who, question), []).append(taken)
        if deaths is not None:
            self.deaths.setdefault((who, question), []).append(deaths)


def measure(store: Path, title: str, runs: int = RUNS) -> list[str]:
    """Measure on the synthetic events of a store; lines of a table, or one that says why there are none."""
    events = Store(store).imports / "synthetic" / EVENTS
    if not events.exists():
        return ["peers: not measured, for the store holds no synthetic events"]
    asked, answers = draw(events, WARMING + runs), Answers()
    with TemporaryDirectory() as folder:
        _ask_ours(store, asked, answers)
        _ask_pandas(events, Path(folder), asked, answers)
        _ask_datasette(events, Path(folder), asked, answers)
    return [*_lines(title, asked, answers, runs), *answers.said]


def _ask_ours(store: Path, asked: Mapping[str, Sequence[Asked]], answers: Answers) -> None:
    kept = Store(store)
    engine = DuckDBEngine(kept.path(kept.current() or ""))
    for question, choices in asked.items():
        for each in choices:
            begun = perf_counter()
            rows = engine.ask(each.question, each.selection, **each.own)
            deaths = sum(filter(None, rows["best"].to_pylist())) if each.comparable else None
            answers.note(QUESTION, question, (perf_counter() - begun) * 1000, deaths)
    engine.close()

    async def ask(each: Reader, choice: Asked) -> Run:
        return await each.ask(urlencode(choice.selection.to_query()))

    with serving(ROOT / "app.py", PARALLAX_STORE=str(store)) as served:
        asyncio.run(_ask_pages(served, asked, answers, PAGE, ask))
        answers.said.append(f"Parallax: {megabytes(served.process):.0f} MB in memory at the end")


def _ask_pandas(events: Path, folder: Path, asked: Mapping[str, Sequence[Asked]], answers: Answers) -> None:
    table = folder / "events.csv"
    as_csv(events, table)

    async def ask(each: Reader, choice: Asked) -> Run:
        return await each.choose(choice.widgets)

    with serving(PANDAS, EVENTS_CSV=str(table)) as served:
        first = asyncio.run(_ask_pages(served, asked, answers, SCRIPT, ask))
        answers.said.append(
            f"pandas script: {megabytes(served.process):.0f} MB in memory at the end, {first / 1000:.1f} s for its first reader to see it"
        )


async def _ask_pages(
    served: Served,
    asked: Mapping[str, Sequence[Asked]],
    answers: Answers,
    who: str,
    ask: Callable[[Reader, Asked], Awaitable[Run]],
) -> float:
    """Ask through a script, a session for each question; returns what the very first load took."""
    loads = []
    for question, choices in asked.items():
        async with reader(served.address) as each:
            loads.append((await each.open(choices[0].page if who == PAGE else "")).milliseconds)
            for choice in choices:
                run = await ask(each, choice)
                if run.trouble:
                    raise RuntimeError(f"{who}: {run.trouble}")
                answers.note(who, question, run.milliseconds, int(each.metrics["Deaths"]) if "Deaths" in each.metrics else None)
    return loads[0]


def _ask_datasette(events: Path, folder: Path, asked: Mapping[str, Sequence[Asked]], answers: Answers) -> None:
    if importlib.util.find_spec("datasette") is None:
        answers.said.append("Datasette was not asked: it is not installed (pip install -r tests/bench/requirements.txt)")
        return
    table = folder / "events.db"
    begun = perf_counter()
    as_sqlite(events, table)
    written = perf_counter() - begun
    settings = [word for setting in PATIENT for word in ("--setting", *setting.split())]
    command = ["datasette", "serve", "--immutable", str(table), "--port", "{port}", *settings]
    with started(command, "/-/versions.json") as served, _connected(served.address) as get:
        for question, choices in asked.items():
            for each in choices:
                answer: dict[str, Any] = {}
                query = urlencode({"sql": each.sql, "_shape": "objects", **each.values})
                taken = milliseconds(lambda answer=answer, query=query: answer.update(get(f"/events.json?{query}")))
                answers.note(SQL, question, taken, sum(row["best"] or 0 for row in answer["rows"]))
                page = f"/events/events.json?_size=100&{each.facets}"
                answers.note(FACETS, question, milliseconds(lambda page=page: get(page)))
        answers.said.append(
            f"Datasette: {megabytes(served.process):.0f} MB in memory at the end, {written:.0f} s to write its file"
        )


@contextmanager
def _connected(address: str) -> Iterator[Callable[[str], Any]]:
    """Keep one connection for all questions, as a browser does."""
    connection = HTTPConnection(urlsplit(address).netloc)

    def get(path: str) -> Any:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = json.loads(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"Datasette: {body}")
        return body

    try:
        yield get
    finally:
        connection.close()


def _lines(title: str, asked: Mapping[str, Sequence[Asked]], answers: Answers, runs: int) -> list[str]:
    lines = [
        f"three questions to {title}: ms to the full answer, over {runs} choices that nobody asked for before; ratio to our page"
    ]
    for question, choices in asked.items():
        lines.append(f"{question:52}{'median':>9}{'p95':>9}{'ratio':>7}")
        base = median(answers.spent[PAGE, question][WARMING:])
        for who in (PAGE, QUESTION, SCRIPT, SQL, FACETS):
            if all_spent := answers.spent.get((who, question)):
                spent = all_spent[WARMING:]
                lines.append(f"  {who:50}{median(spent):9.1f}{p95(spent):9.1f}{median(spent) / base:7.2f}")
        lines.append(_agreement(question, choices, answers))
    return lines


def _agreement(question: str, choices: Sequence[Asked], answers: Answers) -> str:
    """Whether all answered with the same deaths."""
    found = {who: deaths for (who, about), deaths in answers.deaths.items() if about == question}
    same = sum(len({deaths[number] for deaths in found.values()}) == 1 for number in range(len(choices)))
    line = f"  {', '.join(who.partition(',')[0] for who in found)}: the same deaths in {same} of {len(choices)} choices"
    return line if choices[0].comparable else f"{line}; Parallax leaves out of months what is only dated to a year"
