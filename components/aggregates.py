"""Aggregates: countries ranked, with the previous equal period; and why actors are not added up."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.country_bars import country_bars
from components.page import View
from components.words import say_count, say_span, say_toll
from queries.selection import Selection

BARS = 15


def by_country(view: View) -> None:
    """Countries by deaths with their range; beside the equal period just before, where the selection has two ends."""
    rows = view.rows("countries/events_by_country")
    known = rows[rows["best"].notna() & (rows["best"] > 0)].head(BARS)
    if known.empty:
        st.info("No coded event of the selection carries a number of deaths.")
    else:
        first = known.iloc[0]
        toll = say_toll(first["low"], first["best"], first["high"])
        more = f" The {len(known)} highest of {say_count(len(rows), 'country', 'countries')}." if len(rows) > len(known) else ""
        chart(
            country_bars(known, view.ink),
            key="country_bars",
            summary=f"Deaths by country, best estimate and range. Highest: {first['country']}, {toll}.{more}",
        )
    columns = {
        "country": tables.text("Country"),
        "events": tables.number("Coded events"),
        **tables.TOLL,
        "accounts": tables.number("Curated events"),
    }
    before = previous_period(view.selection)
    if before is not None:
        rows, extra = _with_previous(view, rows, before)
        columns |= extra
    tables.table(rows, columns, alt="Events and deaths by country")


def previous_period(selection: Selection) -> Selection | None:
    """The same selection over the equally long period just before; None where the selection lacks a start or an end."""
    if selection.date_from is None or selection.date_to is None:
        return None
    length = selection.date_to - selection.date_from
    end = selection.date_from - timedelta(days=1)
    return selection.with_(date_from=end - length, date_to=end)


def _with_previous(view: View, rows: pd.DataFrame, before: Selection) -> tuple[pd.DataFrame, dict[str, object]]:
    earlier = view.record.rows("countries/events_by_country", before)[["country", "low", "best", "high"]]
    joined = rows.merge(earlier, on="country", how="left", suffixes=("", "_before"))
    covered = view.record.rows("timeline/coverage_by_period", before.with_(grain="month"))
    whole = not covered.empty and (covered["coverage"] == "full").all()
    span = say_span(before.date_from, before.date_to)
    rule = (
        f"Compared with the equally long period just before, {span}. Records that reach into both periods count in both; "
        "the difference is not given as a percentage."
    )
    if not whole:
        rule += " That period is not wholly covered by any dataset, so its figures are not comparable with those above."
    st.caption(rule)
    return joined, {
        "best_before": tables.number(f"Best, {span}"),
        "low_before": tables.number("Low, before"),
        "high_before": tables.number("High, before"),
    }


def say_no_sum_over_actors() -> None:
    """Say why there is no total over actors."""
    st.caption(
        "There is no total over actors: one event has several, a minister's words are also his government's, and the parts of one event "
        "overlap. Each row counts the records in which the actor has that part."
    )
