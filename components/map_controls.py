"""Where the map looks: buttons that write it into the address bar, and the box around what matches."""

import math

import pandas as pd
import streamlit as st

from components import address
from components.figures.map_view import CONFORMAL_FROM, WORLD, MapView
from components.view import View
from queries.viewport import DEEPEST, WHOLE_WORLD, WORLD_WINDOW, Viewport, Window, around

CELLS_ACROSS = 64
STEP = 1.0
PLACE = "map_place"  # in the session: the degrees of the mark that was chosen


def map_view(viewport: Viewport) -> MapView:
    """What a figure needs to know of a view."""
    if viewport.zoom <= 0:
        return WORLD
    window = viewport.window
    return MapView(viewport.latitude, viewport.longitude, viewport.zoom, viewport.width, window.south, window.north)


def window_of(viewport: Viewport) -> Window:
    """What is asked for: the whole world until a view is near enough to be a rectangle of degrees."""
    return viewport.window if viewport.zoom >= CONFORMAL_FROM else WORLD_WINDOW


def cell_degrees(viewport: Viewport) -> float:
    """Size of a grid cell: the power of two that puts some sixty of them across the view."""
    return math.exp2(math.floor(math.log2(viewport.width / CELLS_ACROSS)))


def as_parameters(window: Window) -> dict[str, float]:
    """A window as questions take it."""
    return {"west": window.west, "south": window.south, "east": window.east, "north": window.north}


def view_buttons(view: View, extent: Viewport | None) -> None:
    """Zoom in, out, to what matches, and back to the world."""
    viewport = view.selection.at or WHOLE_WORLD
    for label, icon, goal in (
        ("Zoom in", "zoom_in", viewport.zoomed(STEP) if viewport.zoom < DEEPEST else None),
        ("Zoom out", "zoom_out", viewport.zoomed(-STEP) if viewport.zoom > 0 else None),
        ("Fit", "fit_screen", extent if extent != viewport else None),
        ("World", "public", WHOLE_WORLD if viewport != WHOLE_WORLD else None),
    ):
        st.button(label, icon=f":material/{icon}:", disabled=goal is None, on_click=look_at, args=(goal,), key=f"map_{icon}")


def look_at(viewport: Viewport | None) -> None:
    """Put a view into the address bar; the whole world is written as nothing."""
    st.session_state.pop(PLACE, None)
    address.change(at=viewport if viewport and viewport.zoom > 0 else None)


def extent_of(places: pd.DataFrame) -> Viewport | None:
    """The view around all places; None where there are none."""
    if places.empty:
        return None
    lon, lat = places["longitude"], places["latitude"]
    return around(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))
