"""The figures of a page as slides and pictures: where they are to be had."""

from collections.abc import Mapping

import streamlit as st

from components.page_links import address_of
from components.view import View

# The figures that a page has slides of.
FIGURES: Mapping[str, Mapping[str, str]] = {
    "overview": {"claims": "Figures claimed", "map": "Map", "timeline": "Timeline"},
    "map": {"map": "Map"},
    "timeline": {"timeline": "Timeline"},
    "statements": {"claims": "Figures claimed", "toll": "Running toll"},
    "actors": {"countries": "Countries", "pairs": "Who against whom"},
}
SLIDES = (
    ("PowerPoint, with charts to edit", "pptx", "slideshow"),
    ("PDF, to print or to hand on", "pdf", "picture_as_pdf"),
    ("One HTML file, for a stick or without a network", "html", "html"),
)


@st.fragment(key="part_slides")
def slide_links(view: View) -> None:
    """Offer the figures of the page as slides, where it has any; each is made when its link is followed."""
    if view.page not in FIGURES:
        return
    box = st.popover("Slides", icon=":material/slideshow:", key="slides", on_change="rerun")
    if not box.open:
        return
    shown = view.selection.with_(view=None, records=())
    with box:
        st.caption("The figures of this page, each with its selection, day, sources and link.")
        for label, form, sign in SLIDES:
            path = address_of(f"/api/v1/slides.{form}", shown, page=view.page)
            st.link_button(label, path, icon=f":material/{sign}:", width="stretch")
        for figure, label in FIGURES[view.page].items():
            path = address_of("/api/v1/picture.png", shown, page=view.page, figure=figure)
            st.link_button(f"Picture: {label}", path, icon=":material/image:", width="stretch")
