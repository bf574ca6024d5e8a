"""Statements as they are read: who, when, what position, in which words, from where."""

import pandas as pd
import streamlit as st

from components.view import View
from components.words import as_text, is_known, say_on, source_link

LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "he": "Hebrew",
    "pt": "Portuguese",
    "it": "Italian",
    "fr": "French",
    "ru": "Russian",
    "ar": "Arabic",
}


def statement_list(rows: pd.DataFrame, view: View, *, with_topic: bool = False) -> None:
    """Draw statements one below the other, in one element, so that long lists stay light."""
    st.markdown("\n\n".join(_card(row, view, with_topic) for _, row in rows.iterrows()))


def _card(row: pd.Series, view: View, with_topic: bool) -> str:
    position = _position(view, row["position"])
    role = f", {as_text(row['speaker_role'])}" if is_known(row.get("speaker_role")) else ""
    topic = f" · {as_text(row['topic'])}" if with_topic else ""
    lines = [
        f"**{say_on(row['made_on'])} · {as_text(row['speaker'])}**{role} · *{position}*{topic}",
        as_text(row["summary"]),
        *_quote(row),
        f"Source: {source_link(row['publisher'], row['url'], row.get('source_locator'))}",
    ]
    return "  \n".join(lines)


def _quote(row: pd.Series) -> list[str]:
    if not is_known(row.get("quote")):
        return []
    language = str(row["quote_language"])
    original = f"“{as_text(row['quote'])}” ({LANGUAGES.get(language, as_text(language))})"
    return [original, f"“{as_text(row['quote_en'])}” (our translation)"] if is_known(row["quote_en"]) else [original]


def _position(view: View, position: str) -> str:
    return as_text(view.label("position", position).lower())
