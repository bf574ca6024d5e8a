"""Media attention on a page: how much was written, as a program counts it, apart from everything that happened."""

import pandas as pd
import streamlit as st

from components import tables
from components.charts import chart
from components.figures.attention_bars import FILES_A_DAY, attention_bars
from components.page_links import link_to
from components.view import View
from components.words import as_text, say_count, say_number, say_on, say_span
from queries.selection import Selection

COLUMNS = {
    "mentioned_on": tables.day("Day"),
    "mentions": tables.number("Mentions", "Mentions in the news of what the program made of it"),
    "violence_mentions": tables.number("Of violence", "Of those, mentions of coercion, assault, fighting or mass violence"),
    "articles": tables.number("Articles", "Counted for each coded row: one article may be counted many times"),
    "coded_rows": tables.number("Coded rows", "Rows that the program made of the news"),
    "files": tables.number("Files", f"Exports of that day that were taken in, of {FILES_A_DAY}"),
}
WHAT_IT_IS = (
    "Counts of what was written, as a program counts it in the news: neither events nor deaths, never added to them, and never drawn "
    "on one axis with them. It takes metaphors and games for events and places many in the wrong country. "
    "Of the selection, only dates, countries, datasets and as of apply."
)


def media_attention(view: View) -> None:
    """Draw the mentions by day, publisher by publisher; nothing where the record holds no such counts."""
    rows = view.rows("timeline/attention_by_day")
    if rows.empty and view.record.rows("timeline/attention_by_day", Selection()).empty:
        return
    st.header("Media attention", anchor=False)
    st.caption(WHAT_IT_IS)
    if rows.empty:
        st.info("No mention is counted on the dates and in the countries selected. No file taken in is not the same as no news.")
    for publisher, part in rows.groupby("publisher"):
        _draw(view, str(publisher), part)
    with st.container(horizontal=True, vertical_alignment="center"):
        link_to("method", "Sources & method", view.selection.with_(part="datasets"), icon=":material/menu_book:")
        link_to("extract", "Extract the counts", view.selection.with_(records=("attention",)), icon=":material/download:")


def _draw(view: View, publisher: str, rows: pd.DataFrame) -> None:
    st.markdown(f"**Mentions in the news a day, counted by {as_text(publisher)}**")
    chart(attention_bars(rows, view.ink), key=f"attention_{publisher}", summary=_summary(rows))
    tables.twin(f"mentions by day, {publisher}", lambda: rows, COLUMNS)


def _summary(rows: pd.DataFrame) -> str:
    peak = rows.loc[rows["mentions"].astype(float).idxmax()]
    partial = int((rows["files"] < FILES_A_DAY).sum())
    words = (
        f"{say_count(rows['mentions'].sum(), 'mention')} on {say_count(len(rows), 'day')}, "
        f"{say_span(rows['mentioned_on'].min(), rows['mentioned_on'].max())}, {say_number(rows['violence_mentions'].sum())} of them of "
        f"violence. Most on {say_on(peak['mentioned_on'])}: {say_number(peak['mentions'])}."
    )
    if partial:
        words += (
            f" {say_count(partial, 'day')} hatched: fewer than the {FILES_A_DAY} files that are published a day were taken in "
            f"({say_number(rows['files'].min())} at the least), so that the count is of a part of the day."
        )
    return words
