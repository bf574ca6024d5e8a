"""The selection bar: the widgets that write the address bar, seeded from it on every run."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from components import address
from components.record import Record
from components.words import say_count
from queries.selection import Selection

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


# What a question takes where the address bar says nothing; not written there.
DEFAULTS = {"harm": "killed", "victim": "all"}


def selection_bar(record: Record, selection: Selection) -> None:
    """Draw the widgets in the sidebar."""
    used = record.rows("vocabulary/used", Selection())
    offered = {field: set(part["value"]) for field, part in used.groupby("field")}
    words = record.vocabulary
    with st.sidebar:
        _day("As of", "asof", selection.asof, "Show what was known and claimed by the end of this day. Empty: the last record.")
        _choices("Country", "country", selection, offered, words)
        left, right = st.columns(2)
        with left:
            _day("From", "date_from", selection.date_from, "Events that end on or after this day.")
        with right:
            _day("To", "date_to", selection.date_to, "Events that start on or before this day.")
        _choices("Type of event", "type", selection, offered, words)
        _choices("Actor", "actor", selection, offered, words)
        _text("Words", "q", selection.q)
        with st.expander("Datasets and victims", expanded=bool(selection.dataset or selection.harm or selection.victim)):
            _choices("Dataset", "dataset", selection, {}, words)
            _choice("Harm", "harm", selection.harm, words["harm"])
            _choice("Victims", "victim", selection.victim, words["victim"])
            if words.get("conflict"):
                _choices("Conflict", "conflict", selection, {}, words)
        chosen = len(selection.to_query())
        st.button(
            "Clear the selection",
            on_click=address.write,
            args=(Selection(snapshot=selection.snapshot),),
            disabled=not chosen,
            icon=":material/restart_alt:",
            help=f"{say_count(chosen, 'choice')} in the address bar",
            width="stretch",
        )


def _key(attribute: str) -> str:
    return f"selection_{attribute}"


def _taken(attribute: str) -> None:
    """Write what a widget now holds into the address bar."""
    value = st.session_state[_key(attribute)]
    if value == DEFAULTS.get(attribute):
        value = None
    address.change(**{attribute: tuple(value) if isinstance(value, list) else value or None})


def _seed(attribute: str, value: Any) -> dict[str, Any]:
    """Give a widget the value of the address bar, and the arguments that all widgets share."""
    st.session_state[_key(attribute)] = value
    return {"key": _key(attribute), "on_change": _taken, "args": (attribute,)}


def _day(label: str, attribute: str, value: date | None, explanation: str) -> None:
    shared = _seed(attribute, value if value is None or EARLIEST <= value <= LATEST else None)
    st.date_input(label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", help=explanation, **shared)


def _choices(
    label: str,
    attribute: str,
    selection: Selection,
    offered: Mapping[str, set[str]],
    words: Mapping[str, Mapping[str, str]],
) -> None:
    names = words[attribute]
    chosen: Sequence[str] = getattr(selection, attribute)
    wanted = offered.get(attribute)
    options = [value for value in names if wanted is None or value in wanted or value in chosen]
    shared = _seed(attribute, list(chosen))
    st.multiselect(label, options, format_func=lambda value: names[value], placeholder="All", **shared)


def _choice(label: str, attribute: str, value: str | None, names: Mapping[str, str]) -> None:
    shared = _seed(attribute, value or DEFAULTS[attribute])
    st.selectbox(label, list(names), format_func=lambda each: names[each], **shared)


def _text(label: str, attribute: str, value: str | None) -> None:
    shared = _seed(attribute, value or "")
    st.text_input(label, max_chars=300, placeholder="in title, place, summary, actors", **shared)
