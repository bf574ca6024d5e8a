"""Charts on a page: one way to draw them, offline and keyboard-reachable, with their words."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.words import as_text

# The map library asks a network for outlines unless told where to find them; ours are empty, for we draw our own.
CONFIG = {
    "topojsonURL": "/shapes/topojson/",
    "displaylogo": False,
    "modeBarButtonsToRemove": ["lasso2d", "autoScale2d", "toImage"],
    "scrollZoom": False,
}


def chart(figure: go.Figure, *, key: str, summary: str, in_full: str | None = None, **more: Any) -> Any:
    """Draw a figure with its text summary below it; ``in_full`` is what a screen reader says in its place, the summary by default."""
    event = st.plotly_chart(figure, key=key, alt=in_full or summary, config=CONFIG | more.pop("config", {}), theme=None, **more)
    st.caption(as_text(summary))
    return event
