"""Extracts on the page: which records, how many, the file, the same by address, what was withheld, how to cite."""

import pandas as pd
import streamlit as st

from components.fetching import lines_for
from components.http.asked import forms
from components.http.dictionary import described
from components.http.stretches import whole
from components.page import View, address_of
from components.words import as_text, say_count, say_list, say_number
from queries.fields import FIXED
from queries.question import load

RECORDS = FIXED["records"]
# Each format by its name for readers: its ending, and the reader for whom it is meant where that changes the file.
FORMATS = {
    "CSV": ("csv", ""),
    "CSV for Excel": ("csv", "excel"),
    "Excel workbook": ("xlsx", ""),
    "Parquet": ("parquet", ""),
    "GeoJSON": ("geojson", ""),
    "GeoParquet": ("geoparquet", ""),
    "JSON": ("json", ""),
    "JSON lines": ("jsonl", ""),
}
ABOUT = {
    "csv": "UTF-8, comma-separated, one header line. "
    "Text cells that a spreadsheet would run as a formula start with an apostrophe; numbers are untouched.",
    "xlsx": "Typed cells: days are days, unknown numbers are empty, text is never run as a formula. "
    "Beyond 1,048,575 rows it goes on in a further sheet; text beyond 32,767 characters says where it was cut.",
    "parquet": "Columns keep their types: days are days, unknown numbers are null.",
    "geoparquet": "Parquet with a column of points, longitude before latitude, for QGIS, geopandas and the like.",
    "geojson": "One feature an event, longitude before latitude. An event without a place has no geometry.",
    "json": "One list of objects. Unknown numbers are null, days are written YYYY-MM-DD.",
    "jsonl": "One object a line. Unknown numbers are null, days are written YYYY-MM-DD.",
}
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


def choose_columns(records: str) -> tuple[str, ...]:
    """Let the reader choose columns; none chosen stands for all."""
    names = [name for name, _ in load(f"extract/{records}").returns]
    return tuple(st.multiselect("Columns", names, placeholder="All columns", key=f"extract_columns_{records}"))


def choose_format(records: str) -> str:
    """Let the reader choose among the formats that these records come in."""
    offered = [name for name, (form, _) in FORMATS.items() if form in forms(records)]
    return str(st.segmented_control("Format", offered, default="CSV", required=True, key=f"extract_format_{records}"))


def extract_lines(view: View, records: str, rows: int, columns: tuple[str, ...], name: str) -> None:
    """Offer the file, its address, the lines that fetch it, and its citation."""
    form, reader = FORMATS[name]
    options = {"columns": ",".join(columns), "for": reader}
    path = address_of(f"/api/v1/{records}.{form}", view.selection.with_(view=None), **options)
    st.link_button(f"Download {name} ({say_number(rows)} rows)", path, icon=":material/download:")
    st.caption(ABOUT[form])
    with st.expander("The same by address, and how to cite", icon=":material/link:"):
        base = str(st.context.url or "").split("/extract")[0].rstrip("/")
        for tool, lines in lines_for(form, f"{records}.{form}", f"{base}{path}").items():
            st.markdown(f"**{tool}**")
            st.code(lines, language=None, wrap_lines=True)
        st.markdown("**Cite as**")
        st.code(citation(view), language=None, wrap_lines=True)
    with st.expander("What the columns hold", icon=":material/table_rows:"):
        st.dataframe(_columns(view, records), hide_index=True, alt="Columns of the file", placeholder="")


def citation(view: View) -> str:
    """How to cite the extract: the selection, the snapshot, and each dataset in it."""
    totals = view.rows("overview/totals")
    cards = view.rows("sources/datasets")
    cited = cards[cards["dataset_id"].isin(totals["dataset_id"])]["citation"].tolist()
    chosen = view.selection.describe(view.record.vocabulary)
    return f"Parallax, snapshot {view.record.snapshot_id}: {chosen}. Data: {say_list([text.rstrip('.') for text in cited])}."


def preview(view: View, records: str, rows: int, columns: tuple[str, ...]) -> None:
    """Show the first rows of the file as it will be."""
    answer = view.record.table(f"extract/{records}", view.selection, **whole(f"extract/{records}"))
    shown = min(rows, PREVIEWED)
    st.markdown(f"**Preview**: the first {say_count(shown, 'row')} of {say_number(rows)}")
    first = answer.slice(0, PREVIEWED).select(list(columns or answer.column_names))
    st.dataframe(first.to_pandas(), hide_index=True, placeholder="", alt="First rows of the file")


def _columns(view: View, records: str) -> pd.DataFrame:
    said = described(view.record, records)
    returned = load(f"extract/{records}").returns
    return pd.DataFrame([{"Column": name, "Type": kind, "What it holds": said[name]} for name, kind in returned])
