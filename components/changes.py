"""What changed between two days on an event: the ranges moved, every change by question, and all of it as text to copy."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from components import address
from components.folds import fold
from components.memo.changes import Change, changes
from components.memo.document import Document, Heading, Paragraph
from components.memo.plain import to_text
from components.memo_buttons import labels
from components.selection_bar import EARLIEST
from components.view import View
from components.words import as_text, say_count, say_on, source_link

KINDS = {"new": "new", "updated": "replaced", "retracted": "withdrawn", "range": "range"}
OPENED = 12
CHANGED = ("statements/changes_in_figures", "statements/changes_in_statements")


def what_changed(view: View) -> None:
    """Let the reader choose the day to compare with, and say what changed from then to the day asked for."""
    days = view.rows("vocabulary/days")["known_on"].tolist()
    asof = view.selection.asof
    passed = [day for day in days if asof is None or day <= asof]
    if not passed:
        st.info("No account of this event had come in by this day, so none had changed.")
        return
    until = asof or passed[-1]
    since = _choose_since(view, passed, until)
    found = between(view, since)
    if not found:
        st.info(f"Nothing changed between {say_on(since)} and {say_on(until)}. Choose an earlier day to compare with.")
        return
    _draw(found)
    title = f"{view.words('event', view.selection.event)}: what changed between {say_on(since)} and {say_on(until)}"
    fold(
        "The same as text, to copy",
        lambda: st.code(to_copy(title, found, until), language=None, wrap_lines=True),
        key="changes_copied",
        icon=":material/content_copy:",
    )


def between(view: View, since: date) -> list[Change]:
    """Find what changed on the view's event after a day and by the day asked for."""
    before = replace(view, selection=view.selection.with_(asof=since))
    view.ask_ahead(*((question, {"since": since}) for question in CHANGED))
    figures, statements = (view.rows(question, since=since) for question in CHANGED)
    return changes(
        figures,
        statements,
        before.rows("statements/topics_by_conflict"),
        view.rows("statements/topics_by_conflict"),
        labels(view),
    )


def to_copy(title: str, found: list[Change], made_on: date) -> str:
    """Write changes as text: a heading per question, a sentence per change, the sources at the end."""
    blocks: list[Heading | Paragraph] = [Heading(1, title)]
    for topic in dict.fromkeys(each.topic for each in found):
        blocks.append(Heading(2, topic))
        blocks += [Paragraph((each.sentence,)) for each in found if each.topic == topic]
    return to_text(Document(tuple(blocks), made_on))


def _choose_since(view: View, passed: list[date], until: date) -> date:
    """Draw the day to compare with; it begins as the day before the last on which something became known."""
    usual = passed[-2] if len(passed) > 1 else passed[-1] - timedelta(days=1)
    wanted = view.selection.since
    usable = wanted is not None and wanted < until
    if wanted is not None and not usable:
        st.caption(f"{say_on(wanted)} does not lie before {say_on(until)}: compared with {say_on(usual)} in its place.")
    chosen = max(wanted, EARLIEST) if wanted is not None and usable else usual
    st.session_state["choice_since"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            f"Compare {say_on(until)} with what was known by",
            min_value=min(EARLIEST, chosen),
            max_value=max(until - timedelta(days=1), chosen),
            key="choice_since",
            on_change=lambda: address.change(since=st.session_state["choice_since"]),
        )
        for label, day in {
            "the first day": passed[0],
            "a week before": until - timedelta(days=7),
            "the day before": usual,
        }.items():
            if day < until:
                st.button(
                    f"Since {label}", on_click=address.change, kwargs={"since": day}, disabled=day == chosen, type="tertiary"
                )
    return chosen


def _draw(found: list[Change]) -> None:
    moved = [each for each in found if each.kind == "range"]
    single = [each for each in found if each.kind != "range"]
    if moved:
        st.markdown("\n".join(f"- {as_text(each.sentence.text)}" for each in moved))
    fold(
        f"{say_count(len(single), 'change')}, by question",
        # In one element, so that long lists stay light.
        lambda: st.markdown("\n\n".join(_group(topic, single) for topic in dict.fromkeys(each.topic for each in single))),
        key="changes_one_by_one",
        icon=":material/update:",
        opened=len(single) <= OPENED,
    )


def _group(topic: str, single: list[Change]) -> str:
    lines = [f"- *{KINDS[each.kind]}* · {as_text(each.sentence.text)} {_sources(each)}" for each in single if each.topic == topic]
    return "\n".join([f"**{as_text(topic)}**", "", *lines])


def _sources(change: Change) -> str:
    links = [
        source_link(source.publisher, source.url) + (f", {as_text(source.place)}" if source.place else "")
        for source in change.sentence.sources
    ]
    return f"({'; '.join(links)})"
