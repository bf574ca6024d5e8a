"""Two pages with next to nothing on them: the floor under everything that Streamlit serves."""

import time

import streamlit as st


def show(title: str) -> None:
    """A title, a button, and a line that a click changes on screen."""
    st.title(title)
    st.button("Click")
    st.write(time.perf_counter())


st.navigation(
    [
        st.Page(lambda: show("One"), title="One", url_path="one", default=True),
        st.Page(lambda: show("Two"), title="Two", url_path="two"),
    ],
    position="top",
).run()
