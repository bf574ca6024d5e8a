"""Read a dataset's card: the TOML file that says what the dataset is, whose, and under which licence."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data import cells
from data.errors import Problem

Card = dict[str, Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("a text in quotes is expected")
    return cells.words(value)


def _read_as(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda value: read(_text(value))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is expected")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError("a date is written YYYY-MM-DD, without quotes")
    return cells.in_range(value)


def _notes(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("a list of texts is expected")
    return [_text(note) for note in value]


KEYS: dict[str, Callable[[Any], Any]] = {
    "dataset_id": _read_as(cells.identifier),
    "title": _text,
    "version": _text,
    "publisher": _text,
    "role": _text,
    "summed": _truth,
    "provisional": _truth,
    "licence": _text,
    "licence_url": _read_as(cells.web_address),
    "redistributable": _truth,
    "citation": _text,
    "url": _read_as(cells.web_address),
    "published_on": _day,
    "retrieved_on": _day,
    "coverage_start": _day,
    "coverage_end": _day,
    "scope": _text,
    "notes": _notes,
}
# A release is final unless its card says otherwise.
DEFAULTS = {"provisional": False}
MAY_LACK = {"provisional", "licence_url", "url", "published_on", "coverage_start", "coverage_end"}
# What importers check their files against, and where other versions are fetched from; neither enters the database.
NOT_KEPT = {"expectations", "url_pattern"}
# A coded figure is known from the day of its release, and the checks hold it against the coverage.
NEEDED_BY_ROLE = {"coded": ("published_on", "coverage_start", "coverage_end")}


def read_card(path: Path, file: str, role: str) -> tuple[Card, list[Problem]]:
    """Read a card of the role given: its keys, and what is wrong with it; ``file`` is how problems name it."""
    try:
        text = path.read_text(encoding="utf-8")
        card = tomllib.loads(text)
    except OSError as error:
        reason = "the file is missing" if isinstance(error, FileNotFoundError) else f"not readable: {error.strerror}"
        return {}, [Problem(file, None, None, None, reason)]
    except UnicodeDecodeError as error:
        return {}, [Problem(file, None, None, None, f"not UTF-8: {error.reason}")]
    except tomllib.TOMLDecodeError as error:
        return {}, [Problem(file, _line_in(error), None, None, f"not readable as TOML: {error}")]
    problems = [
        Problem(file, _line_of(text, key), key, None if value is None else str(value), reason)
        for key, value, reason in _faults(card, role)
    ]
    return {key: card.get(key, DEFAULTS.get(key)) for key in KEYS}, problems


def _faults(card: Mapping[str, Any], role: str) -> Iterator[tuple[str, Any, str]]:
    for key in card.keys() - KEYS.keys() - NOT_KEPT:
        yield key, card[key], "a card has no such key"
    for key, read in KEYS.items():
        if key not in card:
            if key not in MAY_LACK or key in NEEDED_BY_ROLE.get(role, ()):
                yield key, None, "the card lacks this key"
            continue
        try:
            read(card[key])
        except (TypeError, ValueError) as error:
            yield key, card[key], str(error)
    yield from _disagreements(card, role)


def _disagreements(card: Mapping[str, Any], role: str) -> Iterator[tuple[str, Any, str]]:
    if "role" in card and card["role"] != role:
        yield "role", card["role"], f"the role of a card in this place is {role}"
    if card.get("summed") is True and role != "coded":
        yield "summed", True, "only coded datasets are summed"
    start, end = card.get("coverage_start"), card.get("coverage_end")
    if type(start) is date and type(end) is date and start > end:
        yield "coverage_end", end, f"coverage_end is before coverage_start {start}"


def _line_in(error: tomllib.TOMLDecodeError) -> int | None:
    found = re.search(r"at line ([0-9]+)", str(error))
    return int(found[1]) if found else None


def _line_of(text: str, key: str) -> int | None:
    found = re.search(rf"^\s*\"?{re.escape(key)}\"?\s*=", text, re.MULTILINE)
    return text[: found.end()].count("\n") + 1 if found else None
