"""Deaths or events by period: zero, not reported and outside coverage told apart."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import calm
from components.palette import Ink
from components.words import as_chart_text, say_count, say_on, say_toll

DIVISIONS_SHOWN = 7
MEASURE_WORDS = {
    "best": "Deaths, best estimate",
    "low": "Deaths, low estimate",
    "high": "Deaths, high estimate",
    "events": "Events",
}


def deaths_timeline(
    rows: pd.DataFrame,
    coverage: pd.DataFrame,
    measure: str,
    ink: Ink,
    *,
    height: int = 420,
    compact: bool = False,
    overlapping: bool = False,
) -> go.Figure:
    """Draw bars of a measure per period, with a band from low to high where nothing is divided.

    ``rows``: ``period_start, divided_by, division, events, low, best, high, without_number``; ``coverage``: ``period_start,
    period_end, coverage`` (full, part, none), one row for every period drawn. ``overlapping`` divisions stand side by side and are
    not stacked, for they must not be added.
    """
    figure = go.Figure()
    divisions = _largest(rows, measure)
    for index, (key, name) in enumerate(divisions.items()):
        part = _part(rows, key, divisions)
        colour = ink.accent if len(divisions) == 1 else (*ink.categorical, ink.other)[index]
        figure.add_bar(
            x=_middle(part, coverage), y=part[measure].astype("Float64"), name=as_chart_text(name),
            width=None if overlapping else _width(part, coverage),
            marker={"color": colour, "line": {"width": 0}}, text=[_hover(row) for _, row in part.iterrows()], textposition="none",
            hovertemplate="%{text}<extra></extra>", showlegend=len(divisions) > 1, customdata=part[["period_start"]].astype(str),
        )  # fmt: skip
    if len(divisions) <= 1 and measure in ("low", "best", "high"):
        _band(figure, rows, coverage, ink)
    if not compact:
        _zero_and_unreported(figure, rows, coverage, measure, ink)
    _outside(figure, coverage, ink)
    figure.update_yaxes(
        title={"text": MEASURE_WORDS.get(measure, measure), "font": {"color": ink.muted, "size": 13}}, rangemode="tozero"
    )
    figure.update_xaxes(showgrid=False)
    return calm(
        figure, ink, height, barmode="group" if overlapping else "stack", bargap=0, dragmode="select", selectdirection="h",
        yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}, showlegend=not compact,
    )  # fmt: skip


def _largest(rows: pd.DataFrame, measure: str) -> Mapping[str, str]:
    """The largest divisions by the measure, and one for all others where there are more."""
    totals = rows.groupby("divided_by").agg(division=("division", "first"), total=(measure, "sum"))
    ranked = totals.sort_values(["total", "division"], ascending=[False, True])
    named = dict(ranked["division"].head(DIVISIONS_SHOWN))
    rest = len(ranked) - len(named)
    return named | ({"": f"{rest} others"} if rest else {})


def _part(rows: pd.DataFrame, key: str, divisions: Mapping[str, str]) -> pd.DataFrame:
    if key:
        return rows[rows["divided_by"] == key]
    rest = rows[~rows["divided_by"].isin([each for each in divisions if each])]
    summed = rest.groupby("period_start", as_index=False)[["events", "accounts", "low", "best", "high", "without_number"]].sum(
        min_count=1
    )
    return summed.assign(division=divisions[""])


def _width(part: pd.DataFrame, coverage: pd.DataFrame) -> list[float]:
    ends = coverage.set_index("period_start")["period_end"]
    days = [(ends.get(start, start) - start).days + 1 for start in part["period_start"]]
    return [day * 86_400_000 for day in days]


def _middle(part: pd.DataFrame, coverage: pd.DataFrame) -> list[pd.Timestamp]:
    widths = _width(part, coverage)
    starts = part["period_start"]
    return [pd.Timestamp(start) + pd.Timedelta(milliseconds=width / 2) for start, width in zip(starts, widths, strict=True)]


def _band(figure: go.Figure, rows: pd.DataFrame, coverage: pd.DataFrame, ink: Ink) -> None:
    """Draw low to high as a step band, broken wherever nothing is covered or known."""
    merged = coverage[["period_start", "period_end"]].merge(rows, on="period_start", how="left")
    known = merged["low"].notna() & merged["high"].notna()
    stretch = (known != known.shift()).cumsum()
    first = True
    for _, part in merged[known].groupby(stretch[known]):
        edges, lows, highs = [], [], []
        for row in part.itertuples():
            edges += [row.period_start, pd.Timestamp(row.period_end) + pd.Timedelta(days=1)]
            lows += [int(row.low)] * 2
            highs += [int(row.high)] * 2
        figure.add_scatter(
            x=edges + edges[::-1], y=highs + lows[::-1], fill="toself", mode="lines", line={"width": 0}, fillcolor=ink.band,
            hoverinfo="skip", name="Low to high", legendgroup="band", showlegend=first,
        )  # fmt: skip
        first = False


def _zero_and_unreported(figure: go.Figure, rows: pd.DataFrame, coverage: pd.DataFrame, measure: str, ink: Ink) -> None:
    totals = rows.groupby("period_start", as_index=False)[["events", "best"]].sum(min_count=1)
    seen = coverage.merge(totals, on="period_start", how="left")
    zero = seen[(seen["coverage"] == "full") & (seen["events"].fillna(0) == 0)]
    unreported = seen[(seen["events"].fillna(0) > 0) & seen["best"].isna()]
    for part, name, symbol in (
        (zero, "Zero: covered, no event", "line-ew-open"),
        (unreported, "Events without a number", "diamond-open"),
    ):
        if part.empty or (measure in ("events", "accounts") and symbol == "diamond-open"):
            continue
        figure.add_scatter(
            x=_middle(part, coverage), y=[0] * len(part), mode="markers", name=name,
            marker={"symbol": symbol, "size": 6, "color": ink.muted, "line": {"width": 1.5, "color": ink.muted}},
            hovertemplate="%{x|%d %b %Y}: " + name + "<extra></extra>",
        )  # fmt: skip


def _outside(figure: go.Figure, coverage: pd.DataFrame, ink: Ink) -> None:
    """Hatch every stretch that no loaded dataset covers, and more lightly those covered in part."""
    for state, name, shape in (("none", "Outside coverage", "/"), ("part", "Covered in part", ".")):
        part = coverage[coverage["coverage"] == state]
        if part.empty:
            continue
        breaks = (coverage["coverage"] != coverage["coverage"].shift()).cumsum()
        spans = part.groupby(breaks[part.index]).agg(start=("period_start", "first"), end=("period_end", "last"))
        widths = [((row.end - row.start).days + 1) * 86_400_000 for row in spans.itertuples()]
        figure.add_bar(
            x=[pd.Timestamp(start) + pd.Timedelta(milliseconds=width / 2) for start, width in zip(spans["start"], widths, strict=True)],
            y=[1] * len(spans), width=widths, yaxis="y2", name=name, hovertemplate=f"{name}: nothing is known here<extra></extra>",
            marker={
                "color": "rgba(0,0,0,0)", "line": {"width": 0},
                "pattern": {"shape": shape, "fgcolor": ink.border, "fgopacity": 0.55, "size": 7, "solidity": 0.18},
            },
        )  # fmt: skip


def _hover(row: pd.Series) -> str:
    lines = [f"<b>{say_on(row['period_start'])}</b> {as_chart_text(row['division'])}", say_count(row["events"], "coded event")]
    if row["accounts"]:
        lines.append(say_count(row["accounts"], "curated event"))
    lines.append(f"deaths: {say_toll(row['low'], row['best'], row['high'])}")
    if row["without_number"]:
        lines.append(f"{say_count(row['without_number'], 'event')} without a number")
    return "<br>".join(lines)
