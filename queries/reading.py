"""Read the values of an address bar: each is taken, or rejected with a reason that the reader sees."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.fields import FIXED, Field, Vocabulary
from queries.viewport import Viewport, read_viewport
from queries.words import printable, read_terms, shortened

MAX_VALUES = 300
MAX_LENGTH = 300
MAX_TERMS = 16

Read = tuple[str | int | date | Viewport | None, str | None]
"""What was taken, and why it was not; neither where there was nothing to take."""


@dataclass(frozen=True)
class Rejected:
    """A value in the address bar that was not taken, and why."""

    field: str
    value: str
    reason: str


def reject(field: str, value: str, reason: str) -> Rejected:
    """Reject a value, cut to a length that can be shown."""
    return Rejected(shortened(field), shortened(value), reason)


def read(field: Field, texts: Sequence[str], vocabulary: Vocabulary) -> tuple[list[Any], list[Rejected]]:
    """Take what can be taken of a field's values, and say what cannot."""
    limit = MAX_VALUES if field.many else 1
    rejected = []
    if len(texts) > limit:
        why = f"takes {limit} values at most" if field.many else "takes one value; the first was used"
        rejected.append(reject(field.name, ", ".join(texts[limit:]), why))
    taken = []
    for text in texts[:limit]:
        value, reason = READERS[field.sort](field, text.strip(), vocabulary)
        if reason:
            rejected.append(reject(field.name, text, reason))
        elif value is not None:
            taken.append(value)
    return taken, rejected


def _read_code(field: Field, text: str, vocabulary: Vocabulary) -> Read:
    # Where nothing is listed, a value may be known all the same.
    allowed = vocabulary.get(field.name, FIXED.get(field.name, {}))
    if not text or text in allowed:
        return text or None, None
    if len(text) <= MAX_LENGTH:
        for same in (text.upper(), text.lower()):
            if same in allowed:
                return same, None
    if reason := vocabulary.get(f"no_longer_{field.name}", {}).get(text):
        return None, reason
    return None, f"there is no such {field.title.lower()} in this record{_choices(allowed)}"


def _choices(allowed: Iterable[str]) -> str:
    values = list(allowed)
    return f"; allowed: {', '.join(values)}" if 0 < len(values) <= 8 else ""


def _read_date(_field: Field, text: str, _vocabulary: Vocabulary) -> Read:
    if not text:
        return None, None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None, "a date is written YYYY-MM-DD"
    try:
        return date.fromisoformat(text), None
    except ValueError:
        return None, "there is no such day"


def _read_words(_field: Field, text: str, _vocabulary: Vocabulary) -> Read:
    if len(text) > MAX_LENGTH:
        return None, f"words run to {MAX_LENGTH} characters at most"
    clean = printable(text)
    terms = read_terms(clean)
    if text and not terms:
        return None, "holds no letter or number to look for"
    if len(terms) > MAX_TERMS:
        return None, f"holds {len(terms)} words; {MAX_TERMS} are looked for at most"
    return clean or None, None


def _read_viewport(_field: Field, text: str, _vocabulary: Vocabulary) -> Read:
    return read_viewport(text)


def _read_count(_field: Field, text: str, _vocabulary: Vocabulary) -> Read:
    if text and not re.fullmatch(r"[1-9][0-9]{0,2}", text):
        return None, "a whole number from 1 to 999 is expected"
    return int(text) if text else None, None


def _read_key(_field: Field, text: str, _vocabulary: Vocabulary) -> Read:
    if text and not re.fullmatch(r"[a-z2-9]{16}", text):
        return None, "a short link has a key of sixteen letters and digits"
    return text or None, None


READERS: Mapping[str, Callable[[Field, str, Vocabulary], Read]] = {
    "code": _read_code,
    "date": _read_date,
    "words": _read_words,
    "viewport": _read_viewport,
    "key": _read_key,
    "count": _read_count,
}
