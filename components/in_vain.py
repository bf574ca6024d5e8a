"""Questions that a page asked in vain: whatever of it asks the same again is told at once, and asked anew when the page is."""

from collections.abc import Hashable, Iterable, Mapping

import streamlit as st

from components.waiting import GivenUpError, is_drawn

# What this run of the page gave up, and what the next is not to ask though it begins from the top.
_NOW, _NEXT = "asked_in_vain", "asked_in_vain_next"


def begin() -> None:
    """Ask everything anew, as a page does that is drawn from its top, but for what its reader has cancelled just now."""
    st.session_state[_NOW] = st.session_state.pop(_NEXT, {})


def forget() -> None:
    """Ask everything anew, what was cancelled too."""
    st.session_state[_NOW] = st.session_state[_NEXT] = {}


def remember(keys: Iterable[Hashable], error: GivenUpError) -> None:
    """Take note of questions that were given up, and why; for a file or a slide nothing is."""
    if is_drawn():
        st.session_state[_NOW] = {**_known(), **dict.fromkeys(keys, str(error))}


def cancel(keys: Iterable[Hashable], error: GivenUpError) -> None:
    """Take note of questions that the reader has cancelled, beside those given up before: the page is drawn anew by that click."""
    remember(keys, error)
    st.session_state[_NEXT] = _known()


def is_known(key: Hashable) -> bool:
    """Whether this page has asked it in vain."""
    return key in _known()


def check(key: Hashable) -> None:
    """Raise GivenUpError for a question that this page has asked in vain."""
    if is_known(key):
        raise GivenUpError(_known()[key])


def _known() -> Mapping[Hashable, str]:
    return st.session_state.get(_NOW, {}) if is_drawn() else {}
