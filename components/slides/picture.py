"""Figures as pictures, drawn by a Chromium without a window that is started on first use and stays."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from components.http.shapes import NO_OUTLINES
from components.slides.drawing_server import draw
from components.slides.slide import Outlines

WIDTH, HEIGHT, SHARPNESS = 920, 330, 2


def picture(
    figure: go.Figure,
    outlines: Outlines,
    form: str = "png",
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
    sharpness: int = SHARPNESS,
) -> bytes:
    """A figure as PNG, SVG or PDF; ``outlines`` gives those that lie at a path. Raises NoPictureError where nothing can draw."""
    drawn = with_outlines(figure, outlines)
    drawn["layout"] |= {"width": width, "height": height, "autosize": False, "paper_bgcolor": "#ffffff"}
    size = {"format": form, "width": width, "height": height, "scale": sharpness if form == "png" else 1}
    return draw(drawn, size, _no_outlines())


def with_outlines(figure: go.Figure, outlines: Outlines) -> dict[str, Any]:
    """A figure as plain values, with the outlines that it names by path within it."""
    plain: dict[str, Any] = json.loads(str(figure.to_json()))
    held: dict[str, Any] = {}
    for trace in plain["data"]:
        path = trace.get("geojson")
        if isinstance(path, str):
            trace["geojson"] = held.setdefault(path, json.loads(outlines(path)))
    return plain


@cache
def _no_outlines() -> str:
    """The address of a folder where the map library finds outlines that are empty, before it would ask a network."""
    folder = Path(tempfile.mkdtemp(prefix="parallax-outlines-"))
    for name in ("world_110m", "world_50m"):
        (folder / f"{name}.json").write_text(json.dumps(NO_OUTLINES), encoding="utf-8")
    return f"{folder.as_uri()}/"
