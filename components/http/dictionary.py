"""What the columns of an extract hold: in the words of the database's own comments, and in ours where a question makes them."""

from collections.abc import Callable, Mapping

from components.record import Record
from queries.question import load
from queries.selection import Selection

# The table whose columns a kind of records hands on.
TABLES = {
    "events": "event",
    "figures": "casualty",
    "statements": "statement",
    "actors": "actor",
    "sources": "source",
    "topics": "topic",
    "countries": "country",
    "pairs": "casualty",
    "attention": "media_attention",
}
MADE_BY_QUESTIONS = {
    "actors.country": "Everyday English name of the country it belongs to",
    "actors.events": "Selected events in which it took part",
    "actors.statements": "Statements that it made on selected events",
    "actors.figures": "Figures that it claimed on selected events",
    "actors.aliases": "Other names, with a semicolon between them",
    "countries.country_iso3": "Country of the events; empty for events at sea or in no country",
    "countries.records": "Selected records of events",
    "countries.events": "Events that the records stand for: a sum over a month counts all of its events",
    "countries.without_number": "Events without a number of the harm and victims selected; empty where the dataset is never added up",
    "sources.events": "Selected events that it reports",
    "sources.statements": "Statements on selected events that it carries",
    "sources.figures": "Figures on selected events that it carries",
    "events.provisional": "Whether the event stands only until its publisher's final release of the same days takes its place",
    "topics.statements": "Statements on it",
    "topics.figures": "Figures on it",
    "country": "Everyday English name of the country",
    "deaths_low": "Low estimate of the harm and victims selected (killed, everyone by default); empty where there is none",
    "deaths_best": "Best estimate of the same",
    "deaths_high": "High estimate of the same",
    "event": "Title of the event",
    "claimant": "Name of the claimant",
    "party": "The widest actor for which the speaker or claimant speaks",
    "is_current": "Whether the figure stood on the day asked for",
    "superseded_on": "Day on which a newer figure of the same claimant replaced it",
    "source_publisher": "Who published the source",
    "source_title": "Title of the source",
    "source_url": "Address of the source",
    "speaker": "Name of the speaker",
    "speaker_role": "Office or description of the speaker",
    "verdict": "Whether the two figures agree, conflict, or cannot be compared",
    "reason": "Why",
    "is_impossible": "Whether the part exceeds the whole",
    "contained": "Which of the two is the part, a or b",
    "overlap_low": "Where both agree: lowest number that both allow",
    "overlap_high": "Where both agree: highest number that both allow; empty where there is no end",
    "gap_low": "Where they conflict: what lies between them at least",
    "gap_high": "Where they conflict: what lies between them at most; empty where there is no end",
    "rest_low": "Where one is part of the other: what the whole leaves for the rest at least",
    "rest_high": "Where one is part of the other: what it leaves at most; empty where there is no end",
    "victims": "The victims, in words",
    "party_actor_id": "The widest actor for which the claimant speaks",
}
UNITS = {
    **dict.fromkeys(("latitude", "longitude"), "degree"),
    "area_km2": "square kilometre",
    **dict.fromkeys(("low", "best", "high", "deaths_low", "deaths_best", "deaths_high"), "person"),
    **dict.fromkeys((f"{side}_{name}" for side in "ab" for name in ("low", "best", "high")), "person"),
    **dict.fromkeys((f"{what}_{end}" for what in ("overlap", "gap", "rest") for end in ("low", "high")), "person"),
}


def described(record: Record, records: str) -> Mapping[str, str]:
    """What each column of a kind of records holds."""
    rows = record.table("sources/dictionary", Selection()).to_pylist()
    comments = {(row["table_name"], row["column_name"]): row["description"] for row in rows}
    anywhere = {row["column_name"]: row["description"] for row in reversed(rows) if row["column_name"] != "*"}

    def say(name: str) -> str:
        made = MADE_BY_QUESTIONS.get(f"{records}.{name}")
        return made or comments.get((TABLES[records], name)) or MADE_BY_QUESTIONS.get(name) or anywhere.get(name, "")

    return {name: say(name) or _of_a_side(name, say) for name, _ in load(f"extract/{records}").returns}


def _of_a_side(name: str, say: Callable[[str], str]) -> str:
    """Of a pair, each side has the columns of a figure."""
    side, _, column = name.partition("_")
    said = say(column) if side in ("a", "b") else ""
    return f"Of figure {side}: {said[0].lower()}{said[1:]}" if said else ""
