"""What stands over a view that is pinned on a snapshot: when it was shared, and what became of its records since."""

import streamlit as st

from components import address, record
from components.page_links import link_to
from components.record import Record
from components.short_links import Link, StoreError, find
from components.words import as_text, say_count, say_on
from queries.selection import Selection


def say_pinned(chosen: Record, selection: Selection) -> None:
    """Say that a view does not move on, what was said of it, and how it stands beside the record in service."""
    if selection.snapshot is None:
        return
    link = _link(selection)
    if link and link.title:
        st.markdown(f"**{as_text(link.title)}**" + (f" · {as_text(link.note)}" if link.note else ""))
    now = record.current()
    made = _said_made(chosen, selection, link)
    if now.snapshot_id == chosen.snapshot_id:
        st.caption(
            f"{made}, which is still the one in service. Pinned: this address will show the same whatever is published later."
        )
        return
    with st.container(border=True):
        st.markdown(f":material/history: {made}.")
        _say_changes(chosen, now, selection)
        unpinned = selection.unshared.with_(snapshot=None)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(":small[**Then** is on screen]", width="content")
            # Not a link: one to the page on screen changes nothing.
            st.button("Now", icon=":material/update:", on_click=address.write, args=(unpinned,), key="pinned_now")
            link_to(
                "method",
                "What changed",
                unpinned.with_(before=chosen.snapshot_id, part="changes"),
                icon=":material/compare_arrows:",
            )


def _link(selection: Selection) -> Link | None:
    try:
        return find(selection.link) if selection.link else None
    except StoreError:
        return None


def say_made(chosen: Record, selection: Selection) -> str:
    """Say when a view was shared, and on which snapshot of which day."""
    return _said_made(chosen, selection, _link(selection))


def _said_made(chosen: Record, selection: Selection, link: Link | None) -> str:
    made = selection.made or (link.created_at.date() if link else None)
    begun = f"Shared on {say_on(made)} on" if made else "Pinned on" if selection.snapshot else "On"
    return f"{begun} snapshot {chosen.snapshot_id} of {say_on(chosen.built_on)}"


# Beside the page, which does not wait for two records to be compared.
@st.fragment(key="part_pinned", parallel=True)
def _say_changes(chosen: Record, now: Record, selection: Selection) -> None:
    st.markdown(_said_changes(chosen, now, selection))


def _said_changes(chosen: Record, now: Record, selection: Selection) -> str:
    found = now.changes_since(chosen, selection.bare, 0)
    if isinstance(found, str):
        return f"How it stands beside the record in service, of {say_on(now.built_on)}, cannot be told: {as_text(found)}."
    changed = int(found[0][["new", "revised", "retracted", "moved"]].to_numpy().sum())
    if not changed:
        return f"The record in service, of {say_on(now.built_on)}, holds the same records in this view."
    return (
        f"Since then {say_count(changed, 'record')} in this view changed, up to the record in service, of {say_on(now.built_on)}."
    )
