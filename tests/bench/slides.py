"""Pictures and slides over loopback: how long each takes, and what readers of pages feel meanwhile."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from components.short_links import BRIEFING
from components.slide_links import FIGURES
from data.links import Links, Shared
from data.store import Store
from tests.bench.downloads import fetch, fetching, opened, verdict
from tests.bench.questions import p95
from tests.bench.server import Served, serving
from tests.bench.snapshots import ROOT
from tests.copies import copied

RUNS, VISITS = 5, 12
PICTURE, SLIDES, STARVED = 2.0, 20.0, 2.0
FORMS = ("pptx", "pdf", "html")
# Ten slides: an overview has four, actors have two.
VIEWS = (("overview", ""), ("map", ""), ("timeline", ""), ("actors", ""), ("map", "country=VEN"), ("timeline", "country=VEN"))


def measure(store: Path, title: str) -> list[str]:
    """Draw each figure of each page, and a briefing of ten slides in each form; lines of a table."""
    with TemporaryDirectory() as folder:
        own = copied(Store(store), Path(folder) / "store")
        with serving(ROOT / "app.py", PARALLAX_STORE=str(own.folder)) as served:
            # The first is not measured: the process that draws imports what it needs.
            fetch(f"{served.address}/api/v1/picture.png?page=map&figure=map")
            return [f"pictures and slides of {title}", *_pictures(served), *_briefing(served, _kept(own))]


def _pictures(served: Served) -> Iterator[str]:
    """Seconds for each figure as PNG, for dates that nobody asked for before."""
    for page, figures in FIGURES.items():
        for figure in figures:
            asked = f"{served.address}/api/v1/picture.png?page={page}&figure={figure}"
            spent = median(fetch(f"{asked}&from={1990 + turn}-02-01").last for turn in range(RUNS))
            yield f"{f'{figure} of {page} as PNG':44}{spent:8.2f} s{verdict(spent <= PICTURE, '', f'{PICTURE:g} s')}"


def _kept(own: Store) -> str:
    """The key of a briefing of ten slides."""
    links, current = Links(own), str(own.current())
    views = [links.add(Shared(page, query, current, page)) for page, query in VIEWS]
    return links.add(Shared(BRIEFING, "", current, "Ten slides"), [(each.key, each.title) for each in views]).key


def _briefing(served: Served, key: str) -> Iterator[str]:
    """Seconds for a briefing in each form, then a page beside one who asks for it all the while."""
    asked = f"{served.address}/api/v1/slides.{{}}?briefing={key}"
    for form in FORMS:
        spent = fetch(asked.format(form)).last
        yield f"{f'briefing of ten slides as {form}':44}{spent:8.2f} s{verdict(spent <= SLIDES, '', f'{SLIDES:g} s')}"
    asyncio.run(opened(served, 2))
    alone = p95(asyncio.run(opened(served, VISITS)))
    with fetching(asked.format("pdf"), 1):
        beside = p95(asyncio.run(opened(served, VISITS)))
    yield f"{'page, p95, alone':44}{alone:8.0f} ms"
    said = verdict(beside / alone <= STARVED, f"{beside / alone:.1f} times", f"{STARVED:g}")
    yield f"{'page, p95, while a briefing is made':44}{beside:8.0f} ms{said}"
