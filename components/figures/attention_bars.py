"""Mentions in the news by day: a scale of its own, never shared with deaths; days counted in part are hatched."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import say_number, say_on

# GDELT publishes an export every quarter of an hour.
FILES_A_DAY = 96
DAY = 86_400_000  # milliseconds


def attention_bars(rows: pd.DataFrame, ink: Ink, height: int = 240) -> go.Figure:
    """Draw ``rows`` (``mentioned_on, mentions, violence_mentions, files``), one bar a day in two parts; days without rows stay empty."""
    mentions, violence = rows["mentions"].astype(float), rows["violence_mentions"].astype(float)
    figure = Drawing()
    for name, values, colour in (
        ("Of coercion, assault, fighting or mass violence", violence, ink.text),
        ("Of anything else", mentions - violence, ink.other),
    ):
        figure.add(
            "bar", name=name, x=rows["mentioned_on"], y=values, width=0.8 * DAY, xperiod=DAY, xperiodalignment="middle",
            marker={"color": colour, "pattern": {"shape": ["/" if files < FILES_A_DAY else "" for files in rows["files"]],
                                                 "fgcolor": ink.page, "size": 6, "solidity": 0.25}},
            customdata=[_said(row) for row in rows.itertuples()], hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    title = {"text": "Mentions in the news", "font": {"color": ink.muted, "size": 13}}
    first, last = rows["mentioned_on"].min(), rows["mentioned_on"].max()
    span = [pd.Timestamp(first) - pd.Timedelta(days=1), pd.Timestamp(last) + pd.Timedelta(days=2)]
    return calm(
        figure, ink, height, barmode="stack", legend={"traceorder": "normal"},
        xaxis={"showgrid": False, "range": span, "tickformat": "%-d %b %Y", "nticks": 8, "minallowed": span[0], "dtick": None},
        yaxis={"title": title, "rangemode": "tozero", "separatethousands": True, "nticks": 5},
    )  # fmt: skip


def _said(row: object) -> str:
    files = f"{row.files} of {FILES_A_DAY} files of that day"  # type: ignore[attr-defined]
    return (
        f"{say_on(row.mentioned_on)}: {say_number(row.mentions)} mentions, "  # type: ignore[attr-defined]
        f"{say_number(row.violence_mentions)} of violence; {files}"  # type: ignore[attr-defined]
    )
