"""Slides of what was counted: over time, on the map, by country, and between sides."""

from collections.abc import Iterator

from components.aggregates import BARS
from components.disputed import disputed
from components.figures.country_bars import country_bars
from components.figures.country_map import country_map
from components.figures.deaths_timeline import MEASURE_WORDS, Axes, deaths_timeline
from components.figures.pairs_matrix import pairs_matrix
from components.map_controls import map_view
from components.maps import map_summary, marks_in, outlines, places_named, say_width, world_rows
from components.parts import SIDES_SHOWN
from components.slides.basis import basis_of, open_view
from components.slides.native import country_grid, pairs_grid, period_bars, toll_bars
from components.slides.slide import Basis, Slide
from components.timelines import marks_of, series_of, timeline_summary
from components.view import View
from components.words import is_known, say_count, say_number, say_period, say_toll
from queries.selection import FIXED
from queries.viewport import WHOLE_WORLD

DISCLAIMER = "Low, best and high are the estimates of the datasets named. An event without a number is not an event with none."
BORDERS = (
    "Borders: Natural Earth, by de facto control; no opinion on the status of any territory. Hatched, dashed: disputed there."
)
STOOD_IN = "Single places could not be shown when this was made: cells of a grid stand for them."
CELL_HEIGHT, MAP_HEIGHT = 460, 520


def timeline_slide(view: View, base: str) -> Iterator[Slide]:
    """The selection over time."""
    opened, basis = _opened(view, base)
    if opened is None:
        return
    series = series_of(opened)
    if series.coverage.empty or series.rows.empty:
        return
    own = series.view.party_colours if series.is_by_actor else None
    figure = deaths_timeline(
        series.rows, series.coverage, series.measure, view.ink, grain=series.grain, height=CELL_HEIGHT, overlapping=series.is_by_actor,
        own_colours=own, marks=marks_of(opened),
    )  # fmt: skip
    divided = f", by {FIXED['by'][opened.selection.by].lower()}" if opened.selection.by else ""
    unknown = series.rows["without_number"].sum()
    left_out = f" {say_count(unknown, 'event')} without a number." if unknown else ""
    yield Slide(
        name="timeline",
        titled=f"{MEASURE_WORDS[series.measure]}, per {series.grain}{divided}",
        summed_up=f"{timeline_summary(series)}{left_out}",
        disclaimer=DISCLAIMER,
        basis=basis,
        figure=figure,
        # Parties share events, and what overlaps must not be stacked.
        form=None
        if series.is_by_actor
        else period_bars(series.rows, Axes(series.coverage, series.grain, series.measure), view.ink),
        told=[
            f"{say_period(row.period_start, series.grain)}, {row.division}: {say_count(row.events, 'coded event')}, deaths "
            f"{say_toll(row.low, row.best, row.high)}, {say_number(row.without_number)} without a number."
            for row in series.rows.itertuples()
        ],
    )


def map_slide(view: View, base: str) -> Iterator[Slide]:
    """The world, or the part of it on screen, by the measure chosen."""
    opened, basis = _opened(view, base)
    if opened is None:
        return
    viewport, measure = opened.selection.at or WHOLE_WORLD, opened.selection.measure or "best"
    rows, marks = world_rows(opened), marks_in(opened, viewport)
    label = FIXED["measure"][measure]
    figure = country_map(
        rows, outlines(opened), measure=measure, ink=view.ink, view=map_view(viewport), disputed=disputed(opened, viewport),
        places=places_named(opened, viewport), chosen=opened.selection.country, height=MAP_HEIGHT,
        **{"cells" if marks.cell else "spots": marks.rows},
    )  # fmt: skip
    yield Slide(
        name="map",
        titled=f"{MEASURE_WORDS.get(measure, label)}, by country",
        summed_up=f"{map_summary(rows, marks, measure, label)}{say_width(viewport)}",
        disclaimer=f"{STOOD_IN} {BORDERS}" if marks.stand_in else BORDERS,
        basis=basis,
        figure=figure,
        form=country_grid(rows),
        pictured=True,
        told=[_say_country(row) for row in rows.itertuples()],
    )


def countries_slide(view: View, base: str) -> Iterator[Slide]:
    """Countries by deaths, with their range."""
    opened, basis = _opened(view, base)
    if opened is None:
        return
    rows = opened.rows("countries/events_by_country")
    known = rows[rows["best"].notna() & (rows["best"] > 0)].head(BARS)
    if known.empty:
        return
    yield Slide(
        name="countries",
        titled="Deaths by country",
        summed_up=f"Best estimate and range in coded events. The {len(known)} highest of {say_count(len(rows), 'country', 'countries')}.",
        disclaimer=DISCLAIMER,
        basis=basis,
        figure=country_bars(known, view.ink),
        form=toll_bars(known, [str(name) for name in known["country"]], view.ink, lying=True),
        told=[_say_country(row) for row in known.itertuples()],
    )


def pairs_slide(view: View, base: str) -> Iterator[Slide]:
    """Who acted against whom."""
    opened, basis = _opened(view, base)
    rows = None if opened is None else opened.rows("actors/pairs_of_sides", top=SIDES_SHOWN)
    if rows is None or rows.empty:
        return
    yield Slide(
        name="pairs",
        titled="Who acted against whom",
        summed_up="Rows: side A, or the initiator. Columns: side B, or the target. In each cell, the records in which they met.",
        disclaimer="Deaths are those of all sides in the events, not deaths that one side caused.",
        basis=basis,
        figure=pairs_matrix(rows, view.ink),
        form=pairs_grid(rows),
        told=[
            f"{row.first_actor} against {row.second_actor}: {say_count(row.records, 'record')}, deaths on all sides "
            f"{say_toll(row.low, row.best, row.high)}."
            for row in rows.itertuples()
        ],
    )


def _opened(view: View, base: str) -> tuple[View | None, Basis]:
    opened = open_view(view)
    behind = set() if opened is None else set(opened.rows("overview/totals")["dataset_id"])
    return opened, basis_of(view, base, behind)


def _say_country(row: object) -> str:
    name = getattr(row, "country", None)
    events, toll = say_count(row.events, "coded event"), say_toll(row.low, row.best, row.high)  # type: ignore[attr-defined]
    return f"{name if is_known(name) else 'No country'}: {events}, deaths {toll}."
