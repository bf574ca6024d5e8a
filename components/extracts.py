"""Extracts on the page: which records, how many, the file, the same by address, what was withheld, how to cite."""

import pandas as pd
import streamlit as st

from components.page import View, address_of
from components.words import as_text, say_count, say_list, say_number
from queries.question import load

RECORDS = {"events": "Events", "figures": "Figures", "statements": "Statements"}
PREVIEWED = 200


def choose_records() -> str:
    """Let the reader choose the kind of records."""
    return str(
        st.segmented_control(
            "Records", list(RECORDS), format_func=RECORDS.__getitem__, default="events", required=True, key="extract_records"
        )
    )


def say_counts(view: View, records: str) -> int:
    """Say how many rows the file will hold, and what it leaves out; returns the number."""
    counts = view.rows("extract/counts").iloc[0]
    rows = int(counts[records])
    st.markdown(f"The file holds **{say_count(rows, 'row')}**, one per {as_text(load(f'extract/{records}').grain)}.")
    withheld = view.rows("extract/withheld")
    for row in withheld.itertuples():
        st.warning(
            f"{say_count(row.records, 'event')} of {as_text(row.title)} left out: "
            f"the licence of {as_text(row.publisher)} ({as_text(row.licence)}) forbids handing rows on."
        )
    return rows


def extract_lines(view: View, records: str, rows: int) -> None:
    """Offer the file, its address, the command that fetches it, and its citation."""
    path = address_of(f"/api/v1/{records}.csv", view.selection.with_(view=None))
    st.link_button(f"Download CSV ({say_number(rows)} rows)", path, icon=":material/download:")
    st.caption(
        "UTF-8, comma-separated, one header line. "
        "Text cells that a spreadsheet would run as a formula start with an apostrophe; numbers are untouched."
    )
    with st.expander("The same by address, and how to cite", icon=":material/link:"):
        base = str(st.context.url or "").split("/extract")[0].rstrip("/")
        st.code(f"curl -o {records}.csv '{base}{path}'", language="bash", wrap_lines=True)
        st.markdown("**Cite as**")
        st.code(citation(view), language=None, wrap_lines=True)
    with st.expander("Columns", icon=":material/table_rows:"):
        st.dataframe(_columns(view, records), hide_index=True, alt="Columns of the file", placeholder="")


def citation(view: View) -> str:
    """How to cite the extract: the selection, the snapshot, and each dataset in it."""
    totals = view.rows("overview/totals")
    cards = view.rows("sources/datasets")
    cited = cards[cards["dataset_id"].isin(totals["dataset_id"])]["citation"].tolist()
    chosen = view.selection.describe(view.record.vocabulary)
    return f"Parallax, snapshot {view.record.snapshot_id}: {chosen}. Data: {say_list([text.rstrip('.') for text in cited])}."


def preview(view: View, records: str, rows: int) -> None:
    """Show the first rows of the file as it will be."""
    answer = view.record.table(f"extract/{records}", view.selection)
    shown = min(rows, PREVIEWED)
    st.markdown(f"**Preview**: the first {say_count(shown, 'row')} of {say_number(rows)}")
    st.dataframe(answer.slice(0, PREVIEWED).to_pandas(), hide_index=True, placeholder="", alt="First rows of the file")


def _columns(view: View, records: str) -> pd.DataFrame:
    dictionary = view.rows("sources/dictionary")
    described = (
        dictionary[dictionary["column_name"] != "*"].drop_duplicates("column_name").set_index("column_name")["description"]
    )
    returned = load(f"extract/{records}").returns
    return pd.DataFrame(
        [{"Column": name, "Type": kind, "What it holds": described.get(name, EXTRA.get(name, ""))} for name, kind in returned]
    )


EXTRA = {
    "country": "Everyday English name of the country",
    "deaths_low": "Low estimate of the harm and victims selected (killed, everyone by default); empty where there is none",
    "deaths_best": "Best estimate of the same",
    "deaths_high": "High estimate of the same",
    "event": "Title of the event",
    "claimant": "Name of the claimant",
    "party": "The widest actor for which the speaker or claimant speaks",
    "is_current": "Whether the figure stood on the day asked for",
    "superseded_on": "Day on which a newer figure of the same claimant replaced it",
    "source_publisher": "Who published the source",
    "source_title": "Title of the source",
    "source_url": "Address of the source",
    "speaker": "Name of the speaker",
    "speaker_role": "Office or description of the speaker",
}
