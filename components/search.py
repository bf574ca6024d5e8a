"""Search: one box, and what holds its words, group by group, each hit with a link to where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, product

import pandas as pd
import streamlit as st

from components import address
from components.absent import ABSENT, say_absent
from components.page_links import link_to
from components.statement_cards import statement_list
from components.view import View
from components.words import as_text, is_known, say_count, say_list, say_number, say_on, say_span, source_link
from queries.selection import MAX_LENGTH, Selection
from queries.words import read_terms

FIRST, MORE, MOST = 5, 20, 205
SPELLINGS = 3
RULE = (
    "Finds what holds all the words, in any order, at the beginning of words or inside them. “Quotes” keep a phrase together. "
    "Capitals, accents and punctuation do not count."
)


@dataclass(frozen=True)
class Group:
    """One kind of hits: its question, what they are called, how much of the selection it heeds, how its rows are drawn."""

    question: str
    title: str
    scope: str
    draw: Callable[[View, pd.DataFrame], None]


def search_box(view: View) -> None:
    """Draw the box, seeded from the address bar."""
    st.session_state["search_box"] = view.selection.q or ""
    st.text_input(
        "Search for words, names, places, titles, statements or sources", key="search_box", type="search", max_chars=MAX_LENGTH,
        icon=":material/search:", placeholder="Diaz-Canel, Caracas, “no casualties” …",
        on_change=lambda: address.change(q=st.session_state["search_box"] or None),
    )  # fmt: skip
    st.caption(RULE)


def results(view: View) -> None:
    """Draw every group that has hits; where none has, say what was looked for and how to go on."""
    view.ask_ahead(*((group.question, {"top": _shown(view, group)}) for group in (*NAMES, *TEXTS)))
    found, absent = _found(view)
    for why in {type(error): error for error in absent.values()}.values():
        titles = [group.title.lower() for group, error in absent.items() if type(error) is type(why)]
        say_absent(f"Hits among {say_list(titles)}", why)
    if not absent and all(rows.empty for rows in found.values()):
        _nothing_found(view)
        return
    if empty := [group.title.lower() for group, rows in found.items() if rows.empty]:
        st.caption(f"Not found among {say_list(empty)}.")
    named, said = [{group: found[group] for group in side if group in found and len(found[group])} for side in (NAMES, TEXTS)]
    if not named and not said:
        return
    for place, side in zip(st.columns(2 if named and said else 1, gap="large"), filter(None, (named, said)), strict=True):
        with place:
            for group, rows in side.items():
                _group(view, group, rows)


def _found(view: View) -> tuple[dict[Group, pd.DataFrame], dict[Group, Exception]]:
    """The hits of each group, and of those that cannot be had why."""
    found: dict[Group, pd.DataFrame] = {}
    absent: dict[Group, Exception] = {}
    for group in (*NAMES, *TEXTS):
        try:
            found[group] = view.rows(group.question, top=_shown(view, group))
        except ABSENT as error:
            absent[group] = error
    return found, absent


def _group(view: View, group: Group, rows: pd.DataFrame) -> None:
    matching = int(rows["matching"].iloc[0])
    shown = min(matching, _shown(view, group))
    st.subheader(f"{group.title} ({say_number(matching)})", anchor=False)
    st.caption(f"{group.scope}.{f' The first {say_number(shown)} are shown.' if matching > shown else ''}")
    group.draw(view, rows)
    if MOST > shown < matching:
        st.button(
            f"More {group.title.lower()}",
            key=f"more_{group.title}",
            icon=":material/expand_more:",
            on_click=_show_more,
            args=(view, group),
        )


def _shown(view: View, group: Group) -> int:
    more: dict[tuple[Selection, str], int] = st.session_state.get("search_shown", {})
    return more.get((view.selection, group.question), FIRST)


def _show_more(view: View, group: Group) -> None:
    """Remembered for this search alone: another one begins with the first few again."""
    more: dict[tuple[Selection, str], int] = st.session_state.get("search_shown", {})
    kept = {key: count for key, count in more.items() if key[0] == view.selection}
    st.session_state["search_shown"] = kept | {(view.selection, group.question): min(MOST, _shown(view, group) + MORE)}


def _hit(page: str, label: str, selection: Selection, *details: str) -> None:
    with st.container(gap=None):
        link_to(page, label, selection)
        st.caption(" · ".join(detail for detail in details if detail))


def _actors(view: View, rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        aliases = f"also {as_text(', '.join(row.aliases))}" if len(row.aliases) else ""
        _hit(
            "actors", as_text(row.name), view.selection.with_(actor=(row.actor_id,), q=None),
            as_text(row.kind), as_text(row.role), as_text(row.country), aliases, _records(row.records),
        )  # fmt: skip


def _countries(view: View, rows: pd.DataFrame) -> None:
    for iso3, names in rows.groupby("iso3", sort=False):
        row = names.iloc[0]
        aliases = as_text(", ".join(filter(is_known, names["alias"])))
        _hit(
            "map", as_text(row["name"]), view.selection.with_(country=(iso3,), q=None),
            as_text(row["subregion"]), f"also {aliases}" if aliases else "", _records(row["records"]),
        )  # fmt: skip


def _places(view: View, rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        name = row.place or row.admin1
        countries = (row.country_iso3,) if row.country_iso3 else view.selection.country
        _hit(
            "map", as_text(name), view.selection.with_(q=_quoted(name), country=countries),
            as_text(row.admin1) if row.place else "", as_text(row.country), _records(row.records), say_span(row.first_day, row.last_day),
        )  # fmt: skip


def _events(view: View, rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        where = as_text(", ".join(filter(None, (row.place or row.admin1, row.country))))
        standing = "provisional" if row.provisional else ""
        details = (say_span(row.start_date, row.end_date), where, as_text(view.words("type", row.event_type)), standing)
        _hit("event", as_text(row.title), view.selection.with_(event=row.event_id, topic=None, q=None), *details)
    with st.container(horizontal=True):
        link_to("map", "All on the map", view.selection, icon=":material/map:")
        link_to("timeline", "All on the timeline", view.selection, icon=":material/timeline:")


def _statements(view: View, rows: pd.DataFrame) -> None:
    for position, row in enumerate(rows.itertuples()):
        with st.container(gap=None):
            statement_list(rows.iloc[[position]], view, with_topic=True)
            question = view.selection.with_(
                event=row.event_id, topic=row.topic_id, part="question", a=None, b=None, since=None, q=None
            )
            link_to("statements", f"{as_text(row.topic)}: every side", question, icon=":material/forum:")


def _sources(view: View, rows: pd.DataFrame) -> None:
    lines = [
        f"- {source_link(row.title, row.url)}  \n  {as_text(row.publisher)} · {as_text(row.kind)} · {say_on(row.published_on)}"
        for row in rows.itertuples()
    ]
    st.markdown("\n".join(lines))
    link_to("method", "Sources & method", view.selection.with_(q=None), icon=":material/menu_book:")


def _records(count: object) -> str:
    return say_count(count, "record") if is_known(count) else ""


def _nothing_found(view: View) -> None:
    terms = read_terms(view.selection.q or "")
    words = say_list([f"“{as_text(term)}”" for term in terms])
    bare = Selection(q=view.selection.q, snapshot=view.selection.snapshot)
    where = "in this record" if bare == view.selection else "within the selection"
    st.info(
        f"Nothing {where} holds {words}{' together' if len(terms) > 1 else ''}. Looked for in the names of actors, countries and places, "
        "in the words of events and statements, and in the titles of sources. That is not the same as nothing having happened."
    )
    near = view.rows("search/spellings")
    if not near.empty:
        st.markdown("**Names spelt nearly so**")
        with st.container(horizontal=True):
            for spelling in _spellings(terms, near):
                st.button(as_text(spelling), on_click=address.change, kwargs={"q": spelling}, icon=":material/search:")
    if bare != view.selection:
        st.button("Search without the rest of the selection", on_click=address.write, args=(bare,))


def _spellings(terms: tuple[str, ...], near: pd.DataFrame) -> list[str]:
    """The search with each word that no name holds replaced by one of those nearest to it."""
    nearest = {str(asked): part["word"].tolist()[:SPELLINGS] for asked, part in near.groupby("asked")}
    chosen = [dict(zip(nearest, words, strict=True)) for words in islice(product(*nearest.values()), SPELLINGS)]
    return [" ".join(_quoted(" ".join(words.get(word, word) for word in term.split())) for term in terms) for words in chosen]


def _quoted(phrase: str) -> str:
    bare = phrase.replace('"', " ")[: MAX_LENGTH - 2]
    return f'"{bare}"' if " " in bare else bare


NAMES = (
    Group("search/actors", "Actors", "Whatever else is selected", _actors),
    Group("search/countries", "Countries", "Whatever else is selected", _countries),
    Group("search/places", "Places", "Of events within the selection", _places),
    Group(
        "search/sources",
        "Sources",
        "Published within the dates selected; where there are any, only those that state a day",
        _sources,
    ),
)
TEXTS = (
    Group("search/events", "Events", "Records within the selection, the best and newest first", _events),
    Group(
        "search/statements",
        "Statements",
        "Made within the dates selected, on events within the rest of the selection",
        _statements,
    ),
)
