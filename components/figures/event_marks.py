"""Marks of events above a time axis: a sign where one begins, a line over its days, a number that leads to its title."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from components.figures.base import Drawing
from components.palette import Ink
from components.words import as_chart_text, say_span, shortened

TOO_CLOSE = 0.03  # of the span: marks that would lie on one another are one mark
STRIP = (0.89, 1.0)


def add_event_marks(figure: Drawing, marks: pd.DataFrame, span: Sequence[date], ink: Ink) -> None:
    """Draw ``marks`` (``number, title, start_date, end_date``, by start) in a strip of its own above the plot, within ``span``."""
    first, last = span
    shown = [row for row in marks.itertuples() if row.start_date < last and row.end_date >= first]
    for level, row in enumerate(each for each in shown if each.end_date > each.start_date):
        figure.add(
            "scatter", x=[max(row.start_date, first), min(row.end_date + timedelta(days=1), last)], y=[0.08 + 0.12 * (level % 3)] * 2,
            yaxis="y3", mode="lines", line={"color": ink.muted, "width": 3}, hovertext=_said(row), hoverinfo="text", showlegend=False,
        )  # fmt: skip
    grouped = group_marks([max(row.start_date, first) for row in shown], (last - first).days)
    figure.add(
        "scatter", x=[max(shown[group[0]].start_date, first) for group in grouped], y=[0.5] * len(grouped), yaxis="y3", mode="markers+text",
        text=[_label([int(shown[each].number) for each in group]) for group in grouped], textposition="top center",
        textfont={"color": ink.text, "size": 12}, marker={"symbol": "triangle-down", "size": 9, "color": ink.text},
        hovertext=["<br>".join(_said(shown[each]) for each in group) for group in grouped], hoverinfo="text", showlegend=False,
        name="Curated events", cliponaxis=False,
    )  # fmt: skip
    figure.lay_out(yaxis3={"domain": list(STRIP), "range": [0, 1.6], "visible": False, "fixedrange": True})


def group_marks(starts: Sequence[date], days: int) -> list[list[int]]:
    """Put positions that lie too close to be told apart into one group; ``starts`` ascend, ``days`` is the span drawn."""
    groups: list[list[int]] = []
    for index, start in enumerate(starts):
        if groups and (start - starts[groups[-1][0]]).days < TOO_CLOSE * days:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _label(numbers: Sequence[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _said(row: object) -> str:
    title = as_chart_text(shortened(str(row.title), 80))  # type: ignore[attr-defined]
    return f"{row.number}. {title}, {say_span(row.start_date, row.end_date)}"  # type: ignore[attr-defined]
