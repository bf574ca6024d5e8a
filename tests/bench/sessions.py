"""Many readers at once: real sessions that walk through the pages, next to the same number on an empty Streamlit page.

``python -m tests.bench.sessions --store DIR`` measures on a store that is there already.
"""

import argparse
import asyncio
import json
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from websockets.exceptions import WebSocketException

from tests.bench.questions import p95
from tests.bench.reader import Reader, Run, reader
from tests.bench.server import Served, megabytes, serving

SEED = 4
SESSIONS, FEW_SESSIONS = (5, 10, 20, 40), (5, 20)
THINK_SECONDS = 5.0
CLICKS, FEW_CLICKS = 5, 3
CLICKS_ON_EMPTY = 2  # every click there is alike
GONE, FEW_GONE = 1000, 60
AT_ONCE = 8
ERRORS_SAID = 10
HERE = Path(__file__).parent
SCRIPTS = {"empty page": HERE / "empty_page.py", "ours": HERE / "counted_app.py"}
COUNTRIES = ("SYR", "AFG", "NGA", "COL", "UKR", "BOL", "CHL", "GHA")

Step = Callable[[Reader, Random], Awaitable[Run]]


@dataclass(frozen=True)
class Walk:
    """Where somebody arrives, and what they click from there."""

    arrival: str
    steps: tuple[Step, ...]


def page(path: str) -> Step:
    """Go to a page by the navigation."""
    return lambda reader, _: reader.go(path)


def one_of(label: str, *values: str) -> Step:
    """Choose one of some values in a list or a date, or one of all that a list offers."""
    return lambda reader, random: reader.choose({label: [random.choice(values or reader.widgets[label][1].options)]})


def country(key: str) -> Step:
    """Click a country on a map."""
    return lambda reader, random: reader.click_country(key, random.choice(COUNTRIES))


def into(label: str, value: str | bool) -> Step:
    """Put one value into a widget."""
    return lambda reader, _: reader.choose({label: value})


AS_OF = one_of("As of", "2026-01-03", "2026-01-04", "2026-01-07", "2026-01-16")
FROM = one_of("From", "1992-01-01", "1999-07-01", "2003-03-20", "2011-02-15")
DIVIDED = one_of("Divided by", "Type of event", "Country")
WALKS = {
    "ours": (
        Walk("", (one_of("Country"), page("map"), country("world_map"), page("timeline"), DIVIDED, AS_OF)),
        Walk("timeline", (FROM, one_of("Country"), DIVIDED, page("actors"), page("extract"), one_of("Type of event"))),
        Walk(
            "map", (country("world_map"), into("Shade and size by", "Events"), page(""), page("statements"), AS_OF, page("event"))
        ),
        Walk("statements", (AS_OF, page("event"), page("method"), page(""), into("Words", "caracas"), page("extract"))),
    ),
    "empty page": (Walk("", (into("Click", True), page("two"), into("Click", True), page(""))),),
}


@dataclass(frozen=True)
class Level:
    """What so many sessions met at once."""

    sessions: int
    runs: list[Run]
    seconds: float
    before: float
    after: float
    caches: dict[str, int]

    @property
    def milliseconds(self) -> list[float]:
        """Of the runs that went well."""
        return [run.milliseconds for run in self.runs if not run.trouble] or [float("nan")]

    @property
    def troubles(self) -> list[str]:
        """What went wrong, in words."""
        return [run.trouble for run in self.runs if run.trouble]


@dataclass(frozen=True)
class Gone:
    """Memory of the server, after none, a quarter, a half, three quarters and all of the sessions came and went."""

    sessions: int
    memory: list[float]
    troubles: list[str]


def measure(
    store: Path,
    title: str,
    *,
    sessions: Sequence[int] = SESSIONS,
    clicks: int = CLICKS,
    think: float = THINK_SECONDS,
    gone: int = GONE,
) -> list[str]:
    """Measure both servers one after the other, each with as many sessions at once as asked for; lines of a table."""
    lines = [
        f"sessions on {title}: ms from a click to the end of its run; think time {think:g} s ± 50 %, seed {SEED}; ratios of p50",
        f"{'':12}{'sessions':>9}{'runs':>6}{'p50':>7}{'p95':>7}{'ratio':>7}{'errors':>8}{'runs/s':>8}"
        f"{'RSS MB':>8}{'MB/session':>12}{'frames':>8}{'answers':>9}",
    ]
    troubles: list[str] = []
    floor: dict[int, float] = {}
    for name, script in SCRIPTS.items():
        with serving(script, PARALLAX_STORE=str(store)) as served:
            asyncio.run(_warm(served))
            for count in sessions:
                level = asyncio.run(
                    together(served, name, count, clicks if name == "ours" else min(clicks, CLICKS_ON_EMPTY), think)
                )
                lines.append(_line(name, level, floor.setdefault(count, median(level.milliseconds))))
                troubles += level.troubles
            past = asyncio.run(_come_and_go(served, name, gone if name == "ours" else min(gone, FEW_GONE)))
            lines.append(_past(name, past))
            troubles += past.troubles
    lines.append("frames and answers: share of what pages asked that lay in the cache; what frames lack, answers are asked for")
    return lines + [f"error: {each}" for each in sorted(set(troubles))[:ERRORS_SAID]]


async def _warm(served: Served) -> None:
    """Open every page once, for a first reader waits for what the server has yet to import."""
    async with reader(served.address) as each:
        await each.open()
        for path in list(each.pages):
            await each.go(path)


async def together(served: Served, name: str, count: int, clicks: int, think: float) -> Level:
    """Let sessions walk side by side, and weigh the server while they are all there."""
    caches = _caches(served, name)
    before = megabytes(served.process)
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(reader(served.address)) for _ in range(count)]
        begun = perf_counter()
        walked = await asyncio.gather(*(_walk(each, name, number, clicks, think) for number, each in enumerate(readers)))
        seconds = perf_counter() - begun
        after = megabytes(served.process)
    spent = {what: number - caches[what] for what, number in _caches(served, name).items()}
    return Level(count, [run for runs in walked for run in runs], seconds, before, after, spent)


async def _walk(each: Reader, name: str, number: int, clicks: int, think: float) -> list[Run]:
    """Arrive at a moment of one's own, look, click, look; a session that fails stays where it is."""
    random = Random(SEED * 1000 + number)
    walk = WALKS[name][number % len(WALKS[name])]
    runs: list[Run] = []
    for step in (_arrive(walk), *walk.steps[:clicks]):
        await asyncio.sleep(think * random.uniform(0.5, 1.5) if runs else think * random.random())
        runs.append(await _tried(step, each, random))
    return runs


def _arrive(walk: Walk) -> Step:
    return lambda reader, _: reader.open(walk.arrival)


async def _tried(step: Step, each: Reader, random: Random) -> Run:
    try:
        return await step(each, random)
    except TimeoutError:
        return Run(float("nan"), 0, "no answer in time")
    except WebSocketException as error:
        return Run(float("nan"), 0, f"the connection broke: {error}")
    except KeyError as error:
        return Run(float("nan"), 0, f"nothing on the page is called {error}")


async def _come_and_go(served: Served, name: str, count: int) -> Gone:
    """Let sessions load a page, click once and leave, some at once."""
    memory, troubles = [megabytes(served.process)], []
    free = asyncio.Semaphore(AT_ONCE)

    async def visit(number: int) -> None:
        random = Random(number)
        walk = WALKS[name][number % len(WALKS[name])]
        async with free, reader(served.address) as each:
            runs = [await _tried(step, each, random) for step in (_arrive(walk), walk.steps[0])]
        troubles.extend(run.trouble for run in runs if run.trouble)

    for quarter in range(4):
        await asyncio.gather(*(visit(number) for number in range(count * quarter // 4, count * (quarter + 1) // 4)))
        memory.append(megabytes(served.process))
    return Gone(count, memory, troubles)


def _caches(served: Served, name: str) -> dict[str, int]:
    if name != "ours":
        return {}
    with urllib.request.urlopen(f"{served.address}/bench/caches", timeout=10) as answer:
        return dict(json.load(answer))


def _line(name: str, level: Level, floor: float) -> str:
    taken = level.milliseconds
    share = (level.after - level.before) / level.sessions
    line = (
        f"{name:12}{level.sessions:9}{len(level.runs):6}{median(taken):7.0f}{p95(taken):7.0f}{median(taken) / floor:7.1f}"
        f"{len(level.troubles):8}{len(level.runs) / level.seconds:8.1f}{level.after:8.0f}{share:12.2f}"
    )
    if not level.caches:
        return line
    return line + "".join(
        f"{1 - level.caches[f'{each}_made'] / max(1, level.caches[f'{each}_asked']):{width}.0%}"
        for each, width in (("frames", 8), ("answers", 9))
    )


def _past(name: str, past: Gone) -> str:
    quarters = " → ".join(f"{each:.0f}" for each in past.memory)
    growth = (past.memory[4] - past.memory[2]) / (past.sessions / 2) * 1024
    return (
        f"{name:12}{past.sessions:9} came and went, {len(past.troubles)} errors: RSS {quarters} MB by quarters, "
        f"{growth:+.0f} kB a session over the second half"
    )


def main() -> None:
    """Measure on a store that is there already."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sessions", description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="folder of snapshots")
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS, help="how many at once, one level after the other")
    parser.add_argument("--clicks", type=int, default=CLICKS, help="clicks of each session after its first page, 6 at most")
    parser.add_argument("--think", type=float, default=THINK_SECONDS, help="seconds between clicks, half to one and a half of it")
    parser.add_argument("--gone", type=int, default=GONE, help="sessions that come and go at the end")
    options = parser.parse_args()
    chosen = {name: getattr(options, name) for name in ("sessions", "clicks", "think", "gone")}
    print("\n".join(measure(options.store, options.store.name, **chosen)))


if __name__ == "__main__":
    main()
