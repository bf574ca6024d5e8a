"""The toll as it was claimed over time: steps per claimant, never joined across a break of basis, nothing interpolated."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on

READ = [
    "casualty_id", "supersedes_casualty_id", "claimant", "claimant_actor_id", "party_actor_id", "low", "best", "high", "number_kind",
    "basis", "claimed_on", "superseded_on", "retracted_on",
]  # fmt: skip
SYMBOLS = {"at_least": "triangle-up", "at_most": "triangle-down", "about": "circle-open", "none": "square-open"}
LABELS = 16
LETTER_PIXELS, WIDE_PIXELS = 6.6, 760
FEW = 8
# Room for days below and numbers at the left; measuring them in the browser would draw everything twice.
MARGIN = {"l": 64, "r": 8, "t": 8, "b": 46}


def running_toll(rows: pd.DataFrame, until: date, colours: Mapping[str, str], ink: Ink, *, height: int = 440) -> go.Figure:
    """Draw each figure from the day it was claimed to the day it was replaced or withdrawn, else to ``until``.

    ``rows``: the columns of ``READ``; those without a number are left out. A step up or down joins an update to the figure that
    it replaces only where both have the same basis; where the basis changed, a mark says so.
    """
    read = sorted(rows[READ].itertuples(index=False), key=lambda row: row.claimed_on)
    figures = {row.casualty_id: row for row in read if any(is_known(each) for each in (row.low, row.best, row.high))}
    top = max((float(_level(row)) for row in figures.values()), default=1.0) * 1.12 or 1.0
    few = len({row.claimant_actor_id for row in figures.values()}) <= FEW
    figure = Drawing()
    by_colour: dict[str, list[Any]] = {}
    for row in figures.values():
        by_colour.setdefault(colours.get(row.party_actor_id, ink.other), []).append(row)
    for colour, own in by_colour.items():
        if few:
            _draw_bands(figure, own, until, colour)
        for row in own:
            _draw_reach(figure, row, colour, top)
            _draw_step(figure, row, figures.get(row.supersedes_casualty_id), colour, ink)
        _draw_stays(figure, own, until, colour)
    lines = [(row, words, colours.get(row.party_actor_id, ink.other)) for row, words in names_of_lines(list(figures.values()))]
    _write_names(figure, lines, until, top, ink)
    first = min((row.claimed_on for row in figures.values()), default=until)
    room = _room([words for _, words, _ in lines], until - first)
    daily = {"dtick": 86_400_000} if (until - first).days < 7 else {}
    title = {"text": "Persons, as claimed", "font": {"color": ink.muted, "size": 13}}
    return calm(
        figure, ink, height, margin=MARGIN, yaxis={"range": [-0.03 * top, top], "title": title, "automargin": False},
        xaxis={
            "range": [first - timedelta(days=1), until + room], "showgrid": False, "tickformat": "%-d %b\n%Y", "automargin": False, **daily
        },
    )  # fmt: skip


def _room(names: list[str], span: timedelta) -> timedelta:
    """How much of the axis the names at its right need, where it is as wide as a desk's screen lets it be."""
    share = min(0.5, max((len(each) for each in names), default=0) * LETTER_PIXELS / WIDE_PIXELS)
    return timedelta(days=1) + (span + timedelta(days=2)) * (share / (1 - share))


def _level(row: Any) -> int:
    """Where a figure's line runs: its best value, else the bound that it gives."""
    return int(next(each for each in (row.best, row.low, row.high) if is_known(each)))


def _end(row: Any, until: date) -> date:
    ends: list[date] = [each for each in (row.superseded_on, row.retracted_on) if is_known(each)]
    return min([*ends, until])


def _draw_bands(figure: Drawing, own: list[Any], until: date, colour: str) -> None:
    """Draw a band over the range of each figure of one colour that has one."""
    x: list[Any] = []
    y: list[Any] = []
    for row in own:
        if row.number_kind == "range":
            end = _end(row, until)
            x += [row.claimed_on, end, end, row.claimed_on, None]
            y += [int(row.low)] * 2 + [int(row.high)] * 2 + [None]
    if x:
        figure.add(
            "scatter", x=x[:-1], y=y[:-1], fill="toself", mode="lines", line={"width": 0}, fillcolor=colour, opacity=0.25,
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip


def _draw_reach(figure: Drawing, row: Any, colour: str, top: float) -> None:
    """Draw dots towards the open end of a figure."""
    if row.number_kind in ("at_least", "at_most"):
        reach = 0.07 * top * (1 if row.number_kind == "at_least" else -1)
        figure.add_stroke([row.claimed_on] * 2, [_level(row), _level(row) + reach], color=colour, width=1.5, dash="dot")


def _draw_stays(figure: Drawing, own: list[Any], until: date, colour: str) -> None:
    """Draw the lines of the figures of one colour, each from the day claimed to its end, with its sign at the beginning."""
    figure.add(
        "scatter", x=[at for row in own for at in (row.claimed_on, _end(row, until), None)],
        y=[at for row in own for at in (_level(row), _level(row), None)],
        mode="lines+markers", line={"color": colour, "width": 2}, showlegend=False,
        marker={
            "symbol": [each for row in own for each in (SYMBOLS.get(row.number_kind, "circle"), "line-ns", "line-ns")],
            "size": [10, 0.1, 0.1] * len(own), "color": colour, "line": {"width": 1.5, "color": colour},
        },
        customdata=[[row.casualty_id] for row in own for _ in range(3)],
        hovertext=[_hover(row) for row in own for _ in range(3)], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _draw_step(figure: Drawing, row: Any, old: Any, colour: str, ink: Ink) -> None:
    if old is None:
        return
    if old.basis == row.basis:
        figure.add_stroke([row.claimed_on] * 2, [_level(old), _level(row)], color=colour, width=1.2)
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


def _write_names(figure: Drawing, lines: list[tuple[Any, str, str]], until: date, top: float, ink: Ink) -> None:
    """Write claimant and figure at the right of the lines that still run, moved apart where they would overlap."""
    heights = spread([float(_level(row)) for row, _, _ in lines], top / 17, top * 0.96)
    beside = until + timedelta(days=1)
    for (row, _, colour), at in zip(lines, heights, strict=True):
        figure.add_stroke([until, beside], [_level(row), at], color=colour, width=0.7)
    figure.add(
        "scatter", x=[beside] * len(lines), y=heights, mode="text", text=[as_chart_text(words) for _, words, _ in lines],
        textposition="middle right", textfont={"size": 12, "color": ink.text}, hoverinfo="skip", showlegend=False, cliponaxis=False,
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
