"""What every map shares: outlines by address from this host, the part of the world in view, disputed borders."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink

SHAPES = "/shapes/110m.json"
DETAILED_SHAPES = "/shapes/50m.json"
HATCHING = "/shapes/disputed-110m.json"
DETAILED_HATCHING = "/shapes/disputed-50m.json"
DETAILED_FROM = 3.0
CONFORMAL_FROM = 2.0
SOUTHERNMOST, NORTHERNMOST = -58, 84
# A mark catches the pointer this far beyond its edge; farther off it is the country that is meant.
NEAR_PIXELS = 5
KM_A_DEGREE = 111.2
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class MapView:
    """The part of the world that a map shows: its middle, its zoom (0 is the world, each step halves it), the degrees it covers."""

    latitude: float
    longitude: float
    zoom: float
    width: float
    south: float
    north: float


WORLD = MapView(0, 0, 0, 360, SOUTHERNMOST, NORTHERNMOST)


def shapes_for(view: MapView) -> str:
    """Outlines fine enough for the view."""
    return DETAILED_SHAPES if view.zoom >= DETAILED_FROM else SHAPES


def hatching_for(view: MapView) -> str:
    """Stripes close enough for the view."""
    return DETAILED_HATCHING if view.zoom >= DETAILED_FROM else HATCHING


def look_at(figure: Drawing, view: MapView, ink: Ink, height: int, **layout: Any) -> go.Figure:
    """Finish a map with its projection and its view: the world at once, or a window of it."""
    geo = {
        "fitbounds": False, "bgcolor": CLEAR, "showland": False, "showcoastlines": False, "showcountries": False, "showframe": False,
        "showlakes": False, "showocean": False, "uirevision": f"{view.latitude},{view.longitude},{view.zoom}", **_projected(view),
    }  # fmt: skip
    shared = {
        "clickmode": "event+select",
        "dragmode": "pan",
        "hoverdistance": NEAR_PIXELS,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
    return calm(figure, ink, height, geo=geo, **(shared | layout))


def _projected(view: MapView) -> dict[str, Any]:
    turned = {"lon": view.longitude, "lat": 0}
    if view.zoom < CONFORMAL_FROM:
        return {
            "projection": {"type": "natural earth", "rotation": turned, "scale": 2.0**view.zoom},
            "center": {"lon": view.longitude, "lat": view.latitude if view.zoom else 13},
            "lataxis": {"range": [SOUTHERNMOST, NORTHERNMOST]},
        }
    return {
        "projection": {"type": "mercator", "rotation": turned},
        "lonaxis": {"range": [view.longitude - view.width / 2, view.longitude + view.width / 2]},
        "lataxis": {"range": [view.south, view.north]},
    }


def rimmed(colour: str) -> str:
    """A rim around letters, so that they can be read on every shade and over marks."""
    return ", ".join([*(f"{x}px {y}px 1px {colour}" for x in (-1, 0, 1) for y in (-1, 0, 1)), f"0 0 4px {colour}"])


def floats(values: pd.Series) -> Any:
    """Coordinates in four bytes each."""
    return values.to_numpy(dtype="float32")


def whole(rows: pd.DataFrame, columns: list[str]) -> Any:
    """Whole numbers in four bytes each; -1 where there is none."""
    return rows[columns].fillna(-1).to_numpy(dtype="int32")
