"""What every figure shares: a calm layout in the colours of the theme."""

from typing import Any

import plotly.graph_objects as go

from components.palette import Ink

FONT = "Source Sans, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"


def calm(figure: go.Figure, ink: Ink, height: int, **layout: Any) -> go.Figure:
    """Give a figure the shared layout; ``height`` in pixels."""
    axis = {
        "gridcolor": ink.grid,
        "linecolor": ink.grid,
        "zerolinecolor": ink.grid,
        "tickfont": {"color": ink.muted},
        "automargin": True,
    }
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 14, "color": ink.text},
        hoverlabel={"bgcolor": ink.page, "bordercolor": ink.border, "font": {"family": FONT, "color": ink.text}, "align": "left"},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"color": ink.text}, "title": {"text": ""}},
        dragmode=False,
        separators=".,",
    )
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure.update_layout(**layout)
