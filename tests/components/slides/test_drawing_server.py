"""The Chromium that draws: where there is none, it is said at once, again and again, and nothing is left running."""

import threading

import plotly.graph_objects as go
import pytest

from components.slides.drawing_server import NoPictureError
from components.slides.picture import picture


def test_without_chromium_every_picture_is_refused_and_no_thread_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.slides.drawing_server._servers", [])
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    before = set(threading.enumerate())
    for _ in range(2):
        with pytest.raises(NoPictureError, match="Install Chromium"):
            picture(go.Figure(), lambda _: "{}")
    ours = [each for each in threading.enumerate() if each not in before and each.name == "drawing"]
    for thread in ours:
        thread.join(5)
    assert not any(thread.is_alive() for thread in ours)
