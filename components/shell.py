"""The script that runs for every reader: the pages, their order and the navigation; and what is said when one fails.

Streamlit takes a folder named pages beside its script for a navigation of its own, which is why this script does not lie there.
"""

import logging
import uuid

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import in_vain, record, waiting
from components.navigation import all_pages, icon
from components.short_links import StoreError
from components.words import as_text
from queries.engine import UnreachableError
from queries.selection import FIXED

log = logging.getLogger(__name__)


def show() -> None:
    """Run the page asked for, or say why there is none to show."""
    # Before the navigation, which would else take the sign of the page for the icon of the tab, and that from another host.
    st.set_page_config(page_title="Parallax", page_icon=icon(), layout="wide", initial_sidebar_state="auto")
    if trouble := record.trouble():
        st.error(f"The record cannot be opened: {trouble}", icon=":material/database_off:")
        st.stop()
    above = st.empty()
    say_lost(above)
    page = st.navigation(all_pages(), position="hidden" if _is_bare() else "top")
    st.set_page_config(page_title=f"{page.title} · Parallax")
    try:
        page.run()
    except UnreachableError:
        # Said in place of the page.
        above.empty()
        raise
    # What nobody knew before the page was drawn may be known now, and what was said above may no longer be so.
    say_lost(above)


def say_lost(above: DeltaGenerator) -> None:
    """Say above the page whether the engine of the snapshot on screen is lost, and what that means for a reader."""
    if lost := record.unreachable(st.query_params.get("snapshot")):
        above.warning(
            "**Part of the record cannot be reached just now.** What is shown was read before that, or needs no other server, and is as "
            f"good as ever. What cannot be shown says so in its place: reload the page in a while.{'' if _is_bare() else _why(lost)}",
            icon=":material/cloud_off:",
        )
    else:
        above.empty()


def _is_bare() -> bool:
    """Whether the page is shown to an audience, or within another page, without what surrounds it."""
    return st.query_params.get("view") in FIXED["view"]


def _why(error: str) -> str:
    return f"  \n:small[For whoever runs this dashboard: {as_text(error)}.]"


def say_error(error: Exception) -> bool:
    """Show what a reader needs after a fault of ours, and log the rest under an identifier that both share."""
    if isinstance(error, StoreError):
        st.error(
            f"The record cannot be opened: {as_text(str(error))}. It may have been removed just now: reload the page, and the nearest "
            "that is kept is shown.",
            icon=":material/database_off:",
        )
        return True
    if isinstance(error, UnreachableError):
        st.error(
            "**This page cannot be shown just now: the server that it is asked of does not answer.** Nothing is lost: reload the page in a "
            f"while. Your selection is still in the address bar.{_why(str(error))}",
            icon=":material/cloud_off:",
        )
        return True
    if isinstance(error, waiting.GivenUpError):
        st.warning(f"{as_text(str(error))} Your selection is still in the address bar.", icon=":material/hourglass_disabled:")
        # Whatever a reader clicks draws the page anew.
        st.button("Ask again", key="ask_again", icon=":material/refresh:", on_click=in_vain.forget)
        return True
    number = uuid.uuid4().hex[:8]
    log.error("fault %s", number, exc_info=error)
    st.error(
        f"This page could not be drawn. The fault has the number **{number}**, under which the server's log says more. "
        "Your selection is still in the address bar.",
        icon=":material/error:",
    )
    return True


if __name__ == "__main__":
    show()
