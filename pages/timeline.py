"""Timeline: when, how many, and who said what when."""

import streamlit as st

from components import tables
from components.charts import chart
from components.choices import choose
from components.figures.statement_lanes import statement_lanes
from components.page import close_page, open_page, say_nothing_matches
from components.timelines import (
    MEASURES,
    PERIOD_COLUMNS,
    draw_timeline,
    fitting_grain,
    outside_window,
    say_not_placed,
    take_brush,
)
from components.words import say_count

view = open_page("timeline", "When it happened, and when it was said")
if view.rows("overview/totals").empty:
    say_nothing_matches(view)
else:
    with st.container(horizontal=True):
        choose("Period", "grain", view, default=fitting_grain(view))
        choose("Measure", "measure", view, default="best", only=MEASURES)
        choose("Divided by", "by", view, default="all", unset="Not divided")
    key = "deaths_by_period"
    rows = draw_timeline(view, chart, height=430, key=key, on_select=lambda: take_brush(key), selection_mode="box")
    st.caption("Drag over the chart to set the dates on every page.")
    say_not_placed(view)
    tables.twin("deaths and events by period", rows, PERIOD_COLUMNS)
    st.header("Statements", anchor=False)
    said = view.rows("timeline/statement_lanes")
    if said.empty:
        st.info("No statement was made on the events of the selection by this day.")
    else:
        positions = view.record.labels("position")
        parties = say_count(said["party"].nunique(), "party", "parties")
        summary = f"{say_count(len(said), 'statement')} by {parties}; one lane a party, the busiest first." + outside_window(
            said["made_on"]
        )
        chart(statement_lanes(said, view.party_colours, positions, view.ink), key="lanes", summary=summary)
        tables.twin(
            "every statement",
            said.assign(position=said["position"].map(positions)),
            {
                "made_on": tables.day("Made"),
                "party": tables.text("Party"),
                "speaker": tables.text("Speaker"),
                "topic": tables.text("Topic"),
                "position": tables.text("Position"),
                "summary": tables.text("What was said", width="large"),
                "publisher": tables.text("Source"),
                "url": tables.link("Address"),
            },
        )
close_page(view)
