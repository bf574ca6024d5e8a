"""Rows as the questions of changes answer them, for tests that need a few of their own."""

from datetime import date
from typing import Any

DAY = date(2026, 1, 16)


def _source(name: str) -> dict[str, Any]:
    return {
        "source_id": name,
        "publisher": f"Paper {name}",
        "source_title": f"Title {name}",
        "published_on": DAY,
        "url": f"https://example.org/{name}",
        "source_locator": None,
        "redistributable": True,
    }


def figure(name: str, **more: Any) -> dict[str, Any]:
    """A figure: Ann, the mayor, spoke of at least 40 dead."""
    who = {"claimant_actor_id": "ann", "claimant": "Ann", "claimant_role": "Mayor", "party_actor_id": "town", "party": "Town"}
    what = {"topic_id": "dead", "topic": "Dead", "event_id": "strike", "event": "Strike", "harm": "killed", "victims": "Everyone"}
    number = {"low": 40, "best": 40, "high": None, "number_kind": "at_least", "basis": "reported", "part_of_casualty_id": None}
    state = {"is_current": True, "superseded_on": None, "supersedes_casualty_id": None, "retracted_on": None}
    move = {"retraction_reason": None, "is_new": True, "is_withdrawn": False}
    words = {"quote": None, "quote_language": None, "quote_en": None}
    row = {"casualty_id": name, "statement_id": None, "claimed_on": DAY, **who, **what, **number, **state, **move, **words}
    return {**row, **_source(name), **more}


def statement(name: str, **more: Any) -> dict[str, Any]:
    """A statement: Bo denied it."""
    who = {"speaker_actor_id": "bo", "speaker": "Bo", "speaker_role": None, "party_actor_id": "village", "party": "Village"}
    what = {"topic_id": "dead", "topic": "Dead", "channel": "interview", "position": "denies", "summary": "It was so."}
    words = {"quote": None, "quote_language": None, "quote_en": None}
    move = {"retracted_on": None, "retraction_reason": None, "is_new": True, "is_withdrawn": False}
    return {"statement_id": name, "made_on": DAY, **who, **what, **words, **move, **_source(name), **more}


def topic(**more: Any) -> dict[str, Any]:
    """A topic on which at least 40 are claimed."""
    row = {
        "topic_id": "dead",
        "title": "Dead",
        "question": "How many died?",
        "kind": "casualties",
        "state": "at least 40 claimed",
    }
    return {**row, "figures": 1, "lowest": 40, "highest": 40, "has_open_end": True, **more}
