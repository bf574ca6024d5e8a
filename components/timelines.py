"""Timelines on pages: periods chosen to suit the span, the words for them, and what a brush does."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from components import address, tables
from components.figures.deaths_timeline import deaths_timeline
from components.figures.statement_lanes import busy_window
from components.page import View, link_to
from components.words import say_count, say_on, say_span, say_toll, to_day

YEARS_BY_YEAR = 12
MEASURES = ("best", "low", "high", "events", "accounts")


PERIOD_COLUMNS = {
    "period_start": tables.day("Period from"),
    "division": tables.text("Division"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


def fitting_grain(view: View) -> str:
    """The period chosen, else years for long spans and months for shorter ones."""
    if view.selection.grain:
        return view.selection.grain
    start, end = view.selection.date_from, view.selection.date_to
    whole = view.rows("timeline/coverage_by_period")["period_start"] if start is None or end is None else None
    first = start or (whole.iloc[0] if whole is not None and not whole.empty else date(1989, 1, 1))
    last = end or (whole.iloc[-1] if whole is not None and not whole.empty else date(1989, 1, 1))
    return "year" if (last - first).days > YEARS_BY_YEAR * 365 else "month"


def draw_timeline(
    view: View, draw: Callable[..., Any], *, height: int, key: str, compact: bool = False, **more: Any
) -> pd.DataFrame:
    """Draw the selection over time; returns the rows behind it."""
    fitted = View(view.page, view.record, view.selection.with_(grain=fitting_grain(view)), view.ink)
    by_actor = view.selection.by == "actor"
    rows = fitted.rows("timeline/events_by_period_and_party" if by_actor else "timeline/events_by_period")
    coverage = fitted.rows("timeline/coverage_by_period")
    measure = view.selection.measure if view.selection.measure in MEASURES else "best"
    figure = deaths_timeline(rows, coverage, measure, view.ink, height=height, compact=compact, overlapping=by_actor)
    if by_actor:
        st.caption("An event stands once with each of its parties: bars of different parties overlap and are not added up.")
    draw(figure, key=key, summary=timeline_summary(rows, coverage, str(fitted.selection.grain)), **more)
    return rows


def timeline_summary(rows: pd.DataFrame, coverage: pd.DataFrame, grain: str) -> str:
    """Say what a timeline shows: its span, its peak, and what is not covered."""
    if rows.empty:
        return "No event of the selection falls in a period drawn."
    totals = rows.groupby("period_start")[["events", "low", "best", "high"]].sum(min_count=1)
    known = totals[totals["best"].notna()]
    span = say_span(coverage["period_start"].min(), coverage["period_end"].max())
    words = f"Deaths per {grain}, {span}."
    if not known.empty:
        peak = known["best"].idxmax()
        row = known.loc[peak]
        words += f" Highest in the {grain} from {say_on(peak)}: {say_toll(row['low'], row['best'], row['high'])}."
    blank = coverage[coverage["coverage"] == "none"]
    if not blank.empty:
        words += f" {say_count(len(blank), grain)} outside the coverage of any dataset, hatched: nothing is known there."
    return words


def small_timeline(view: View, draw: Callable[..., Any]) -> None:
    """The timeline in small, for the overview."""
    st.markdown("**When**: deaths in coded events")
    rows = draw_timeline(view, draw, height=210, key="small_timeline", compact=True)
    tables.twin("deaths and events by period", rows, PERIOD_COLUMNS)
    link_to("timeline", "Open the timeline", view.selection, icon=":material/timeline:")


def take_brush(key: str) -> None:
    """Put the dates that a reader brushed over into the selection."""
    boxes = st.session_state[key].get("selection", {}).get("box", [])
    if boxes and len(boxes[0].get("x", [])) == 2:
        first, last = sorted(to_day(each) for each in boxes[0]["x"])
        address.change(date_from=first, date_to=last)


def say_not_placed(view: View) -> None:
    """Say which records are dated too coarsely for the period chosen."""
    fitted = View(view.page, view.record, view.selection.with_(grain=fitting_grain(view)), view.ink)
    for row in fitted.rows("timeline/not_placed_in_periods").itertuples():
        st.warning(
            f"{say_count(row.records, 'record')} ({say_count(row.events, 'event')}, deaths {say_toll(row.low, row.best, row.high)}) "
            f"dated only to the {row.date_precision}, and so in none of the {fitted.selection.grain}s drawn. "
            "Choose a longer period to see them.",
            icon=":material/event_busy:",
        )


def outside_window(days: pd.Series) -> str:
    """Say how many statements lie outside the stretch of time that the lanes draw."""
    first, last = busy_window(days)
    stamps = pd.to_datetime(days)
    outside = int(((stamps < first) | (stamps > last)).sum())
    return f" {say_count(outside, 'statement')} before or after the days drawn: see the table." if outside else ""
