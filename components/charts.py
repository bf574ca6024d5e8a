"""Charts on a page: one way to draw them, offline and keyboard-reachable, with their words."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

# The map library asks a network for outlines unless told where to find them; ours are empty, for we draw our own.
CONFIG = {
    "topojsonURL": "/shapes/topojson/",
    "displaylogo": False,
    "modeBarButtonsToRemove": ["lasso2d", "autoScale2d", "toImage"],
    "scrollZoom": False,
}


def chart(figure: go.Figure, *, key: str, summary: str, **more: Any) -> Any:
    """Draw a figure, its text summary below it for everyone and as its alternative text."""
    event = st.plotly_chart(figure, key=key, alt=summary, config=CONFIG | more.pop("config", {}), theme=None, **more)
    st.caption(summary)
    return event
