"""Countries shaded by a measure in stated classes, small states as squares, events as marks, disputed land as Natural Earth marks it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing
from components.figures.map_classes import NO_RECORD, state_colours, state_names, states, steps
from components.figures.map_view import CLEAR, CONFORMAL_FROM, WORLD, MapView, floats, hatching_for, look_at, rimmed, shapes_for
from components.figures.place_marks import add_cells, add_size_legend, add_spots
from components.figures.place_names import add_place_names
from components.palette import Ink
from components.words import as_chart_text, is_known, say_count, say_number, say_toll

SMALL_KM2 = 3_000
FADED_FROM = 5.0
LEGEND_FONT = 11


def country_map(
    rows: pd.DataFrame,
    outlines: Mapping[str, str],
    *,
    measure: str,
    ink: Ink,
    view: MapView = WORLD,
    cells: pd.DataFrame | None = None,
    spots: pd.DataFrame | None = None,
    disputed: pd.DataFrame | None = None,
    places: pd.DataFrame | None = None,
    chosen: Sequence[str] = (),
    height: int = 370,
    with_legend: bool = True,
) -> go.Figure:
    """Draw the world, or the part of it in view.

    ``rows`` one per country: ``country_iso3, country, latitude, longitude, area_km2, has_shape, events, accounts, low, best,
    high, without_number`` and the measure; ``outlines`` the name of every country that has a shape, by ISO3 code; ``measure``
    the column to shade and size by; ``cells`` or ``spots`` the marks (see `place_marks`); ``disputed`` what Natural Earth marks
    as disputed: ``kind, name, geometry``; ``places`` those to be named: ``place,
    latitude, longitude``; ``chosen`` countries get a bold outline.
    """
    figure = Drawing()
    countries = rows[rows["country_iso3"].notna()].assign(state=lambda frame: states(frame, measure))
    shade(figure, countries, outlines, view, ink)
    if disputed is not None:
        add_disputed(figure, disputed, view, ink)
    _outline(figure, chosen, view, ink)
    _small_states(figure, countries, ink)
    if cells is not None:
        add_cells(figure, cells, measure, ink)
    if spots is not None:
        add_spots(figure, spots, measure, ink)
    add_names(figure, countries, view, ink)
    if places is not None:
        add_place_names(figure, places, view, ink)
    if with_legend:
        add_state_legend(figure, measure, ink, has_disputed=disputed is not None)
        if cells is not None or spots is not None:
            add_size_legend(figure, measure, ink)
    return look_at(figure, view, ink, height, **legends(ink))


def shade(figure: Drawing, countries: pd.DataFrame, outlines: Mapping[str, str], view: MapView, ink: Ink) -> None:
    """Shade every country by its state, one that has no record included."""
    state = dict(zip(countries["country_iso3"], countries["state"], strict=True))
    said = {row["country_iso3"]: _hover(row) for row in countries.to_dict("records")}
    # From near, the shade of a country says little and would drown the marks.
    opacity = 1 if view.zoom < FADED_FROM else 0.35
    figure.add(
        "choropleth", geojson=shapes_for(view), featureidkey="properties.iso3", locations=list(outlines), showscale=False, name="countries",
        z=pd.Series([state.get(iso3, NO_RECORD) for iso3 in outlines], dtype="int8").to_numpy(),
        zmin=-0.5, zmax=len(state_colours(ink)) - 0.5, colorscale=steps(ink),
        marker={"line": {"color": ink.border, "width": 0.5}, "opacity": opacity},
        text=[said.get(iso3, f"<b>{as_chart_text(name)}</b><br>no matching record") for iso3, name in outlines.items()],
        hovertemplate="%{text}<extra></extra>",
        selected={"marker": {"opacity": opacity}}, unselected={"marker": {"opacity": opacity}},
    )  # fmt: skip


def add_disputed(figure: Drawing, disputed: pd.DataFrame, view: MapView, ink: Ink) -> None:
    """Hatch the areas and break the borders that Natural Earth marks as disputed."""
    areas = disputed[disputed["kind"] == "area"]
    figure.add(
        "choropleth", geojson=hatching_for(view), featureidkey="properties.name", locations=areas["name"].tolist(), z=[0] * len(areas),
        showscale=False, colorscale=[[0, ink.muted], [1, ink.muted]], marker={"line": {"width": 0}, "opacity": 0.8},
        hoverinfo="skip", name="disputed areas",
    )  # fmt: skip
    lines = [json.loads(line)["coordinates"] for line in disputed.loc[disputed["kind"] == "line", "geometry"]]
    gapped = [point for line in lines for point in (*line, (None, None))]
    figure.add(
        "scattergeo", lon=[lon for lon, _ in gapped], lat=[lat for _, lat in gapped], mode="lines", hoverinfo="skip", showlegend=False,
        name="disputed borders", line={"color": ink.page, "width": 1.8, "dash": "3px,3px"},
    )  # fmt: skip


def add_names(figure: Drawing, countries: pd.DataFrame, view: MapView, ink: Ink) -> None:
    """Write the names of countries with records where the view is near enough for them to fit."""
    if view.zoom < CONFORMAL_FROM:
        return
    off = (countries["longitude"] - view.longitude + 180) % 360 - 180
    near = countries[(off.abs() < view.width / 2) & countries["latitude"].between(view.south, view.north)]
    figure.add(
        "scattergeo", lon=floats(near["longitude"]), lat=floats(near["latitude"]), mode="text", hoverinfo="skip", showlegend=False,
        name="names", text=[as_chart_text(name) for name in near["country"]],
        textfont={"size": 12, "color": ink.text, "shadow": rimmed(ink.page)},
    )  # fmt: skip


def add_state_legend(figure: Drawing, measure: str, ink: Ink, *, has_disputed: bool) -> None:
    """Write every class and every state with its colour, those without a country too: the breaks never move."""
    for name, colour in zip(state_names(measure), state_colours(ink), strict=True):
        figure.add(
            "scattergeo", lon=[None], lat=[None], mode="markers", name=name, hoverinfo="skip", legend="legend",
            marker={"symbol": "square", "size": 12, "color": colour, "line": {"color": ink.border, "width": 1}},
        )  # fmt: skip
    if has_disputed:
        figure.add(
            "scattergeo", lon=[None], lat=[None], mode="markers", name="disputed", hoverinfo="skip", legend="legend",
            marker={"symbol": "hash-open", "size": 10, "color": ink.muted, "line": {"width": 1.5}},
        )  # fmt: skip


def legends(ink: Ink) -> Mapping[str, dict[str, Any]]:
    """One row under the map for the countries, a small box upon it for the marks."""
    shared = {
        "orientation": "h", "itemclick": False, "itemdoubleclick": False, "font": {"color": ink.text, "size": LEGEND_FONT}, "x": 0,
        "xanchor": "left", "bgcolor": CLEAR, "itemwidth": 30,
    }  # fmt: skip
    return {
        "legend": shared | {"y": 0, "yanchor": "top"},
        "legend2": shared
        | {"y": 0.01, "yanchor": "bottom", "title": {"text": "Marks, from"}, "orientation": "v", "bgcolor": f"{ink.page}cc"},
    }


def _hover(row: Mapping[Any, Any]) -> str:
    deaths = say_toll(row["low"], row["best"], row["high"])
    lines = [f"<b>{as_chart_text(row['country'])}</b>", say_count(row["events"], "coded event"), f"deaths: {deaths}"]
    if row["without_number"]:
        lines.append(f"{say_number(row['without_number'])} without a number")
    if row["accounts"]:
        lines.append(say_count(row["accounts"], "curated event"))
    return "<br>".join(lines)


def _outline(figure: Drawing, chosen: Sequence[str], view: MapView, ink: Ink) -> None:
    if chosen:
        figure.add(
            "choropleth", geojson=shapes_for(view), featureidkey="properties.iso3", locations=list(chosen), z=[0] * len(chosen),
            showscale=False, colorscale=[[0, CLEAR], [1, CLEAR]], marker={"line": {"color": ink.categorical[1], "width": 2.2}},
            hoverinfo="skip", name="chosen",
        )  # fmt: skip


def _small_states(figure: Drawing, countries: pd.DataFrame, ink: Ink) -> None:
    small = countries[(~countries["has_shape"]) | (countries["area_km2"].fillna(0) < SMALL_KM2)]
    small = small[small["latitude"].notna()]
    if small.empty:
        return
    colours = state_colours(ink)
    figure.add(
        "scattergeo", lon=floats(small["longitude"]), lat=floats(small["latitude"]), mode="markers", name="small states", showlegend=False,
        customdata=[[iso3] for iso3 in small["country_iso3"]],
        text=[_hover(row) for row in small.to_dict("records")],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": 9, "symbol": "square", "color": [colours[int(state)] for state in small["state"]],
            "line": {"color": ink.text, "width": 0.8},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def value_words(value: object, measure: str) -> str:
    """Say one value of a measure; a share with its sign."""
    if not is_known(value):
        return "no number"
    return f"{float(value):.0f}%" if measure == "without_share" else say_number(value)  # type: ignore[arg-type]
