"""Parts of a page for which the engine is away: said in their place, and the rest of the page is drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from queries.engine import UnreachableError

Answer = TypeVar("Answer")


@contextmanager
def said_where_absent(what: str) -> Iterator[None]:
    """Draw a part of a page, or say that ``what`` cannot be shown while the engine that it is asked of is away."""
    try:
        yield
    except UnreachableError:
        say_absent(what)


def say_absent(what: str) -> None:
    """Say that a part of the page cannot be shown; why, and what to do, stands above the page."""
    st.warning(f"{what} cannot be shown just now: the server does not answer.", icon=":material/cloud_off:")


def if_there(ask: Callable[[], Answer]) -> Answer | None:
    """What is asked for; None while the engine that it is asked of is away."""
    try:
        return ask()
    except UnreachableError:
        return None
