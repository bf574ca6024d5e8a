"""Classes that maps shade and size by: their breaks, their names, and the three states that are no class."""

from itertools import pairwise

import pandas as pd

from components.palette import Ink

NO_RECORD, NO_NUMBER, ZERO, FIRST = range(4)
COUNTS = (1, 10, 100, 1_000, 10_000, 100_000)
SHARES = (0, 5, 10, 25, 50, 75)
SHARE = "without_share"
TOLLS = ("low", "best", "high")
SIZES = (4, 6, 8, 10, 13, 17)


def breaks(measure: str) -> tuple[int, ...]:
    """Where each class of a measure starts."""
    return SHARES if measure == SHARE else COUNTS


def class_names(measure: str) -> list[str]:
    """Name each class by its first and last value."""
    starts = breaks(measure)
    if measure == SHARE:
        return ["under 5%", *(f"{low}–{high}%" for low, high in zip(starts[1:], (*starts[2:], 100), strict=True))]
    return [
        *(f"{low}–{high - 1}" if high <= 1_000 else f"{_short(low)}–<{_short(high)}" for low, high in pairwise(starts)),
        "100k+",
    ]


def class_starts(measure: str) -> list[str]:
    """Where each class starts, in short."""
    return [f"{start}%" if measure == SHARE else _short(start) for start in breaks(measure)]


def _short(number: int) -> str:
    return f"{number // 1_000}k" if number >= 1_000 else str(number)


def states(rows: pd.DataFrame, measure: str) -> pd.Series:
    """State of each row: a class from FIRST on, ZERO where every record says none, NO_NUMBER where none says how many."""
    value = rows[measure].astype("Float64")
    state = sum(((value >= start).fillna(False).astype("int8") for start in breaks(measure)), start=0 * value.isna()) + FIRST - 1
    none_known = rows["without_number"].fillna(0) > 0 if measure in TOLLS else value.isna()
    none_counted = rows["events"].fillna(0) == 0 if measure != "accounts" else value.isna()
    is_zero = (value == 0).fillna(False)
    return state.mask(is_zero, ZERO).mask(value.isna() | (is_zero & (none_known | none_counted)), NO_NUMBER).astype("int8")


def state_names(measure: str) -> list[str]:
    """Name every state, in the order of their numbers."""
    return ["no record", "no number", "none (0)", *class_names(measure)]


def state_colours(ink: Ink) -> list[str]:
    """Colour of every state: three that no class has, then light to dark."""
    return [ink.land, blend(ink.categorical[5], ink.page, 0.42), blend(ink.categorical[2], ink.page, 0.25), *ink.sequential]


def steps(ink: Ink) -> list[list[float | str]]:
    """Colour scale in steps over all states, without a slide between them."""
    colours = state_colours(ink)
    return [[edge / len(colours), colour] for index, colour in enumerate(colours) for edge in (index, index + 1)]


def blend(over: str, under: str, share: float) -> str:
    """Mix two colours written #rrggbb; ``share`` is that of the first."""
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in pairs)
