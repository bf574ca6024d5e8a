"""What plotly says of colours, lines, signs and letters, in matplotlib's words."""

import html
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.dates import date2num

Colour = tuple[float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, width, height
Points = np.ndarray[Any, np.dtype[np.float64]]

RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)")
BREAK, TAG = re.compile(r"<br ?/?>"), re.compile(r"</?[bi]>")
# They turn and join letters in a browser; here they would be boxes.
UNSEEN = dict.fromkeys(map(ord, "\u2060\u2066\u2067\u2068\u2069"))
DASHES: dict[str, Any] = {"dot": (0, (1, 1.6)), "longdashdot": (0, (9, 3, 1.5, 3)), "3px,3px": (0, (2, 2))}
SIGNS = {
    "circle": "o", "square": "s", "diamond": "D", "triangle-right": ">", "triangle-left": "<", "triangle-up": "^", "triangle-down": "v",
    "x-thin": "x", "line-ew": "_", "line-ns": "|",
}  # fmt: skip
STROKES = ("x-thin", "line-ew", "line-ns")


def colour(text: str, opacity: float = 1) -> Colour:
    """A colour as plotly writes it: #rrggbb, #rrggbbaa, rgba(), or by name."""
    if found := RGBA.fullmatch(text):
        red, green, blue, alpha = map(float, found.groups())
        return red / 255, green / 255, blue / 255, alpha * opacity
    red, green, blue, alpha = to_rgba(text)
    return red, green, blue, alpha * opacity


def shade(scale: Sequence[Sequence[Any]], share: float) -> Colour:
    """The colour at a share of a scale of stops."""
    stops, colours = [float(stop) for stop, _ in scale], [colour(each) for _, each in scale]
    red, green, blue, alpha = (float(np.interp(share, stops, part)) for part in zip(*colours, strict=True))
    return red, green, blue, alpha


def dash(line: dict[str, Any]) -> Any:
    """How a line is broken."""
    return DASHES.get(line.get("dash", "solid"), "-")


def sign(symbol: str) -> tuple[Any, bool]:
    """The sign of a symbol, and whether it is filled."""
    name = symbol.removesuffix("-open")
    return SIGNS.get(name, "o"), name == symbol and name not in STROKES


def letters(text: Any) -> str:
    """Text without the little markup that plotly reads."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", str(text)))).translate(UNSEEN)


def each(value: Any, count: int) -> list[Any]:
    """One value for all, or one for each."""
    return list(value) if isinstance(value, (list, tuple, np.ndarray)) else [value] * count


def is_day(value: Any) -> bool:
    """Whether a value on an axis is a day or a moment."""
    return isinstance(value, (date, np.datetime64))


def numbers(values: Any) -> Points:
    """Values on an axis as numbers: days counted, names by their place, unknown ones as no number."""
    found = list(values)
    if any(isinstance(value, str) for value in found):
        return np.arange(len(found), dtype="float64")
    return np.array([_number(value) for value in found], dtype="float64")


def _number(value: Any) -> float:
    if value is None or value != value:  # noqa: PLR0124  only what is no number differs from itself
        return float("nan")
    return float(date2num(value) if is_day(value) else value)
