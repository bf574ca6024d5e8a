"""Names of places on a map seen from near: the most recorded first, none written over another."""

import pandas as pd

from components.figures.base import Drawing
from components.figures.map_view import MapView, floats, rimmed
from components.palette import Ink
from components.words import as_chart_text, shortened

NAMED_FROM = 5.0
MOST = 12
LONGEST = 24
# Of the width and of the height of the view, what a name takes with some air around it.
WIDE, HIGH = 0.16, 0.07
# The corner, from the west and from the south, in which the sizes of marks are explained.
CORNER = 0.2, 0.65


def add_place_names(figure: Drawing, places: pd.DataFrame, view: MapView, ink: Ink) -> None:
    """Write names below their marks. ``places``: ``place, latitude, longitude``, the most important first."""
    shown = apart(places, view)
    if shown.empty:
        return
    figure.add(
        "scattergeo", lon=floats(shown["longitude"]), lat=floats(shown["latitude"]), mode="text", hoverinfo="skip", showlegend=False,
        name="places", text=[as_chart_text(shortened(name, LONGEST)) for name in shown["place"]], textposition="bottom center",
        textfont={"size": 11, "color": ink.text, "shadow": rimmed(ink.page)},
    )  # fmt: skip


def apart(places: pd.DataFrame, view: MapView) -> pd.DataFrame:
    """Those whose names lie in view and do not meet the name of one before them, `MOST` at most."""
    kept: list[int] = []
    across = [((longitude - view.longitude + 180) % 360 - 180) / view.width + 0.5 for longitude in places["longitude"]]
    up = [(latitude - view.south) / (view.north - view.south) for latitude in places["latitude"]]
    for number, (x, y) in enumerate(zip(across, up, strict=True)):
        meets = any(abs(x - across[other]) < WIDE and abs(y - up[other]) < HIGH for other in kept)
        if _is_free(x, y) and not meets:
            kept.append(number)
    return places.iloc[kept[:MOST]]


def _is_free(x: float, y: float) -> bool:
    """Whether a name below a mark at these shares of width and height lies in view, and not upon the legend."""
    in_view = WIDE / 2 <= x <= 1 - WIDE / 2 and HIGH <= y <= 1
    return in_view and not (x < CORNER[0] and y < CORNER[1])
