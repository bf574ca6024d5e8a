"""Long extracts are read stretch after stretch of numbered events: never held whole, and the first rows come at once."""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from queries.question import load

# The numbers that one row of extract/stretches stands for, and how many events are asked for at once.
NUMBERS = 5_000
AT_ONCE = 40_000

Bounds = Mapping[str, int | None]
BOUNDED = {"first_no", "last_no"}


def bounds(rows: list[dict[str, Any]]) -> Iterator[Bounds]:
    """Turn the stretches that hold events into bounds of questions: a short first one, then as many events as may be asked at once."""
    first, events, most = None, 0, NUMBERS
    for row, following in zip_longest(rows, rows[1:]):
        first = row["stretch"] if first is None else first
        events += row["events"]
        if following is None or events + following["events"] > most:
            yield {"first_no": first * NUMBERS, "last_no": (row["stretch"] + 1) * NUMBERS - 1}
            first, events, most = None, 0, AT_ONCE


def parts(question: str, spread: Callable[[], list[dict[str, Any]]]) -> list[Bounds]:
    """The parts in which a question is asked: stretches, which ``spread`` tells, where it takes bounds, else one."""
    bounded = set(load(question).own_parameters) == BOUNDED
    return (list(bounds(spread())) if bounded else []) or [whole(question)]


def whole(question: str) -> Bounds:
    """What a question takes of its own to be answered without bounds."""
    return dict.fromkeys(load(question).own_parameters)
