"""Search: words, names, places, titles, statements and sources from one box."""

import streamlit as st

from components.page import close_page, open_page
from components.search import results, search_box

view = open_page("search", "Search", counts=False)
search_box(view)
if view.selection.q:
    results(view)
else:
    st.info("Type a word, or several. Words that are searched for also filter the events on every other page.")
close_page(view)
