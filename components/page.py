"""The frame of every page: title, selection in words, what matched, what was not understood; sources and extract at the foot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import address, navigation
from components.palette import DARK, LIGHT, Ink, colours
from components.record import Asked, Record
from components.selection_bar import selection_bar
from components.words import as_text, say_count, say_number, source_link
from queries.selection import FIELDS, Rejected, Selection

# The kind of records that each page shows, with which its extract begins.
SHOWN = {"map": "countries", "statements": "statements", "event": "figures", "actors": "actors", "method": "sources"}
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
    ("One HTML file, for a stick or without a network", "html", "html"),
)
TITLES = {field.name: field.title for field in FIELDS}


@dataclass(frozen=True)
class View:
    """What a page works with: the record, the selection, the colours of the theme."""

    page: str
    record: Record
    selection: Selection
    ink: Ink

    def rows(self, question: str, **own: Any) -> pd.DataFrame:
        """Answer a question on the selection."""
        return self.record.rows(question, self.selection, **own)

    def rows_on(self, topic_id: str | None, question: str, **own: Any) -> pd.DataFrame:
        """Answer a question on the selection turned to one topic, or to all of them."""
        return self.on_topic(topic_id).rows(question, **own)

    def ask_ahead(self, *questions: Asked) -> None:
        """Ask side by side what is about to be asked on the selection."""
        self.record.ask_ahead(self.selection, *questions)

    def words(self, field: str, value: Any) -> str:
        """Say a code in words."""
        return self.record.vocabulary.get(field, {}).get(value, str(value))

    def label(self, enumeration: str, code: Any) -> str:
        """Say an enumerated value in words."""
        return self.record.labels(enumeration).get(code, str(code))

    def on_event(self, event_id: str | None) -> "View":
        """The same view with its selection turned to one event."""
        return replace(self, selection=self.selection.with_(event=event_id))

    def on_topic(self, topic_id: str | None) -> "View":
        """The same view with its selection turned to one topic, or to all of them."""
        return replace(self, selection=self.selection.with_(topic=topic_id))

    @property
    def party_colours(self) -> Mapping[str, str]:
        """Colour of each party, the same on every page."""
        ranked = self.record.rows("vocabulary/parties", Selection())
        return colours(ranked["party_actor_id"].tolist(), self.ink)


def open_page(page: str, title: str, *, counts: bool = True) -> View:
    """Read the address bar, draw the selection bar and the head of the page; ``counts`` says how much matches the selection."""
    record, selection, rejected = address.read(page)
    ink = DARK if st.context.theme.type == "dark" else LIGHT
    view = View(page, record, selection, ink)
    if selection.view != "present":
        selection_bar(view.record, view.selection)
    st.title(title, anchor=False)
    st.markdown(f"**{as_text(selection.describe(record.vocabulary))}**")
    if counts:
        st.caption(_matched(view))
    _say_rejected(rejected)
    return view


def close_page(view: View, dataset_ids: Collection[str] | None = None) -> None:
    """Say which datasets stand behind the page, those of the selection unless it names its own, and where the rows can be had."""
    st.divider()
    cards = view.rows("sources/datasets")
    behind = view.rows("overview/totals")["dataset_id"] if dataset_ids is None else list(dataset_ids)
    cited = cards[cards["dataset_id"].isin(behind)]
    names = [source_link(f"{row.title}, version {row.version}", row.url) for row in cited.itertuples()]
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not a caption, in which links would be too pale to read.
        st.markdown(f":small[Sources: {'; '.join(names) or 'none match the selection'}]")
        link_to("method", "Sources & method", view.selection, icon=":material/menu_book:")
        shown = view.selection if view.page == "extract" else view.selection.with_(records=(SHOWN.get(view.page, "events"),))
        link_to("extract", "Extract this view", shown, icon=":material/download:")
        _slides_of(view)


def _slides_of(view: View) -> None:
    """Offer the figures of the page as slides, where it has any; each is made when its link is followed."""
    if view.page not in FIGURES:
        return
    shown = view.selection.with_(view=None, records=())
    with st.popover("Slides", icon=":material/slideshow:"):
        st.caption("The figures of this page, each with its selection, day, sources and link.")
        for label, form, sign in SLIDES:
            path = address_of(f"/api/v1/slides.{form}", shown, page=view.page)
            st.link_button(label, path, icon=f":material/{sign}:", width="stretch")
        for figure, label in FIGURES[view.page].items():
            path = address_of("/api/v1/picture.png", shown, page=view.page, figure=figure)
            st.link_button(f"Picture: {label}", path, icon=":material/image:", width="stretch")


def link_to(page: str, label: str, selection: Selection, icon: str | None = None) -> None:
    """Link to another page with a selection in its address."""
    navigation.link(page, label, address.as_dict(selection), icon)


def address_of(path: str, selection: Selection, **options: str) -> str:
    """Path and query of a selection and of options that are not empty, for links outside the pages."""
    query = urlencode([*selection.to_query(), *((name, value) for name, value in options.items() if value)], safe=",")
    return f"{path}?{query}" if query else path


def say_nothing_matches(view: View) -> None:
    """Say that a selection is empty, and offer the way out."""
    st.info(
        "No event in this record matches the selection. That is not the same as nothing having happened: see the coverage of each dataset."
    )
    st.button("Clear the selection", on_click=address.write, args=(Selection(snapshot=view.selection.snapshot),))


def _matched(view: View) -> str:
    totals = view.rows("overview/totals")
    if totals.empty:
        return "No matching records."
    coded = totals[totals["role"] == "coded"]
    accounts = totals[totals["role"] == "accounts"]
    parts = []
    if not coded.empty:
        parts.append(
            f"{say_count(coded['events'].sum(), 'coded event')} in {say_count(coded['records'].sum(), 'record')}, "
            f"{say_number(coded['without_number'].sum())} without a number"
        )
    if not accounts.empty:
        parts.append(f"{say_count(accounts['records'].sum(), 'curated event')} with competing accounts")
    parts.append(f"{say_number(totals['without_place'].sum())} without a usable location")
    return " · ".join(parts)


def _say_rejected(rejected: tuple[Rejected, ...]) -> None:
    for each in rejected[:8]:
        name = TITLES.get(each.field, each.field)
        st.warning(
            f"**{as_text(name)}** “{as_text(each.value)}” was not used: {as_text(each.reason)}.", icon=":material/link_off:"
        )
    if len(rejected) > 8:
        st.warning(f"{len(rejected) - 8} more values in the address were not used.", icon=":material/link_off:")
