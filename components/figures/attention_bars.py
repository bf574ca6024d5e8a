"""Mentions in the news by day: a scale of its own, never shared with deaths; days counted in part are hatched."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import say_number, say_on

# GDELT publishes an export every quarter of an hour.
FILES_A_DAY = 96
DAY = 86_400_000  # milliseconds
NARROWEST = 14  # days drawn at the least


def attention_bars(rows: pd.DataFrame, ink: Ink, height: int = 240) -> go.Figure:
    """Draw ``rows`` (``mentioned_on, mentions, violence_mentions, files``), one bar a day in two parts; days without rows stay empty."""
    mentions, violence = rows["mentions"].astype(float), rows["violence_mentions"].astype(float)
    hatched = ["/" if files < FILES_A_DAY else "" for files in rows["files"]]
    figure = Drawing()
    for name, values, colour in (
        ("Of coercion, assault, fighting or mass violence", violence, ink.text),
        ("Of anything else", mentions - violence, ink.other),
    ):
        figure.add(
            "bar", name=name, x=rows["mentioned_on"], y=values, width=0.8 * DAY,
            marker={"color": colour, "line": {"width": 0}, "pattern": {"shape": hatched, "fillmode": "overlay", "fgcolor": ink.page}},
            customdata=[_said(row) for row in rows.itertuples()], hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    title = {"text": "Mentions in the news", "font": {"color": ink.muted, "size": 13}}
    return calm(
        figure, ink, height, barmode="stack", legend={"traceorder": "normal"},
        xaxis={"type": "date", "showgrid": False, "range": _span(rows), "tickformat": "%-d %b %Y", "nticks": 6},
        yaxis={"title": title, "rangemode": "tozero", "separatethousands": True, "nticks": 5},
    )  # fmt: skip


def _span(rows: pd.DataFrame) -> list[pd.Timestamp]:
    """The days drawn: those with mentions, and so many beside them that one day alone is a bar and not a wall."""
    first, last = pd.Timestamp(rows["mentioned_on"].min()), pd.Timestamp(rows["mentioned_on"].max())
    beside = pd.Timedelta(days=max(1, (NARROWEST - (last - first).days) / 2))
    return [first - beside, last + beside]


def _said(row: Any) -> str:
    files = f"{row.files} of {FILES_A_DAY} files of that day"
    return f"{say_on(row.mentioned_on)}: {say_number(row.mentions)} mentions, {say_number(row.violence_mentions)} of violence; {files}"
