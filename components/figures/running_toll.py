"""The toll as it was claimed over time: steps per claimant, never joined across a break of basis, nothing interpolated."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on

LABELS = 16
FEW = 8


def running_toll(rows: pd.DataFrame, until: date, colours: Mapping[str, str], ink: Ink, *, height: int = 440) -> go.Figure:
    """Draw each figure from the day it was claimed to the day it was replaced or withdrawn, else to ``until``.

    ``rows``: ``casualty_id, claimant, claimant_actor_id, party_actor_id, low, best, high, number_kind, basis, claimed_on,
    superseded_on, retracted_on, supersedes_casualty_id``; those without a number are left out. A step up or down joins an update
    to the figure that it replaces only where both have the same basis; where the basis changed, a mark says so.
    """
    known = rows[rows[["low", "best", "high"]].notna().any(axis=1)].sort_values("claimed_on", kind="stable")
    figures = {row.casualty_id: row for row in known.itertuples()}
    top = max((float(_level(row)) for row in figures.values()), default=1.0) * 1.12 or 1.0
    few = known["claimant_actor_id"].nunique() <= FEW
    figure = Drawing()
    for row in figures.values():
        colour = colours.get(row.party_actor_id, ink.other)
        _draw_stay(figure, row, _end(row, until), colour, top, fill=few)
        _draw_step(figure, row, figures.get(row.supersedes_casualty_id), colour, ink)
    lines = names_of_lines(list(figures.values()))
    _write_names(figure, lines, until, top, {row.party_actor_id: colours.get(row.party_actor_id, ink.other) for row, _ in lines})
    first = known["claimed_on"].min() if len(known) else until
    room = max((until - first) * 0.45, timedelta(days=4))
    daily = {"dtick": 86_400_000} if (until - first).days < 7 else {}
    title = {"text": "Persons, as claimed", "font": {"color": ink.muted, "size": 13}}
    return calm(
        figure, ink, height, yaxis={"range": [-0.03 * top, top], "title": title},
        xaxis={"range": [first - timedelta(days=1), until + room], "showgrid": False, "tickformat": "%-d %b\n%Y", **daily},
    )  # fmt: skip


def _level(row: Any) -> int:
    """Where a figure's line runs: its best value, else the bound that it gives."""
    return int(next(each for each in (row.best, row.low, row.high) if is_known(each)))


def _end(row: Any, until: date) -> date:
    ends: list[date] = [each for each in (row.superseded_on, row.retracted_on) if is_known(each)]
    return min([*ends, until])


def _draw_stay(figure: Drawing, row: Any, end: date, colour: str, top: float, *, fill: bool) -> None:
    """Draw the line of one figure, a band over its range where there is room, an arrow where its end is open."""
    level = _level(row)
    symbol = {"at_least": "triangle-up", "at_most": "triangle-down", "about": "circle-open", "none": "square-open"}.get(
        row.number_kind, "circle"
    )
    if row.number_kind == "range" and fill:
        figure.add(
            "scatter", x=[row.claimed_on, end, end, row.claimed_on], y=[int(row.low)] * 2 + [int(row.high)] * 2, fill="toself",
            mode="lines", line={"width": 0}, fillcolor=colour, opacity=0.25, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    if row.number_kind in ("at_least", "at_most"):
        reach = level + 0.07 * top * (1 if row.number_kind == "at_least" else -1)
        figure.add(
            "scatter", x=[row.claimed_on] * 2, y=[level, reach], mode="lines", line={"color": colour, "width": 1.5, "dash": "dot"},
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add(
        "scatter", x=[row.claimed_on, end], y=[level, level], mode="lines+markers", line={"color": colour, "width": 2}, showlegend=False,
        marker={"symbol": [symbol, "line-ns"], "size": [10, 0.1], "color": colour, "line": {"width": 1.5, "color": colour}},
        customdata=[[row.casualty_id]] * 2, hovertext=_hover(row), hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _draw_step(figure: Drawing, row: Any, old: Any, colour: str, ink: Ink) -> None:
    if old is None:
        return
    if old.basis == row.basis:
        figure.add(
            "scatter", x=[row.claimed_on] * 2, y=[_level(old), _level(row)], mode="lines", line={"color": colour, "width": 1.2},
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        return
    figure.add(
        "scatter", x=[row.claimed_on], y=[_level(old)], mode="markers", hoverinfo="skip", showlegend=False,
        marker={"symbol": "x-thin", "size": 9, "line": {"width": 2, "color": ink.muted}},
    )  # fmt: skip
    figure.add_annotation(
        x=row.claimed_on, y=_level(old), xanchor="left", yanchor="top", xshift=6, yshift=-3, showarrow=False, bgcolor=ink.page,
        text=f"basis: {old.basis} → {row.basis}", font={"size": 11, "color": ink.muted},
    )  # fmt: skip


def names_of_lines(rows: list[Any]) -> list[tuple[Any, str]]:
    """The lines that still run at the end, the lowest first, each with its words; of many, the highest.

    Figures of one party that say the same share a line, and so their words.
    """
    lines: dict[tuple[str, int, str], list[Any]] = {}
    for row in sorted(rows, key=lambda row: (_level(row), row.claimant)):
        if not is_known(row.superseded_on) and not is_known(row.retracted_on):
            figure = say_figure(row.number_kind, row.low, row.best, row.high)
            lines.setdefault((row.party_actor_id, _level(row), figure), []).append(row)
    named = [(same[0], f"{_names(same)}: {figure}") for (_, _, figure), same in lines.items()]
    return named[-LABELS:]


def _names(same: list[Any]) -> str:
    others = len({row.claimant_actor_id for row in same}) - 1
    return f"{_short(same[0].claimant)} and {others} more" if others else _short(same[0].claimant)


def _write_names(figure: Drawing, lines: list[tuple[Any, str]], until: date, top: float, colours: Mapping[str, str]) -> None:
    """Write claimant and figure at the right of the lines that still run, moved apart where they would overlap."""
    heights = spread([float(_level(row)) for row, _ in lines], top / 20, top * 0.96)
    for (row, words), at in zip(lines, heights, strict=True):
        figure.add_annotation(
            x=until, y=_level(row), ax=until + timedelta(days=1), ay=at, axref="x", ayref="y", text=as_chart_text(words), showarrow=True,
            arrowhead=0, arrowwidth=0.7, arrowcolor=colours[row.party_actor_id], xanchor="left", font={"size": 12},
        )  # fmt: skip


def spread(levels: list[float], gap: float, top: float) -> list[float]:
    """Move rising levels apart to at least ``gap``, first upwards, then down again from ``top``."""
    places: list[float] = []
    for level in levels:
        places.append(max(level, places[-1] + gap) if places else level)
    for index in reversed(range(len(places))):
        ceiling = top if index == len(places) - 1 else places[index + 1] - gap
        places[index] = min(places[index], ceiling)
    return places


def _short(name: str) -> str:
    # Names of many like offices differ at their end.
    return name if len(name) <= 26 else f"{name[:13].rstrip()}…{name[-12:].lstrip()}"


def _hover(row: Any) -> str:
    figure = say_figure(row.number_kind, row.low, row.best, row.high)
    return f"<b>{as_chart_text(row.claimant)}</b><br>{figure}, {row.basis}<br>claimed {say_on(row.claimed_on)}"
