"""A figure of bars, lines, signs or cells, redrawn on axes."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from components.palette import LIGHT
from components.slides.drawn.axis import set_axis
from components.slides.drawn.legend import add_legend, bar_look
from components.slides.drawn.looks import Box, colour, each, letters, numbers, shade
from components.slides.drawn.marks import draw_points

DAY = 86_400_000  # milliseconds
GAP = 6.0  # points between a plot and its legend
ACROSS, DOWN = {"left": "left", "center": "center", "right": "right"}, {"top": "top", "middle": "center", "bottom": "bottom"}


def draw_plot(figure: Figure, renderer: RendererBase, plotted: Mapping[str, Any], box: Box) -> None:
    """Redraw a figure of plotly's within a box: left, bottom, width, height, each as a share of the figure."""
    layout, traces = plotted["layout"], plotted["data"]
    base = figure.add_axes(box, facecolor="none")
    axes = {"y": base} | {name: _over(base, layout[f"yaxis{name[1:]}"]) for name in _others(traces)}
    piled: dict[float, float] = defaultdict(float)
    for place, trace in enumerate(traces):
        KINDS[trace["type"]](axes[trace.get("yaxis", "y")], trace, piled, 2 + place / 100)
    for note in layout.get("annotations", ()):
        _write(base, note)
    set_axis(base.xaxis, layout.get("xaxis", {}), [trace.get("x") for trace in traces if len(trace.get("x", ()))])
    set_axis(base.yaxis, layout.get("yaxis", {}), [trace.get("y") for trace in traces if len(trace.get("y", ()))])
    shown = traces if layout.get("showlegend", True) else []
    _fit(axes, layout, renderer, box, shown)


def _others(traces: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(trace["yaxis"] for trace in traces if trace.get("yaxis", "y") != "y"))


def _over(base: Axes, settings: Mapping[str, Any]) -> Axes:
    """Axes with the same days and heights of their own, of which nothing is seen but what is drawn on them."""
    over: Axes = base.figure.add_axes(base.get_position().bounds, sharex=base, facecolor="none")
    over.set_axis_off()
    over.set_ylim(*settings["range"])
    over.set_zorder(base.get_zorder() + 1)
    return over


def _scatter(axes: Axes, trace: dict[str, Any], _: dict[float, float], order: float) -> None:
    draw_points(axes, trace, numbers(trace["x"]), numbers(trace["y"]), order)


def _bars(axes: Axes, trace: dict[str, Any], piled: dict[float, float], order: float) -> None:
    if trace.get("orientation") == "h":
        _lying(axes, trace, order)
        return
    x, y = numbers(trace["x"]), np.nan_to_num(numbers(trace["y"]))
    wide = numbers(each(trace["width"], len(x))) / DAY
    stands = trace.get("yaxis", "y") == "y"
    below = [piled[at] if stands else 0.0 for at in x]
    axes.bar(x, y, wide, below, zorder=order, **bar_look(trace["marker"]))
    if stands:
        for at, high in zip(x, y, strict=True):
            piled[at] += high


def _lying(axes: Axes, trace: dict[str, Any], order: float) -> None:
    x, y, error = numbers(trace["x"]), numbers(trace["y"]), trace.get("error_x", {})
    axes.barh(y, x, 0.8, zorder=order, **bar_look(trace["marker"]))
    if error:
        reach = [np.nan_to_num(numbers(error["arrayminus"])), np.nan_to_num(numbers(error["array"]))]
        axes.errorbar(
            x, y, xerr=reach, fmt="none", ecolor=colour(error["color"]), elinewidth=1.4, capsize=4, zorder=order + 0.005
        )


def _cells(axes: Axes, trace: dict[str, Any], _: dict[float, float], order: float) -> None:
    low, high, scale = trace["zmin"], trace["zmax"], trace["colorscale"]
    for y, line in zip(trace["y"], trace["z"], strict=True):
        for x, value in zip(trace["x"], line, strict=True):
            if value is not None and value == value:  # noqa: PLR0124  only what is no number differs from itself
                filled = shade(scale, (value - low) / (high - low))
                axes.fill_between([x - 0.5, x + 0.5], y - 0.5, y + 0.5, color=filled, ec="white", lw=2, zorder=order)
    axes.set_xlim(min(trace["x"]) - 0.5, max(trace["x"]) + 0.5)
    axes.set_ylim(min(trace["y"]) - 0.5, max(trace["y"]) + 0.5)


KINDS: Mapping[str, Callable[[Axes, dict[str, Any], dict[float, float], float], None]] = {
    "scatter": _scatter,
    "bar": _bars,
    "heatmap": _cells,
}


def _write(axes: Axes, note: Mapping[str, Any]) -> None:
    font = note.get("font", {})
    (x,), (y,) = numbers([note["x"]]), numbers([note["y"]])
    back: dict[str, Any] = (
        {"bbox": {"facecolor": colour(note["bgcolor"]), "linewidth": 0, "pad": 1}} if note.get("bgcolor") else {}
    )
    axes.annotate(
        letters(note["text"]), (x, y), (note.get("xshift", 0), note.get("yshift", 0)), textcoords="offset points",
        ha=ACROSS[note.get("xanchor", "center")], va=DOWN[note.get("yanchor", "middle")], fontsize=font.get("size", 12),
        color=colour(font.get("color", LIGHT.text)), zorder=4, annotation_clip=False, parse_math=False, **back,
    )  # fmt: skip


def _fit(
    axes: Mapping[str, Axes], layout: Mapping[str, Any], renderer: RendererBase, box: Box, shown: list[dict[str, Any]]
) -> None:
    """Make room within the box for the legend and for what is written along the axes."""
    left, bottom, width, height = box
    figure = axes["y"].figure
    legend = add_legend(axes["y"], shown, renderer, width * figure.bbox.width, loc="upper left", bbox_to_anchor=(left, bottom + height),
                        bbox_transform=figure.transFigure)  # fmt: skip
    if legend:
        height -= (legend.get_window_extent(renderer).height + GAP) / figure.bbox.height
    place: Box = (left, bottom, width, height)
    # What is written changes with the room that it leaves.
    for _ in range(2):
        _place(axes, layout, place)
        west, south, east, north = _beyond(axes["y"], renderer)
        place = (left + west, bottom + south, width - west - east, height - south - north)
    _place(axes, layout, place)


def _beyond(axes: Axes, renderer: RendererBase) -> Box:
    """How far what is written along axes reaches beyond them, to each side, as shares of the figure."""
    page, plot = axes.figure.bbox, axes.get_window_extent(renderer)
    around = Bbox.union([plot, *(box for axis in (axes.xaxis, axes.yaxis) if (box := axis.get_tightbbox(renderer)))])
    west, east = (plot.x0 - around.x0) / page.width, (around.x1 - plot.x1) / page.width
    return west, (plot.y0 - around.y0) / page.height, east, (around.y1 - plot.y1) / page.height


def _place(axes: Mapping[str, Axes], layout: Mapping[str, Any], place: Box) -> None:
    left, bottom, width, height = place
    for name, each_one in axes.items():
        settings = layout.get(f"yaxis{name[1:]}", {})
        # Those that lie over others have their place.
        low, high = settings.get("domain") or layout.get("yaxis", {}).get("domain") or (0, 1)
        each_one.set_position((left, bottom + low * height, width, (high - low) * height))
