"""The sections of a page as tabs: the address bar says which is open, and only that one is asked for and drawn."""

from collections.abc import Callable, Container, Mapping

import streamlit as st

from components import address
from components.view import View
from queries.selection import FIXED, Selection

TITLES = FIXED["part"]


def sections(view: View, drawn: Mapping[str, Callable[[], object]]) -> None:
    """Draw a tab for each section, and what the open one holds; the first is open where the address names none."""
    titles = {TITLES[name]: name for name in drawn}
    opened = open_section(view.selection, drawn)
    st.session_state["choice_part"] = TITLES[opened] if opened in drawn else next(iter(titles))
    tabs = st.tabs(
        list(titles), key="choice_part", on_change=lambda: address.change(part=titles[st.session_state["choice_part"]])
    )
    for tab, name in zip(tabs, drawn, strict=True):
        if tab.open:
            with tab:
                drawn[name]()


def open_section(selection: Selection, drawn: Container[str]) -> str:
    """The section that a selection asks for: the one it names where the page has it, else the one whose choices it carries."""
    if selection.part and selection.part in drawn:
        return selection.part
    if selection.a or selection.b:
        return "parties"
    return "changes" if selection.since else "question"
