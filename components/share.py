"""Sharing the view on screen: a link that leaves nothing to chance, and a short one for it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.grains import fitting_grain
from components.navigation import PAGES
from components.short_links import Shared, StoreError, keep
from components.view import View
from components.words import as_text
from queries.selection import Selection
from queries.words import printable

MOST_TITLE, MOST_NOTE = 200, 1_000
# What is cut by mail programs and chat rooms.
LONG = 2_000
# What a page shows where the address bar says nothing, of what a reader may choose on it.
SHOWN: Mapping[str, Callable[[View], dict[str, Any]]] = {
    "map": lambda view: {"measure": view.selection.measure or "best"},
    "timeline": lambda view: {"grain": fitting_grain(view).name, "placed": view.selection.placed or "spread"},
}
CHOSEN = ("event", "topic", "a", "b", "since")


@st.fragment(key="part_share")
def share(view: View) -> None:
    """Offer, behind a button, the link to what is on screen; it is made when the reader asks for it."""
    box = st.popover("Share", icon=":material/share:", key="share", on_change="rerun")
    if box.open:
        with box:
            _offer(view)


def _offer(view: View) -> None:
    selection = explicit(view)
    address = f"{_base(view.page)}{path_of(view.page, selection.with_(made=datetime.now(UTC).date()))}"
    st.markdown("**Link to exactly this**, on this snapshot, whatever is published later")
    if len(address) > LONG:
        st.caption("Longer than many programs keep whole, so a short link stands for it.")
        st.code(_short_address(view, selection, _usual_title(view), ""), language=None, wrap_lines=True)
    else:
        st.code(address, language=None, wrap_lines=True)
    _short(view, selection)


def explicit(view: View) -> Selection:
    """The selection with all that the page chose itself, and the snapshot; nothing in it moves on with time or with later versions."""
    chosen = {name: st.session_state[f"choice_{name}"] for name in CHOSEN if f"choice_{name}" in st.session_state}
    own = SHOWN[view.page](view) if view.page in SHOWN else {}
    asked = {"harm": view.selection.harm or "killed", "victim": view.selection.victim or "all"}
    return view.selection.with_(**asked, **chosen, **own, snapshot=view.record.snapshot_id, made=None, link=None)


def path_of(page: str, selection: Selection) -> str:
    """Path and query of a page."""
    path = "" if page == next(iter(PAGES)) else page
    return f"{path}?{urlencode(selection.to_query(), safe=',')}"


def _short(view: View, selection: Selection) -> None:
    """Let the reader name a short link, and make it."""
    with st.form("short_link", border=False):
        title = st.text_input("Title of a short link", max_chars=MOST_TITLE, placeholder=_usual_title(view))
        note = st.text_area("Note", max_chars=MOST_NOTE, height=80, placeholder="What to look at")
        asked = st.form_submit_button("Make a short link", icon=":material/add_link:")
    if asked:
        try:
            st.code(_short_address(view, selection, printable(title), printable(note)), language=None, wrap_lines=True)
        except StoreError as error:
            st.error(f"No short link could be made: {as_text(str(error))}")


def _short_address(view: View, selection: Selection, title: str, note: str) -> str:
    query = urlencode(selection.to_query(), safe=",")
    link = keep(Shared(view.page, query, view.record.snapshot_id, title or _usual_title(view), note, _author()))
    return f"{_base(view.page)}v/{link.key}"


def _usual_title(view: View) -> str:
    return f"{PAGES[view.page][0]}: {view.selection.describe(view.record.vocabulary)}"[:MOST_TITLE]


def _author() -> str | None:
    return str(st.user.get("email") or "") or None


def _base(page: str) -> str:
    """Address of the dashboard, with a slash at its end."""
    url = str(st.context.url or "").partition("?")[0].rstrip("/")
    return f"{url.removesuffix(f'/{page}')}/"
