"""Verdicts on the page: how many pairs of figures agree or conflict, and each of them in words."""

from typing import Any

import pandas as pd
import streamlit as st

from components import tables
from components.folds import fold
from components.verdict_words import say_side, say_sum, say_verdict
from components.view import View
from components.words import as_text, is_known, say_count, say_on

COLOURS = {"conflict": "red", "agree": "green", "subset": "blue", "same": "blue", "one_silent": "orange"}
SHOWN_FIRST = ("conflict",)


def verdicts_of_topic(view: View, topic_id: str) -> None:
    """Offer, folded, the verdicts on a topic's pairs of figures and on sums of parts; a pair chosen is said in full."""
    fold(
        "Verdicts: which of these figures agree, which conflict, and why",
        lambda: _verdicts(view, topic_id),
        key=f"verdicts_{topic_id}",
        icon=":material/balance:",
    )


def _verdicts(view: View, topic_id: str) -> None:
    view.on_topic(topic_id).ask_ahead("statements/figure_pairs", "statements/sums_of_parts")
    pairs = view.rows_on(topic_id, "statements/figure_pairs")
    if pairs.empty:
        st.caption("No two figures to compare by this day.")
        return
    verdicts = view.record.labels("verdict")
    counts = pairs["verdict"].value_counts()
    present = [each for each in verdicts if each in counts]
    badges = " ".join(f":{COLOURS.get(each, 'gray')}-badge[{verdicts[each]}: {counts[each]}]" for each in present)
    impossible = int(pairs["is_impossible"].fillna(False).sum())
    beyond = f" :red-badge[Impossible: {impossible}]" if impossible else ""
    st.markdown(f"**Verdicts on {say_count(len(pairs), 'pair')} of figures** {badges}{beyond}")
    _sums(view, topic_id)
    default = [each for each in SHOWN_FIRST if each in present] or present[:1]
    chosen = st.pills(
        "Show pairs with the verdict", present, format_func=lambda each: f"{verdicts[each]} ({counts[each]})", selection_mode="multi",
        default=default, key=f"verdicts_shown_{topic_id}",
    )  # fmt: skip
    _pairs(view, pairs[pairs["verdict"].isin(chosen)], topic_id)


def _sums(view: View, topic_id: str) -> None:
    """Say whether parts add up to their totals."""
    sums = view.rows_on(topic_id, "statements/sums_of_parts")
    if not sums.empty:
        st.markdown("\n".join(f"- {as_text(say_sum(row))}." for row in sums.itertuples()))


def reversals(view: View) -> None:
    """Show the parties that said the opposite of what they had said themselves."""
    turns = view.rows_on(None, "statements/reversals")
    if turns.empty:
        return
    title = f"Said the opposite of themselves: {say_count(len(turns), 'case')}"
    fold(title, lambda: _turns(turns), key="reversals", icon=":material/undo:")


def _turns(turns: pd.DataFrame) -> None:
    for row in turns.itertuples():
        how = "read as contradicting each other" if row.is_coded else "from affirming to denying, or back"
        note = f" {as_text(row.note)}" if is_known(row.note) else ""
        st.markdown(
            f"**{as_text(row.party)}** ({how}){note}\n"
            f"- {say_on(row.first_made_on)}, {as_text(row.first_speaker)}: {as_text(row.first_summary)}\n"
            f"- {say_on(row.second_made_on)}, {as_text(row.second_speaker)}: {as_text(row.second_summary)}"
        )


def _pairs(view: View, pairs: pd.DataFrame, topic_id: str) -> None:
    verdicts, reasons = view.record.labels("verdict"), view.record.labels("verdict_reason")
    told = pd.DataFrame({
        "one": [say_side(row, "a") for row in pairs.itertuples()],
        "other": [say_side(row, "b") for row in pairs.itertuples()],
        "verdict": [say_verdict(row, verdicts, reasons) for row in pairs.itertuples()],
    })  # fmt: skip
    columns = {"one": tables.text("One"), "other": tables.text("Other"), "verdict": tables.text("Verdict", width="large")}
    event = tables.table(
        told,
        columns,
        alt="Verdict on each pair of figures",
        key=f"pairs_{topic_id}",
        on_select="rerun",
        selection_mode="single-row",
    )
    rows = event.selection.rows
    if rows and rows[0] < len(pairs):
        _in_full(view, pairs.iloc[rows[0]])


def _in_full(view: View, pair: Any) -> None:
    verdicts, reasons = view.record.labels("verdict"), view.record.labels("verdict_reason")
    bases = view.record.labels("basis")
    lines = []
    for side in ("a", "b"):
        basis, victims = bases[pair[f"{side}_basis"]].lower(), pair[f"{side}_victims"].lower()
        lines.append(as_text(f"{say_side(pair, side)}, {basis}, counting {victims}"))
    badge = f":{COLOURS.get(pair['verdict'], 'gray')}-badge[{verdicts[pair['verdict']]}]"
    meaning = view.record.definitions("verdict")[pair["verdict"]]
    why = view.record.definitions("verdict_reason")[pair["reason"]]
    with st.container(border=True):
        st.markdown("  \n".join([*lines, f"{badge} {as_text(say_verdict(pair, verdicts, reasons))}"]))
        st.caption(as_text(f"{meaning}. {why}."))
