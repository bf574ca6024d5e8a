"""What changed in this view since another snapshot: records by dataset, totals by country and year, the changes one by one."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import address, record, tables
from components.difference_rows import changed_totals, said_records
from components.page_links import link_to
from components.view import View
from components.words import as_text, say_count, say_number
from queries.selection import Selection

OFFERED = 50
LISTED = 200
COUNTS = {
    "dataset": tables.text("Dataset", width="medium"),
    "record_kind": tables.text("Records"),
    "new": tables.number("New"),
    "revised": tables.number("Revised"),
    "retracted": tables.number("Retracted", "Gone from the record, or withdrawn with a reason"),
    "moved": tables.number("Moved", "The same record in another dataset, at another place or on other days"),
}
TOTALS = {
    "was": tables.text("Killed before", "Sums of best (low to high) estimates of records that carry them"),
    "now": tables.text("Killed now", "Sums of best (low to high) estimates of records that carry them"),
    "events_was": tables.text("Events before"),
    "events_now": tables.text("Events now"),
    "without_was": tables.text("Without a number before", "Events whose record carries no number: unknown, not zero"),
    "without_now": tables.text("Without a number now", "Events whose record carries no number: unknown, not zero"),
}
RECORDS = {
    "kind": tables.text("Change"),
    "record_kind": tables.text("Record"),
    "day": tables.day("Day"),
    "title": tables.text("What it says", width="large"),
    "was": tables.text("Number before"),
    "now": tables.text("Number now"),
    "changed": tables.text("What is another"),
    "record_id": tables.text("Identifier"),
}


def what_changed(view: View) -> None:
    """Let the reader choose what to compare with, and say what is another in the selection, or in the whole record."""
    others = view.record.others()[:OFFERED]
    if not others:
        st.info("No other snapshot is kept, so nothing can be compared. The next build will keep this one beside the new one.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = _choose_before(view.selection.before, others)
        whole = st.toggle("The whole record, not only the selection", key="difference_whole")
    shown = replace(view, selection=Selection(snapshot=view.selection.snapshot)) if whole else view
    _draw(shown, record.named(before))


def _choose_before(asked: str | None, others: list[str]) -> str:
    """Let the reader choose the other snapshot; the address bar holds the choice."""
    st.session_state["choice_before"] = asked if asked in others else others[0]
    return st.selectbox(
        "Compare this snapshot with", others, format_func=_say_snapshot, key="choice_before",
        on_change=lambda: address.change(before=st.session_state["choice_before"]),
    )  # fmt: skip


def _draw(view: View, before: record.Record) -> None:
    found = view.record.changes_since(before, view.selection, LISTED)
    if isinstance(found, str):
        st.warning(as_text(found), icon=":material/compare_arrows:")
        return
    counts, records = found
    if counts.empty:
        st.info("Nothing changed in what is shown: no event, statement or figure is another.")
        return
    st.markdown(f"**{_say_counts(counts)}**")
    tables.table(_named(counts), COUNTS, alt="Changed records by dataset")
    _draw_totals(view, replace(view, record=before))
    said = f"{say_count(len(records), 'change')}, those whose numbers moved most first"
    st.caption(said + ("." if len(records) < LISTED else "; there are more, which the command line lists: python -m data diff."))
    tables.table(said_records(records), RECORDS, alt="Changed records", missing="–")
    link_to(
        "extract", "Extract the rows as they were", view.selection.with_(snapshot=before.snapshot_id), icon=":material/history:"
    )


def _draw_totals(view: View, before: View) -> None:
    """Draw the totals that are others: the same questions, asked of both snapshots."""
    by_country = changed_totals(before.rows("countries/events_by_country"), view.rows("countries/events_by_country"), "country")
    yearly = [
        replace(each, selection=each.selection.with_(grain="year", by=None)).rows(
            "timeline/events_by_period", top=1, ranked_by="best"
        )
        for each in (before, view)
    ]
    by_year = changed_totals(yearly[0], yearly[1], "period_start")
    for rows, part, alt in ((by_country, "Country", "by country"), (by_year, "Year", "by year")):
        if rows.empty:
            st.caption(f"No total {alt} is another.")
        else:
            tables.table(rows, {"part": tables.text(part), **TOTALS}, alt=f"Changed totals {alt}")


def _named(counts: pd.DataFrame) -> pd.DataFrame:
    names = [
        row.dataset_id if row.dataset_before == row.dataset_id else f"{row.dataset_before} → {row.dataset_id}"
        for row in counts.itertuples()
    ]
    return counts.assign(dataset=names, record_kind=[f"{kind}s" for kind in counts["record_kind"]])


def _say_counts(counts: pd.DataFrame) -> str:
    parts = [f"{say_number(counts[kind].sum())} {kind}" for kind in ("new", "revised", "retracted", "moved")]
    return " · ".join(parts)


def _say_snapshot(snapshot_id: str) -> str:
    created = pd.Timestamp(record.named(snapshot_id).rows("sources/snapshot", Selection()).iloc[0]["created_at"])
    return f"{snapshot_id}, built {created:%Y-%m-%d %H:%M} UTC"
