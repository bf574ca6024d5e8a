"""The pages in their order, and links between them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.navigation.page import StreamlitPage

FOLDER = Path(__file__).parents[1] / "pages"

PAGES: Mapping[str, tuple[str, str]] = {
    "overview": ("Overview", ":material/balance:"),
    "map": ("Map", ":material/map:"),
    "timeline": ("Timeline", ":material/timeline:"),
    "statements": ("Statements", ":material/forum:"),
    "event": ("Event", ":material/event_note:"),
    "actors": ("Countries & actors", ":material/groups:"),
    "search": ("Search", ":material/search:"),
    "extract": ("Extract", ":material/download:"),
    "method": ("Sources & method", ":material/menu_book:"),
}


def all_pages() -> list[StreamlitPage]:
    """Every page in the order of the navigation."""
    return [_page(name) for name in PAGES]


def link(page: str, label: str, query: Mapping[str, Sequence[str]], icon: str | None = None) -> None:
    """Link to a page with a selection in its address."""
    st.page_link(_page(page), label=label, icon=icon, query_params=dict(query))


def icon() -> str:
    """Path of the dashboard's own icon."""
    return str(Path(__file__).with_name("icon.png"))


def _page(name: str) -> StreamlitPage:
    title, sign = PAGES[name]
    first = name == next(iter(PAGES))
    return st.Page(FOLDER / f"{name}.py", title=title, icon=sign, url_path=None if first else name, default=first)


def go(page: str, query: str) -> NoReturn:
    """Turn to a page with this query in its address; nothing more of the page on screen is run."""
    st.switch_page(_page(page), query_params=parse_qsl(query))
