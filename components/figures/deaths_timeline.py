"""Deaths or events by period: zero, not reported and outside coverage told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.figures.event_marks import add_event_marks
from components.palette import Ink
from components.words import as_chart_text, is_known, say_count, say_number, say_period, say_toll

DAY = 86_400_000  # milliseconds
LEFT = 64  # pixels left of the plot, the same for all that share the axis
MEASURE_WORDS = {
    "best": "Deaths, best estimate",
    "low": "Deaths, low estimate",
    "high": "Deaths, high estimate",
    "events": "Coded events",
    "accounts": "Curated events",
}
DEATHS = ("low", "best", "high")


@dataclass(frozen=True)
class Axes:
    """What stands on the axes: the periods with their coverage, how long they are, and the measure."""

    coverage: pd.DataFrame
    grain: str
    measure: str


def deaths_timeline(
    rows: pd.DataFrame,
    coverage: pd.DataFrame,
    measure: str,
    ink: Ink,
    *,
    grain: str = "month",
    height: int = 420,
    compact: bool = False,
    overlapping: bool = False,
    own_colours: Mapping[str, str] | None = None,
    marks: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw a measure per period, with a band from low to high where nothing is divided.

    ``rows``: ``period_start, division_rank, divided_by`` (None for all others together)``, division, divisions, events, accounts,
    low, best, high, without_number``; ``coverage``: ``period_start, first_day, last_day, coverage`` (full, part, none), one row for
    every period drawn. ``overlapping`` divisions are lines, for they must not be added. ``marks``: see ``add_event_marks``.
    """
    figure, axes = Drawing(), Axes(coverage, grain, measure)
    shades = _shades(rows, own_colours or {}, ink)
    for rank, part in rows.groupby("division_rank"):
        draw = _add_steps if overlapping else _add_bars
        draw(figure, part, axes, shades[int(rank)], divided=len(shades) > 1)
    if len(shades) <= 1 and measure in DEATHS:
        _band(figure, rows, coverage, ink)
    if not compact:
        _zero_and_unreported(figure, rows, axes, ink)
    if measure != "accounts":
        _outside(figure, coverage, ink)
    span = [coverage["first_day"].min(), coverage["last_day"].max() + timedelta(days=1)]
    has_marks = marks is not None and not marks.empty
    title = {"text": MEASURE_WORDS.get(measure, measure), "font": {"color": ink.muted, "size": 13}, "standoff": 4}
    if marks is not None and has_marks:
        add_event_marks(figure, marks, span, ink)
    return calm(
        figure, ink, height, barmode="stack", bargap=0, dragmode="select", selectdirection="h", showlegend=not compact,
        margin={"l": LEFT, "r": 8, "t": 8, "b": 8}, legend={"traceorder": "normal"},
        xaxis={"showgrid": False, "range": span},
        # A fixed margin, so that what shares the axis stands below the same days.
        yaxis={"title": title, "rangemode": "tozero", "domain": [0, 0.86 if has_marks else 1], "nticks": 6, "automargin": False,
               "separatethousands": True},
        yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
    )  # fmt: skip


def _shades(rows: pd.DataFrame, own: Mapping[str, str], ink: Ink) -> Mapping[int, str]:
    """A colour for each rank: its own where it has one, else the next that is free; grey for all others together."""
    first = rows.drop_duplicates("division_rank").sort_values("division_rank")
    keys = dict(zip(first["division_rank"].astype(int), first["divided_by"], strict=True))
    if len(keys) == 1 and all(map(is_known, keys.values())):
        return dict.fromkeys(keys, ink.accent)
    taken = {own[key] for key in keys.values() if own.get(key) in ink.categorical}
    free = iter([each for each in ink.categorical if each not in taken])
    return {
        rank: ink.other if not is_known(key) else own[key] if own.get(key) in ink.categorical else next(free, ink.other)
        for rank, key in keys.items()
    }


def _add_bars(figure: Drawing, part: pd.DataFrame, axes: Axes, colour: str, *, divided: bool) -> None:
    figure.add(
        "bar", x=_middle(part, axes.coverage), y=part[axes.measure].astype("Float64"), name=_name(part), width=_width(part, axes.coverage),
        marker={"color": colour, "line": {"width": 0}}, text=_hovers(part, axes.grain), textposition="none",
        hovertemplate="%{text}<extra></extra>", showlegend=divided, customdata=part[["period_start"]].astype(str),
    )  # fmt: skip


def _add_steps(figure: Drawing, part: pd.DataFrame, axes: Axes, colour: str, *, divided: bool) -> None:
    """Draw a line of steps: zero where a covered period has no row, a gap where nothing is known."""
    texts = dict(zip(part["period_start"], _hovers(part, axes.grain), strict=True))
    numbers = dict(zip(part["period_start"], part[axes.measure], strict=True))
    xs: list[date] = []
    ys: list[float | None] = []
    hovers: list[str] = []
    for row in axes.coverage.itertuples():
        number = numbers.get(row.period_start, None if row.coverage == "none" else 0)
        known = None if number is None or pd.isna(number) else float(number)
        text = texts.get(row.period_start, f"<b>{say_period(row.period_start, axes.grain)}</b> {_name(part)}<br>no event")
        xs += [row.first_day, row.last_day + timedelta(days=1)]
        ys += [known] * 2
        hovers += [text] * 2
    dash = "dot" if part["divided_by"].isna().all() else "solid"
    figure.add(
        "scatter", x=xs, y=ys, mode="lines", name=_name(part), line={"color": colour, "width": 2, "dash": dash}, text=hovers,
        hovertemplate="%{text}<extra></extra>", showlegend=divided,
    )  # fmt: skip


def _name(part: pd.DataFrame) -> str:
    """The division, and of all others together how many they are."""
    row = part.iloc[0]
    count = f" ({say_number(row['divisions'])} more)" if not is_known(row["divided_by"]) else ""
    return f"{as_chart_text(row['division'])}{count}"


def _width(part: pd.DataFrame, coverage: pd.DataFrame) -> list[int]:
    long = {row.period_start: ((row.last_day - row.first_day).days + 1) * DAY for row in coverage.itertuples()}
    return [long[start] for start in part["period_start"]]


def _middle(part: pd.DataFrame, coverage: pd.DataFrame) -> list[pd.Timestamp]:
    firsts = dict(zip(coverage["period_start"], coverage["first_day"], strict=True))
    return [
        pd.Timestamp(firsts[start]) + pd.Timedelta(milliseconds=width / 2)
        for start, width in zip(part["period_start"], _width(part, coverage), strict=True)
    ]


def _band(figure: Drawing, rows: pd.DataFrame, coverage: pd.DataFrame, ink: Ink) -> None:
    """Draw low to high as a step band, broken wherever nothing is covered or known."""
    merged = coverage.merge(rows, on="period_start", how="left")
    known = merged["low"].notna() & merged["high"].notna()
    stretch = (known != known.shift()).cumsum()
    first = True
    for _, part in merged[known].groupby(stretch[known]):
        edges, lows, highs = [], [], []
        for row in part.itertuples():
            edges += [row.first_day, row.last_day + timedelta(days=1)]
            lows += [float(row.low)] * 2
            highs += [float(row.high)] * 2
        figure.add(
            "scatter", x=edges + edges[::-1], y=highs + lows[::-1], fill="toself", mode="lines", line={"width": 0}, fillcolor=ink.band,
            hoverinfo="skip", name="Low to high", legendgroup="band", showlegend=first,
        )  # fmt: skip
        first = False


def _zero_and_unreported(figure: Drawing, rows: pd.DataFrame, axes: Axes, ink: Ink) -> None:
    totals = rows.groupby("period_start", as_index=False)[["events", "best"]].sum(min_count=1)
    seen = axes.coverage.merge(totals, on="period_start", how="left")
    zero = seen[(seen["coverage"] == "full") & (seen["events"].fillna(0) == 0)]
    unreported = seen[(seen["events"].fillna(0) > 0) & seen["best"].isna()]
    for part, name, symbol in (
        (zero, "Zero: covered, no event", "line-ew-open"),
        (unreported, "Events without a number", "diamond-open"),
    ):
        if part.empty or (axes.measure not in DEATHS and symbol == "diamond-open") or axes.measure == "accounts":
            continue
        figure.add(
            "scatter", x=_middle(part, axes.coverage), y=[0] * len(part), mode="markers", name=name, cliponaxis=False,
            text=[say_period(start, axes.grain) for start in part["period_start"]],
            marker={"symbol": symbol, "size": 7, "color": ink.muted, "line": {"width": 1.5, "color": ink.muted}},
            hovertemplate="%{text}: " + name + "<extra></extra>",
        )  # fmt: skip


def _outside(figure: Drawing, coverage: pd.DataFrame, ink: Ink) -> None:
    """Hatch every stretch that no loaded dataset covers, and more lightly those covered in part."""
    for state, name, shape in (("none", "Outside coverage", "/"), ("part", "Covered in part", ".")):
        part = coverage[coverage["coverage"] == state]
        if part.empty:
            continue
        breaks = (coverage["coverage"] != coverage["coverage"].shift()).cumsum()
        spans = part.groupby(breaks[part.index]).agg(start=("first_day", "first"), end=("last_day", "last"))
        widths = [((row.end - row.start).days + 1) * DAY for row in spans.itertuples()]
        meaning = "nothing is known here" if state == "none" else "some of these days are outside coverage"
        figure.add(
            "bar", x=[pd.Timestamp(at) + pd.Timedelta(milliseconds=width / 2) for at, width in zip(spans["start"], widths, strict=True)],
            y=[1] * len(spans), width=widths, yaxis="y2", name=name, hovertemplate=f"{name}: {meaning}<extra></extra>",
            marker={
                "color": "rgba(0,0,0,0)", "line": {"width": 0},
                "pattern": {"shape": shape, "fgcolor": ink.border, "fgopacity": 0.55, "size": 7, "solidity": 0.18},
            },
        )  # fmt: skip


def _hovers(part: pd.DataFrame, grain: str) -> Sequence[str]:
    name = _name(part)
    return [
        f"<b>{say_period(row.period_start, grain)}</b> {name}<br>{say_count(row.events, 'coded event')}"
        + (f"<br>{say_count(row.accounts, 'curated event')}" if row.accounts else "")
        + f"<br>deaths: {say_toll(row.low, row.best, row.high)}"
        + (f"<br>{say_count(row.without_number, 'event')} without a number" if row.without_number else "")
        for row in part.itertuples()
    ]
