"""Which names a list offers: all where they are few, else the most frequent; any other is looked for by a part of its name.

A browser that is sent thousands of names with every page spends its time on names that nobody reads.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components.words import as_text, say_count, say_number
from queries.folding import fold

FEW = 250  # as many as there are countries: a list of so many is sent whole
MOST_LISTED = 100
MOST_FOUND = 500
LOOKED_FOR = "looked_for"  # by field: the words, and what was chosen when they were typed
HELP = "The names with most records are listed. For any other, type a part of it and choose “Add: …”: it is looked for among all."


def searching(names: Mapping[str, str]) -> dict[str, Any]:
    """Arguments of a list that is cut: words typed into it are taken, and mean what they mean here."""
    if not is_cut(names):
        return {}
    return {"accept_new_options": True, "filter_mode": "contains", "help": HELP}


def is_cut(names: Mapping[str, str]) -> bool:
    """Whether there are more names than a list offers."""
    return len(names) > FEW


def found(names: Mapping[str, str], words: str) -> list[str]:
    """Codes of the names that hold the words, accents and case aside."""
    sought = fold(words)
    return [code for code, name in names.items() if sought and sought in fold(name)][:MOST_FOUND]


def meant(names: Mapping[str, str], words: str) -> str | None:
    """The one name that the words are, or that alone holds them; None where there is none or more than one."""
    holding = found(names, words)
    same = [code for code in holding if fold(names[code]) == fold(words)]
    return next((each[0] for each in (same, holding) if len(each) == 1), None)


def listed(field: str, names: Mapping[str, str], records: Mapping[str, int], chosen: Sequence[str]) -> list[str]:
    """Codes to offer, in the order of ``names``: what was chosen, and what was looked for or else is most frequent."""
    if not is_cut(names):
        return list(names)
    words = looked_for(field, chosen)
    others = found(names, words) if words else []
    if not others:
        others = sorted(names, key=lambda code: -records.get(code, 0))[:MOST_LISTED]
    wanted = {*chosen, *others}
    return [code for code in names if code in wanted]


def taken(field: str, names: Mapping[str, str], values: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """Codes of what a reader chose or typed; words that mean no name or several are kept, so that the list can offer what holds them."""
    known = [value for value in values if value in names]
    pending = st.session_state.setdefault(LOOKED_FOR, {})
    pending.pop(field, None)
    for words in (value for value in values if value not in names):
        if code := meant(names, words):
            known.append(code)
        else:
            pending[field] = (words, tuple(chosen))
    return tuple(dict.fromkeys(known))


def looked_for(field: str, chosen: Sequence[str]) -> str | None:
    """The words that were typed into a list and mean no name or several; None once something else is chosen."""
    words, before = st.session_state.get(LOOKED_FOR, {}).get(field, (None, None))
    return words if before == tuple(chosen) else None


def say_looked_for(field: str, names: Mapping[str, str], chosen: Sequence[str]) -> None:
    """Say what came of words typed into a list."""
    words = looked_for(field, chosen)
    if not words:
        return
    count = len(found(names, words))
    if count:
        more = f" The first {say_number(MOST_FOUND)} are listed." if count == MOST_FOUND else ""
        st.caption(
            f"{say_count(count, 'name holds', 'names hold')} “{as_text(words)}”: they are in the list now, choose there.{more}"
        )
    else:
        st.warning(f"No name in the list holds “{as_text(words)}”.", icon=":material/search_off:")
