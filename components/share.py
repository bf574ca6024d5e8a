"""Sharing the view on screen: a link that leaves nothing to chance, and a short one for it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components import map_measure
from components.events import on_screen
from components.grains import fitting_grain
from components.navigation import PAGES
from components.page_links import address_of_page, base_of
from components.selection_bar import DEFAULTS
from components.short_links import Link, Shared, StoreError, keep, keep_briefing
from components.slide_links import SLIDES
from components.view import View
from components.words import as_text
from queries.selection import Selection
from queries.words import printable

MOST_TITLE, MOST_NOTE = 200, 1_000
# What is cut by mail programs and chat rooms.
LONG = 2_000
DRAFT = "briefing_draft"
# What a page shows where the address bar says nothing, of what a reader may choose on it.
SHOWN: Mapping[str, Callable[[View], dict[str, Any]]] = {
    "map": lambda view: {"measure": view.selection.measure or map_measure.DEFAULT},
    "timeline": lambda view: {"grain": fitting_grain(view).name, "placed": view.selection.placed or "spread"},
}
CHOSEN = ("event", "topic", "a", "b", "since")


@st.fragment(key="part_share")
def share(view: View) -> None:
    """Offer, behind a button, the link to what is on screen; it is made when the reader asks for it."""
    box = st.popover("Share", icon=":material/share:", key="share", on_change="rerun")
    if box.open:
        with box:
            try:
                _offer(view)
            except StoreError as error:
                st.error(f"No short link could be made: {as_text(str(error))}")


def _offer(view: View) -> None:
    selection = explicit(view)
    address = address_of_page(base_of(view.page), view.page, selection.with_(made=datetime.now(UTC).date()))
    st.markdown("**Link to exactly this**, on this snapshot, whatever is published later")
    if len(address) > LONG:
        st.caption("Longer than many programs keep whole, so a short link stands for it.")
        # One for each state, however often it is looked at.
        made: dict[str, str] = st.session_state.setdefault("long_links", {})
        key = made.get(address) or made.setdefault(address, _kept(view, selection, "", "").key)
        st.code(f"{base_of(view.page)}v/{key}", language=None, wrap_lines=True)
    else:
        st.code(address, language=None, wrap_lines=True)
    _short(view, selection)


def explicit(view: View) -> Selection:
    """The selection with all that the page chose itself, and the snapshot; nothing in it moves on with time or with later versions."""
    own = SHOWN[view.page](view) if view.page in SHOWN else {}
    asked = {name: getattr(view.selection, name) or usual for name, usual in DEFAULTS.items()}
    return view.selection.with_(**asked, **on_screen(*CHOSEN), **own, snapshot=view.record.snapshot_id).unshared


def _short(view: View, selection: Selection) -> None:
    """Let the reader name a short link, and make it, alone or as the next of a briefing."""
    with st.form("short_link", border=False):
        title = st.text_input("Title of a short link", max_chars=MOST_TITLE, placeholder=_usual_title(view))
        note = st.text_area("Note, or its caption in a briefing", max_chars=MOST_NOTE, height=80, placeholder="What to look at")
        with st.container(horizontal=True):
            alone = st.form_submit_button("Make a short link", icon=":material/add_link:")
            next_one = st.form_submit_button("Add to a briefing", icon=":material/playlist_add:")
    if alone or next_one:
        link = _kept(view, selection, printable(title)[:MOST_TITLE], printable(note)[:MOST_NOTE])
        if next_one:
            st.session_state[DRAFT] = [*st.session_state.get(DRAFT, []), (link, link.note)]
        else:
            st.code(f"{base_of(view.page)}v/{link.key}", language=None, wrap_lines=True)
    _draft(view)


def _draft(view: View) -> None:
    """Show the briefing in the making, and end it in a link."""
    views: list[tuple[Link, str]] = st.session_state.get(DRAFT, [])
    if not views:
        return
    st.markdown("\n".join(["**Briefing in the making**", *(f"1. {as_text(link.title)}" for link, _ in views)]))
    with st.form("briefing", border=False):
        title = st.text_input("Title of the briefing", max_chars=MOST_TITLE, placeholder=_usual_title(view))
        with st.container(horizontal=True):
            done = st.form_submit_button("Make the briefing", icon=":material/slideshow:")
            again = st.form_submit_button("Leave the last one out", icon=":material/undo:")
    if again:
        st.session_state[DRAFT] = views[:-1]
        st.rerun(scope="fragment")
    if done:
        briefing = keep_briefing(printable(title)[:MOST_TITLE] or _usual_title(view), views, _author())
        st.session_state[DRAFT] = []
        st.code(f"{base_of(view.page)}v/{briefing.key}", language=None, wrap_lines=True)
        st.caption("Opens the first view. Arrow keys lead through, Escape ends it. The figures of all its views as slides:")
        with st.container(horizontal=True):
            for label, form, sign in SLIDES:
                st.link_button(label, f"/api/v1/slides.{form}?briefing={briefing.key}", icon=f":material/{sign}:")


def _kept(view: View, selection: Selection, title: str, note: str) -> Link:
    query = urlencode(selection.to_query(), safe=",")
    return keep(Shared(view.page, query, view.record.snapshot_id, title or _usual_title(view), note, _author()))


def _usual_title(view: View) -> str:
    return f"{PAGES[view.page][0]}: {view.selection.describe(view.record.vocabulary)}"[:MOST_TITLE]


def _author() -> str | None:
    return str(st.user.get("email") or "") or None
