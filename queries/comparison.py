"""Compare two periods: which days against which, whether they may be compared, and the difference as a range."""

from dataclasses import dataclass
from datetime import date, timedelta

LEAST_BASE = 100


@dataclass(frozen=True)
class Days:
    """First and last day of a period."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """How many calendar months it has, where it consists of whole ones."""
        if self.first.day != 1 or (self.last + timedelta(days=1)).day != 1:
            return None
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1


@dataclass(frozen=True)
class Toll:
    """Lower and upper bound of a sum, with the best estimate between them."""

    low: float
    best: float
    high: float


def previous(days: Days) -> Days | None:
    """The equally long period just before: as many calendar months where there are whole ones, else as many days.

    None where the calendar does not reach back so far.
    """
    months = days.months
    try:
        last = days.first - timedelta(days=1)
        if months is None:
            return Days(last - timedelta(days=days.count - 1), last)
        whole = 12 * days.first.year + days.first.month - 1 - months
        return Days(date(whole // 12, whole % 12 + 1, 1), last)
    except (OverflowError, ValueError):
        return None


def toll(low: float | None, best: float | None, high: float | None) -> Toll | None:
    """Bounds of a sum, put in order where they were published out of order; None where there is no number."""
    known = [each for each in (low, best, high) if each is not None]
    if not known:
        return None
    middle = best if best is not None else min(known)
    return Toll(min(known), middle, max(known))


def difference(now: Toll, before: Toll) -> Toll:
    """From the least to the most by which the two can differ; positive where it is more now."""
    return Toll(now.low - before.high, now.best - before.best, now.high - before.low)


def overlaps(now: Toll, before: Toll) -> bool:
    """Tell whether some number lies within both."""
    return now.low <= before.high and before.low <= now.high


def percentages(now: Toll, before: Toll) -> tuple[float, float] | None:
    """Least and most change in per cent; None on a base under ``LEAST_BASE``, and where the two overlap."""
    if before.low < LEAST_BASE or overlaps(now, before):
        return None
    return 100 * (now.low / before.high - 1), 100 * (now.high / before.low - 1)


def refusal(now: Days, covered_now: int, before: Days | None, covered_before: int) -> str | None:
    """Why two periods may not be compared, given how many of their days the summed datasets cover; None where they may."""
    if before is None:
        return "the calendar does not reach back so far"
    for side, days, covered in (("the dates chosen", now, covered_now), ("the period before", before, covered_before)):
        if covered == 0:
            return f"no loaded dataset covers {side}"
        if covered < days.count:
            return f"loaded datasets cover only {covered:,} of the {days.count:,} days of {side}"
    return None
