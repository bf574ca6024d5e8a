"""Links from page to page and to files, with a selection in the address."""

from urllib.parse import urlencode

import streamlit as st

from components import address, navigation
from queries.selection import Selection


def link_to(page: str, label: str, selection: Selection, icon: str | None = None) -> None:
    """Link to another page with a selection in its address; what is elsewhere is not what somebody shared."""
    navigation.link(page, label, address.as_dict(selection.unshared), icon)


def address_of(path: str, selection: Selection, **options: str) -> str:
    """Path and query of a selection and of options that are not empty, for links outside the pages."""
    query = urlencode([*selection.to_query(), *((name, value) for name, value in options.items() if value)], safe=",")
    return f"{path}?{query}" if query else path


def base_of(page: str) -> str:
    """Address of the dashboard that shows a page, with a slash at its end."""
    url = str(st.context.url or "").partition("?")[0].rstrip("/")
    return f"{url.removesuffix(f'/{page}')}/"


def address_of_page(base: str, page: str, selection: Selection) -> str:
    """Address of a page, of which the first has no name in it; ``base`` ends with a slash."""
    return address_of(f"{base}{'' if page == next(iter(navigation.PAGES)) else page}", selection)
