"""Totals and records of two snapshots side by side, as rows of words: ranges before and now, never one number."""

from typing import Any

import pandas as pd

from components.words import BARE_NUMBER, is_known, say_number, say_period, say_toll

MEASURES = ("events", "low", "best", "high", "without_number")
NOTHING = "none"


def changed_totals(before: pd.DataFrame, now: pd.DataFrame, key: str) -> pd.DataFrame:
    """Put totals side by side and keep the parts, countries or years, where any of them is another."""
    old, new = (rows.groupby(key)[list(MEASURES)].sum(min_count=1).round().astype("Int64") for rows in (before, now))
    both = old.join(new, how="outer", lsuffix="_was", rsuffix="_now").sort_index()
    rows = [_said(part, row) for part, row in both.iterrows() if any(_differs(row, name) for name in MEASURES)]
    return pd.DataFrame(rows, columns=["part", "was", "now", "events_was", "events_now", "without_was", "without_now"])


def said_records(records: pd.DataFrame) -> pd.DataFrame:
    """Say the numbers of changed records before and now, and name what is another."""
    return records.assign(
        was=[_number(row.low_before, row.best_before, row.high_before) for row in records.itertuples()],
        now=[_number(row.low, row.best, row.high) for row in records.itertuples()],
        changed=[", ".join(names).replace("_", " ") for names in records["changed"]],
    )


def _said(part: Any, row: "pd.Series[Any]") -> dict[str, str]:
    said = {"part": part if isinstance(part, str) else say_period(part, "year")}
    for side in ("was", "now"):
        there = is_known(row[f"events_{side}"])
        said[side] = say_toll(*(row[f"{name}_{side}"] for name in ("low", "best", "high"))) if there else NOTHING
        said[f"events_{side}"] = say_number(row[f"events_{side}"]) if there else NOTHING
        said[f"without_{side}"] = say_number(row[f"without_number_{side}"]) if there else NOTHING
    return said


def _differs(row: "pd.Series[Any]", name: str) -> bool:
    was, now = row[f"{name}_was"], row[f"{name}_now"]
    return is_known(was) != is_known(now) or (is_known(was) and bool(was != now))


def _number(low: Any, best: Any, high: Any) -> str:
    said = say_toll(low, best, high)
    return "–" if said == BARE_NUMBER else said
