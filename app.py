"""Parallax: see what each side says happened. Pages, their order, routes and headers."""

import streamlit as st

from components.http.routes import MIDDLEWARE, ROUTES
from components.shell import is_page_run, say_error, show_pages

app = st.App(__file__, routes=ROUTES, middleware=MIDDLEWARE, on_script_error=say_error)

if is_page_run():
    show_pages(
        (
            st.Page("pages/overview.py", title="Overview", icon=":material/balance:", default=True),
            st.Page("pages/map.py", title="Map", icon=":material/map:", url_path="map"),
            st.Page("pages/timeline.py", title="Timeline", icon=":material/timeline:", url_path="timeline"),
            st.Page("pages/statements.py", title="Statements", icon=":material/forum:", url_path="statements"),
            st.Page("pages/event.py", title="Event", icon=":material/event_note:", url_path="event"),
            st.Page("pages/actors.py", title="Countries & actors", icon=":material/groups:", url_path="actors"),
            st.Page("pages/extract.py", title="Extract", icon=":material/download:", url_path="extract"),
            st.Page("pages/method.py", title="Sources & method", icon=":material/menu_book:", url_path="method"),
        )
    )
