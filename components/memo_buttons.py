"""The memo on an event, or on one question of it, as a file; it is made when asked for, and only then."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from components.events import say_place
from components.memo.build import build
from components.memo.document import Document
from components.memo.markdown import to_markdown
from components.memo.material import Material
from components.memo.word import to_docx
from components.statement_cards import LANGUAGES
from components.topics import say_topic
from components.view import View
from components.words import is_known, say_number, say_span
from queries.selection import Selection

JUDGED = ("statements/figure_pairs", "statements/sums_of_parts", "statements/account_pairs", "statements/reversals")
SAID = ("harm", "basis", "position", "verdict", "verdict_reason", "sum_verdict", "account_verdict")
MOST_FIGURES = 400  # 80,000 pairs
SCOPES = ("The question on screen", "Everything on the event")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def memo_buttons(view: View) -> None:
    """Offer, behind a button, the memo on a view's event, or on the question on screen alone, in two formats."""
    with st.popover("Memo", icon=":material/description:"):
        scope = st.radio("On", SCOPES, key="memo_scope", help="Every sentence is written from records and names its source.")
        topic_id = st.session_state.get("choice_topic", view.selection.topic) if scope == SCOPES[0] else None
        figures = int(view.rows("event/event_counts")["figures"].iloc[0])
        if topic_id is None and figures > MOST_FIGURES:
            st.caption(
                f"A memo on a whole event judges every pair of its figures, and is made of up to {MOST_FIGURES}; "
                f"this event has {say_number(figures)}. Choose a question, and the memo is on that."
            )
            return
        day = view.selection.asof.isoformat() if view.selection.asof else "last-record"
        for label, ending, mime, write in (
            ("Memo as Word document", "docx", WORD, to_docx),
            ("Memo as Markdown", "md", "text/markdown", to_markdown),
        ):
            st.download_button(
                label,
                data=_made(view, topic_id, write),
                file_name=f"memo-{topic_id or view.selection.event}-{day}.{ending}",
                mime=mime,
                key=f"memo_{ending}",
                on_click="ignore",
                width="stretch",
            )


def material(view: View, made_on: date, topic_id: str | None = None) -> Material:
    """Gather what a memo on the view's event, or on one question of it, is made from.

    No widget is touched, for no page runs when a file is asked for.
    """
    whole = view.on_topic(None)
    topics = whole.rows("statements/topics_by_conflict")
    if topic_id is not None:
        topics = topics[topics["topic_id"] == topic_id]
    facts = whole.rows("event/event_facts").iloc[0]
    return Material(
        title=facts["title"],
        is_whole=topic_id is None,
        facts=_facts(facts, whole),
        topics=topics.assign(state=[say_topic(row) for _, row in topics.iterrows()]),
        figures=whole.rows("statements/changes_in_figures", since=None),
        statements=pd.concat([whole.rows("statements/changes_in_statements", since=None), *_said_elsewhere(whole)]),
        positions=whole.rows("statements/positions_by_topic_and_party"),
        verdicts={name: view.rows_on(topic_id, name) for name in JUDGED},
        labels=labels(whole),
        selection=whole.selection.describe(whole.record.vocabulary),
        snapshot_id=whole.record.snapshot_id,
        asof=whole.selection.asof,
        made_on=made_on,
    )


def labels(view: View) -> dict[str, dict[str, str]]:
    """How the record says the codes that sentences are made of, and the names of languages."""
    return {**{name: dict(view.record.labels(name)) for name in SAID}, "language": LANGUAGES}


def _said_elsewhere(view: View) -> list[pd.DataFrame]:
    """Find the statements on other events that a verdict on this one names."""
    turned = view.rows("statements/reversals")
    wanted = {*turned["first_topic_id"], *turned["second_topic_id"]}
    topics = view.record.rows("statements/topics_by_conflict", Selection(asof=view.selection.asof))
    here = set(view.rows("statements/changes_in_statements", since=None)["topic_id"])
    events = topics[topics["topic_id"].isin(wanted - here)]["event_id"].drop_duplicates()
    named = {*turned["first_statement_id"], *turned["second_statement_id"]}
    said = [view.on_event(each).rows("statements/changes_in_statements", since=None) for each in events]
    return [rows[rows["statement_id"].isin(named)] for rows in said]


def _made(view: View, topic_id: str | None, write: Callable[[Document], str | bytes]) -> Callable[[], str | bytes]:
    return lambda: write(build(material(view, datetime.now(UTC).date(), topic_id)))


def _facts(facts: pd.Series, view: View) -> str:
    """Say what, when and where; nothing of an event that was not yet known."""
    asof = view.selection.asof
    if asof is not None and facts["known_on"] > asof:
        return "Nothing was known of this event by the day asked for."
    kind, span = view.label("event_type", facts["event_type"]), say_span(facts["start_date"], facts["end_date"])
    head = f"{kind}, {span}, {say_place(view, facts) or 'place not stated'}."
    return f"{head} {facts['summary']}" if is_known(facts["summary"]) else head
