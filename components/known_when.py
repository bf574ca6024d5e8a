"""What was known when: every day on which an event became better known, and by what."""

import pandas as pd

from components import tables
from components.folds import fold
from components.view import View
from components.words import say_figure


def known_when(view: View) -> None:
    """Offer, folded, a list by day of the parts, statements and figures through which an event became known."""
    fold("Known when, day by day", lambda: _days(view), key="known_when", icon=":material/history:")


def _days(view: View) -> None:
    parts = view.rows("event/event_parts")
    said = view.rows("event/event_statements")
    figures = view.rows("event/event_figures")
    rows = pd.concat([
        _rows(parts["known_on"], "Part known", "", parts["title"]),
        _rows(said["made_on"], "Statement", said["speaker"], said["summary"]),
        _rows(figures["claimed_on"], "Figure", figures["claimant"], _claims(figures)),
    ])  # fmt: skip
    columns = {
        "day": tables.day("Day"),
        "kind": tables.text("What"),
        "who": tables.text("Who"),
        "what": tables.text("What became known", width="large"),
    }
    ordered = rows.sort_values(["day", "kind"], kind="stable")
    tables.table(ordered, columns, alt="What became known on which day", missing="")


def _rows(days: pd.Series, kind: str, who: pd.Series | str, what: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"day": days, "kind": kind, "who": who, "what": what})


def _claims(figures: pd.DataFrame) -> pd.Series:
    words = [
        f"{row.harm}: {say_figure(row.number_kind, row.low, row.best, row.high)} ({row.victims.lower()})"
        for row in figures.itertuples()
    ]
    return pd.Series(words, index=figures.index, dtype=object)
