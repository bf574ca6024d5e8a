"""Extracts on the page: which records, how many, the file, the same by address, what was withheld, how to cite."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import address
from components.absent import if_there, said_where_absent
from components.fetching import lines_for
from components.http.asked import forms, unbounded
from components.http.citations import cite
from components.http.dictionary import described
from components.http.stretches import parts
from components.http.withheld import left_out
from components.page_links import address_of, base_of
from components.view import View
from components.words import as_text, say_count, say_list, say_number
from queries.fields import FIXED
from queries.question import load

RECORDS = FIXED["records"]
SEEN, BEHIND = "What you see", "Everything behind it"
SCOPES = {
    SEEN: "One kind of records, those that the page you came from shows, in the format that you choose.",
    BEHIND: "The package: every kind of records that matches the selection, as CSV and Parquet, with a description of every column, "
    "citations, what was left out and why, and the SQL that made it.",
}
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
    "geojson": "One feature an event, longitude before latitude. An event without a place has no geometry.",
    "geoparquet": "Parquet with a column of points for QGIS, geopandas and the like. An event without a place has no geometry.",
    "json": "One list of objects. Unknown numbers are null, days are written YYYY-MM-DD.",
    "jsonl": "One object a line. Unknown numbers are null, days are written YYYY-MM-DD.",
}
PREVIEWED = 200
COUNTED = ("events", "figures")  # too many to be fetched for their number alone


def choose_scope() -> str:
    """Let the reader choose between what was on screen and all that stands behind it."""
    scope = str(st.segmented_control("Extract", list(SCOPES), default=SEEN, required=True, key="extract_scope"))
    st.caption(SCOPES[scope])
    return scope


def choose_records(view: View) -> str:
    """Let the reader choose the kind of records; the address bar says which is chosen at first."""
    st.session_state["extract_records"] = next(iter(view.selection.records), "events")
    return str(
        st.segmented_control(
            "Records", list(RECORDS), format_func=RECORDS.__getitem__, required=True, key="extract_records", on_change=_taken
        )
    )


def _taken() -> None:
    address.change(records=(st.session_state["extract_records"],))


def say_counts(view: View, records: str) -> int | None:
    """Say how many rows the file will hold, and what it leaves out; returns the number, None where there is no file."""
    if refused := unbounded(records, view.selection):
        st.info(f"{as_text(refused[0].reason[0].upper() + refused[0].reason[1:])}.", icon=":material/filter_alt:")
        return None
    rows = count(view, records)
    st.markdown(f"The file holds **{say_count(rows, 'row')}**, one per {as_text(load(f'extract/{records}').grain)}.")
    say_withheld(view)
    return rows


def count(view: View, records: str) -> int:
    """How many rows a kind of records has; the long ones are counted without being fetched."""
    if records in COUNTED:
        return int(view.rows("extract/counts").iloc[0][records])
    return int(view.record.table(f"extract/{records}", view.selection).num_rows)


def counts_behind(view: View) -> dict[str, int]:
    """How many rows the package has of each kind of records."""
    return {each: count(view, each) for each in RECORDS if not unbounded(each, view.selection)}


def say_what_is_there(view: View) -> None:
    """Say which kinds of records can be had while the engine is away, and which cannot."""
    rows = {each: if_there(partial(count, view, each)) for each in RECORDS if not unbounded(each, view.selection)}
    there = [f"{RECORDS[each].lower()} ({say_count(number, 'row')})" for each, number in rows.items() if number is not None]
    away = [RECORDS[each].lower() for each, number in rows.items() if number is None]
    kept = f"Meanwhile there are files, of one kind each, of {say_list(there)}. " if there else ""
    st.info(f"{kept}Not before the server answers again: {say_list([*away, 'the package'])}.", icon=":material/inventory_2:")


def say_withheld(view: View) -> None:
    """Say what may not be handed on, and whose it is."""
    for row in left_out(view.record, view.selection):
        st.warning(
            f"{say_count(row['records'], 'record')} of {as_text(row['title'])} left out: "
            f"the licence of {as_text(row['publisher'])} ({as_text(row['licence'])}) forbids handing rows on."
        )


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
    path = address_of(f"/api/v1/{records}.{form}", view.selection.with_(view=None, records=()), **options)
    st.link_button(f"Download {name} ({say_number(rows)} rows)", path, icon=":material/download:")
    st.caption(ABOUT[form])
    say_lines(view, form, f"{records}.{form}", path, records)
    with st.expander("What the columns hold", icon=":material/table_rows:"):
        st.dataframe(_columns(view, records), hide_index=True, alt="Columns of the file", placeholder="")


def package_lines(view: View, counts: Mapping[str, int]) -> None:
    """Offer the package of everything behind the selection, and say what is in it."""
    path = address_of("/api/v1/package.zip", view.selection.with_(view=None, records=()))
    st.link_button(f"Download the package ({say_number(sum(counts.values()))} rows)", path, icon=":material/folder_zip:")
    table = pd.DataFrame({"Records": [RECORDS[each] for each in counts], "Rows": list(counts.values())})
    table["One row per"] = [load(f"extract/{each}").grain for each in counts]
    st.dataframe(table, hide_index=True, alt="What the package holds", placeholder="")
    say_lines(view, "zip", "package.zip", path, *counts)


def say_lines(view: View, form: str, file: str, path: str, *records: str) -> None:
    """Show the lines that fetch a file, in each tool, and how to cite it."""
    base = base_of(view.page).rstrip("/")
    with st.expander("The same by address", icon=":material/link:"):
        for tool, lines in lines_for(form, file, f"{base}{path}").items():
            st.markdown(f"**{tool}**")
            st.code(lines, language=None, wrap_lines=True)
    with st.expander("How to cite it", icon=":material/format_quote:"):
        address = f"{base}{address_of(f'/api/v1/{file}', view.pinned)}"
        with said_where_absent("The citation"):
            for name, lines in citations(view, address, records).items():
                st.markdown(f"**{name}**")
                st.code(lines, language=None, wrap_lines=True)


def citations(view: View, address: str, records: Sequence[str]) -> dict[str, str]:
    """How to cite rows of some kinds at an address, in each form: the selection, the snapshot, the datasets in it, the day."""
    behind = set() if records == ("attention",) else set(view.rows("overview/totals")["dataset_id"])
    if "attention" in records:
        behind |= set(view.record.table("extract/attention", view.selection).column("dataset_id").to_pylist())
    cards = view.rows("sources/datasets")
    cited = list(dict.fromkeys(cards[cards["dataset_id"].isin(behind)]["citation"]))
    made = cite(view.record, view.selection, cited, address)
    return {"Short": made.short, "In full": made.full, "BibTeX": made.bibtex, "RIS": made.ris.replace("\r\n", "\n")}


def preview(view: View, records: str, rows: int, columns: tuple[str, ...]) -> None:
    """Show the first rows of the file as it will be."""
    shown = min(rows, PREVIEWED)
    st.markdown(f"**Preview**: the first {say_count(shown, 'row')} of {say_number(rows)}")
    first = first_rows(view, records, shown)
    st.dataframe(first[list(columns or first.columns)], hide_index=True, placeholder="", alt="First rows of the file")


def first_rows(view: View, records: str, shown: int) -> pd.DataFrame:
    """The first rows of a file, of which no more is read than it takes to find them."""
    question = f"extract/{records}"
    found: list[pd.DataFrame] = []
    for own in parts(question, lambda: view.rows("extract/stretches").to_dict("records")):
        if sum(map(len, found)) < shown or not found:
            found.append(view.record.table(question, view.selection, **own).slice(0, shown).to_pandas())
    return pd.concat(found).head(shown)


def _columns(view: View, records: str) -> pd.DataFrame:
    said = described(view.record, records)
    returned = load(f"extract/{records}").returns
    return pd.DataFrame([{"Column": name, "Type": kind, "What it holds": said[name]} for name, kind in returned])
