"""The map played through time on a page: which periods, which rule, what is left out."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from components.disputed import disputed
from components.figures.played_map import played_map
from components.map_controls import map_view
from components.maps import outlines, with_share
from components.view import View
from components.words import say_count
from queries.selection import FIXED
from queries.viewport import Viewport

MONTHS_AT_MOST = 36


def draw_played(view: View, draw: Callable[..., Any], *, height: int, key: str, viewport: Viewport) -> None:
    """Draw the countries period by period, all in the same classes."""
    grain, periods = _periods(view)
    everywhere = view.selection.with_(country=(), grain=grain)
    rows = with_share(view.record.rows("map/countries_by_period", everywhere))
    placed = rows[rows["period_start"].notna()]
    measure = view.selection.measure or "best"
    label = FIXED["measure"][measure]
    with_records = set(placed["period_start"])
    named = [(start, _name(start, grain, start in with_records)) for start in periods]
    figure = played_map(
        placed,
        named,
        outlines(view),
        measure=measure,
        ink=view.ink,
        view=map_view(viewport),
        disputed=disputed(view, viewport),
        height=height,
    )
    coarse = int(rows.loc[rows["period_start"].isna(), "records"].sum())
    draw(figure, key=key, summary=_summary(named, grain, coarse, label))


def _periods(view: View) -> tuple[str, list[Any]]:
    """Months where the selection is short enough, else years; every one from the first event to the last."""
    span = view.rows("vocabulary/span").iloc[0]
    first = max(filter(None, (span.first_day, view.selection.date_from)))
    last = min(filter(None, (span.last_day, view.selection.date_to)))
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    grain = "month" if months <= MONTHS_AT_MOST else "year"
    starts = pd.period_range(first, last, freq="M" if grain == "month" else "Y")
    return grain, [each.start_time.date() for each in starts]


def _name(start: Any, grain: str, has_records: bool) -> str:
    name = f"{start:%b %Y}" if grain == "month" else f"{start.year}"
    return name if has_records else f"{name} (no record)"


def _summary(named: list[tuple[Any, str]], grain: str, coarse: int, label: str) -> str:
    left_out = f" {say_count(coarse, 'record')} dated to a year only left out." if coarse else ""
    return (
        f"{label} by country, {grain} by {grain} from {named[0][1]} to {named[-1][1]}, in the same classes throughout. "
        f"An event of several days counts in the {grain} of its first day.{left_out} "
        "No record is not the same as nothing having happened: see the coverage of each dataset."
    )
