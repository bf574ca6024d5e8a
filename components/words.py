"""Words: numbers, dates and ranges as they are said, and text from strangers made harmless."""

import html
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from queries.selection import say_day

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@=^\"'/])")
# What becomes a link by itself, escaped or not, unless something that cannot be seen stands within it.
SELF_LINKING = re.compile(r"(https?://|\bwww(?=\.)|@)", re.IGNORECASE)
WORD_JOINER = "\u2060"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
BARE_NUMBER = "no number given"
SMALLEST_SHARE = 0.05


def as_text(text: Any) -> str:
    """Escape text from a record so that Markdown shows it letter by letter."""
    if not is_known(text):
        return ""
    unlinked = SELF_LINKING.sub(rf"\1{WORD_JOINER}", " ".join(str(text).split()))
    return isolated(MARKUP.sub(r"\\\1", unlinked))


def as_chart_text(text: Any) -> str:
    """Escape text from a record so that a chart, which reads a little HTML, shows it letter by letter."""
    return isolated(html.escape(str(text), quote=False)) if is_known(text) else ""


def isolated(text: str) -> str:
    """Keep text that runs from right to left from turning the numbers beside it around."""
    return f"{ISOLATE}{text}{POP_ISOLATE}" if RIGHT_TO_LEFT.search(text) else text


def shortened(text: str, most: int) -> str:
    """Text of so many letters at most, an ellipsis for the rest."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def is_known(value: Any) -> bool:
    """Tell a value from the several ways in which tables say that there is none."""
    return not pd.api.types.is_scalar(value) or not pd.isna(value)


def say_number(value: Any) -> str:
    """Write a count with thin groups, a share of one with one decimal; an en dash where there is none."""
    if not is_known(value):
        return "–"
    if value == int(value):
        return f"{int(value):,}"
    return "under 0.1" if 0 < value < SMALLEST_SHARE else f"{value:,.1f}"


def say_count(value: Any, one: str, many: str | None = None) -> str:
    """Write a count with its noun: 1 event, 2,000 events."""
    return f"{say_number(value)} {one if is_known(value) and value == 1 else many or one + 's'}"


def say_toll(low: Any, best: Any, high: Any) -> str:
    """Write low, best and high in one line; say so where there is no number."""
    if not any(map(is_known, (low, best, high))):
        return BARE_NUMBER
    if is_known(best) and best == low == high:
        return say_number(best)
    if not is_known(best):
        return f"{say_number(low)} to {say_number(high)}"
    return f"{say_number(best)} ({say_number(low)} to {say_number(high)})"


def say_figure(kind: str, low: Any, best: Any, high: Any) -> str:
    """Write one claimant's figure as it was claimed."""
    if kind == "exact":
        return say_number(best)
    if kind == "at_least":
        return f"at least {say_number(low)}"
    if kind == "at_most":
        return f"at most {say_number(high)}"
    if kind == "about":
        return f"about {say_number(best)}"
    if kind == "range":
        return say_toll(low, best, high)
    return {"none": "none (0)", "qualitative": "some, no number", "undisclosed": "not given"}[kind]


def say_span(start: Any, end: Any) -> str:
    """Write the days of something: one day, or first to last."""
    if not is_known(start):
        return "date not stated"
    first = to_day(start)
    last = to_day(end) if is_known(end) else first
    return say_day(first) if first == last else f"{say_day(first)} – {say_day(last)}"


def say_period(start: Any, grain: str) -> str:
    """Write a day, week, month or year by its first day."""
    first = to_day(start)
    if grain == "year":
        return str(first.year)
    if grain == "month":
        return f"{first:%b} {first.year}"
    return f"week from {say_day(first)}" if grain == "week" else say_day(first)


def say_on(day: Any) -> str:
    """Write one day, or that it is not stated."""
    return say_day(to_day(day)) if is_known(day) else "no date"


def to_day(value: Any) -> date:
    """Read a day from what a table holds."""
    return value if isinstance(value, date) and not isinstance(value, pd.Timestamp) else pd.Timestamp(value).date()


def say_range(low: Any, high: Any) -> str:
    """Say a range, open at the top where it has no high."""
    if not is_known(high):
        return f"{say_number(low)} or more"
    return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"


def say_claims(lowest: Any, highest: Any, has_open_end: bool) -> str:
    """Write the span that several claims cover together."""
    if not is_known(lowest):
        return f"at most {say_number(highest)}" if is_known(highest) else BARE_NUMBER
    if lowest == highest:
        return f"at least {say_number(lowest)}" if has_open_end else say_number(lowest)
    return f"{say_number(lowest)} to {say_number(highest)}{' or more' if has_open_end else ''}"


def say_locator(locator: Any) -> str:
    """Write the place in a source: sentence 2, or sentences 2 and 5."""
    if not is_known(locator) or not str(locator):
        return ""
    numbers = str(locator).split("|")
    return f"sentence {numbers[0]}" if len(numbers) == 1 else f"sentences {say_list(numbers)}"


def say_list(parts: Sequence[str]) -> str:
    """Join words with commas and an and."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def source_link(publisher: Any, url: Any, locator: Any = None) -> str:
    """Write a source as a Markdown link, with the place in it; without an address it is plain text."""
    place = say_locator(locator)
    name = as_text(publisher) or "source"
    address = str(url) if is_known(url) else ""
    linked = f"[{name}](<{address}>)" if re.fullmatch(r"https?://[^\s<>]+", address) else name
    return f"{linked}, {place}" if place else linked
