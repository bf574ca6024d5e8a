"""Countries ranked by deaths: a bar for the best estimate, a line from low to high."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, say_toll


def country_bars(rows: pd.DataFrame, ink: Ink) -> go.Figure:
    """Draw ``rows`` (``country, low, best, high``), one bar each, in the order given."""
    best = rows["best"].astype(float)
    figure = Drawing()
    figure.add(
        "bar", x=best, y=[as_chart_text(name) for name in rows["country"]], orientation="h", marker={"color": ink.accent},
        error_x={
            "type": "data", "symmetric": False, "array": (rows["high"].astype(float) - best).clip(lower=0),
            "arrayminus": (best - rows["low"].astype(float)).clip(lower=0), "color": ink.text, "thickness": 1.4, "width": 4,
        },
        text=[say_toll(row.low, row.best, row.high) for row in rows.itertuples()], textposition="none",
        hovertemplate="%{y}: %{text}<extra></extra>",
    )  # fmt: skip
    title = {"text": "Deaths: best estimate, line from low to high", "font": {"color": ink.muted, "size": 13}}
    return calm(figure, ink, 90 + 26 * len(rows), xaxis={"title": title}, yaxis={"autorange": "reversed", "showgrid": False})
