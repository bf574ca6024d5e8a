"""The frame of every page: title, selection in words, what matched, what was not understood; sources and extract at the foot."""

from collections.abc import Callable, Collection

import pandas as pd
import streamlit as st

from components import address, in_vain
from components.absent import if_there
from components.briefing import STYLE, caption, steps
from components.events import datasets_of_selection
from components.no_longer import superseded
from components.page_links import link_to
from components.palette import DARK, LIGHT
from components.pinned import say_made, say_pinned
from components.selection_bar import selection_bar
from components.share import share
from components.slide_links import slide_links
from components.view import View
from components.words import as_text, say_count, say_number, source_link
from queries.selection import FIELDS, Rejected, Selection, say_day

# The kind of records that each page shows, with which its extract begins.
SHOWN = {"map": "countries", "statements": "statements", "event": "figures", "actors": "actors", "method": "sources"}
TITLES = {field.name: field.title for field in FIELDS}


def open_page(page: str, title: str, *, counts: bool = True) -> View:
    """Read the address bar, draw the selection bar and the head of the page; ``counts`` says how much matches the selection."""
    in_vain.begin()
    record, selection, rejected = address.read(page)
    ink = DARK if st.context.theme.type == "dark" else LIGHT
    view = View(page, record, selection, ink)
    if selection.view is None:
        selection_bar(view.record, view.selection)
    presenting = selection.view == "present"
    if presenting:
        st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(as_text((presenting and caption(selection)) or title), anchor=False, width="content")
        if selection.view is None:
            share(view)
    st.markdown(f"**{as_text(selection.describe(record.vocabulary))}**")
    if counts:
        st.caption(_matched(view))
    if not presenting:
        say_pinned(record, selection)
    _say_rejected(view, rejected)
    return view


def close_page(view: View, behind: Callable[[View], Collection[str]] = datasets_of_selection) -> None:
    """Say which datasets stand behind the page, those of the selection unless it has its own, and where the rows can be had."""
    st.divider()
    cited = if_there(lambda: _cited(view, behind(view)))
    said = "cannot be told just now" if cited is None else "; ".join(cited) or "none match the selection"
    # Not a caption, in which links would be too pale to read.
    sources = f":small[Sources: {said}]"
    if view.selection.view:
        _foot(view, sources)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(sources)
        link_to("method", "Sources & method", view.selection, icon=":material/menu_book:")
        shown = view.selection if view.page == "extract" else view.selection.with_(records=(SHOWN.get(view.page, "events"),))
        link_to("extract", "Extract this view", shown, icon=":material/download:")
        if view.page != "method" and view.record.others():
            changes = view.selection.with_(part="changes")
            link_to("method", "What changed in this view", changes, icon=":material/compare_arrows:")
        slide_links(view)


def _cited(view: View, dataset_ids: Collection[str]) -> list[str]:
    cards = view.rows("sources/datasets")
    cited = cards[cards["dataset_id"].isin(list(dataset_ids))]
    return [source_link(f"{row.title}, version {row.version}", row.url) for row in cited.itertuples()]


def _foot(view: View, sources: str) -> None:
    """Say at the foot of what has no chrome as of when it is, on which snapshot, from which sources; lead on through a briefing."""
    asof = f"As of {say_day(view.selection.asof)} · " if view.selection.asof else ""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="foot"):
        st.markdown(f":small[{asof}{say_made(view.record, view.selection)}]  \n{sources}")
        if view.selection.view == "present":
            steps(view.selection)


def nothing_matches(view: View) -> bool:
    """Whether no event matches the selection; not so where nobody can say."""
    totals = _totals(view)
    return totals is not None and totals.empty


def say_nothing_matches(view: View) -> None:
    """Say that a selection is empty, and offer the way out."""
    st.info(
        "No event in this record matches the selection. That is not the same as nothing having happened: see the coverage of each dataset."
    )
    st.button("Clear the selection", on_click=address.write, args=(Selection(snapshot=view.selection.snapshot),))


def _totals(view: View) -> pd.DataFrame | None:
    return if_there(lambda: view.rows("overview/totals"))


def _matched(view: View) -> str:
    totals = _totals(view)
    if totals is None:
        return "How many records match cannot be counted just now."
    if totals.empty:
        return "No matching records."
    coded = totals[totals["role"] == "coded"]
    accounts = totals[totals["role"] == "accounts"]
    parts = []
    if not coded.empty:
        parts.append(
            f"{say_count(coded['events'].sum(), 'coded event')} in {say_count(coded['records'].sum(), 'record')} "
            f"({_provisional(coded)}{say_number(coded['without_number'].sum())} without a number)"
        )
    if not accounts.empty:
        parts.append(say_count(accounts["records"].sum(), "curated event"))
    parts.append(f"{say_number(totals['without_place'].sum())} without a usable location")
    return " · ".join(parts)


def _provisional(coded: pd.DataFrame) -> str:
    provisional = coded[coded["provisional"]]["events"].sum()
    return f"{say_number(provisional)} provisional, " if provisional else ""


def _say_rejected(view: View, rejected: tuple[Rejected, ...]) -> None:
    for each in rejected[:8]:
        name = TITLES.get(each.field, each.field)
        st.warning(
            f"**{as_text(name)}** “{as_text(each.value)}” was not used: {as_text(each.reason)}.", icon=":material/link_off:"
        )
        if each.value in view.record.vocabulary.get(f"no_longer_{each.field}", {}):
            _lead_on(view, each.value)
    if len(rejected) > 8:
        st.warning(f"{len(rejected) - 8} more values in the address were not used.", icon=":material/link_off:")


def _lead_on(view: View, event_id: str) -> None:
    """Link from an event that is no longer there to where its reader goes on."""
    if gone := superseded(view.record, event_id):
        if gone.same_number:
            now = view.selection.with_(event=gone.same_number, topic=None)
            link_to("event", f"The event of the same number in {gone.is_in}", now, icon=":material/event:")
        link_to("map", f"Events of that day in {gone.is_in}", gone.among(view.selection), icon=":material/map:")
    else:
        link_to("method", "What publishers withdrew", view.selection.with_(part="withdrawn"), icon=":material/delete_history:")
