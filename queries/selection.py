"""The selection: what a reader has chosen, from the address bar to the parameters of every question."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

MAX_VALUES = 300
MAX_LENGTH = 300

Vocabulary = Mapping[str, Mapping[str, str]]
"""For each field that takes codes, the allowed values and how they read: ``{"country": {"VEN": "Venezuela"}}``."""


@dataclass(frozen=True)
class Rejected:
    """A value in the address bar that was not taken, and why."""

    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class Field:
    """One field of the selection: its name in the address bar, its attribute, how many values it takes and of what sort."""

    name: str
    attribute: str
    title: str
    sort: str
    many: bool = False


FIELDS = (
    Field("country", "country", "Country", "code", many=True),
    Field("actor", "actor", "Actor", "code", many=True),
    Field("type", "type", "Type of event", "code", many=True),
    Field("dataset", "dataset", "Dataset", "code", many=True),
    Field("conflict", "conflict", "Conflict", "code", many=True),
    Field("harm", "harm", "Harm", "code"),
    Field("victim", "victim", "Victims", "code"),
    Field("from", "date_from", "From", "date"),
    Field("to", "date_to", "To", "date"),
    Field("asof", "asof", "As of", "date"),
    Field("q", "q", "Words", "words"),
    Field("event", "event", "Event", "code"),
    Field("topic", "topic", "Topic", "code"),
    Field("a", "a", "First party", "code"),
    Field("b", "b", "Second party", "code"),
    Field("grain", "grain", "Period", "code"),
    Field("by", "by", "Divided by", "code"),
    Field("measure", "measure", "Measure", "code"),
    Field("snapshot", "snapshot", "Snapshot", "code"),
    Field("view", "view", "View", "code"),
)

# Codes that do not depend on the records.
FIXED: Vocabulary = {
    "grain": {"day": "Day", "week": "Week", "month": "Month", "year": "Year"},
    "by": {"country": "Country", "type": "Type of event", "dataset": "Dataset"},
    "measure": {
        "best": "Best estimate",
        "low": "Low estimate",
        "high": "High estimate",
        "events": "Events",
        "without_number": "Records without a number",
    },
    "view": {"present": "Presentation"},
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader has chosen. Lists are sorted and hold each value once; None and () mean no restriction."""

    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    dataset: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    harm: str | None = None
    victim: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    asof: date | None = None
    q: str | None = None
    event: str | None = None
    topic: str | None = None
    a: str | None = None
    b: str | None = None
    grain: str | None = None
    by: str | None = None
    measure: str | None = None
    snapshot: str | None = None
    view: str | None = None

    @classmethod
    def from_query(
        cls, query: Mapping[str, Sequence[str]], vocabulary: Vocabulary
    ) -> "tuple[Selection, tuple[Rejected, ...]]":
        """Read an address bar; every value is taken, or rejected with a reason that the reader sees."""
        rejected: list[Rejected] = []
        values: dict[str, Any] = {}
        by_name = {field.name: field for field in FIELDS}
        for name, texts in query.items():
            if name not in by_name:
                rejected.append(Rejected(_short(name), _short(", ".join(texts)), "this dashboard has no such field"))
                continue
            field = by_name[name]
            taken = _read(field, texts, vocabulary, rejected)
            if taken:
                values[field.attribute] = tuple(sorted(set(taken))) if field.many else taken[0]
        selection = cls(**values)
        if selection.date_from and selection.date_to and selection.date_from > selection.date_to:
            rejected.append(Rejected("to", selection.date_to.isoformat(), f"lies before the start, {selection.date_from}"))
            selection = replace(selection, date_to=None)
        return selection, tuple(rejected)

    def to_query(self) -> list[tuple[str, str]]:
        """Write an address bar: fields in their fixed order, lists sorted, nothing that is at its default."""
        pairs: list[tuple[str, str]] = []
        for field in FIELDS:
            value = getattr(self, field.attribute)
            if value is None:
                continue
            pairs += [(field.name, _write(each)) for each in (value if field.many else (value,))]
        return pairs

    def with_(self, **changes: Any) -> "Selection":
        """Give a copy with some attributes changed; lists are sorted and freed of repeats."""
        many = {field.attribute for field in FIELDS if field.many}
        clean = {name: tuple(sorted(set(value))) if name in many else value for name, value in changes.items()}
        return replace(self, **clean)

    def sql_params(self) -> dict[str, Any]:
        """Every parameter that a question may bind; None means no restriction."""
        return {
            "countries": list(self.country) or None,
            "actors": list(self.actor) or None,
            "types": list(self.type) or None,
            "datasets": list(self.dataset) or None,
            "conflicts": list(self.conflict) or None,
            "harm": self.harm or "killed",
            "victim": self.victim or "all",
            "date_from": self.date_from,
            "date_to": self.date_to,
            "asof": self.asof,
            "words": fold(self.q) if self.q else None,
            "event": self.event,
            "topic": self.topic,
            "party_a": self.a,
            "party_b": self.b,
            "grain": self.grain or "month",
            "divided_by": self.by or "all",
        }

    def describe(self, vocabulary: Vocabulary) -> str:
        """Say the selection in words, as it stands under every title."""
        parts = [_listed(self, field, vocabulary) for field in FIELDS if field.many]
        parts.append(f"“{self.q}”" if self.q else None)
        parts.append(_span(self.date_from, self.date_to))
        parts.append(f"as of {say_day(self.asof)}" if self.asof else "as known at the last record")
        if not self.country:
            parts.insert(0, "All countries")
        for name in ("harm", "victim"):
            value = getattr(self, name)
            parts.append(vocabulary[name].get(value, value).lower() if value else None)
        return " · ".join(part for part in parts if part)


PARAMETERS = frozenset(Selection().sql_params())


def fold(text: str) -> str:
    """Lower case without accents, as the record's search text is."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower().strip()


def say_day(day: date) -> str:
    """Write a day as 3 Jan 2026."""
    return f"{day.day} {day:%b %Y}"


def _span(start: date | None, end: date | None) -> str | None:
    if start and end:
        return f"{say_day(start)} – {say_day(end)}"
    if start:
        return f"from {say_day(start)}"
    return f"until {say_day(end)}" if end else None


def _listed(selection: Selection, field: Field, vocabulary: Vocabulary) -> str | None:
    values: tuple[str, ...] = getattr(selection, field.attribute)
    words = [vocabulary.get(field.name, {}).get(value, value) for value in values]
    if len(words) > 4:
        return f"{', '.join(words[:3])} and {len(words) - 3} more"
    return ", ".join(words) or None


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"


def _write(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else value


def _read(field: Field, texts: Sequence[str], vocabulary: Vocabulary, rejected: list[Rejected]) -> list[Any]:
    """Take what can be taken of a field's values, and note the rest."""
    limit = MAX_VALUES if field.many else 1
    if len(texts) > limit:
        why = f"takes {limit} values at most" if field.many else "takes one value; the first was used"
        rejected.append(Rejected(field.name, _short(", ".join(texts[limit:])), why))
    taken = []
    for text in texts[:limit]:
        value, reason = READERS[field.sort](field, text.strip()[: MAX_LENGTH + 1], vocabulary)
        if reason:
            rejected.append(Rejected(field.name, _short(text), reason))
        elif value is not None:
            taken.append(value)
    return taken


def _read_code(field: Field, text: str, vocabulary: Vocabulary) -> tuple[Any, str | None]:
    allowed = vocabulary.get(field.name) or FIXED.get(field.name, {})
    if not text or text in allowed:
        return text or None, None
    for same in (text.upper(), text.lower()):
        if same in allowed:
            return same, None
    return None, f"not a {field.title.lower()} in this record{_near(text, allowed)}"


def _near(text: str, allowed: Iterable[str]) -> str:
    values = list(allowed)
    return f"; allowed: {', '.join(values)}" if 0 < len(values) <= 8 else ""


def _read_date(_field: Field, text: str, _vocabulary: Vocabulary) -> tuple[Any, str | None]:
    if not text:
        return None, None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None, "a date is written YYYY-MM-DD"
    try:
        return date.fromisoformat(text), None
    except ValueError:
        return None, "there is no such day"


def _read_words(_field: Field, text: str, _vocabulary: Vocabulary) -> tuple[Any, str | None]:
    clean = "".join(char for char in text if char.isprintable()).strip()
    if len(clean) > MAX_LENGTH:
        return None, f"words run to {MAX_LENGTH} characters at most"
    return clean or None, None


READERS: Mapping[str, Callable[[Field, str, Vocabulary], tuple[Any, str | None]]] = {
    "code": _read_code,
    "date": _read_date,
    "words": _read_words,
}

if {field.attribute for field in FIELDS} != {field.name for field in fields(Selection)}:
    raise AssertionError("FIELDS and Selection name different fields")
