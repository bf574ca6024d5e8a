"""Maps on pages: the world or a part of it by a measure, what lies there as marks, and what a click does."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components import address, tables
from components.absent import if_there
from components.disputed import disputed
from components.figures.country_map import country_map
from components.figures.map_view import CONFORMAL_FROM, KM_A_DEGREE
from components.figures.place_names import NAMED_FROM
from components.map_controls import PLACE, as_parameters, cell_degrees, look_at, map_view, window_of
from components.map_lists import EVENTS_LISTED, place_or
from components.page_links import link_to
from components.view import View
from components.words import say_count, say_number
from queries.selection import FIXED, Selection
from queries.viewport import WHOLE_WORLD, Viewport, Window, view_at

SINGLE_EVENTS = 1_500
COUNTED_AHEAD = 2.0  # degrees of the cells that a snapshot holds ready; for smaller ones its events are counted
# More than fit, for many lie too close to one another.
NAMED = 300
DEEPER = 2.0
DISCLAIMER = (
    "Boundaries: Natural Earth, 1:110 million on the world and 1:50 million from near, public domain, drawn by de facto control. "
    "They imply no opinion on the legal status of any territory or border; hatched areas and dashed borders are those that Natural "
    "Earth marks as disputed. "
    "UCDP counts some territories under another country than the map does: see Sources & method."
)
STAND_IN = "Single places cannot be shown just now, nor their names: cells of a grid stand for them."
COUNTRY_COLUMNS = {
    "country": tables.text("Country"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


@dataclass(frozen=True)
class Marks:
    """What lies in view: a row each, cells of a grid where ``cell`` gives their size, else single places."""

    rows: pd.DataFrame
    cell: float | None
    stand_in: bool = False  # cells where single places lie, which cannot be asked for while the engine is away

    def window(self, number: int) -> Window:
        """The degrees that one mark stands for."""
        row = self.rows.iloc[number]
        if self.cell is None:
            return Window(row.longitude, row.latitude, row.longitude, row.latitude)
        return Window(row.cell_west, row.cell_south, row.cell_west + self.cell, row.cell_south + self.cell)


def world_rows(view: View) -> pd.DataFrame:
    """Countries of the selection without its choice of countries, so that the map keeps its context."""
    return with_share(view.record.rows("countries/events_by_country", view.selection.with_(country=())))


def with_share(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the share of coded events whose record carries no number, in percent; none where nothing is coded."""
    return rows.assign(without_share=100 * rows["without_number"] / rows["events"].where(rows["events"] > 0))


def marks_in(view: View, viewport: Viewport) -> Marks:
    """Cells where much lies in view, single places where little does; while the engine is away cells stand in for those too."""
    window = as_parameters(window_of(viewport))
    cell = cell_degrees(viewport)
    cells = if_there(lambda: view.rows("map/cells", cell=cell, **window))
    if cells is None:
        cells = view.rows("map/cells", cell=COUNTED_AHEAD, **window)
        return Marks(with_share(cells), COUNTED_AHEAD, stand_in=not cells.empty)
    if cells["records"].sum() > SINGLE_EVENTS:
        return Marks(with_share(cells), cell)
    spots = if_there(lambda: view.rows("map/spots", **window))
    if spots is None:
        return Marks(with_share(cells), cell, stand_in=not cells.empty)
    return Marks(with_share(spots), None)


def places_named(view: View, viewport: Viewport) -> pd.DataFrame | None:
    """Candidates for names on the map, the most recorded first; None where it, or the engine, is too far away for names of towns."""
    if viewport.zoom < NAMED_FROM:
        return None
    return if_there(lambda: view.rows("map/places_named", top=NAMED, **as_parameters(window_of(viewport))))


def ask_ahead(view: View, viewport: Viewport) -> None:
    """Ask side by side what the map of a view and the lists below it are about to ask."""
    by_country = () if view.selection.country else ("countries/events_by_country",)
    window = as_parameters(window_of(viewport))
    named = (("map/places_named", {"top": NAMED, **window}),) if viewport.zoom >= NAMED_FROM else ()
    view.ask_ahead(
        ("map/cells", {"cell": cell_degrees(viewport), **window}),
        *named,
        ("map/events_in_view", {"top": EVENTS_LISTED, **as_parameters(place_or(viewport))}),
        "map/events_not_drawn",
        *by_country,
    )


def draw_world(view: View, draw: Callable[..., Any], *, height: int, key: str, viewport: Viewport, **more: Any) -> pd.DataFrame:
    """Draw the world by the measure chosen; returns the rows behind it."""
    rows, marks = world_rows(view), marks_in(view, viewport)
    measure = view.selection.measure or "best"
    label = FIXED["measure"][measure]
    layer = {"cells" if marks.cell else "spots": marks.rows}
    figure = country_map(
        rows, outlines(view), measure=measure, ink=view.ink, view=map_view(viewport), disputed=disputed(view, viewport),
        places=places_named(view, viewport), chosen=view.selection.country, height=height, **layer,
    )  # fmt: skip
    draw(figure, key=key, summary=f"{map_summary(rows, marks, measure, label)}{say_width(viewport)}", **more)
    if marks.stand_in:
        st.caption(STAND_IN)
    return rows


def outlines(view: View) -> dict[str, str]:
    """Names of all countries that have a shape on the world, by code."""
    shapes = view.record.table("map/shapes", Selection(), scale="110m")
    return dict(zip(shapes["iso3"].to_pylist(), shapes["name"].to_pylist(), strict=True))


def map_summary(rows: pd.DataFrame, marks: Marks, measure: str, label: str) -> str:
    """Say what a map shows."""
    ranked = rows[rows[measure].notna() & rows["country_iso3"].notna()].sort_values(measure, ascending=False)
    first = [f"{row.country} {say_number(getattr(row, measure))}" for row in ranked.head(5).itertuples()]
    shaded = f"{label} by country, highest: {', '.join(first)}." if first else f"No country has a number for {label.lower()}."
    records = marks.rows["records"].sum()
    if marks.cell:
        placed = (
            f"{say_count(records, 'record')} in {say_count(len(marks.rows), 'mark')}, each a cell of {say_degrees(marks.cell)}"
        )
    else:
        placed = f"{say_count(records, 'record')} at {say_count(len(marks.rows), 'place')}"
    return f"{shaded} In view: {placed}."


def say_degrees(degrees: float) -> str:
    """A size on the ground: degrees, or kilometres where they are small."""
    return f"{degrees:g}°" if degrees >= 1 else f"about {degrees * KM_A_DEGREE:.2g} km"


def say_width(viewport: Viewport) -> str:
    """How much of the ground is seen from side to side, where it is not the world."""
    if viewport.zoom < CONFORMAL_FROM:
        return ""
    across = viewport.width * KM_A_DEGREE * math.cos(math.radians(viewport.latitude))
    return f" The view is about {say_number(float(f'{across:.2g}'))} km wide."


def small_map(view: View, draw: Callable[..., Any]) -> None:
    """The world in small, for the overview."""
    st.markdown("**Where**")
    rows = draw_world(view, draw, height=330, key="small_map", viewport=WHOLE_WORLD)
    tables.twin("events and deaths by country", lambda: rows, COUNTRY_COLUMNS)
    st.caption(DISCLAIMER)
    link_to("map", "Open the map", view.selection, icon=":material/map:")


def take_click(view: View, key: str) -> None:
    """Put what was clicked into the selection: a country in or out, an event, or the view of a mark that holds several."""
    points = st.session_state[key].get("selection", {}).get("points", [])
    if not points:
        return
    clicked = points[-1].get("location") or _first(points[-1].get("customdata"))
    if isinstance(clicked, str):
        address.toggle_country(clicked)
    elif clicked is not None:
        _take_mark(view, int(clicked))


def _take_mark(view: View, number: int) -> None:
    viewport = view.selection.at or WHOLE_WORLD
    marks = marks_in(view, viewport)
    row, window = marks.rows.iloc[number], marks.window(number)
    if marks.cell:
        nearer = view_at(row.latitude, row.longitude, viewport.zoom + DEEPER)
        look_at(nearer)
    st.session_state[PLACE] = window
    if row.records == 1:
        found = view.rows("map/events_in_view", top=1, **as_parameters(window))
        address.change(event=found["event_id"].iloc[0], topic=None)


def _first(customdata: Any) -> Any:
    """First value that a point carries, in whichever way the browser hands it over."""
    if isinstance(customdata, dict):
        customdata = list(customdata.values())
    return customdata[0] if isinstance(customdata, (list, tuple)) and customdata else customdata
