"""Two parties side by side: what each said on every topic, who answered whom, and what was never addressed."""

from functools import partial

import pandas as pd
import streamlit as st

from components import address
from components.events import say_until
from components.folds import fold
from components.statement_cards import statement_list
from components.view import View
from components.words import as_text, is_known, say_count, say_list, say_on

RELATION_COLOURS = {"contradicts": "red", "corroborates": "green", "responds_to": "blue", "updates": "gray"}
VERDICT_COLOURS = {"contradict": "red", "opposed": "red", "corroborate": "green", "mixed": "orange", "one_silent": "orange"}
# Asked whatever the question on screen.
ASKED = ("statements/account_pairs", "statements/statements_of_two_parties", "statements/links_of_two_parties")


def two_parties(view: View) -> None:
    """Let the reader choose two parties and show what each said, topic by topic."""
    rows = view.rows("statements/positions_by_topic_and_party")
    ranked = rows[rows["party_statements"] > 0].drop_duplicates("party_actor_id")
    names = dict(zip(ranked["party_actor_id"], ranked["party"], strict=True))
    if len(names) < 2:
        st.info("Fewer than two parties had spoken on this event by this day.")
        return
    a, b = _chosen(view, list(names))
    names |= {each: view.words("actor", each) for each in (a, b)}
    left, right = st.columns(2, gap="large")
    with left:
        _choose("First party", "a", a, names)
    with right:
        _choose("Second party", "b", b, names)
    if a == b:
        st.info("Both sides are the same party: choose another to compare it with.")
        return
    chosen = View(view.page, view.record, view.selection.with_(a=a, b=b), view.ink)
    chosen.on_topic(None).ask_ahead(*ASKED)
    _side_by_side(chosen, chosen.rows("statements/statements_of_two_parties"), (a, b), names)


def _chosen(view: View, ranked: list[str]) -> tuple[str, str]:
    a = view.selection.a or next(each for each in ranked if each != view.selection.b)
    b = view.selection.b or next(each for each in ranked if each != a)
    return a, b


def _choose(label: str, attribute: str, value: str, names: dict[str, str]) -> None:
    key = f"choice_{attribute}"
    st.session_state[key] = value
    st.selectbox(
        label,
        list(names),
        format_func=lambda each: names[each],
        key=key,
        on_change=lambda: address.change(**{attribute: st.session_state[key]}),
    )


def _side_by_side(view: View, said: pd.DataFrame, sides: tuple[str, str], names: dict[str, str]) -> None:
    _say_part(said, sides, names)
    by_topic = dict(list(said.groupby("topic_id", sort=False)))
    both = {each: part["party_actor_id"].nunique() == 2 for each, part in by_topic.items()}
    order = sorted(by_topic, key=lambda each: (not both[each], -len(by_topic[each]), str(each)))
    _say_unanswered([by_topic[each] for each in order if not both[each]], sides, names, say_until(view))
    links = view.rows("statements/links_of_two_parties")
    verdicts = _verdicts(view, sides)
    opened = view.selection.topic if view.selection.topic in by_topic else next(iter(order), None)
    for topic_id in order:
        part = by_topic[topic_id]
        linked = links[links["topic_id"] == topic_id]
        fold(
            _title(part, linked, verdicts.get(str(topic_id))),
            partial(_both, view, part, linked, sides, names),
            key=f"parties_{topic_id}",
            opened=topic_id == opened,
        )


def _say_part(said: pd.DataFrame, sides: tuple[str, str], names: dict[str, str]) -> None:
    """Say it where one side is part of the other, for then each statement stands on one side only."""
    for side, other in (sides, sides[::-1]):
        if (said["is_of_part"] & (said["party_actor_id"] == side)).any():
            st.caption(
                f"{as_text(names[side])} is part of {as_text(names[other])}: what it and its members said stands on its own side only."
            )


def _both(view: View, part: pd.DataFrame, linked: pd.DataFrame, sides: tuple[str, str], names: dict[str, str]) -> None:
    """Draw what each side said on one topic, under what links them."""
    _say_links(view, linked)
    for column, side in zip(st.columns(2, gap="large"), sides, strict=True):
        with column:
            st.markdown(f"**{as_text(names[side])}**")
            own = part[part["party_actor_id"] == side]
            if own.empty:
                st.markdown(f"*No statement found as of {say_until(view)}.*")
            else:
                statement_list(own, view)


def _verdicts(view: View, sides: tuple[str, str]) -> dict[str, str]:
    """Verdict on the accounts of the two, by topic, where both are whole parties."""
    pairs = view.rows_on(None, "statements/account_pairs")
    mine = pairs[pairs["a_party_actor_id"].isin(sides) & pairs["b_party_actor_id"].isin(sides)]
    words = view.record.labels("account_verdict")
    return {
        str(row.topic_id): f":{VERDICT_COLOURS.get(row.verdict, 'gray')}-badge[{words[row.verdict]}]"
        for row in mine.itertuples()
        if row.verdict != "no_verdict"
    }


def _title(part: pd.DataFrame, linked: pd.DataFrame, verdict: str | None) -> str:
    contradictions = int((linked["relation"] == "contradicts").sum())
    conflict = f" :red-badge[{say_count(contradictions, 'contradiction')}]" if contradictions else ""
    return f"{as_text(part['topic'].iloc[0])} ({say_count(len(part), 'statement')}) {verdict or conflict}"


def _say_unanswered(parts: list[pd.DataFrame], sides: tuple[str, str], names: dict[str, str], until: str) -> None:
    """Say on what one spoke and the other did not."""
    for side, other in (sides, sides[::-1]):
        topics = [as_text(part["topic"].iloc[0]) for part in parts if part["party_actor_id"].iloc[0] == side]
        if topics:
            st.caption(
                f"{as_text(names[side])} spoke of these, and {as_text(names[other])} did not, as found by {until}: {say_list(topics)}."
            )


def _say_links(view: View, links: pd.DataFrame) -> None:
    """Say who contradicted, answered or confirmed whom, and why the record says so."""
    words = view.record.labels("relation")
    lines = []
    for row in links.itertuples():
        badge = f":{RELATION_COLOURS[row.relation]}-badge[{words[row.relation]}]"
        note = f" {as_text(row.note)}" if is_known(row.note) else ""
        lines.append(
            f"- {as_text(row.from_speaker)}, {say_on(row.from_on)} {badge} {as_text(row.to_speaker)}, {say_on(row.to_on)}.{note}"
        )
    if lines:
        st.markdown("\n".join(lines))
