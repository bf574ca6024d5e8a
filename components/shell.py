"""The shell around the pages: tells a page run from the server's start, draws the navigation, and says what went wrong."""

import logging
import uuid
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import record

ICON = Path(__file__).with_name("icon.png")

log = logging.getLogger(__name__)


def is_page_run() -> bool:
    """Whether the script runs for a reader's page, and not because the server loads it."""
    return get_script_run_ctx(suppress_warning=True) is not None


def show_pages(pages: Sequence[StreamlitPage]) -> None:
    """Run the page asked for, or say why there is none to show."""
    st.set_page_config(page_title="Parallax", page_icon=str(ICON), layout="wide", initial_sidebar_state="auto")
    if trouble := record.trouble():
        st.error(f"The record cannot be opened: {trouble}", icon=":material/database_off:")
        st.stop()
    presenting = st.query_params.get("view") == "present"
    st.navigation(list(pages), position="hidden" if presenting else "top").run()


def say_error(error: Exception) -> bool:
    """Show what a reader needs after a fault of ours, and log the rest under an identifier that both share."""
    number = uuid.uuid4().hex[:8]
    log.error("fault %s", number, exc_info=error)
    st.error(
        f"This page could not be drawn. The fault has the number **{number}**, under which the server's log says more. "
        "Your selection is still in the address bar.",
        icon=":material/error:",
    )
    return True
