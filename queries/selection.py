"""The selection: what a reader has chosen, from the address bar to the parameters of every question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from queries.fields import BY_NAME, FIELDS, FIXED, MANY, Field, Vocabulary
from queries.reading import MAX_LENGTH, MAX_VALUES, Rejected, read, reject
from queries.viewport import Viewport
from queries.words import read_terms, say_day, say_list, say_span

__all__ = [
    "FIELDS",
    "FIXED",
    "MAX_LENGTH",
    "MAX_VALUES",
    "PARAMETERS",
    "Field",
    "Rejected",
    "Selection",
    "Vocabulary",
    "say_day",
]


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
    since: date | None = None
    q: str | None = None
    event: str | None = None
    topic: str | None = None
    a: str | None = None
    b: str | None = None
    grain: str | None = None
    by: str | None = None
    placed: str | None = None
    measure: str | None = None
    at: Viewport | None = None
    snapshot: str | None = None
    before: str | None = None
    made: date | None = None
    link: str | None = None
    part: str | None = None
    records: tuple[str, ...] = ()
    briefing: str | None = None
    slide: int | None = None
    view: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> "tuple[Selection, tuple[Rejected, ...]]":
        """Read an address bar; every value is taken, or rejected with a reason that the reader sees."""
        rejected: list[Rejected] = []
        values: dict[str, Any] = {}
        for name, texts in query.items():
            if name not in BY_NAME:
                rejected.append(reject(name, ", ".join(texts), "this dashboard has no such field"))
                continue
            field = BY_NAME[name]
            taken, refused = read(field, texts, vocabulary)
            rejected += refused
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
        clean: dict[str, Any] = {name: tuple(sorted(set(value))) if name in MANY else value for name, value in changes.items()}
        return replace(self, **clean)

    @property
    def unshared(self) -> "Selection":
        """The same view without what is true of a shared one alone: when that was, and under which key."""
        return replace(self, made=None, link=None)

    @property
    def bare(self) -> "Selection":
        """The same rows, without what says how, where and since when they are shown."""
        return replace(self.unshared, snapshot=None, before=None, briefing=None, slide=None, view=None, records=())

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
            "words": list(read_terms(self.q or "")) or None,
            "event": self.event,
            "topic": self.topic,
            "party_a": self.a,
            "party_b": self.b,
            "grain": self.grain or "month",
            "divided_by": self.by or "all",
            "placed": self.placed or "spread",
        }

    def describe(self, vocabulary: Vocabulary) -> str:
        """Say the selection in words, as it stands under every title."""
        parts = [] if self.country else ["All countries"]
        # Lists that restrict: what is in FIXED chooses how the selection is shown, or handed on.
        lists = [field for field in FIELDS if field.many and field.name not in FIXED]
        parts += [_listed(field.name, getattr(self, field.attribute), vocabulary) for field in lists]
        parts.append(f"“{self.q}”" if self.q else "")
        parts.append(say_span(self.date_from, self.date_to) or "")
        parts.append(f"as of {say_day(self.asof)}" if self.asof else "as known at the last record")
        for name, value in (("harm", self.harm), ("victim", self.victim)):
            parts.append(_word(name, value, vocabulary).lower() if value else "")
        return " · ".join(part for part in parts if part)


def _listed(field: str, values: Sequence[str], vocabulary: Vocabulary) -> str:
    return say_list([_word(field, value, vocabulary) for value in values]) or ""


def _word(field: str, value: str, vocabulary: Vocabulary) -> str:
    return vocabulary.get(field, {}).get(value, value)


def _write(value: str | int | date | Viewport) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


PARAMETERS = frozenset(Selection().sql_params())

if {field.attribute for field in FIELDS} != {field.name for field in fields(Selection)}:
    raise AssertionError("FIELDS and Selection name different fields")
