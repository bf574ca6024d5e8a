"""Which release takes the place of which: a final one of its publisher's provisional ones, day by day."""

from collections.abc import Iterable
from datetime import date, timedelta

from data.card import Card

Days = tuple[date, date]
DAY = timedelta(days=1)


def supersedes(later: Card, earlier: Card) -> bool:
    """Whether ``later`` takes the place of ``earlier`` on the days that both cover.

    A final release does so of a provisional one of the same publisher, and so does a provisional one that holds the last day of
    ``earlier`` and covers more days: UCDP's quarterly candidates of its monthly ones.
    """
    if later["dataset_id"] == earlier["dataset_id"] or later["publisher"] != earlier["publisher"] or not earlier["provisional"]:
        return False
    if not later["provisional"]:
        return share_days(later, earlier)
    holds_the_end: bool = later["coverage_start"] <= earlier["coverage_end"] <= later["coverage_end"]
    return holds_the_end and _length(later) > _length(earlier)


def share_days(one: Card, other: Card) -> bool:
    """Whether some day is covered by both."""
    shared: bool = one["coverage_start"] <= other["coverage_end"] and other["coverage_start"] <= one["coverage_end"]
    return shared


def days_left(card: Card, superseding: Iterable[Card]) -> Days | None:
    """First and last day for which a release still stands; None where there is none."""
    start, end = card["coverage_start"], card["coverage_end"]
    for later in sorted(superseding, key=lambda each: each["coverage_start"]):
        if later["coverage_start"] <= start <= later["coverage_end"]:
            start = later["coverage_end"] + DAY
        if later["coverage_start"] <= end <= later["coverage_end"]:
            end = later["coverage_start"] - DAY
    return (start, end) if start <= end else None


def _length(card: Card) -> timedelta:
    length: timedelta = card["coverage_end"] - card["coverage_start"]
    return length
