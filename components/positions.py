"""The positions matrix: topics by parties, silence included."""

import pandas as pd
import streamlit as st

from components import tables
from components.page import View
from components.statement_cards import statement_list
from components.words import as_text, is_known, say_on

PARTIES_SHOWN = 7
SILENT = "no statement found"


def positions_matrix(view: View) -> None:
    """Draw the matrix; choosing a cell shows the statements behind it."""
    rows = view.rows("statements/positions_by_topic_and_party")
    if rows.empty:
        st.info("Nobody had taken a position on this event by this day.")
        return
    ranked = rows.drop_duplicates("party_actor_id")[["party_actor_id", "party"]]
    names = dict(zip(ranked["party_actor_id"], ranked["party"], strict=True))
    shown = st.multiselect(
        "Parties", list(names), default=list(names)[:PARTIES_SHOWN], format_func=lambda each: names[each], key="matrix_parties"
    )
    if not shown:
        st.info("Choose at least one party.")
        return
    until = f"as of {say_on(view.selection.asof)}" if view.selection.asof else "in the record"
    st.caption(
        f"Each cell: the party's last position, its day, and how many statements; “{SILENT}” means that none was found {until}. "
        "A party speaks through its officials and bodies; private persons and media are parties of their own. Choose a cell to read it."
    )
    matrix, topic_ids = _matrix(rows[rows["party_actor_id"].isin(shown)], [names[each] for each in shown], view)
    event = tables.table(
        matrix,
        {"Topic": tables.text("Topic", width="medium"), **{names[each]: tables.text(names[each]) for each in shown}},
        alt="Position of each party on each topic",
        key="positions",
        on_select="rerun",
        selection_mode="single-cell",
    )
    _cell(event, topic_ids, {names[each]: each for each in shown}, view)


def _matrix(rows: pd.DataFrame, parties: list[str], view: View) -> tuple[pd.DataFrame, list[str]]:
    said = rows.assign(cell=[_words(row, view) for row in rows.itertuples()])
    wide = said.pivot_table(index=["topic_id", "topic"], columns="party", values="cell", aggfunc="first")
    spoken = rows.groupby("topic_id")["statements"].sum()
    order = sorted(wide.index, key=lambda key: (-spoken[key[0]], key[1]))
    wide = wide.loc[order, parties].reset_index(level="topic").rename(columns={"topic": "Topic"})
    return wide.reset_index(drop=True), [key[0] for key in order]


def _words(row: object, view: View) -> str:
    if not is_known(row.position):  # type: ignore[attr-defined]
        return SILENT
    count, several = row.statements, row.positions > 1  # type: ignore[attr-defined]
    words = f"{view.label('position', row.position)} · {say_on(row.made_on)}"  # type: ignore[attr-defined]
    return f"{words} · {count} statements{', positions differ' if several else ''}" if count > 1 else words


def _cell(event: object, topic_ids: list[str], parties: dict[str, str], view: View) -> None:
    cells = event.selection.cells  # type: ignore[attr-defined]
    if not cells or cells[0][1] not in parties:
        return
    row, party = cells[0]
    said = view.rows_on(topic_ids[row], "statements/statements_by_topic")
    said = said[said["party_actor_id"] == parties[party]]
    with st.container(border=True):
        st.markdown(f"**{as_text(party)}**")
        if said.empty:
            until = f" as of {say_on(view.selection.asof)}" if view.selection.asof else ""
            st.markdown(f"No statement on this was found{until}.")
        else:
            statement_list(said, view)
