"""Words: how a search is read, and how days and lists are said."""

import re
from collections.abc import Sequence
from datetime import date

from queries.folding import fold

QUOTES = '"“”„«»＂'
TERM = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]|([^{QUOTES}\\s]+)")


def read_terms(text: str) -> tuple[str, ...]:
    """The words and quoted phrases of a search, folded, each once and in an order of their own: all of them are looked for.

    A quotation mark without its other half counts as nothing.
    """
    found = {fold(phrase or word) for phrase, word in TERM.findall(text)}
    return tuple(sorted(found - {""}))


def printable(text: str) -> str:
    """Text with every run of spaces, line ends and characters that do not print made one space."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def shortened(text: str) -> str:
    """Text fit to be shown: printable, and cut after 80 characters."""
    shown = printable(text[:1000])
    return shown if len(shown) <= 80 else f"{shown[:80]}…"


def say_day(day: date) -> str:
    """Write a day as 3 Jan 2026."""
    return f"{day.day} {day:%b} {day.year}"


def say_span(start: date | None, end: date | None) -> str | None:
    """Write first and last day, or the one there is."""
    if start and end:
        return f"{say_day(start)} – {say_day(end)}"
    if start:
        return f"from {say_day(start)}"
    return f"until {say_day(end)}" if end else None


def say_list(words: Sequence[str]) -> str | None:
    """Write up to four words, or three and how many more; None where there are none."""
    if len(words) > 4:
        return f"{', '.join(words[:3])} and {len(words) - 3} more"
    return ", ".join(words) or None
