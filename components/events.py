"""The event that a page is about: chosen in the address bar, else the newest with disputed figures."""

import time
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from components import address
from components.absent import if_there
from components.view import View
from components.words import as_text, is_known, say_count, say_on
from queries.selection import say_day

LAST = "last record"
PLAY_SECONDS = 1.5


def focus_event(view: View) -> str | None:
    """The event chosen, else the newest of the selection whose figures are disputed; None where there is none."""
    if view.selection.event:
        return view.selection.event
    disputed = view.rows("overview/focus_events", top=1)
    return None if disputed.empty else str(disputed["event_id"].iloc[0])


def choose_event(view: View, chosen: str) -> None:
    """Let the reader choose a curated event; a coded one that the address names stands among them."""
    names = view.record.vocabulary.get("event", {})
    st.session_state["choice_event"] = chosen
    st.selectbox(
        "Event",
        list(dict.fromkeys([*names, chosen])),
        format_func=lambda each: if_there(lambda: names[each]) or each,
        key="choice_event",
        on_change=lambda: address.change(event=st.session_state["choice_event"], topic=None),
    )


def choose_asof(view: View) -> None:
    """Let the reader step, or play, through the days on which something became known about the event."""
    days: list[date] = view.rows("vocabulary/days")["known_on"].tolist()
    if len(days) < 2:
        return
    # On the last of its days all is known of the event that the record holds.
    options = [*(day.isoformat() for day in days[:-1]), LAST]
    asof = view.selection.asof
    passed = [option for day, option in zip(days, options, strict=True) if asof is not None and day <= asof]
    at = (passed or options)[-1 if passed else 0] if asof else LAST
    st.session_state["choice_asof"] = at
    slider, button = st.columns([8, 1], vertical_alignment="bottom")
    with slider:
        st.select_slider(
            "As of: move through the days on which something became known",
            options,
            format_func=lambda each: f"{say_day(days[-1])}, the last" if each == LAST else say_day(date.fromisoformat(each)),
            key="choice_asof",
            on_change=_take_asof,
        )
    with button:
        playing = st.toggle(
            "Play", key="asof_plays", help="Show one day after the other, from the first where the last is shown."
        )
    if playing:
        _play(options, at)


@st.fragment(run_every=PLAY_SECONDS)
def _play(options: list[str], at: str) -> None:
    """Move on by a day; the first run of a page only notes the time."""
    shown = st.session_state.get("asof_shown")
    if shown is None or shown[0] != at:
        st.session_state["asof_shown"] = (at, time.monotonic())
        return
    if time.monotonic() - shown[1] < PLAY_SECONDS * 0.8:
        return
    after = options[(options.index(at) + 1) % len(options)]
    if after == LAST:
        st.session_state["asof_plays"] = False
    _move_to(after)
    st.rerun()


def say_until(view: View) -> str:
    """Write the day until which the record was searched for the event: the day asked for, else the last on which it speaks of it."""
    days = view.rows("vocabulary/days")["known_on"]
    return say_on(view.selection.asof or (None if days.empty else days.iloc[-1]))


def say_event(view: View) -> None:
    """Say in a line what the event was, where that was known by the day asked for."""
    facts = view.rows("event/event_facts").iloc[0]
    asof = view.selection.asof
    if is_known(facts["summary"]) and (asof is None or facts["known_on"] <= asof):
        st.markdown(as_text(facts["summary"]))


def say_country(view: View, facts: pd.Series) -> str | None:
    """Name the country in which an event happened; None where none is recorded."""
    return view.words("country", facts["country_iso3"]) if is_known(facts["country_iso3"]) else None


def say_place(view: View, facts: pd.Series) -> str | None:
    """Say where an event happened, the narrowest first; None where nothing is recorded."""
    named = (facts["place"], facts["admin1"], say_country(view, facts))
    return ", ".join(str(each) for each in named if is_known(each)) or None


def say_event_counts(view: View) -> None:
    """Say how much the record holds of an event and its parts by the day asked for."""
    held = view.rows("event/event_counts").iloc[0]
    st.caption(
        f"{say_count(held['statements'], 'statement')} · "
        f"{say_count(held['figures'], 'figure')}, {held['figures_without_number']} without a number · "
        f"{say_count(held['parts'], 'part')}, {held['parts_without_place']} without a usable location · "
        f"{say_count(held['sources'], 'source')}"
    )


def datasets_of_event(view: View) -> list[str]:
    """The datasets that the records on an event and its parts come from."""
    return list(view.rows("event/event_datasets")["dataset_id"])


def datasets_of_selection(view: View) -> list[str]:
    """The datasets that have matching events."""
    return list(view.rows("overview/totals")["dataset_id"])


def datasets_of_focus(view: View) -> list[str]:
    """The datasets behind the event that a page is about, and behind the selection where it is about none."""
    event_id = focus_event(view)
    return datasets_of_selection(view) if event_id is None else datasets_of_event(view.on_event(event_id))


def say_not_yet_known(view: View, title: str, known_on: date | None) -> bool:
    """Tell a reader whose day lies before an event became known; True where that is so."""
    asof = view.selection.asof
    if asof is None or known_on is None or known_on <= asof:
        return False
    st.info(
        f"As of {say_day(asof)}, nothing was known of “{as_text(title)}”. The record first speaks of it on {say_on(known_on)}."
    )
    st.button("Show it as of that day", on_click=lambda: address.change(asof=known_on))
    return True


def on_screen(*names: str) -> dict[str, Any]:
    """What the lists of a page have chosen of these fields, be it in the address or not."""
    return {name: st.session_state[f"choice_{name}"] for name in names if f"choice_{name}" in st.session_state}


def _take_asof() -> None:
    _move_to(st.session_state["choice_asof"])


def _move_to(day: str) -> None:
    """Put a day into the address, and with it the event and the question on screen, which would else be chosen anew for that day."""
    address.change(asof=None if day == LAST else date.fromisoformat(day), **on_screen("event", "topic"))
