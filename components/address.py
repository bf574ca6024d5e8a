"""The address bar is the only truth: read on every run, written by every widget, carried from page to page."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components import record
from components.record import Record
from queries.engine import UnreachableError
from queries.selection import Rejected, Selection, say_day

# Streamlit's own parameters, which are no business of ours.
THEIRS = frozenset({"embed", "embed_options"})


def read(page: str) -> tuple[Record, Selection, tuple[Rejected, ...]]:
    """Read the address bar for this run; on a change of page that brought none, take the selection along."""
    query = {name: st.query_params.get_all(name) for name in st.query_params if name not in THEIRS}
    carried: Mapping[str, list[str]] = st.session_state.get("selection", {})
    if not query and carried and st.session_state.get("page") != page:
        query = dict(carried)
        st.query_params.from_dict(query)
    asked = next(iter(query.get("snapshot", [])), None)
    chosen = record.named(asked)
    selection, rejected = _understood(query, chosen)
    if asked and asked != chosen.snapshot_id and record.stand_in(asked):
        selection = selection.with_(snapshot=chosen.snapshot_id)
        rejected = tuple(_say_gone(each, chosen) if each.field == "snapshot" else each for each in rejected)
    st.session_state["page"] = page
    st.session_state["selection"] = as_dict(selection.unshared)
    return chosen, selection, rejected


def _understood(query: Mapping[str, Sequence[str]], chosen: Record) -> tuple[Selection, tuple[Rejected, ...]]:
    """Read an address bar; an event that cannot be looked up while the engine is away is taken, and whatever asks for it says so."""
    try:
        return Selection.from_query(query, chosen.vocabulary)
    except UnreachableError:
        named = {text.strip(): text.strip() for text in query.get("event", ())}
        return Selection.from_query(query, {**chosen.vocabulary, "event": named})


def _say_gone(rejected: Rejected, shown: Record) -> Rejected:
    reason = f"it is no longer kept; shown is the nearest that is, {shown.snapshot_id} of {say_day(shown.built_on)}"
    return Rejected(rejected.field, rejected.value, reason)


def write(selection: Selection) -> None:
    """Put a selection into the address bar; a page reads it on its next run."""
    st.query_params.from_dict(as_dict(selection))


def change(**changes: Any) -> None:
    """Change some attributes of the selection in the address bar."""
    query = {name: st.query_params.get_all(name) for name in st.query_params if name not in THEIRS}
    chosen = record.named(next(iter(query.get("snapshot", [])), None))
    selection, _ = _understood(query, chosen)
    # What a reader makes of a view is no longer what somebody shared.
    write(selection.unshared.with_(**changes))


def as_dict(selection: Selection) -> dict[str, list[str]]:
    """Give the selection as names and lists of values, for links."""
    values: dict[str, list[str]] = {}
    for name, value in selection.to_query():
        values.setdefault(name, []).append(value)
    return values


def toggle_country(iso3: str) -> None:
    """Put a country into the selection, or take it out where it is in."""
    chosen = st.query_params.get_all("country")
    change(country=tuple(each for each in chosen if each != iso3) if iso3 in chosen else (*chosen, iso3))
