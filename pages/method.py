"""Sources & method: datasets, documents, definitions, questions, dictionary, limits."""

import streamlit as st

from components.method import SECTIONS, show_section
from components.page import close_page, open_page

view = open_page("method", "Sources and method")
# A selection that names another snapshot is about what changed since.
first = "What changed" if view.selection.before else "Datasets"
section = st.segmented_control("Section", list(SECTIONS), default=first, required=True, key="method_section")
show_section(str(section), view)
close_page(view)
