"""The positions matrix: topics by parties, or by the speakers of one party, silence included."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from components import tables
from components.events import say_until
from components.statement_cards import statement_list
from components.view import View
from components.words import as_text, is_known, say_on

SHOWN = 7
PARTIES = "All parties"
EXPLANATION = (
    "Each cell: the last position, its day, and how many statements, “mixed” where their positions differ; or that none was found, and "
    "as of when. A party speaks through its officials and bodies; private persons and media are parties of their own. "
    "Choose a cell to read it."
)


def positions_matrix(view: View) -> None:
    """Draw the matrix; choosing a cell shows the statements behind it, choosing a party opens it into its speakers."""
    by_party = view.rows("statements/positions_by_topic_and_party")
    if by_party.empty:
        st.info("Nobody had taken a position on this event by this day.")
        return
    spoke = by_party[by_party["party_statements"] > 0].drop_duplicates("party_actor_id")
    parties = {"": PARTIES} | dict(zip(spoke["party_actor_id"], spoke["party"], strict=True))
    opened = st.selectbox("Columns", list(parties), format_func=lambda each: _column_choice(parties, each), key="matrix_level")
    rows = _by_speaker(view, opened) if opened else _by_party(by_party)
    names = _told_apart(dict(rows.drop_duplicates("actor_id").set_index("actor_id")["actor"]))
    rows = rows.assign(actor=rows["actor_id"].map(names))
    shown = st.multiselect(
        "Shown", list(names), default=list(names)[:SHOWN], format_func=lambda each: names[each], key=f"matrix_shown_{opened}"
    )
    if not shown:
        st.info("Choose at least one to show.")
        return
    st.caption(EXPLANATION)
    matrix, topic_ids = _matrix(rows[rows["actor_id"].isin(shown)], [names[each] for each in shown], view)
    event = tables.table(
        matrix,
        {"Topic": tables.text("Topic", width=190), **{names[each]: tables.text(names[each], width=210) for each in shown}},
        height="content",
        alt="Last position of each on each topic",
        key=f"positions_{opened}",
        on_select="rerun",
        selection_mode="single-cell",
    )
    _cell(event, topic_ids, {names[each]: each for each in shown}, "speaker_actor_id" if opened else "party_actor_id", view)


def _column_choice(parties: dict[str, str], each: str) -> str:
    return parties[each] if not each else f"Speakers of {parties[each]}"


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    """Names by actor, each once: where two share one, or one reads like the first column, the identifier stands with it."""
    shared = Counter([*names.values(), "Topic"])
    return {actor: name if shared[name] == 1 else f"{name} ({actor})" for actor, name in names.items()}


def _by_party(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"party_actor_id": "actor_id", "party": "actor"})


def _by_speaker(view: View, party: str) -> pd.DataFrame:
    rows = view.rows("statements/positions_by_topic_and_speaker", of_party=party)
    return rows.rename(columns={"speaker_actor_id": "actor_id", "speaker": "actor"})


def _matrix(rows: pd.DataFrame, columns: list[str], view: View) -> tuple[pd.DataFrame, list[str]]:
    silent = f"none found as of {say_until(view)}"
    said = rows.assign(cell=[_words(row, view, silent) for row in rows.itertuples()])
    wide = said.pivot_table(index=["topic_id", "topic"], columns="actor", values="cell", aggfunc="first")
    spoken = rows.groupby("topic_id")["statements"].sum()
    order = sorted(wide.index, key=lambda key: (-spoken[key[0]], key[1]))
    wide = wide.loc[order, columns].reset_index(level="topic").rename(columns={"topic": "Topic"})
    return wide.reset_index(drop=True), [key[0] for key in order]


def _words(row: Any, view: View, silent: str) -> str:
    if not is_known(row.position):
        return silent
    words = f"{view.label('position', row.position)} · {say_on(row.made_on)}"
    return f"{words} · {row.statements}{', mixed' if row.positions > 1 else ''}" if row.statements > 1 else words


def _cell(event: Any, topic_ids: list[str], actors: dict[str, str], column: str, view: View) -> None:
    cells = event.selection.cells
    if not cells or cells[0][1] not in actors or cells[0][0] >= len(topic_ids):
        return
    row, name = cells[0]
    said = view.rows_on(topic_ids[row], "statements/statements_by_topic")
    said = said[said[column] == actors[name]]
    with st.container(border=True):
        st.markdown(f"**{as_text(name)}**")
        if said.empty:
            st.markdown(f"No statement on this was found as of {say_until(view)}.")
        else:
            statement_list(said, view)
