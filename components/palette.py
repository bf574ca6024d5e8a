"""Colours: one accent, greys, a categorical set that colour-blind readers can tell apart, a sequential scale for counts.

The categorical set follows Okabe and Ito, "Color Universal Design" (2008), with shades that keep 3:1 against the page in
either theme; the sequential scale is single-hued, light to dark on light and dark to light on dark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ink:
    """The colours of one theme."""

    name: str
    text: str
    muted: str
    grid: str
    page: str
    land: str
    border: str
    sea: str
    accent: str
    band: str
    categorical: tuple[str, ...]
    other: str
    sequential: tuple[str, ...]


LIGHT = Ink(
    name="light",
    text="#0f141a",
    muted="#57606a",
    grid="#d8dee4",
    page="#ffffff",
    land="#eceff2",
    border="#8c959f",
    sea="#ffffff",
    accent="#0b5cad",
    band="rgba(184,92,0,0.38)",
    categorical=("#0072b2", "#b85c00", "#00795c", "#a8447f", "#6a4fb3", "#8a6d00", "#2b7f9e", "#9c2f2f"),
    other="#6e7781",
    sequential=("#dbe9f6", "#a6cbe6", "#6aaed6", "#3585bf", "#12589b", "#08306b"),
)

DARK = Ink(
    name="dark",
    text="#e6edf3",
    muted="#a3adb8",
    grid="#30363d",
    page="#0e1117",
    land="#232a33",
    border="#57606a",
    sea="#0e1117",
    accent="#6cb6ff",
    band="rgba(232,150,60,0.42)",
    categorical=("#56b4e9", "#e8963c", "#35c79a", "#e28bbf", "#a68cf0", "#d9b93b", "#7fc6de", "#f08080"),
    other="#8b949e",
    sequential=("#12355b", "#1c5789", "#2f7ab8", "#57a0d6", "#8fc4ea", "#cfe6f8"),
)


def colours(ranked: Sequence[str], ink: Ink) -> Mapping[str, str]:
    """Give each of the first parties a colour of its own, and the rest one grey: the same on every page and under every filter."""
    own = dict(zip(ranked, ink.categorical, strict=False))
    return {each: own.get(each, ink.other) for each in ranked}
