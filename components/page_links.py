"""Links from page to page and to files, with a selection in the address."""

from urllib.parse import urlencode

from components import address, navigation
from queries.selection import Selection


def link_to(page: str, label: str, selection: Selection, icon: str | None = None) -> None:
    """Link to another page with a selection in its address; what is elsewhere is not what somebody shared."""
    navigation.link(page, label, address.as_dict(selection.with_(made=None, link=None)), icon)


def address_of(path: str, selection: Selection, **options: str) -> str:
    """Path and query of a selection and of options that are not empty, for links outside the pages."""
    query = urlencode([*selection.to_query(), *((name, value) for name, value in options.items() if value)], safe=",")
    return f"{path}?{query}" if query else path
