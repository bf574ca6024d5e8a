"""The selection bar: the widgets that write the address bar, seeded from it on every run."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from components import address
from components.listing import is_cut, listed, say_looked_for, searching, taken
from components.record import Record
from components.words import say_count
from queries.selection import Selection

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


# What a question takes where the address bar says nothing; not written there.
DEFAULTS = {"harm": "killed", "victim": "all"}


def selection_bar(record: Record, selection: Selection) -> None:
    """Draw the widgets in the sidebar."""
    words = record.vocabulary
    with st.sidebar:
        _day("As of", "asof", selection.asof, "Show what was known and claimed by the end of this day. Empty: the last record.")
        _choices("Country", "country", selection, record)
        # One above the other: side by side a day would be cut after its year.
        _day("From", "date_from", selection.date_from, "Events that end on or after this day.")
        _day("To", "date_to", selection.date_to, "Events that start on or before this day.")
        _choices("Type of event", "type", selection, record)
        _choices("Actor", "actor", selection, record)
        _text("Words", "q", selection.q)
        with st.expander("Datasets and victims", expanded=bool(selection.dataset or selection.harm or selection.victim)):
            _choices("Dataset", "dataset", selection, record)
            _choice("Harm", "harm", selection.harm, words["harm"])
            _choice("Victims", "victim", selection.victim, words["victim"])
            if words.get("conflict"):
                _choices("Conflict", "conflict", selection, record)
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
    address.change(**{attribute: value or None})


def _seed(attribute: str, value: Any) -> dict[str, Any]:
    """Give a widget the value of the address bar, and the arguments that all widgets share."""
    st.session_state[_key(attribute)] = value
    return {"key": _key(attribute), "on_change": _taken, "args": (attribute,)}


def _day(label: str, attribute: str, value: date | None, explanation: str) -> None:
    shared = _seed(attribute, value if value is None or EARLIEST <= value <= LATEST else None)
    st.date_input(label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", help=explanation, **shared)


def _choices(label: str, field: str, selection: Selection, record: Record) -> None:
    chosen: tuple[str, ...] = getattr(selection, field)
    names = _offered(field, chosen, record)
    shared = _seed(field, list(chosen)) | {"on_change": _taken_names, "args": (field, names, chosen)}
    st.multiselect(
        label, listed(field, names, record.used(field), chosen), format_func=lambda value: names.get(value, value),
        placeholder="All", select_all=0 if is_cut(names) else 1_000, **shared, **searching(names),
    )  # fmt: skip
    say_looked_for(field, names, chosen)


def _offered(field: str, chosen: tuple[str, ...], record: Record) -> dict[str, str]:
    """The values that the record uses, all of them where it does not count them, and those chosen, with their names."""
    used = record.used(field)
    return {value: name for value, name in record.vocabulary[field].items() if not used or value in used or value in chosen}


def _taken_names(field: str, names: dict[str, str], chosen: tuple[str, ...]) -> None:
    address.change(**{field: taken(field, names, st.session_state[_key(field)], chosen)})


def _choice(label: str, attribute: str, value: str | None, names: Mapping[str, str]) -> None:
    shared = _seed(attribute, value or DEFAULTS[attribute])
    st.selectbox(label, list(names), format_func=lambda each: names[each], **shared)


def _text(label: str, attribute: str, value: str | None) -> None:
    shared = _seed(attribute, value or "")
    st.text_input(label, max_chars=300, placeholder="in title, place, summary, actors", **shared)
