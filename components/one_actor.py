"""One actor on a page: its events, what it said, the figures that it claimed, and those claimed about its own people."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components import address, tables
from components.absent import said_where_absent
from components.claims import told
from components.listing import listed, say_looked_for, searching, taken
from components.page_links import link_to
from components.parts import part_names
from components.provisional import marked
from components.view import View
from components.words import as_text, say_count, say_number

SHOWN = 100
EVENTS = {
    "start_date": tables.day("Date"),
    "title": tables.text("Event", width="large"),
    "part": tables.text("Part"),
    "played_by": tables.text("Played by"),
    "place": tables.text("Place"),
    "country": tables.text("Country"),
    "low": tables.number("Low"),
    "best": tables.number("Best"),
    "high": tables.number("High"),
}
STATEMENTS = {
    "made_on": tables.day("Made"),
    "speaker": tables.text("Speaker"),
    "position": tables.text("Position"),
    "topic": tables.text("Topic"),
    "summary": tables.text("What was said", width="large"),
    "publisher": tables.text("Source"),
    "url": tables.link("Address"),
}
FIGURES = {
    "claimed_on": tables.day("Claimed"),
    "claimant": tables.text("Claimant"),
    "figure": tables.text("Figure"),
    "harm": tables.text("Harm"),
    "victims": tables.text("Of whom"),
    "event": tables.text("Event"),
    "basis": tables.text("Basis"),
    "state": tables.text("Standing"),
    "publisher": tables.text("Source"),
    "url": tables.link("Address"),
}


def choose_actor(view: View) -> str | None:
    """Let the reader choose one actor; the one chosen in the address where it is one, else None."""
    names = view.record.vocabulary.get("actor", {})
    chosen = view.selection.actor[0] if len(view.selection.actor) == 1 else None
    already = view.selection.actor
    st.session_state["choice_one_actor"] = chosen
    st.selectbox(
        "All about one actor", listed("one_actor", names, view.record.used("actor"), already), index=None,
        format_func=lambda each: names.get(each, each), key="choice_one_actor", placeholder="Choose or type a name",
        on_change=_take_actor, args=(names, already), **searching(names),
    )  # fmt: skip
    say_looked_for("one_actor", names, already)
    if len(view.selection.actor) > 1:
        st.caption(f"{say_count(len(view.selection.actor), 'actor')} are chosen: their records are not added up. Choose one.")
    return chosen


def one_actor(view: View, actor_id: str) -> None:
    """All that the record holds of one actor within the selection, each part with its source."""
    asked = {"top": SHOWN, "actor_id": actor_id}
    said = view.rows("actors/statements_of_actor", **asked)
    figures = view.rows("actors/figures_of_actor", **asked)
    st.header(as_text(view.record.vocabulary["actor"][actor_id]), anchor=False)
    st.caption(
        "With those that speak for it. Its own people: its members, and, where it is a state or a body of one, people of its nationality. "
        "Figures of coded datasets are not listed one by one: they are in the sums of the other pages and in the extract."
    )
    with said_where_absent("Events attributed to it"):
        events = view.rows("actors/events_of_actor", **asked)
        _part("Events attributed to it", *marked(_with_parts(view, events), EVENTS), "is named in no event of the selection")
        _leads(view, events)
    _part("Statements it made", _with_positions(view, said), STATEMENTS, "made no statement on events of the selection")
    _part(
        "Figures it claimed", _figures(view, figures[figures["is_by"]]), FIGURES, "claimed no figure on events of the selection"
    )
    own = _figures(view, figures[figures["is_about"]])
    _part("Figures claimed about its own people", own, FIGURES, "has no figure about its own people on events of the selection")


def _part(title: str, rows: pd.DataFrame, columns: Mapping[str, object], none: str) -> None:
    st.subheader(title, anchor=False)
    if rows.empty:
        st.info(f"This actor {none}.")
        return
    matching = (
        int(rows.drop_duplicates(["matching_key"])["matching"].sum()) if "matching_key" in rows else int(rows["matching"].iloc[0])
    )
    cut = (
        f"The newest {say_number(len(rows))} of {say_number(matching)}."
        if matching > len(rows)
        else f"{say_number(matching)} in all."
    )
    st.caption(cut)
    tables.table(rows, columns, alt=title, missing="–")


def _leads(view: View, events: pd.DataFrame) -> None:
    """Link to the curated events, which have a page of their own."""
    curated = events[events["dataset_role"] == "accounts"].drop_duplicates("event_id")
    if curated.empty:
        return
    with st.expander(f"Open one of {say_count(len(curated), 'curated event')}", icon=":material/open_in_new:"):
        for row in curated.itertuples():
            link_to("event", as_text(row.title), view.selection.with_(event=row.event_id, topic=None))


def _with_parts(view: View, events: pd.DataFrame) -> pd.DataFrame:
    names = part_names(view)
    return events.assign(part=[names.get(each, each) for each in events["part"]])


def _with_positions(view: View, said: pd.DataFrame) -> pd.DataFrame:
    return said.assign(position=[view.label("position", each) for each in said["position"]])


def _figures(view: View, figures: pd.DataFrame) -> pd.DataFrame:
    keys = figures["is_by"].astype(str) + figures["is_about"].astype(str)
    return told(figures, view).assign(harm=[view.label("harm", each) for each in figures["harm"]], matching_key=keys)


def _take_actor(names: Mapping[str, str], already: tuple[str, ...]) -> None:
    chosen = st.session_state["choice_one_actor"]
    codes = taken("one_actor", names, [chosen] if chosen else [], already)
    # Words that mean no name or several leave the choice as it was.
    if codes or not chosen:
        address.change(actor=codes)
