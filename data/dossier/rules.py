"""Rules that a dossier's rows keep: within a row, and between rows that belong together."""

from collections.abc import Callable, Iterator

from data.cells import known_day
from data.dossier.figures import FIGURE_RULES
from data.dossier.links import Rows, by_id, chains_end, climb
from data.errors import Problem

COME_TOGETHER = (
    ("actors", "parent_actor_id", "parent_relation"),
    ("events", "latitude", "longitude"),
    ("statements", "quote", "quote_language"),
    ("statements", "retracted_on", "retraction_reason"),
    ("casualties", "retracted_on", "retraction_reason"),
    ("topics", "harm", "victim_category"),
)
IN_ORDER = (
    ("events", "start_date", "end_date"),
    ("casualties", "period_start", "period_end"),
    ("statements", "made_at", "retracted_on"),
    ("casualties", "claimed_at", "retracted_on"),
    ("statements", "made_at", "recorded_on"),
    ("casualties", "claimed_at", "recorded_on"),
)


def _pairs_of_cells(rows: Rows) -> Iterator[Problem]:
    for table, one, other in COME_TOGETHER:
        for row in rows[table]:
            if (row.values[one] is None) != (row.values[other] is None):
                filled, empty = (other, one) if row.values[one] is None else (one, other)
                yield row.problem(filled, f"{filled} is given and {empty} is not: they come together or not at all")


def _translations_have_an_original(rows: Rows) -> Iterator[Problem]:
    for row in rows["statements"]:
        if row.values["quote_en"] is not None and row.values["quote"] is None:
            yield row.problem("quote_en", "a translation needs the quote that it translates")


def _dates_in_order(rows: Rows) -> Iterator[Problem]:
    for table, earlier, later in IN_ORDER:
        for row in rows[table]:
            start, end = known_day(row.values[earlier]), known_day(row.values[later])
            if start is not None and end is not None and start > end:
                yield row.problem(later, f"{later} is before {earlier} {start}")


def _topics_have_what_their_kind_asks(rows: Rows) -> Iterator[Problem]:
    for row in rows["topics"]:
        kind = row.values["kind"]
        if kind is not None and (kind == "casualties") != (row.values["harm"] is not None):
            yield row.problem("harm", "a topic on numbers names its harm, and only such a topic does")


def _topics_belong_to_the_events_line(rows: Rows) -> Iterator[Problem]:
    events, topics = by_id(rows, "events", "event_id"), by_id(rows, "topics", "topic_id")
    for table in ("statements", "casualties"):
        for row in rows[table]:
            topic, event = topics.get(row.values["topic_id"]), row.values["event_id"]
            asked_about = topic.values["event_id"] if topic is not None else None
            if event in events and asked_about in events and asked_about not in climb(events, event, "parent_event_id"):
                yield row.problem(
                    "topic_id", f"the topic is asked about {asked_about}, which is neither {event} nor a wider event"
                )


def _relations_link_two_statements(rows: Rows) -> Iterator[Problem]:
    for row in rows["relations"]:
        one, other = row.values["from_statement_id"], row.values["to_statement_id"]
        if one is not None and one == other:
            yield row.problem("to_statement_id", "a statement stands in no relation to itself")


RULES: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    _pairs_of_cells,
    _translations_have_an_original,
    _dates_in_order,
    _topics_have_what_their_kind_asks,
    _topics_belong_to_the_events_line,
    _relations_link_two_statements,
    chains_end,
    *FIGURE_RULES,
)
