"""Events that their publishers withdrew: no longer in any count, and not gone without a word."""

import streamlit as st

from components import tables
from components.view import View
from components.words import say_count, say_number, say_on

LISTED = 500
COLUMNS = {
    "withdrawn_on": tables.day("Withdrawn"),
    "dataset": tables.text("Dataset", width="medium"),
    "external_id": tables.text("Identifier at the publisher"),
    "reason": tables.text("Why", width="large"),
}


def withdrawn_events(view: View) -> None:
    """List the events that were withdrawn, the last first, and say what became of what was counted of them."""
    rows = view.rows("sources/withdrawn_events", top=LISTED)
    by_then = f" by {say_on(view.selection.asof)}" if view.selection.asof else ""
    if rows.empty:
        st.info(f"No publisher of the datasets selected had withdrawn an event{by_then}, as far as its lists were taken in.")
        return
    matching = int(rows["matching"].iloc[0])
    cut = f" The last {say_number(LISTED)} are listed." if matching > LISTED else ""
    st.markdown(
        f"**{say_count(matching, 'event')} withdrawn{by_then}, after publication, by the publisher.** None is in any count, sum, map or "
        f"extract here; only the identifier, the day and the reason are kept, so that a link to one says what became of it.{cut}"
    )
    tables.table(rows, COLUMNS, alt="Withdrawn events")
