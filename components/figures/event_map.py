"""One event and its parts on a small map."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import calm
from components.figures.country_map import DETAILED_SHAPES, MARK, PRECISION_WORDS
from components.palette import Ink
from components.words import as_chart_text, say_span


def event_map(events: pd.DataFrame, outlines: list[str], ink: Ink, *, height: int = 340) -> go.Figure:
    """Draw ``events`` (``event_id, title, place, start_date, end_date, latitude, longitude, location_precision``), zoomed to them."""
    figure = go.Figure()
    figure.add_choropleth(
        geojson=DETAILED_SHAPES, featureidkey="properties.iso3", locations=outlines, z=[0] * len(outlines), showscale=False,
        colorscale=[[0, ink.land], [1, ink.land]], marker={"line": {"color": ink.border, "width": 0.8}},
        customdata=[[iso3] for iso3 in outlines], hoverinfo="skip", name="",
    )  # fmt: skip
    for precision, part in events.groupby("location_precision", sort=False):
        size, opacity = MARK.get(str(precision), MARK["province"])
        figure.add_scattergeo(
            lon=part["longitude"], lat=part["latitude"], mode="markers", customdata=part[["event_id"]].to_numpy(),
            text=[
                f"<b>{as_chart_text(row.title)}</b><br>{as_chart_text(row.place)}<br>{say_span(row.start_date, row.end_date)}"
                for row in part.itertuples()
            ],
            hovertemplate="%{text}<extra></extra>", name=PRECISION_WORDS.get(str(precision), str(precision)),
            marker={"size": size, "opacity": opacity, "color": ink.categorical[1], "line": {"color": ink.page, "width": 1}},
        )  # fmt: skip
    figure.update_geos(
        projection={"type": "mercator"}, fitbounds=False, bgcolor="rgba(0,0,0,0)", showland=False, showcoastlines=False,
        showcountries=False, showframe=False, lonaxis={"range": _range(events["longitude"], 2.0)},
        lataxis={"range": _range(events["latitude"], 1.2)},
    )  # fmt: skip
    return calm(figure, ink, height, legend={"y": 0, "yanchor": "bottom"})


def _range(values: pd.Series, margin: float) -> list[float]:
    """Span of the middle of the marks with a margin, degrees; far-off parts do not shrink the place where most happened."""
    near = values[(values - values.median()).abs() <= 12]
    return [float(near.min()) - margin, float(near.max()) + margin]
