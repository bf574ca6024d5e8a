"""A choice among a few codes, kept in the address bar."""

import streamlit as st

from components import address
from components.view import View


def choose(
    label: str, attribute: str, view: View, *, default: str, only: tuple[str, ...] | None = None, unset: str | None = None
) -> str:
    """Draw a segmented control over a field's codes; returns the code in force, ``default`` where ``unset`` names no choice."""
    names = {**({default: unset} if unset else {}), **view.record.vocabulary[attribute]}
    value = getattr(view.selection, attribute) or default
    key = f"choice_{attribute}"
    st.session_state[key] = value
    st.segmented_control(
        label,
        [code for code in names if only is None or code in only],
        format_func=lambda code: names[code],
        key=key,
        required=True,
        wrap=True,
        on_change=lambda: _take(attribute, key, default),
    )
    return value


def _take(attribute: str, key: str, default: str) -> None:
    chosen = st.session_state[key]
    address.change(**{attribute: None if chosen == default else chosen})
