"""The drawing process: it outlives neither a fault nor the server, and the next one draws again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date

import plotly.graph_objects as go
import pytest

from components.slides import drawing
from components.slides.drawing import NoPictureError, figure_alone, sheets
from components.slides.slide import Basis, Slide

BASIS = Basis("All countries", None, "ab12", date(2026, 3, 4), (), (), "https://example.org/")
# Nothing of ours draws one.
UNKNOWN = go.Figure(go.Pie(values=[1]))
DRAWS_AND_IS_KILLED = """
import os, signal
from tests.components.slides.test_drawing import drawn
from components.slides import drawing
drawn()
print(drawing._processes[0]._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process but that of the test."""
    monkeypatch.setattr(drawing, "_processes", [])
    yield
    for each in drawing._processes:
        each.end()


def slide(figure: go.Figure) -> Slide:
    return Slide("claims", "Title", "Summary", "Disclaimer", BASIS, figure)


def drawn() -> bytes:
    return sheets(
        [slide(go.Figure(go.Scatter(x=[1], y=[2], mode="markers", marker={"color": "#000000"})))], lambda _: "", "png", "slide"
    )


def test_a_fault_is_said_and_the_next_picture_is_drawn() -> None:
    with pytest.raises(NoPictureError, match="Try again"):
        sheets([slide(UNKNOWN)], lambda _: "", "pdf", "slide")
    assert drawn()[:4] == b"\x89PNG"


def test_a_process_that_was_killed_is_begun_again_unnoticed() -> None:
    drawn()
    (process,) = drawing._processes
    os.kill(int(process._process.pid or 0), signal.SIGKILL)
    process._process.join(10)
    assert drawn()[:4] == b"\x89PNG"


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 0)
    with pytest.raises(NoPictureError, match="took too long"):
        figure_alone(slide(go.Figure()), lambda _: "", 100, 100)
    assert drawing._processes == []


def test_it_does_not_outlive_a_server_that_was_killed() -> None:
    done = subprocess.run([sys.executable, "-c", DRAWS_AND_IS_KILLED], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    until = time.monotonic() + 20
    while _runs(int(done.stdout)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _runs(int(done.stdout))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
