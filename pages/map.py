"""Map: where, by country and by place."""

import streamlit as st

from components import tables
from components.charts import chart
from components.choices import choose
from components.maps import COUNTRY_COLUMNS, DISCLAIMER, draw_world, events_drawn, not_drawn, take_click
from components.page import close_page, link_to, open_page, say_nothing_matches

view = open_page("map", "Where it happened")
if view.rows("overview/totals").empty:
    say_nothing_matches(view)
else:
    choose("Shade countries by", "measure", view, default="best")
    key = "world_map"
    rows = draw_world(
        view, chart, height=560, key=key, on_select=lambda: take_click(key), selection_mode="points", config={"scrollZoom": True}
    )
    st.caption(f"{DISCLAIMER} Click a country or an event to select it on every page; click a country again to release it.")
    if view.selection.event:
        link_to("event", "Open the event chosen", view.selection, icon=":material/event_note:")
    ranked, left_out = st.columns([3, 2], gap="large")
    with ranked:
        st.markdown("**Countries, ranked**")
        shown = rows[rows["country_iso3"].isin(view.selection.country)] if view.selection.country else rows
        tables.table(shown, COUNTRY_COLUMNS, alt="Events and deaths by country")
    with left_out:
        not_drawn(view)
        events_drawn(view)
close_page(view)
