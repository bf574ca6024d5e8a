"""A map, redrawn: outlines in their shades, marks and words upon them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from components.palette import LIGHT
from components.slides.drawn.legend import add_legend
from components.slides.drawn.looks import Box, Points, colour, shade
from components.slides.drawn.marks import draw_points, outline
from components.slides.drawn.plane import Plane

GAP = 6  # points between the map and its legend


def draw_map(figure: Figure, renderer: RendererBase, plotted: Mapping[str, Any], outlines: Mapping[str, str], box: Box) -> None:
    """Redraw a map of plotly's within a box; ``outlines`` are GeoJSON by the path that the figure names."""
    plane, traces = Plane(plotted["layout"]["geo"]), plotted["data"]
    axes = figure.add_axes(box)
    axes.set_axis_off()
    axes.set_aspect("equal", adjustable="box", anchor="C")
    _legends(axes, traces, renderer, box)
    for place, trace in enumerate(traces):
        order = 2 + place / 100
        if trace["type"] == "choropleth":
            _shades(axes, trace, json_of(outlines[trace["geojson"]]), plane, order)
        elif any(value is not None for value in trace["lon"]):
            draw_points(axes, trace, *plane.onto(_degrees(trace["lon"]), _degrees(trace["lat"])), order)
    if plane.is_world:
        for artist in (*axes.collections, *axes.lines):
            artist.set_clip_path(plane.edge(), axes.transData)
    west, east, south, north = plane.window
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)


def _legends(axes: Axes, traces: list[dict[str, Any]], renderer: RendererBase, box: Box) -> None:
    """The classes of countries below the map, which makes room for them; the sizes of marks upon it."""
    left, bottom, width, height = box
    page = axes.figure.bbox
    named = [trace for trace in traces if trace["type"] == "scattergeo"]
    below = add_legend(
        axes, [trace for trace in named if trace.get("legend", "legend") == "legend"], renderer, width * page.width,
        loc="lower left", bbox_to_anchor=(left, bottom), bbox_transform=axes.figure.transFigure,
    )  # fmt: skip
    if below:
        taken = (below.get_window_extent(renderer).height + GAP) / page.height
        axes.set_position((left, bottom + taken, width, height - taken))
    upon = add_legend(
        axes, [trace for trace in named if trace.get("legend") == "legend2"], renderer, 1,
        loc="lower left", bbox_to_anchor=(0, 0), title="Marks, from", alignment="left",
    )  # fmt: skip
    if upon:
        upon.get_title().set(fontsize=12, color=LIGHT.text)


def _shades(axes: Axes, trace: dict[str, Any], shapes: Mapping[str, Any], plane: Plane, order: float) -> None:
    low, high, marker = trace.get("zmin", 0), trace.get("zmax", 1), trace.get("marker", {})
    key = trace["featureidkey"].removeprefix("properties.")
    by_name: dict[str, list[Points]] = {}
    for feature in shapes["features"]:
        by_name.setdefault(feature["properties"][key], []).extend(_rings(feature["geometry"]))
    paths, fills = [], []
    for name, value in zip(trace["locations"], trace["z"], strict=True):
        for turn in plane.turns if name in by_name else ():
            paths.append(outline([np.column_stack(plane.onto(ring[:, 0] + turn, ring[:, 1])) for ring in by_name[name]]))
            *mixed, alpha = shade(trace["colorscale"], (value - low) / (high - low))
            fills.append((*mixed, alpha * marker.get("opacity", 1)))
    line = marker.get("line", {})
    rim = colour(line.get("color", LIGHT.border))
    axes.add_collection(PathCollection(paths, facecolors=fills, edgecolors=rim, linewidths=line.get("width", 0.5), zorder=order))


def _rings(geometry: Mapping[str, Any]) -> list[Points]:
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [np.asarray(ring, dtype="float64")[:, :2] for part in parts for ring in part]


def _degrees(values: Any) -> Points:
    return np.array([np.nan if value is None else value for value in values], dtype="float64")


@lru_cache(maxsize=8)
def json_of(text: str) -> Mapping[str, Any]:
    """Outlines, read once for many maps."""
    read: Mapping[str, Any] = json.loads(text)
    return read
