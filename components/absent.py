"""Parts of a page that cannot be had just now: said in their place, and the rest of the page is drawn."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from components.in_vain import forget
from components.waiting import GivenUpError
from components.words import as_text
from queries.engine import RefusedError, UnreachableError

# The engine is away, does not take the question, or took too long over it.
ABSENT = (UnreachableError, RefusedError, GivenUpError)
Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)


@contextmanager
def said_where_absent(what: str, meanwhile: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Draw a part of a page, or say that ``what`` cannot be shown, and why; the rest of the page is drawn either way.

    ``meanwhile`` says what can be had while the engine is away.
    """
    try:
        yield
    except ABSENT as error:
        say_absent(what, error)
        if isinstance(error, UnreachableError):
            meanwhile()


def say_absent(what: str, error: Exception) -> None:
    """Say that a part of the page cannot be shown; what was given up is asked again by a button."""
    if isinstance(error, UnreachableError):
        # Why, and what to do, stands above the page.
        st.warning(f"{what} cannot be shown just now: the server does not answer.", icon=":material/cloud_off:")
    elif isinstance(error, GivenUpError):
        st.warning(f"{what} cannot be shown just now. {as_text(str(error))}", icon=":material/hourglass_disabled:")
        # Whatever a reader clicks draws the page anew.
        st.button("Ask again", key=f"ask_again_{what}", icon=":material/refresh:", on_click=forget)
    else:
        _log.error("%s: %s", what, error)
        st.warning(
            f"{what} cannot be shown: the server refuses what it is asked. Its reason is in the log of this dashboard.",
            icon=":material/block:",
        )


def if_there(ask: Callable[[], Answer]) -> Answer | None:
    """What is asked for; None where it cannot be had just now."""
    try:
        return ask()
    except ABSENT:
        return None
