"""A question that no engine answers in a test's time, put in place of one that a page asks."""

from dataclasses import replace

import pytest

from queries.engines import drill_down, spark
from queries.question import Question, load

# In groups, for Sail hears nothing, not even that it is to stop, while it joins or filters rows without an end.
NEVER = "SELECT count(*) FROM (SELECT a.event_id, b.event_id FROM event AS a CROSS JOIN event AS b GROUP BY a.event_id, b.event_id) AS x"


def never(question: Question) -> Question:
    """The question, with the same columns; its rows are counted, and the count is never there."""
    return replace(question, sql=f"SELECT answer.* FROM ({question.sql}) AS answer WHERE ({NEVER}) >= 0")


def slow_down(patch: pytest.MonkeyPatch, *slow: str) -> None:
    """Have Spark Connect asked questions in that form, those on accounts too."""
    patch.setattr(drill_down, "OF_ACCOUNTS", {name: why for name, why in drill_down.OF_ACCOUNTS.items() if name not in slow})
    patch.setattr(spark, "load", lambda name: never(load(name)) if name in slow else load(name))
