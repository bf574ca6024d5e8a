"""The running toll of a topic on the page."""

from datetime import date

import pandas as pd
import streamlit as st

from components.charts import chart
from components.figures.running_toll import running_toll
from components.view import View
from components.words import say_count, say_figure, say_on

READ = ["claimed_on", "claimant", "number_kind", "low", "best", "high"]


def toll_of_topic(view: View, topic: pd.Series, figures: pd.DataFrame) -> None:
    """Draw how the figures on a topic's own population were claimed over time."""
    own, until = followed(figures, view)
    if own.empty:
        st.info("No number had been claimed by this day, so there is no toll to follow.")
        return
    st.markdown("**The toll as it was claimed over time**")
    figure = running_toll(own, until, view.party_colours, view.ink)
    drawn = (
        f"{say_count(len(own), 'figure')}, each from the day claimed. Arrows: open ends. Steps join figures on one basis only."
    )
    chart(figure, key=f"toll_{topic['topic_id']}", summary=drawn, in_full=_in_words(own, until))


def followed(figures: pd.DataFrame, view: View) -> tuple[pd.DataFrame, date]:
    """The figures that a toll follows, those with a number on the topic's own population, and the day until which it does."""
    own = figures[figures["is_for_topic"] & figures[["low", "best", "high"]].notna().any(axis=1)]
    return own, view.selection.asof or figures["claimed_on"].max()


def _in_words(own: pd.DataFrame, until: date) -> str:
    steps = [
        f"{say_on(row.claimed_on)}: {row.claimant} {say_figure(row.number_kind, row.low, row.best, row.high)}"
        for row in sorted(own[READ].itertuples(index=False), key=lambda row: (row.claimed_on, row.claimant))
    ]
    return f"As claimed until {say_on(until)}. {'; '.join(steps)}."
