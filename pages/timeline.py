"""Timeline: when, how many, and who said what when."""

import streamlit as st

from components import tables
from components.absent import said_where_absent
from components.attention import media_attention
from components.charts import chart
from components.choices import choose
from components.comparisons import say_comparison
from components.grains import fitting_grain, span_of
from components.lanes import lanes_below
from components.page import close_page, nothing_matches, open_page, say_nothing_matches
from components.provisional import say_provisional
from components.timelines import (
    MARKS_SHOWN,
    MEASURES,
    PERIOD_COLUMNS,
    draw_series,
    marks_of,
    name_marks,
    say_not_placed,
    say_rules,
    series_of,
    take_brush,
)

view = open_page("timeline", "When it happened, and when it was said")
if nothing_matches(view):
    say_nothing_matches(view)
else:
    with said_where_absent("The timeline"):
        # Asked before the row of controls, in which there is no room to say that it takes long.
        grain = fitting_grain(view).name
        with st.container(horizontal=True):
            choose("Period", "grain", view, default=grain)
            choose("Measure", "measure", view, default="best", only=MEASURES)
            choose("Divided by", "by", view, default="all", unset="Not divided")
            choose("Events of several periods", "placed", view, default="spread")
        view.ask_ahead(("timeline/event_marks", {"top": MARKS_SHOWN}), "timeline/statement_lanes")
        key = "deaths_by_period"
        series, marks = series_of(view), marks_of(view)
        draw_series(series, chart, height=460, key=key, marks=marks, on_select=lambda: take_brush(key), selection_mode="box")
        st.caption("Drag over the chart to set the dates on every page.")
        say_rules(series)
        say_not_placed(series)
        say_provisional(view)
        tables.twin("deaths and events by period", lambda: series.rows, PERIOD_COLUMNS)
        name_marks(view, marks)
    st.header("Statements", anchor=False)
    with said_where_absent("The statements over time"):
        lanes_below(view, *span_of(view))
    st.header("Against the period before", anchor=False)
    with said_where_absent("The comparison"):
        say_comparison(view)
with said_where_absent("Media attention"):
    media_attention(view)
close_page(view)
