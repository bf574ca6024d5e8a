"""Map: where, by country and by place."""

import streamlit as st

from components import tables
from components.absent import said_where_absent
from components.charts import chart
from components.disputed import say_disputed
from components.map_controls import extent_of, view_buttons
from components.map_lists import events_listed, not_drawn
from components.map_measure import choose_measure
from components.map_player import draw_played
from components.maps import COUNTRY_COLUMNS, DISCLAIMER, ask_ahead, draw_world, marks_in, take_click, world_rows
from components.page import close_page, nothing_matches, open_page, say_nothing_matches
from components.page_links import link_to
from components.provisional import say_provisional
from queries.viewport import WHOLE_WORLD

HEIGHT = 370
# The library's own buttons would move the map and leave the address behind.
WITHOUT_ZOOM = {
    "scrollZoom": True,
    "modeBarButtonsToRemove": ["zoomInGeo", "zoomOutGeo", "resetGeo", "toImage", "lasso2d", "select2d"],
}
view = open_page("map", "Where it happened")
if nothing_matches(view):
    say_nothing_matches(view)
else:
    viewport = view.selection.at or WHOLE_WORLD
    ask_ahead(view, viewport)
    with said_where_absent("The map"):
        # Asked before the row of controls, in which there is no room to say that it takes long.
        extent = extent_of(marks_in(view, WHOLE_WORLD).rows)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            choose_measure(view)
            view_buttons(view, extent)
            played = st.toggle("Play through time", key="map_played")
        key = "world_map"
        if played:
            draw_played(view, chart, height=HEIGHT, key="played_map", viewport=viewport)
        else:
            draw_world(
                view, chart, height=HEIGHT, key=key, viewport=viewport, on_select=lambda: take_click(view, key), selection_mode="points",
                config=WITHOUT_ZOOM,
            )  # fmt: skip
        st.caption(
            f"{DISCLAIMER} Click a country to select it on every page and again to release it, a mark to go there, a single event to "
            "select it. The buttons above and a click on a mark write the view into the address; what is dragged or turned by the wheel "
            "does not, and does not change what is listed below."
        )
        say_disputed(view, viewport)
    if view.selection.event:
        link_to("event", "Open the event chosen", view.selection, icon=":material/event_note:")
    ranked, listed = st.columns(2, gap="large")
    with ranked:
        st.markdown("**Countries, ranked**")
        with said_where_absent("The list of countries"):
            rows = world_rows(view)
            shown = rows[rows["country_iso3"].isin(view.selection.country)] if view.selection.country else rows
            tables.table(shown, COUNTRY_COLUMNS, alt="Events and deaths by country")
            say_provisional(view)
    with listed:
        with said_where_absent("The list of events"):
            events_listed(view, viewport)
        with said_where_absent("What is not mapped"):
            not_drawn(view)
close_page(view)
