"""The bench's readers without a browser: two walk side by side, and every click is answered."""

import asyncio

from data.store import Store
from tests.bench.server import serving
from tests.bench.sessions import SCRIPTS, together


def test_two_sessions_click_twice_each_and_nothing_goes_wrong(store: Store) -> None:
    with serving(SCRIPTS["ours"], PARALLAX_STORE=str(store.folder)) as served:
        level = asyncio.run(together(served, "ours", count=2, clicks=2, think=0.1))
    assert level.troubles == []
    assert len(level.runs) == 6
    assert all(run.milliseconds > 0 and run.received > 1_000 for run in level.runs)
    assert level.caches["frames_asked"] > level.caches["frames_made"] > 0
