"""What is not known on a question, in the words of the memo, folded beneath what is claimed."""

from datetime import UTC, datetime

import streamlit as st

from components.folds import fold
from components.memo.unknown import unknown
from components.memo_buttons import material
from components.view import View
from components.words import as_text, source_link


def unknown_of_topic(view: View, topic_id: str) -> None:
    """Say, when asked, who gave no number or would not say, and in whom no statement was found."""
    fold("What is not known", lambda: _unknown(view, topic_id), key="unknown", icon=":material/question_mark:")


def _unknown(view: View, topic_id: str) -> None:
    made_from = material(view, datetime.now(UTC).date(), topic_id)
    sentences = unknown(topic_id, made_from.figures_on(topic_id), made_from.statements_on(topic_id), made_from)
    if not sentences:
        st.markdown("Every party that spoke on the event spoke on this, and every claimant gave a number.")
        return
    lines = []
    for each in sentences:
        links = "; ".join(source_link(source.publisher, source.url, None) for source in each.sources if source.url)
        lines.append(f"- {as_text(each.text)}" + (f" ({links})" if links else ""))
    st.markdown("\n".join(lines))
