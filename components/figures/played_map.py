"""The map played through time: one frame a period, every frame in the same classes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing
from components.figures.country_map import add_disputed, add_state_legend, legends, value_words
from components.figures.map_classes import NO_RECORD, state_colours, states, steps
from components.figures.map_view import WORLD, MapView, look_at, shapes_for
from components.palette import Ink
from components.words import as_chart_text

FRAME_MS = 700


def played_map(
    rows: pd.DataFrame,
    periods: Sequence[tuple[Any, str]],
    outlines: Mapping[str, str],
    *,
    measure: str,
    ink: Ink,
    view: MapView = WORLD,
    disputed: pd.DataFrame | None = None,
    height: int = 370,
) -> go.Figure:
    """Draw the countries period by period, with a button to play and a slider to stop at one.

    ``rows`` one per country and period: ``country_iso3, period_start, events, low, best, high, without_number`` and the measure;
    ``periods`` each start with its name, all of them in their order, those without records too.
    """
    rows = rows.assign(state=states(rows, measure))
    by_period = {start: part.set_index("country_iso3") for start, part in rows.groupby("period_start")}
    drawn = [_country_states(by_period.get(start), outlines, measure) for start, _ in periods]
    colours = state_colours(ink)
    figure = Drawing()
    figure.add(
        "choropleth", geojson=shapes_for(view), featureidkey="properties.iso3", locations=list(outlines), showscale=False, name="countries",
        **drawn[0], zmin=-0.5, zmax=len(colours) - 0.5, colorscale=steps(ink), marker={"line": {"color": ink.border, "width": 0.5}},
        customdata=[[as_chart_text(name)] for name in outlines.values()],
        hovertemplate="<b>%{customdata[0]}</b>: %{text}<extra></extra>",
    )  # fmt: skip
    if disputed is not None:
        add_disputed(figure, disputed, view, ink)
    add_state_legend(figure, measure, ink, has_disputed=disputed is not None)
    names = [name for _, name in periods]
    figure.frames = [
        {"name": name, "data": [{"type": "choropleth", **each}], "traces": [0]} for name, each in zip(names, drawn, strict=True)
    ]
    above = {**legends(ink)["legend"], "y": 1, "yanchor": "bottom"}
    return look_at(
        figure, view, ink, height, sliders=[_slider(names, ink)], updatemenus=[_buttons(ink)],
        margin={"l": 0, "r": 0, "t": 30, "b": 70}, legend=above,
    )  # fmt: skip


def _country_states(part: pd.DataFrame | None, outlines: Mapping[str, str], measure: str) -> dict[str, Any]:
    """State of each country in one period as the arrays of a trace: a byte each, and the number in words."""
    state = {} if part is None else part["state"].to_dict()
    value = {} if part is None else part[measure].to_dict()
    return {
        "z": pd.Series([state.get(iso3, NO_RECORD) for iso3 in outlines], dtype="int8").to_numpy(),
        "text": [value_words(value[iso3], measure) if iso3 in value else "no matching record" for iso3 in outlines],
    }


def _slider(names: Sequence[str], ink: Ink) -> dict[str, Any]:
    return {
        "steps": [{"label": name, "method": "animate", "args": [[name], _at_once(0)]} for name in names],
        "x": 0.12, "len": 0.86, "y": 0, "yanchor": "top", "pad": {"t": 4, "b": 0}, "ticklen": 3, "minorticklen": 2,
        "currentvalue": {"prefix": "Shown: ", "font": {"size": 14, "color": ink.text}, "xanchor": "left", "offset": 4},
        "font": {"size": 11, "color": ink.muted}, "bordercolor": ink.border, "bgcolor": ink.grid, "activebgcolor": ink.accent,
        "transition": {"duration": 0},
    }  # fmt: skip


def _buttons(ink: Ink) -> dict[str, Any]:
    return {
        "type": "buttons", "direction": "left", "showactive": False, "x": 0, "xanchor": "left", "y": 0, "yanchor": "top",
        "pad": {"t": 22, "r": 8}, "bgcolor": ink.land, "bordercolor": ink.border, "font": {"color": ink.text, "size": 13},
        "buttons": [
            {"label": "▶ Play", "method": "animate", "args": [None, _at_once(FRAME_MS) | {"fromcurrent": True}]},
            {"label": "❚❚", "method": "animate", "args": [[None], _at_once(0)]},
        ],
    }  # fmt: skip


def _at_once(milliseconds: int) -> dict[str, Any]:
    return {"mode": "immediate", "frame": {"duration": milliseconds, "redraw": True}, "transition": {"duration": 0}}
