"""Which measure a map shades by, kept in the address bar."""

import streamlit as st

from components import address
from components.view import View

DEFAULT = "best"
KEY = "map_measure"


def choose_measure(view: View) -> None:
    """Draw a list of the measures; the default is not written into the address."""
    names = view.record.vocabulary["measure"]
    st.session_state[KEY] = view.selection.measure or DEFAULT
    st.selectbox("Shade and size by", list(names), format_func=lambda code: names[code], key=KEY, on_change=_take, width=200)


def _take() -> None:
    chosen = st.session_state[KEY]
    address.change(measure=None if chosen == DEFAULT else chosen)
