"""The method page's sections."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from components import address, tables
from components.difference import what_changed
from components.page_links import link_to
from components.provisional import UNTIL
from components.sections import TITLES
from components.view import View
from components.withdrawn import withdrawn_events
from components.words import as_text, say_count, say_on, say_span, source_link
from queries.question import load, names


def choose_section(view: View) -> Callable[[View], None]:
    """Let the reader choose a section, which the address bar names; returns what draws it."""
    parts = {TITLES[part]: part for part in SECTIONS}
    named = view.selection.part or ""
    opened = named if named in SECTIONS else next(iter(SECTIONS))
    st.session_state["method_section"] = TITLES[opened]
    st.segmented_control(
        "Section", list(parts), required=True, key="method_section",
        on_change=lambda: address.change(part=parts[st.session_state["method_section"]]),
    )  # fmt: skip
    return SECTIONS[opened]


def _datasets(view: View) -> None:
    """One card a dataset."""
    for _, card in view.rows("sources/datasets").iterrows():
        with st.container(border=True):
            st.markdown(
                f"**{source_link(card['title'], card['url'])}** · version {as_text(card['version'])} · {as_text(card['role_label'])}"
            )
            st.markdown(as_text(card["scope"]))
            released = f"released {say_on(card['published_on'])}" if card["published_on"] else "no day of release stated"
            covered = say_span(card["coverage_start"], card["coverage_end"]) if card["coverage_start"] else "no period"
            st.markdown(
                f"Publisher: {as_text(card['publisher'])} · {released} · taken over {say_on(card['retrieved_on'])} · covers {covered} · "
                f"{say_count(card['row_count'], 'record')} · licence {source_link(card['licence'], card['licence_url'])} · "
                f"rows {'may' if card['redistributable'] else 'may not'} be handed on"
            )
            _standing(view, card)
            st.markdown(f"Cite as: {as_text(card['citation'])}")
            st.markdown("\n".join(f"- {as_text(note)}" for note in card["notes"]))
            st.caption(f"SHA-256 of the records {card['sha256']}")


def _standing(view: View, card: pd.Series) -> None:
    """Say of a dataset that it is provisional, and how many of its events were withdrawn."""
    if card["provisional"]:
        st.markdown(f"Provisional: it {UNTIL}.")
    if card["withdrawn"]:
        withdrawn = view.selection.with_(part="withdrawn", dataset=(card["dataset_id"],))
        link_to("method", f"{say_count(card['withdrawn'], 'event')} withdrawn by the publisher", withdrawn)


def _documents(view: View) -> None:
    """Every source."""
    rows = view.rows("sources/sources_listed")
    st.caption(f"{say_count(len(rows), 'document')}. No day stands where the document itself does not state one.")
    tables.table(
        rows,
        {
            "publisher": tables.text("Publisher"),
            "title": tables.text("Title", width="large"),
            "published_on": tables.day("Published"),
            "language": tables.text("Language"),
            "kind": tables.text("Kind"),
            "statements": tables.number("Statements"),
            "figures": tables.number("Figures"),
            "events": tables.number("Events"),
            "url": tables.link("Address"),
        },
        alt="Every source",
        height=560,
    )


def _article(view: View) -> None:
    """The article that the record started from, sentence by sentence."""
    rows = view.rows("sources/article_sentences")
    st.caption(
        "The record began with one article. Each of its sentences, by number, with the records that stand for it; "
        "the text itself is its publisher's."
    )
    shown = rows.assign(
        summary=[
            row.summary or ("Section heading: states no fact" if row.record_kind == "heading" else row.record_id)
            for row in rows.itertuples()
        ]
    )
    tables.table(
        shown,
        {
            "sentence_no": tables.number("Sentence"),
            "record_kind": tables.text("Record"),
            "made_on": tables.day("Date"),
            "speaker": tables.text("Speaker or claimant"),
            "summary": tables.text("What it says", width="large"),
            "record_id": tables.text("Identifier"),
        },
        alt="Sentences of the article and their records",
        missing="",
        height=560,
    )


def _definitions(view: View) -> None:
    """Every enumerated value."""
    rows = view.rows("sources/codes")
    for enumeration, part in rows.groupby("enumeration", sort=True):
        with st.expander(str(enumeration).replace("_", " ").capitalize()):
            columns = {
                "label": tables.text("Term"),
                "definition": tables.text("Meaning", width="large"),
                "code": tables.text("Code"),
            }
            tables.table(part, columns, alt=f"Values of {enumeration}")


def _questions(_view: View) -> None:
    """Every question in full."""
    st.caption(
        "Every number on every page comes from one of these questions, asked of the snapshot with the selection's values bound."
    )
    by_subject: dict[str, list[str]] = {}
    for name in names():
        by_subject.setdefault(name.split("/")[0], []).append(name)
    subject = st.selectbox("Subject", list(by_subject), key="method_subject")
    for name in by_subject[subject]:
        question = load(name)
        with st.expander(f"{as_text(question.asks)}"):
            st.caption(f"{as_text(name)} · one row per {as_text(question.grain)}")
            st.code(question.sql, language="sql")


def _dictionary(view: View) -> None:
    """Every table and column."""
    rows = view.rows("sources/dictionary")
    tables_only = rows[rows["column_name"] == "*"]
    for row in tables_only.itertuples():
        with st.expander(f"{as_text(row.table_name)}: {as_text(row.description)}"):
            part = rows[(rows["table_name"] == row.table_name) & (rows["column_name"] != "*")]
            columns = {
                "column_name": tables.text("Column"),
                "data_type": tables.text("Type"),
                "description": tables.text("What it holds", width="large"),
            }
            tables.table(part, columns, alt=f"Columns of {row.table_name}")


def _limits(view: View) -> None:
    """What the dashboard does and does not do with numbers."""
    snapshot = view.rows("sources/snapshot").iloc[0]
    st.markdown("\n".join(f"- {line}" for line in LIMITS))
    created = pd.Timestamp(snapshot["created_at"])
    st.caption(
        f"Snapshot {snapshot['snapshot_id']}, built {created:%Y-%m-%d %H:%M} UTC by version {snapshot['software_version']}, "
        f"content SHA-256 {snapshot['content_sha256']}"
    )
    link_to("extract", "Extract the rows", view.selection, icon=":material/download:")


LIMITS = (
    "Nothing here is the truth: every figure and every statement has an author, a day and a source.",
    "Unknown is not zero. A record without a number is counted as such; 0 stands only where somebody said none.",
    "Deaths are added up only over coded events of datasets that do not overlap. Competing accounts are never added, averaged or netted.",
    "Low, best and high are summed apart. Where the publisher's own row has them out of order, the numbers are kept and the row is marked.",
    "As of a day means: claimed on or before that day, where it was claimed. A coded dataset is known from the day of its release.",
    "A sum that UCDP publishes for a month stands in that month as a whole; it is not spread over days or weeks.",
    "Years that no loaded dataset covers are hatched: no bar there means that nothing was loaded, not that nothing happened.",
    "A party is the widest actor for which a speaker speaks. Families, residents and media of a country are not its government's voice.",
    "Silence means that no statement was found in the documents read; it is not proof that none was made.",
    "Countries are drawn as Natural Earth draws them, by de facto control. UCDP counts some territories under another country "
    "(the West Bank and Gaza under Israel, for one), and the totals follow UCDP.",
)

SECTIONS: Mapping[str, Callable[[View], None]] = {
    "datasets": _datasets,
    "changes": what_changed,
    "withdrawn": withdrawn_events,
    "documents": _documents,
    "article": _article,
    "definitions": _definitions,
    "questions": _questions,
    "dictionary": _dictionary,
    "limits": _limits,
}
