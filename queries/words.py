"""Words: how a search is folded, and how days and lists are said."""

import unicodedata
from collections.abc import Sequence
from datetime import date


def fold(text: str) -> str:
    """Lower case without accents, letter for letter as the record's search text was folded."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))
    # Letter by letter: Python would write the last sigma of a word in another way than the database does.
    return "".join(char.lower() for char in unicodedata.normalize("NFC", bare)).strip()


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
