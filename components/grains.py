"""Which periods a span of time is divided into: chosen by hand, else days, weeks, months or years as suits it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from components.view import View
from components.words import say_number

# Longest span, in days, for which a period is chosen where the reader chooses none.
LONGEST: Mapping[str, int] = {"day": 93, "week": 550, "month": 12 * 366, "year": 10_000_000}
DAYS: Mapping[str, float] = {"day": 1, "week": 7, "month": 30.4, "year": 365.2}
# Records dated no finer than these cannot be placed in anything shorter.
COARSER: Mapping[str, tuple[str, ...]] = {
    "day": ("week", "month", "year"),
    "week": ("month", "year"),
    "month": ("year",),
    "year": (),
}
MOST_PERIODS = 1_000


@dataclass(frozen=True)
class Grain:
    """The period drawn, and why it is another than the span or the reader asked for."""

    name: str
    reason: str | None = None


def suited(days: int) -> str:
    """The period that suits a span of so many days."""
    return next(name for name, longest in LONGEST.items() if days <= longest)


def allowed(name: str, days: int) -> str:
    """The period asked for, or the next longer one of which a span has few enough to be drawn."""
    names = list(LONGEST)
    return next(each for each in names[names.index(name) :] if each == "year" or days / DAYS[each] <= MOST_PERIODS)


def fitting_grain(view: View) -> Grain:
    """The period chosen by hand where it can be drawn, else the shortest that suits the span and in which most events can be placed."""
    first, last = span_of(view)
    days = (last - first).days + 1
    chosen = view.selection.grain
    if chosen:
        name = allowed(chosen, days)
        count = say_number(int(days / DAYS[chosen]))
        return Grain(name, None if name == chosen else f"{count} {chosen}s are too many to draw: {name}s are drawn instead.")
    name = suited(days)
    placed = _finest_placed(view, name)
    why = f"Most events of the selection are dated to the {placed} at best: {placed}s are drawn, not {name}s."
    return Grain(placed, None if placed == name else why)


def with_grain(view: View, grain: str) -> View:
    """The same view with its selection turned to one period."""
    return replace(view, selection=view.selection.with_(grain=grain))


def span_of(view: View) -> tuple[date, date]:
    """First and last day drawn: the dates chosen, else those of the record."""
    start, end = view.selection.date_from, view.selection.date_to
    whole = view.record.rows("timeline/coverage_by_period", view.selection.with_(grain="year", date_from=None, date_to=None))
    known = (whole["first_day"].iloc[0], whole["last_day"].iloc[-1]) if len(whole) else (date(1989, 1, 1), date(1989, 12, 31))
    first, last = start or known[0], end or known[1]
    return (first, last) if first <= last else (last, first)


def to_the_edges(coverage: pd.DataFrame, start: date | None, end: date | None) -> pd.DataFrame:
    """Coverage with a stretch of none from the first day chosen, and one to the last, where the record has no periods there."""
    if coverage.empty:
        return _stretch(start, end) if start and end else coverage
    first, last = coverage["first_day"].iloc[0], coverage["last_day"].iloc[-1]
    before = _stretch(start, first - timedelta(days=1)) if start and start < first else None
    after = _stretch(last + timedelta(days=1), end) if end and end > last else None
    return pd.concat([each for each in (before, coverage, after) if each is not None], ignore_index=True)


def _stretch(first: date, last: date) -> pd.DataFrame:
    return pd.DataFrame([{"period_start": first, "first_day": first, "last_day": last, "coverage": "none"}])


def _finest_placed(view: View, name: str) -> str:
    """The first period from ``name`` on in which at least half of the events can be placed."""
    coarse = with_grain(view, name).rows("timeline/not_placed_in_periods")
    totals = view.rows("overview/totals")
    measure = "events" if totals["events"].sum() else "records"
    unplaced = dict(zip(coarse["date_precision"], coarse[measure], strict=True))
    total = totals[measure].sum()
    names = list(LONGEST)
    return next(
        each for each in names[names.index(name) :] if 2 * sum(unplaced.get(coarser, 0) for coarser in COARSER[each]) <= total
    )
