"""Marks at places: cells of a grid, or the places themselves, sized by the classes of a measure."""

import math
from typing import Any

import pandas as pd

from components.figures.base import Drawing
from components.figures.map_classes import FIRST, SIZES, class_names, class_starts, states
from components.figures.map_view import KM_A_DEGREE, floats, whole
from components.palette import Ink
from components.words import as_chart_text, say_count, say_span, say_toll

MARK = {"exact": (9, 0.95), "near": (11, 0.85), "line": (16, 0.35), "district": (24, 0.30), "province": (40, 0.22)}
SURE = ("exact", "near")
RING_KM = {"line": 25, "district": 25, "unstated": 25, "province": 100}
TURNS = [2 * math.pi * step / 24 for step in range(25)]
COLUMNS = ["number", "records", "imprecise", "events", "low", "best", "high", "without_number"]
IN_ALL = "<b>%{customdata[1]:,} records here</b>, %{customdata[2]:,} of them placed only by district or less"
NUMBERS = "<br>%{customdata[3]:,} coded events<br>deaths %{customdata[5]:,} (%{customdata[4]:,} to %{customdata[6]:,})"
CELL_HOVER = {
    True: f"{IN_ALL}{NUMBERS}<br>%{{customdata[7]:,}} without a number<br>click to go there<extra></extra>",
    False: f"{IN_ALL}<br>no number given<br>click to go there<extra></extra>",
}
PRECISION_WORDS = {
    "exact": "Event: exact place",
    "near": "Event: in or near the town",
    "line": "Event: along a line, ring of 25 km",
    "district": "Event: in the district, ring of 25 km",
    "province": "Event: in the province, ring of 100 km",
    "unstated": "Event: precision not stated, ring of 25 km",
    "country": "Event: somewhere in the country",
    "international": "Event: at sea or in international air",
}


def add_cells(figure: Drawing, cells: pd.DataFrame, measure: str, ink: Ink) -> None:
    """One mark a cell at the mean of its events. ``cells``: ``latitude, longitude`` and the columns of `COLUMNS` but the first,
    which is the number of the row; points carry them as customdata, -1 where there is no number."""
    cells = cells.assign(number=range(len(cells)), state=states(cells, measure))
    for has_toll in (True, False):
        part = cells[cells["best"].notna() == has_toll].sort_values("records", ascending=False)
        if len(part):
            _add(figure, part, ink, name="cells", hovertemplate=CELL_HOVER[has_toll], customdata=whole(part, COLUMNS))


def add_spots(figure: Drawing, spots: pd.DataFrame, measure: str, ink: Ink) -> None:
    """One mark a place and precision; a ring shows how far off an imprecise one may be. ``spots``: ``latitude, longitude,
    location_precision, place, records, title, first_day, last_day, low, best, high, without_number, events``; customdata is the
    number of the row."""
    spots = spots.assign(number=range(len(spots)), state=states(spots, measure))
    for precision, part in spots.groupby("location_precision", sort=False):
        words = PRECISION_WORDS.get(str(precision), str(precision))
        if radius := RING_KM.get(str(precision)):
            _add_rings(figure, part, radius, ink)
        _add(
            figure, part, ink, name=words, hovertemplate="%{text}<extra></extra>", customdata=whole(part, ["number"]),
            text=[_said(row) for row in part.itertuples()], is_sure=precision in SURE,
        )  # fmt: skip


def add_size_legend(figure: Drawing, measure: str, ink: Ink) -> None:
    """Say which size of mark is which class."""
    for size, start, name in zip(SIZES, class_starts(measure), class_names(measure), strict=True):
        figure.add(
            "scattergeo", lon=[None], lat=[None], mode="markers", name=start, legend="legend2", hoverinfo="skip", meta=name,
            marker={"size": size, "color": ink.categorical[1], "opacity": 0.8, "line": {"color": ink.page, "width": 1}},
        )  # fmt: skip


def _add(figure: Drawing, part: pd.DataFrame, ink: Ink, *, is_sure: bool = True, **more: Any) -> None:
    """Filled marks where there is a number, hollow ones where there is none or it is zero."""
    sizes = part["state"].map(dict(enumerate((SIZES[0],) * FIRST + SIZES))).to_numpy(dtype="int8")
    opacity = 0.8 if is_sure else 0.45
    colours = {True: ink.categorical[1], False: ink.page if ink.name == "light" else ink.land}
    filled = part["state"] >= FIRST
    figure.add(
        "scattergeo", lon=floats(part["longitude"]), lat=floats(part["latitude"]), mode="markers", showlegend=False,
        marker={
            "size": sizes, "opacity": opacity,
            "color": ink.categorical[1] if filled.all() else [colours[bool(each)] for each in filled],
            "line": {"color": ink.page if filled.all() else [ink.page if each else ink.categorical[1] for each in filled], "width": 1},
        },
        selected={"marker": {"opacity": opacity}}, unselected={"marker": {"opacity": opacity}}, **more,
    )  # fmt: skip


def _add_rings(figure: Drawing, part: pd.DataFrame, radius_km: float, ink: Ink) -> None:
    """Circles of a radius on the ground, drawn as one line with gaps."""
    reach = radius_km / KM_A_DEGREE
    lon: list[float | None] = []
    lat: list[float | None] = []
    for place in part[["latitude", "longitude"]].drop_duplicates().itertuples():
        wide = reach / max(math.cos(math.radians(place.latitude)), 0.05)
        lon += [round(place.longitude + wide * math.cos(turn), 3) for turn in TURNS] + [None]
        lat += [round(place.latitude + reach * math.sin(turn), 3) for turn in TURNS] + [None]
    figure.add(
        "scattergeo", lon=lon, lat=lat, mode="lines", hoverinfo="skip",
        line={"color": ink.categorical[1], "width": 1.2, "dash": "dot"}, showlegend=False, name="rings",
    )  # fmt: skip


def _said(row: Any) -> str:
    """What a place holds, in a few lines."""
    place = as_chart_text(row.place)
    days = say_span(row.first_day, row.last_day)
    deaths = f"deaths {say_toll(row.low, row.best, row.high)}"
    if row.records == 1:
        return f"<b>{as_chart_text(row.title)}</b><br>{place}<br>{days}<br>{deaths}"
    return f"<b>{place}</b>: {say_count(row.records, 'record')}<br>{days}<br>{deaths}"
