"""Countries shaded by a measure, small states as marks, events by the precision of their place."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import calm
from components.palette import Ink
from components.words import as_chart_text, say_count, say_number, say_span, say_toll

SHAPES = "/shapes/110m.json"
DETAILED_SHAPES = "/shapes/50m.json"
SMALL_KM2 = 3_000
CLASSES = (1, 10, 100, 1_000, 10_000, 100_000)
MARK = {"exact": (9, 0.95), "near": (11, 0.85), "line": (16, 0.35), "district": (24, 0.30), "province": (40, 0.22)}


def class_of(value: float) -> int | None:
    """Number of the class that a value falls in: 1–9 is 0, 10–99 is 1, and so on; None below 1 or where unknown."""
    if pd.isna(value) or value < CLASSES[0]:
        return None
    return sum(value >= lower for lower in CLASSES) - 1


def class_starts() -> list[str]:
    """Where each class starts, in short."""
    return ["1", "10", "100", "1k", "10k", "100k"]


def country_map(
    rows: pd.DataFrame,
    events: pd.DataFrame,
    outlines: list[str],
    *,
    measure: str,
    label: str,
    ink: Ink,
    chosen: Sequence[str] = (),
    height: int = 560,
) -> go.Figure:
    """Draw the world.

    ``rows`` one per country: ``country_iso3, country, latitude, longitude, area_km2, has_shape, events, accounts, low, best,
    high, without_number``; ``events`` one per mark: ``event_id, title, place, start_date, end_date, latitude, longitude,
    location_precision, figures``; ``outlines`` the ISO3 codes to outline where there is nothing to shade; ``measure`` the
    column to shade by and ``label`` its words; ``chosen`` countries get a bold outline.
    Points carry ``country_iso3`` or ``event_id`` as customdata.
    """
    figure = go.Figure()
    # A country whose records carry no number, or zero, is not shaded and still says what it has.
    matching = {row["country_iso3"]: _hover(row) for _, row in rows.iterrows()}
    figure.add_choropleth(
        geojson=SHAPES, featureidkey="properties.iso3", locations=outlines, z=[0] * len(outlines), showscale=False,
        colorscale=[[0, ink.land], [1, ink.land]], marker={"line": {"color": ink.border, "width": 0.4}},
        customdata=[[iso3] for iso3 in outlines], hovertemplate="%{text}<extra></extra>", name="",
        text=[matching.get(iso3, f"{iso3}: no matching record") for iso3 in outlines],
    )  # fmt: skip
    countries = rows[rows["country_iso3"].notna()].assign(shade=lambda frame: frame[measure].map(class_of))
    shaded = countries[countries["shade"].notna()]
    _shade(figure, shaded, label, ink)
    _outline(figure, chosen, ink)
    _small_states(figure, shaded, ink)
    _marks(figure, events, ink)
    figure.update_geos(
        projection={"type": "natural earth"}, fitbounds=False, bgcolor="rgba(0,0,0,0)", showland=False, showcoastlines=False,
        showcountries=False, showframe=False, showlakes=False, showocean=False, lataxis={"range": [-58, 84]},
    )  # fmt: skip
    return calm(figure, ink, height, clickmode="event+select", legend={"y": 0, "yanchor": "bottom", "x": 0.0})


def _hover(row: pd.Series) -> str:
    deaths = say_toll(row["low"], row["best"], row["high"])
    lines = [f"<b>{as_chart_text(row['country'])}</b>", f"{say_count(row['events'], 'coded event')}", f"deaths: {deaths}"]
    if row["without_number"]:
        lines.append(f"{say_number(row['without_number'])} without a number")
    if row["accounts"]:
        lines.append(say_count(row["accounts"], "curated event"))
    return "<br>".join(lines)


def _shade(figure: go.Figure, shaded: pd.DataFrame, label: str, ink: Ink) -> None:
    count = len(ink.sequential)
    steps = [[edge / count, colour] for index, colour in enumerate(ink.sequential) for edge in (index, index + 1)]
    figure.add_choropleth(
        geojson=SHAPES, featureidkey="properties.iso3", locations=shaded["country_iso3"], z=shaded["shade"].astype(float),
        zmin=-0.5, zmax=count - 0.5, colorscale=steps, marker={"line": {"color": ink.border, "width": 0.5}},
        customdata=shaded[["country_iso3"]].to_numpy(), text=[_hover(row) for _, row in shaded.iterrows()],
        hovertemplate="%{text}<extra></extra>", name="",
        colorbar={
            "title": {"text": f"{label}, from", "side": "top"}, "orientation": "h", "thickness": 12, "len": 0.6, "outlinewidth": 0,
            "tickvals": [index - 0.5 for index in range(count)], "ticktext": class_starts(), "tickangle": 0,
            "tickfont": {"color": ink.muted, "size": 12}, "x": 0.5, "y": -0.02, "yanchor": "top",
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _outline(figure: go.Figure, chosen: Sequence[str], ink: Ink) -> None:
    if chosen:
        figure.add_choropleth(
            geojson=SHAPES, featureidkey="properties.iso3", locations=list(chosen), z=[0] * len(chosen), showscale=False, name="",
            colorscale=[[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]], marker={"line": {"color": ink.categorical[1], "width": 2.2}},
            customdata=[[iso3] for iso3 in chosen], hoverinfo="skip",
        )  # fmt: skip


def _small_states(figure: go.Figure, shaded: pd.DataFrame, ink: Ink) -> None:
    small = shaded[(~shaded["has_shape"]) | (shaded["area_km2"].fillna(0) < SMALL_KM2)]
    small = small[small["latitude"].notna()]
    figure.add_scattergeo(
        lon=small["longitude"], lat=small["latitude"], mode="markers", customdata=small[["country_iso3"]].to_numpy(),
        text=[_hover(row) for _, row in small.iterrows()], hovertemplate="%{text}<extra></extra>", showlegend=False, name="",
        marker={
            "size": 9, "symbol": "square", "color": [ink.sequential[int(shade)] for shade in small["shade"]],
            "line": {"color": ink.text, "width": 0.8},
        },
    )  # fmt: skip


def _marks(figure: go.Figure, events: pd.DataFrame, ink: Ink) -> None:
    """Draw a mark where the place is known, a wash where only the area is."""
    for precision, part in events.groupby("location_precision", sort=False):
        size, opacity = MARK.get(str(precision), MARK["province"])
        texts = [
            f"<b>{as_chart_text(row.title)}</b><br>{as_chart_text(row.place)}<br>{say_span(row.start_date, row.end_date)}"
            f"<br>{say_count(row.figures, 'figure')} claimed"
            for row in part.itertuples()
        ]
        figure.add_scattergeo(
            lon=part["longitude"], lat=part["latitude"], mode="markers", customdata=part[["event_id"]].to_numpy(), text=texts,
            hovertemplate="%{text}<extra></extra>", name=PRECISION_WORDS.get(str(precision), str(precision)), showlegend=True,
            marker={
                "size": size, "opacity": opacity, "color": ink.categorical[1], "line": {"color": ink.page, "width": 1},
            },
            selected={"marker": {"opacity": opacity}}, unselected={"marker": {"opacity": opacity}},
        )  # fmt: skip


PRECISION_WORDS = {
    "exact": "Event: exact place",
    "near": "Event: in or near the town",
    "line": "Event: somewhere along a line",
    "district": "Event: somewhere in the district",
    "province": "Event: somewhere in the province",
    "country": "Event: somewhere in the country",
    "international": "Event: at sea or in international air",
}
