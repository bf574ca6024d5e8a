"""Parts of a page for which the engine is away: said in their place, and the rest of the page is drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.words import as_text
from queries.engine import UnreachableError


@contextmanager
def said_where_absent(what: str) -> Iterator[None]:
    """Draw a part of a page, or say that ``what`` cannot be shown while the engine that it is asked of is away."""
    try:
        yield
    except UnreachableError as error:
        st.warning(
            f"{what} cannot be shown: the engine is away ({as_text(str(error))}). Reload the page in a while.",
            icon=":material/cloud_off:",
        )
