"""Actors on a page: who appears most often in each part, found by name, chosen by a row; who acted against whom."""

import pandas as pd
import streamlit as st

from components import address, tables
from components.charts import chart
from components.figures.pairs_matrix import pairs_matrix
from components.listing import found
from components.view import View
from components.words import say_count, say_number
from queries.comparison import Days, previous
from queries.folding import fold

ACTORS_SHOWN = 50
SIDES_SHOWN = 10
EVENT_PARTS = ("side_a", "side_b", "initiator", "target")
COLUMNS = {
    "actor": tables.text("Actor", width="large"),
    "records": tables.number("Records", "Events, statements or figures in which the actor has this part"),
    "place": tables.number("Place", "By records, the same for equals"),
}
BEFORE = {"place_before": tables.number("Place before", "In the equally long period just before")}
TOLLS = {"events": tables.number("Coded events"), **tables.TOLL}
REST = {
    "party": tables.text("Speaks for"),
    "country": tables.text("Country"),
    "first_on": tables.day("First"),
    "last_on": tables.day("Last"),
}
PAIR_COLUMNS = {
    "first_actor": tables.text("Side A or initiator"),
    "second_actor": tables.text("Side B or target"),
    "records": tables.number("Records"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


def part_names(view: View) -> dict[str, str]:
    """Every part that an actor may have, in words."""
    return {**view.record.labels("event_role"), "speaker": "Speaker", "claimant": "Claimant of figures"}


def by_actor(view: View) -> None:
    """One part at a time: who has it most often, with numbers where events may be added up; a row chooses the actor."""
    say_no_sum_over_actors()
    words = st.text_input("Find an actor", key="actor_words", placeholder="a part of the name", max_chars=100)
    sought = actors_named(view, words)
    rows = view.rows("actors/parts_by_actor", top=ACTORS_SHOWN, sought=sought)
    names = part_names(view)
    present = [part for part in names if part in set(rows["part"])]
    if not present:
        st.info("No actor of that name has a part in the selection." if words else "No actor has a part in the selection.")
        return
    if st.session_state.get("actor_part") not in present:
        st.session_state["actor_part"] = present[0]
    part = st.segmented_control("Part", present, format_func=lambda each: names[each], key="actor_part", required=True)
    shown = rows[rows["part"] == part].reset_index(drop=True)
    shown, columns = _with_place_before(view, shown.assign(place=shown["part_rank"]), part)
    matching = int(shown["actors"].iloc[0])
    some = (
        f"The {say_number(len(shown))} with most records of {say_count(matching, 'actor')}"
        if matching > len(shown)
        else say_count(matching, "actor")
    )
    st.caption(f"{some} with the part “{names[str(part)]}”. Choose a row to see all that the record holds of one actor.")
    tables.table(
        shown, columns, alt="Actors by the part they play", key="actors_by_part", selection_mode="single-row",
        on_select=lambda: _take_row(shown["actor_id"].tolist()), missing="–",
    )  # fmt: skip


def actors_named(view: View, words: str) -> list[str] | None:
    """Actors whose name holds the words, accents and case aside; None where there are no words."""
    return found(view.record.vocabulary.get("actor", {}), words) if fold(words) else None


def say_no_sum_over_actors() -> None:
    """Say why there is no total over actors."""
    st.caption(
        "There is no total over actors: one event has several, a minister's words are also his government's, and the parts of one event "
        "overlap. Each row counts the records in which the actor has that part; deaths are those of all sides in its events, "
        "not deaths that it caused."
    )


def against_whom(view: View) -> None:
    """Who acted against whom: a matrix of the most frequent on either side."""
    rows = view.rows("actors/pairs_of_sides", top=SIDES_SHOWN)
    if rows.empty:
        st.info("No event of the selection names two sides. Sums by month, which are bundled, carry no sides.")
        return
    pairs, records = int(rows["all_pairs"].iloc[0]), int(rows["all_records"].iloc[0])
    most = rows.loc[rows["records"].idxmax()]
    summary = (
        "Rows: side A, or the initiator. Columns: side B, or the target. In each cell, the records in which they met; "
        f"{say_count(len(rows), 'pair')} of {say_number(pairs)}, "
        f"with {say_number(rows['records'].sum())} of {say_number(records)} records. "
        f"Most often: {most['first_actor']} against {most['second_actor']}."
    )
    chart(pairs_matrix(rows, view.ink), key="pairs_matrix", summary=summary)
    tables.twin("who acted against whom", lambda: rows, PAIR_COLUMNS)


def _with_place_before(view: View, rows: pd.DataFrame, part: object) -> tuple[pd.DataFrame, dict[str, object]]:
    """Add the place in the period before, where there is one; and the columns for this part."""
    tolls = (
        TOLLS
        if part in EVENT_PARTS and rows["events"].sum()
        else {"without_number": TOLLS["without_number"]}
        if part == "claimant"
        else {}
    )
    start, end = view.selection.date_from, view.selection.date_to
    earlier = previous(Days(start, end)) if start and end else None
    if earlier is None:
        return rows, {**COLUMNS, **tolls, **REST}
    before = view.record.rows(
        "actors/parts_by_actor",
        view.selection.with_(date_from=earlier.first, date_to=earlier.last),
        top=ACTORS_SHOWN,
        sought=rows["actor_id"].tolist(),
    )
    places = before[before["part"] == part].set_index("actor_id")["part_rank"]
    with_places = rows.assign(place_before=[places.get(each) for each in rows["actor_id"]])
    return with_places.astype({"place_before": "Int64"}), {**COLUMNS, **BEFORE, **tolls, **REST}


def _take_row(actor_ids: list[str]) -> None:
    rows = st.session_state["actors_by_part"]["selection"]["rows"]
    if rows:
        address.change(actor=(actor_ids[rows[0]],))
