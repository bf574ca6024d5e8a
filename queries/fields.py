"""The fields of the selection, as a table: adding a field is adding a row here and an attribute to `Selection`."""

from collections.abc import Mapping
from dataclasses import dataclass

Vocabulary = Mapping[str, Mapping[str, str]]
"""For each field that takes codes, the allowed values and how they read: ``{"country": {"VEN": "Venezuela"}}``.

Under ``no_longer_`` and the name of a field stands why values that were once allowed no longer are.
"""


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
    Field("since", "since", "Changes since", "date"),
    Field("q", "q", "Words", "words"),
    Field("event", "event", "Event", "code"),
    Field("topic", "topic", "Topic", "code"),
    Field("a", "a", "First party", "code"),
    Field("b", "b", "Second party", "code"),
    Field("grain", "grain", "Period", "code"),
    Field("by", "by", "Divided by", "code"),
    Field("placed", "placed", "Placement", "code"),
    Field("measure", "measure", "Measure", "code"),
    Field("at", "at", "Map view", "viewport"),
    Field("snapshot", "snapshot", "Snapshot", "code"),
    Field("before", "before", "Compared with", "code"),
    Field("made", "made", "Link made", "date"),
    Field("link", "link", "Short link", "key"),
    Field("part", "part", "Part of the page", "code"),
    Field("records", "records", "Records", "code", many=True),
    Field("briefing", "briefing", "Briefing", "key"),
    Field("slide", "slide", "Slide", "count"),
    Field("view", "view", "View", "code"),
)
BY_NAME = {field.name: field for field in FIELDS}
MANY = frozenset(field.attribute for field in FIELDS if field.many)

# Codes that do not depend on the records.
FIXED: Vocabulary = {
    "grain": {"day": "Day", "week": "Week", "month": "Month", "year": "Year"},
    "by": {"country": "Country", "type": "Type of event", "actor": "Actor", "dataset": "Dataset"},
    "placed": {"start": "On the first day", "end": "On the last day", "spread": "Evenly over its days"},
    "measure": {
        "best": "Best estimate",
        "low": "Low estimate",
        "high": "High estimate",
        "events": "Events",
        "accounts": "Curated events",
        "without_number": "Records without a number",
        "without_share": "Share without a number",
    },
    "part": {
        "question": "One question",
        "positions": "Positions",
        "parties": "Two parties",
        "changes": "What changed",
        "datasets": "Datasets",
        "withdrawn": "Withdrawn events",
        "documents": "Documents",
        "article": "Article",
        "definitions": "Definitions",
        "questions": "Questions",
        "dictionary": "Dictionary",
        "limits": "Limits",
    },
    "records": {
        "events": "Events",
        "figures": "Figures",
        "statements": "Statements",
        "actors": "Actors",
        "sources": "Sources",
        "topics": "Topics",
        "countries": "Countries",
        "pairs": "Pairs of figures",
        "attention": "Media attention",
    },
    "view": {"present": "Presentation", "embed": "Embedded"},
}
