"""How one count is read: its number, its day, the days that it covers, and what its kind makes of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from data.cells import in_range
from data.sources.mapping import NUMBERS

MOST = 999_999_999


def whole_number(cell: str, unit: float) -> int:
    """Read a number of persons; ``unit`` is what a 1 stands for. Raises ValueError."""
    plain = cell.replace(" ", "").replace("\u00a0", "").replace(",", "").removesuffix(".0")
    if not plain.replace(".", "", 1).isdecimal():
        raise ValueError("not a number")
    value = float(plain) * unit
    if value > MOST or value != int(value):
        raise ValueError("not a whole number of persons")
    return int(value)


def day_of(cell: str, form: str) -> date:
    """Read a day as ``form`` has it; raises ValueError."""
    try:
        return in_range(datetime.strptime(cell, form).date())  # noqa: DTZ007 a day has no zone
    except ValueError as error:
        raise ValueError(f"not a date as {form} has it: {error}") from None


def period_of(counts: Mapping[str, Any], day: date) -> tuple[date, date]:
    """First and last day that a count covers; raises ValueError where it begins after it ends."""
    if counts["kind"] == "per_period":
        return day - timedelta(days=counts["days"] - 1), day
    if day < counts["start"]:
        raise ValueError(f"before the count starts, on {counts['start']}")
    return counts["start"], day


def stated(numbers: Mapping[str, int], kind: str) -> dict[str, str]:
    """Numbers as their kind wants them: an exact one is its own bounds, a lower bound is no best."""
    number = next(numbers[name] for name in ("best", "low", "high") if name in numbers)
    if kind == "exact":
        kind = "exact" if number else "none"
        numbers = dict.fromkeys(NUMBERS, number)
    elif kind == "at_least":
        numbers = {"low": number}
    elif kind == "at_most":
        numbers = {"high": number}
    return {"number_kind": kind, **{name: str(value) for name, value in numbers.items()}}


def least(figure: Mapping[str, str]) -> int:
    """The number of a figure, else its lower bound, else its upper."""
    return int(next(figure[name] for name in ("best", "low", "high") if name in figure))
