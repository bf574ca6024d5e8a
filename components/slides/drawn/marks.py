"""Lines, signs and words at points, on a plot or a map."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from components.slides.drawn.looks import STROKES, Points, colour, dash, each, letters, numbers, sign

SMALLEST = 1.0  # below, a sign is there for the pointer alone
ACROSS = {"left": "right", "center": "center", "right": "left"}
DOWN = {"top": "bottom", "middle": "center", "bottom": "top"}


def draw_points(axes: Axes, trace: dict[str, Any], x: Points, y: Points, order: float) -> None:
    """Draw what a trace has at its points."""
    mode = trace.get("mode", "lines")
    if trace.get("fill") == "toself":
        _fill(axes, trace, x, y, order)
    elif "lines" in mode:
        line, opacity = trace.get("line", {}), trace.get("opacity", 1)
        axes.plot(
            x, y, color=colour(line["color"], opacity), linewidth=line.get("width", 2), linestyle=dash(line), zorder=order,
            solid_capstyle="butt",
        )  # fmt: skip
    if "markers" in mode:
        _signs(axes, trace, x, y, order)
    if "text" in mode:
        _words(axes, trace, x, y, order)


def _fill(axes: Axes, trace: dict[str, Any], x: Points, y: Points, order: float) -> None:
    for part in np.split(np.arange(len(x)), np.flatnonzero(np.isnan(x))):
        inside = part[~np.isnan(x[part])]
        if len(inside):
            shade = colour(trace["fillcolor"], trace.get("opacity", 1))
            axes.fill(x[inside], y[inside], color=shade, linewidth=0, zorder=order)


def _signs(axes: Axes, trace: dict[str, Any], x: Points, y: Points, order: float) -> None:
    marker, count = trace["marker"], len(x)
    rim = marker.get("line", {})
    sizes = numbers(each(marker.get("size", 6), count))
    opacities = each(marker.get("opacity", 1), count)
    symbols = np.array(each(marker.get("symbol", "circle"), count), dtype=object)
    fills = [colour(*both) for both in zip(each(marker.get("color") or rim["color"], count), opacities, strict=True)]
    rims = [colour(*both) for both in zip(each(rim["color"], count), opacities, strict=True)] if rim.get("color") else fills
    for symbol in dict.fromkeys(symbols):
        at = np.flatnonzero((symbols == symbol) & (sizes >= SMALLEST) & ~np.isnan(x))
        if not len(at):
            continue
        shape, is_filled = sign(symbol)
        filled = [fills[place] for place in at] if is_filled else "none"
        rimmed = [rims[place] for place in at]
        looks: dict[str, Any] = {"edgecolors": rimmed, "facecolors": filled}
        # A sign that is a stroke has no rim.
        if symbol.removesuffix("-open") in STROKES:
            looks = {"color": rimmed}
        axes.scatter(
            x[at], y[at], s=sizes[at] ** 2, marker=shape, clip_on=trace.get("cliponaxis", True), zorder=order,
            linewidths=rim.get("width", 0 if is_filled else 1.5), **looks,
        )  # fmt: skip


def _words(axes: Axes, trace: dict[str, Any], x: Points, y: Points, order: float) -> None:
    font, count = trace.get("textfont", {}), len(x)
    down, across = trace.get("textposition", "middle center").split()
    lift = {"top": 6.0, "middle": 0.0, "bottom": -6.0}[down] if "markers" in trace["mode"] else 0.0
    shades = each(font.get("color", "black"), count)
    for place, text in enumerate(each(trace["text"], count)):
        axes.annotate(
            letters(text), (x[place], y[place]), (0, lift), textcoords="offset points", ha=ACROSS[across], va=DOWN[down],
            fontsize=font.get("size", 12), color=colour(shades[place]), zorder=order, annotation_clip=False, parse_math=False,
        )  # fmt: skip


def outline(rings: list[Points]) -> Path:
    """Rings as one shape, in which those within others are holes."""
    codes = [np.array([Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY], dtype="uint8") for ring in rings]
    return Path(np.concatenate(rings), np.concatenate(codes))
