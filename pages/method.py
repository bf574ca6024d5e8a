"""Sources & method: datasets, documents, definitions, questions, dictionary, limits."""

import streamlit as st

from components.method import SECTIONS, show_section
from components.page import close_page, open_page

view = open_page("method", "Sources and method")
section = st.segmented_control("Section", list(SECTIONS), default="Datasets", required=True, key="method_section")
show_section(str(section), view)
close_page(view)
