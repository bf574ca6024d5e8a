"""One event and its parts on a small map."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.figures.map_view import DETAILED_SHAPES
from components.figures.place_marks import MARK, PRECISION_WORDS
from components.palette import Ink
from components.words import as_chart_text, say_span

NEAR_DEGREES = 4


def event_map(events: pd.DataFrame, outlines: list[str], ink: Ink, *, height: int = 340) -> go.Figure:
    """Draw ``events`` (``event_id, title, place, start_date, end_date, latitude, longitude, location_precision``), zoomed to them."""
    figure = Drawing()
    figure.add(
        "choropleth", geojson=DETAILED_SHAPES, featureidkey="properties.iso3", locations=outlines, z=[0] * len(outlines), showscale=False,
        colorscale=[[0, ink.land], [1, ink.land]], marker={"line": {"color": ink.border, "width": 0.8}},
        customdata=[[iso3] for iso3 in outlines], hoverinfo="skip", name="",
    )  # fmt: skip
    for precision, part in events.groupby("location_precision", sort=False):
        size, opacity = MARK.get(str(precision), MARK["province"])
        figure.add(
            "scattergeo", lon=part["longitude"], lat=part["latitude"], mode="markers", customdata=part[["event_id"]].to_numpy(),
            text=[
                f"<b>{as_chart_text(row.title)}</b><br>{as_chart_text(row.place)}<br>{say_span(row.start_date, row.end_date)}"
                for row in part.itertuples()
            ],
            hovertemplate="%{text}<extra></extra>", name=PRECISION_WORDS.get(str(precision), str(precision)),
            marker={"size": size, "opacity": opacity, "color": ink.categorical[1], "line": {"color": ink.page, "width": 1}},
        )  # fmt: skip
    longitudes, latitudes = _window(events)
    geo = {
        "projection": {"type": "mercator"}, "fitbounds": False, "bgcolor": "rgba(0,0,0,0)", "showland": False, "showcoastlines": False,
        "showcountries": False, "showframe": False, "lonaxis": {"range": longitudes}, "lataxis": {"range": latitudes},
    }  # fmt: skip
    return calm(figure, ink, height, geo=geo, legend={"y": 0, "yanchor": "bottom"})


def _window(events: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Longitudes and latitudes around the middle of the marks; far-off parts do not shrink the place where most happened."""
    lon, lat = events["longitude"], events["latitude"]
    near = ((lon - lon.median()).abs() <= NEAR_DEGREES) & ((lat - lat.median()).abs() <= NEAR_DEGREES)
    middle = (lon[near].min() + lon[near].max()) / 2, (lat[near].min() + lat[near].max()) / 2
    half = max((lon[near].max() - lon[near].min()) / 2, (lat[near].max() - lat[near].min()) / 2 * 1.6, 1.0) * 1.4
    return [middle[0] - half, middle[0] + half], [middle[1] - half / 1.6, middle[1] + half / 1.6]
