"""What is provisional: records that stand only until their publisher's final release of the same days takes their place."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components import tables
from components.absent import if_there
from components.view import View
from components.words import as_text, say_count, say_list, say_toll

UNTIL = "stands only until its publisher's final release of the same days takes its place"


def marked(events: pd.DataFrame, columns: Mapping[str, Any]) -> tuple[pd.DataFrame, Mapping[str, Any]]:
    """Rows and columns of a list of events, with a column that marks the provisional ones where there are any."""
    if not events["provisional"].any():
        return events, columns
    standing = ["Provisional" if each else "" for each in events["provisional"]]
    # Second, where it is seen however narrow the page.
    (first, day), *rest = columns.items()
    mark = tables.text("Standing", f"Provisional: {UNTIL}")
    return events.assign(standing=standing), {first: day, "standing": mark, **dict(rest)}


def say_provisional(view: View) -> None:
    """Say how much of the sums on the page is provisional, and whose it is; nothing where none is."""
    totals = if_there(lambda: view.rows("overview/totals"))
    if totals is None:
        st.caption("How much of this is provisional cannot be told just now.")
        return
    own = totals[totals["provisional"]]
    if own.empty:
        return
    names = [as_text(view.words("dataset", each)) for each in own["dataset_id"]]
    toll = say_toll(*(own[name].sum(min_count=1) for name in ("low", "best", "high")))
    st.caption(
        f"Of this, {say_count(own['events'].sum(), 'event')}, deaths {toll}, are provisional: {say_list(names)} {_until(len(names))}."
    )


def say_of_event(facts: pd.Series) -> str | None:
    """Say of an event that it is provisional; None where it is not."""
    return f"provisional: it {UNTIL}" if facts["provisional"] else None


def _until(datasets: int) -> str:
    return UNTIL if datasets == 1 else "stand only until their publisher's final releases of the same days take their place"
