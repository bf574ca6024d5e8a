"""Statements over time on a page: one lane a party, below the same days as the series above where they fit."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.deaths_timeline import LEFT
from components.figures.statement_lanes import LANES, busy_window, statement_lanes
from components.view import View
from components.words import say_count, say_on

LONGEST_SHARED = 800  # days: over more, single days of statements could not be told apart
COLUMNS = {
    "made_on": tables.day("Made"),
    "party": tables.text("Party"),
    "speaker": tables.text("Speaker"),
    "topic": tables.text("Topic"),
    "position": tables.text("Position"),
    "summary": tables.text("What was said", width="large"),
    "publisher": tables.text("Source"),
    "url": tables.link("Address"),
}


def lanes_below(view: View, first: date, last: date) -> None:
    """Draw the statements of the selection; on the axis of a series from ``first`` to ``last`` where that shows them."""
    said = view.rows("timeline/statement_lanes")
    if said.empty:
        by_then = f" by {say_on(view.selection.asof)}" if view.selection.asof else ""
        st.info(f"No statement was made on the events of the selection{by_then}.")
        return
    positions = view.record.labels("position")
    shared = axis_to_share(said["made_on"], first, last)
    figure = statement_lanes(said, view.party_colours, positions, view.ink, shared=(shared, LEFT) if shared else None)
    chart(figure, key="lanes", summary=_summary(said, shared))
    tables.twin("every statement", lambda: said.assign(position=said["position"].map(positions)), COLUMNS)


def axis_to_share(days: pd.Series, first: date, last: date) -> list[date] | None:
    """The axis of the series above, where it is short enough and at least half of the statements lie on it; else None."""
    within = sum(first <= day <= last for day in days)
    if (last - first).days > LONGEST_SHARED or 2 * within < len(days):
        return None
    return [first, last + timedelta(days=1)]


def _summary(said: pd.DataFrame, shared: Sequence[date] | None) -> str:
    parties = say_count(said["party"].nunique(), "party", "parties")
    words = f"{say_count(len(said), 'statement')} by {parties}; one lane a party, the busiest {LANES} at most, "
    words += "on the days of the chart above." if shared else "on an axis of their own."
    if shared:
        outside = sum(not shared[0] <= day < shared[1] for day in said["made_on"])
    else:
        first, last = busy_window(said["made_on"])
        stamps = pd.to_datetime(said["made_on"])
        outside = int(((stamps < first) | (stamps > last)).sum())
    return words + (f" {say_count(outside, 'statement')} before or after the days drawn: see the table." if outside else "")
