"""One event's dossier: the facts, the map, the parts."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components import tables
from components.events import say_place
from components.figures.event_map import event_map
from components.folds import fold
from components.maps import DISCLAIMER
from components.provisional import say_of_event
from components.statement_cards import statement_list
from components.view import View
from components.words import as_text, is_known, say_count, say_list, say_on, say_span
from queries.selection import Selection


def facts_of(view: View, facts: pd.Series) -> None:
    """Say what is recorded of the event itself, and who had which part in it."""
    st.markdown(as_text(facts["summary"]))
    precision = facts["location_precision"]
    nearness = view.label("location_precision", precision) if is_known(precision) else "no precision stated"
    lines = {
        "What": view.label("event_type", facts["event_type"]),
        "When": f"{say_span(facts['start_date'], facts['end_date'])} ({view.label('date_precision', facts['date_precision']).lower()})",
        "Where": f"{say_place(view, facts) or 'not stated'} ({nearness.lower()})",
        "Part of": facts["parent"],
        "First known in this record": say_on(facts["known_on"]),
        "Dataset": view.words("dataset", facts["dataset_id"]),
        "Standing": say_of_event(facts),
        "Sources of these facts": say_count(facts["source_count"], "document") if is_known(facts["source_count"]) else None,
    }
    st.markdown("  \n".join(f"**{label}:** {as_text(value)}" for label, value in lines.items() if is_known(value)))
    roles = view.rows("event/event_roles")
    if not roles.empty:
        said = [f"{label.lower()}: {', '.join(part['actor'])}" for label, part in roles.groupby("role", sort=False)]
        st.markdown(f"**Who had which part:** {as_text('; '.join(said))}")


def map_of(view: View, facts: pd.Series, draw: Callable[..., Any]) -> None:
    """Draw the event and its parts where their places are known."""
    itself = facts.to_frame().T[["event_id", "title", "place", "start_date", "end_date", "latitude", "longitude"]]
    itself = itself.assign(location_precision="near" if is_known(facts["latitude"]) else None)
    parts = view.rows("event/event_parts")
    shown = pd.concat([itself, parts[list(itself.columns)]]) if not parts.empty else itself
    shown = shown[shown["latitude"].notna()].astype({"latitude": float, "longitude": float})
    if shown.empty:
        st.info("Nothing of this event has coordinates: at sea, or its place is known only by country.")
        return
    outlines = view.record.table("map/shapes", Selection(), scale="50m")["iso3"].to_pylist()
    places = shown["place"].dropna().unique()
    more = [say_count(len(places) - 6, "other place")] if len(places) > 6 else []
    summary = f"{say_count(len(shown), 'mark')} for this event and its parts: {say_list([*places[:6], *more])}."
    draw(event_map(shown, outlines, view.ink), key="event_map", summary=summary)
    st.caption(DISCLAIMER)


def parts_of(view: View) -> None:
    """List the events of which the event is made."""
    parts = view.rows("event/event_parts")
    if parts.empty:
        return
    columns = {
        "start_date": tables.day("Date"),
        "title": tables.text("Event", width="large"),
        "event_type": tables.text("Kind"),
        "place": tables.text("Place"),
        "country": tables.text("Country"),
        "known_on": tables.day("First known"),
    }
    fold(
        f"{say_count(len(parts), 'event')} that are part of it",
        lambda: tables.table(parts, columns, alt="Parts of this event"),
        key="event_parts",
        icon=":material/account_tree:",
    )


def statements_of(view: View) -> None:
    """List, folded, everything said about the event."""
    fold(
        f"{say_count(view.rows('event/event_counts')['statements'].iloc[0], 'statement')}, in order",
        lambda: statement_list(view.rows("event/event_statements"), view, with_topic=True),
        key="event_statements",
        icon=":material/format_quote:",
    )


def sources_of(view: View) -> None:
    """List, folded, the documents behind the event."""
    columns = {
        "published_on": tables.day("Published"),
        "publisher": tables.text("Publisher"),
        "title": tables.text("Title", width="large"),
        "kind": tables.text("Kind"),
        "statements": tables.number("Statements"),
        "figures": tables.number("Figures"),
        "url": tables.link("Address"),
    }
    fold(
        say_count(view.rows("event/event_counts")["sources"].iloc[0], "source"),
        lambda: tables.table(view.rows("event/event_sources"), columns, alt="Sources of this event"),
        key="event_sources",
        icon=":material/menu_book:",
    )
