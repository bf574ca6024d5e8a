"""Folded parts of a page: what they hold is asked for and drawn when a reader opens them, and not before."""

from collections.abc import Callable

import streamlit as st


def fold(label: str, draw: Callable[[], object], *, key: str, icon: str | None = None, opened: bool = False) -> None:
    """Draw a folded part; ``draw`` runs only while it is open, and opening it runs nothing else of the page."""

    @st.fragment(key=f"part_{key}")
    def part() -> None:
        box = st.expander(label, expanded=opened, key=f"fold_{key}", icon=icon, on_change="rerun")
        if box.open:
            with box:
                draw()

    part()
