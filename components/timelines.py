"""Timelines on pages: the selection over time, the rules by which it is drawn, and what a brush does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components import address, tables
from components.figures.deaths_timeline import deaths_timeline
from components.grains import fitting_grain, to_the_edges, with_grain
from components.page_links import link_to
from components.provisional import say_provisional
from components.view import View
from components.words import as_text, say_count, say_number, say_period, say_span, say_toll, to_day

MEASURES = ("best", "low", "high", "events", "accounts")
DIVISIONS_SHOWN = 7
MARKS_SHOWN = 8
COUNTED = {
    "best": "deaths (best)",
    "low": "deaths (low)",
    "high": "deaths (high)",
    "events": "coded events",
    "accounts": "curated events",
}
PLURALS = {"country": "countries", "type": "types of event", "dataset": "datasets", "actor": "parties"}
WHEN = {"day": "on", "week": "in the", "month": "in", "year": "in"}
PERIOD_COLUMNS = {
    "period_start": tables.day("Period from"),
    "division": tables.text("Division"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


@dataclass(frozen=True)
class Series:
    """A selection over time: the view turned to the period drawn, its rows, what is covered, and why the period is another."""

    view: View
    grain: str
    measure: str
    rows: pd.DataFrame
    coverage: pd.DataFrame
    reason: str | None

    @property
    def is_by_actor(self) -> bool:
        """Whether its divisions overlap and are not added up."""
        return self.view.selection.by == "actor"


def series_of(view: View) -> Series:
    """Ask for the selection over time, in the period chosen or fitting."""
    grain = fitting_grain(view)
    fitted = with_grain(view, grain.name)
    measure = view.selection.measure if view.selection.measure in MEASURES else "best"
    question = "timeline/events_by_period_and_party" if view.selection.by == "actor" else "timeline/events_by_period"
    fitted.ask_ahead(
        (question, {"top": DIVISIONS_SHOWN, "ranked_by": measure}),
        "timeline/coverage_by_period",
        "timeline/not_placed_in_periods",
    )
    rows = fitted.rows(question, top=DIVISIONS_SHOWN, ranked_by=measure)
    coverage = to_the_edges(fitted.rows("timeline/coverage_by_period"), view.selection.date_from, view.selection.date_to)
    return Series(fitted, grain.name, measure, rows, coverage, grain.reason)


def draw_series(
    series: Series,
    draw: Callable[..., Any],
    *,
    height: int,
    key: str,
    compact: bool = False,
    marks: pd.DataFrame | None = None,
    **more: Any,
) -> None:
    """Draw a series, with its summary."""
    if series.coverage.empty:
        st.info("The record has no day on which to draw anything.")
        return
    figure = deaths_timeline(
        series.rows, series.coverage, series.measure, series.view.ink, grain=series.grain, height=height, compact=compact,
        overlapping=series.is_by_actor, own_colours=series.view.party_colours if series.is_by_actor else None, marks=marks,
    )  # fmt: skip
    draw(figure, key=key, summary=timeline_summary(series), **more)


def timeline_summary(series: Series) -> str:
    """Say what a timeline shows: its span, its peak, and what is not covered."""
    rows, coverage, grain = series.rows, series.coverage, series.grain
    if rows.empty:
        return "No event of the selection falls in a period drawn."
    span = say_span(coverage["first_day"].min(), coverage["last_day"].max())
    words = f"{COUNTED[series.measure].capitalize()} per {grain}, {span}."
    # Parties share events: there is no total of which to name the highest.
    totals = rows.groupby("period_start")[["events", "low", "best", "high"]].sum(min_count=1)
    known = totals[totals["best"].notna()]
    if not known.empty and not series.is_by_actor:
        peak = known["best"].astype(float).idxmax()
        row = known.loc[peak]
        words += f" Most deaths {WHEN[grain]} {say_period(peak, grain)}: {say_toll(row['low'], row['best'], row['high'])}."
    blank = coverage[coverage["coverage"] == "none"]
    if not blank.empty and series.measure != "accounts":
        stretch = say_count(len(blank), grain) if len(blank) > 1 else "1 stretch"
        words += f" {stretch} outside the coverage of any dataset, hatched: nothing is known there."
    return words


def small_timeline(view: View, draw: Callable[..., Any]) -> None:
    """The timeline in small, for the overview."""
    st.markdown("**When**: deaths in coded events")
    series = series_of(view)
    draw_series(series, draw, height=210, key="small_timeline", compact=True)
    say_provisional(view)
    tables.twin("deaths and events by period", lambda: series.rows, PERIOD_COLUMNS)
    link_to("timeline", "Open the timeline", view.selection, icon=":material/timeline:")


def take_brush(key: str) -> None:
    """Put the dates that a reader brushed over into the selection."""
    boxes = st.session_state[key].get("selection", {}).get("box", [])
    if boxes and len(boxes[0].get("x", [])) == 2:
        first, last = sorted(to_day(each) for each in boxes[0]["x"])
        address.change(date_from=first, date_to=last)


def marks_of(view: View) -> pd.DataFrame:
    """The curated events most spoken of, numbered in the order of time."""
    marks = view.rows("timeline/event_marks", top=MARKS_SHOWN)
    return marks.assign(number=range(1, len(marks) + 1))


def name_marks(view: View, marks: pd.DataFrame) -> None:
    """Give the titles behind the numbers above the chart, each a link to its event."""
    if marks.empty:
        return
    matching = int(marks["matching"].iloc[0])
    which = f"the {len(marks)} most spoken of, of {say_count(matching, 'curated event')}" if matching > len(marks) else "all"
    st.caption(f"Curated events marked above the chart, {which}:")
    with st.container(gap="xsmall"):
        for row in marks.itertuples():
            label = f"{row.number}. {say_span(row.start_date, row.end_date)}: {as_text(row.title)}"
            link_to("event", label, view.selection.with_(event=row.event_id, topic=None))


def say_rules(series: Series) -> None:
    """Print the rules by which the series is drawn: period, placement, divisions."""
    rules = [each for each in (series.reason, say_placement(series), say_divisions(series)) if each]
    st.caption("  \n".join(rules))


def say_placement(series: Series) -> str:
    """Say where an event of several periods stands."""
    grain, placed = series.grain, series.view.selection.placed or "spread"
    if placed == "spread":
        rule = (
            f"An event that runs over several {grain}s is spread evenly over its days: each {grain} takes its share of the deaths "
            "and of the event. Shares are written with one decimal, and the total stays the same."
        )
    else:
        end = "first" if placed == "start" else "last"
        rule = f"An event that runs over several {grain}s stands whole, with its deaths, in the {grain} of its {end} day."
    reach = " What reaches beyond the dates chosen counts whole, on those of its days that lie within them."
    return rule + (reach if series.view.selection.date_from or series.view.selection.date_to else "")


def say_divisions(series: Series) -> str | None:
    """Say what stands beyond the divisions drawn one by one, and how much of the total that is."""
    by = series.view.selection.by
    if by is None or series.rows.empty:
        return None
    others = series.rows[series.rows["divided_by"].isna()]
    if by == "actor":
        drawn = len(set(series.rows["divided_by"].dropna()))
        said = (
            "An event stands once with each of its parties: lines of different parties hold some of the same events and are not added up. "
            f"Drawn: the {drawn} parties with most {COUNTED[series.measure]} over the parts of their actors."
        )
        rest = others[series.measure].sum() if len(others) else 0
        return said + f" Events in which none of these had a part, dotted, hold {say_number(rest)} {COUNTED[series.measure]}."
    if others.empty:
        return None
    total, rest = series.rows[series.measure].sum(), others[series.measure].sum()
    largest = series.rows[series.rows["divided_by"].notna()].groupby("division_rank")[series.measure].sum().max()
    share = f", {100 * rest / total:.0f} %" if total else ""
    words = f"Other: {say_number(others['divisions'].iloc[0])} {PLURALS[by]} with {say_number(round(rest))} of {say_number(round(total))} "
    words += f"{COUNTED[series.measure]}{share}."
    return words + (" Together they hold more than any one drawn: choose some to see them." if rest > largest else "")


def say_not_placed(series: Series) -> None:
    """Say which records are dated too coarsely for the period drawn."""
    for row in series.view.rows("timeline/not_placed_in_periods").itertuples():
        st.warning(
            f"{say_count(row.records, 'record')} ({say_count(row.events, 'coded event')}, deaths {say_toll(row.low, row.best, row.high)}) "
            f"dated only to the {row.date_precision}, and so in none of the {series.grain}s drawn. "
            "Choose a longer period to see them.",
            icon=":material/event_busy:",
        )
