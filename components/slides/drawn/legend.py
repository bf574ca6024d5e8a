"""Legends: every entry of a figure with its sign, in as many columns as the width takes."""

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from components.palette import LIGHT
from components.slides.drawn.looks import colour, dash, each, letters, sign

HATCHES = {"/": "////", ".": "..."}
POINTS = 12


def add_legend(axes: Axes, traces: list[dict[str, Any]], renderer: RendererBase, width: float, **place: Any) -> Legend | None:
    """Write the entries of traces that have one, in columns that fit ``width`` pixels of the renderer; None where there are none."""
    entries = [
        (_handle(trace), letters(trace["name"])) for trace in traces if trace.get("showlegend", True) and trace.get("name")
    ]
    for columns in range(len(entries), 0, -1):
        in_rows = [entry for first in range(columns) for entry in entries[first::columns]]
        handles, labels = [handle for handle, _ in in_rows], [_shown(label) for _, label in in_rows]
        legend = Legend(
            axes, handles, labels, ncols=columns, frameon=False, fontsize=POINTS, borderpad=0, borderaxespad=0, handlelength=1.4,
            handletextpad=0.5, columnspacing=1.4, labelcolor=LIGHT.text, **place,
        )  # fmt: skip
        for text in legend.get_texts():
            text.set_parse_math(False)
        axes.add_artist(legend)
        if columns == 1 or legend.get_window_extent(renderer).width <= width:
            return legend
        legend.remove()
    return None


def _shown(label: str) -> str:
    # What begins so is left out by the library.
    return f"\u200b{label}" if label.startswith("_") else label


def _handle(trace: dict[str, Any]) -> Artist:
    if trace["type"] == "bar":
        return Patch(**bar_look(trace["marker"]))
    if trace.get("fill") == "toself":
        return Patch(facecolor=colour(trace["fillcolor"]), linewidth=0)
    if "markers" not in trace.get("mode", ""):
        line = trace["line"]
        return Line2D([], [], color=colour(line["color"]), linewidth=line.get("width", 2), linestyle=dash(line))
    marker = trace["marker"]
    rim = marker.get("line", {})
    (symbol,), (fill,) = each(marker.get("symbol", "circle"), 1)[:1], each(marker["color"], 1)[:1]
    if symbol.startswith("hash"):
        return Patch(facecolor="none", edgecolor=colour(fill), hatch=HATCHES["/"], linewidth=0)
    shape, is_filled = sign(symbol)
    return Line2D(
        [], [], linestyle="none", marker=shape, markersize=marker.get("size", 8), markerfacecolor=colour(fill) if is_filled else "none",
        markeredgecolor=colour(rim.get("color", fill)), markeredgewidth=rim.get("width", 0 if is_filled else 1.5),
    )  # fmt: skip


def bar_look(marker: dict[str, Any]) -> dict[str, Any]:
    """How a bar is filled."""
    pattern = marker.get("pattern", {})
    if not pattern.get("shape"):
        return {"facecolor": colour(marker["color"]), "linewidth": 0}
    shade = colour(pattern["fgcolor"], pattern.get("fgopacity", 1))
    return {"facecolor": "none", "edgecolor": shade, "hatch": HATCHES[pattern["shape"]], "linewidth": 0}
