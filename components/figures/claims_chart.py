"""Claims on one number: a row per figure, drawn by the kind of number, replaced figures as ghosts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on

SYMBOLS = {
    "exact": "circle",
    "about": "circle-open",
    "at_least": "triangle-right",
    "at_most": "triangle-left",
    "none": "square-open",
}
ROW_PIXELS = 36
# Where in its row a figure stands: its words above, its mark below.
WORDS, MARK = -0.2, 0.2


def claims_chart(rows: pd.DataFrame, colours: Mapping[str, str], ink: Ink, *, height: int | None = None) -> go.Figure:
    """Draw figures on one topic, grouped by party; a figure and those that it replaced share a row.

    ``rows``: ``casualty_id, claimant, party, party_actor_id, low, best, high, number_kind, basis, victims, claimed_on, is_current,
    is_for_topic, supersedes_casualty_id, retracted_on``. Points carry ``casualty_id`` as customdata.
    """
    ordered = _ordered(rows).assign(colour=lambda frame: [colours.get(each, ink.other) for each in frame["party_actor_id"]])
    end, count = _end(ordered), int(ordered["y"].max()) + 1
    figure = Drawing()
    for row in ordered.itertuples():
        _draw_extent(figure, row, end, ink)
    _draw_marks(figure, ordered)
    _write_claims(figure, ordered, ink)
    _explain_colours(figure, ordered, ink)
    return calm(
        figure, ink, height or 90 + ROW_PIXELS * count, legend={"y": 1.0},
        xaxis={"range": [-0.02 * end, end * 1.02], "zeroline": True, "tickvals": _ticks(end)},
        yaxis={"visible": False, "range": [count - 0.4, -0.6]},
    )  # fmt: skip


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """Parties with most figures first, each by its first claims; ``y`` is the row, which a chain of updates shares as it came."""
    replaced = dict(zip(rows["casualty_id"], rows["supersedes_casualty_id"], strict=True))
    chains = rows["casualty_id"].map(lambda each: _first_of_chain(each, replaced))
    ordered = rows.assign(
        chain=chains,
        size=rows["party"].map(rows["party"].value_counts()),
        begun=rows.groupby(chains)["claimed_on"].transform("min"),
    ).sort_values(["size", "party", "begun", "chain"], ascending=[False, True, True, True], kind="stable")
    row_of = {chain: row for row, chain in enumerate(dict.fromkeys(ordered["chain"]))}
    return ordered.assign(y=ordered["chain"].map(row_of))


def _first_of_chain(casualty_id: str, replaced: Mapping[str, str | None]) -> str:
    at, seen = casualty_id, {casualty_id}
    while (older := replaced.get(at)) in replaced and older is not None and older not in seen:
        at = older
        seen.add(at)
    return at


def _end(rows: pd.DataFrame) -> float:
    """Right end of the axis: beyond the largest number claimed, and something to draw on where there is none."""
    largest = rows[["low", "best", "high"]].max().max()
    return float(largest) * 1.12 if is_known(largest) and largest > 0 else 1.0


def _strength(row: Any) -> float:
    """A figure that stands is solid; one on another population is paler; one that was replaced is a ghost."""
    if not row.is_current:
        return 0.3
    return 1.0 if row.is_for_topic else 0.55


def _draw_extent(figure: Drawing, row: Any, end: float, ink: Ink) -> None:
    """Draw what a figure reaches over: a bar for a range, dots to the open end, a faint line for words without a number."""
    spans = {
        "range": (row.low, row.high, row.colour, 7, "solid"),
        "at_least": (row.low, end, row.colour, 2.5, "dot"),
        "at_most": (0, row.high, row.colour, 2.5, "dot"),
        "qualitative": (0, end, ink.muted, 1, "longdashdot"),
    }
    if row.number_kind not in spans:
        return
    start, stop, colour, width, dash = spans[row.number_kind]
    figure.add(
        "scatter", x=[float(start), float(stop)], y=[row.y + MARK] * 2, mode="lines", opacity=_strength(row),
        line={"color": colour, "width": width, "dash": dash}, hoverinfo="skip", showlegend=False,
    )  # fmt: skip


def _draw_marks(figure: Drawing, rows: pd.DataFrame) -> None:
    """Mark the number itself, with a sign of its own for each kind."""
    for kind, symbol in SYMBOLS.items():
        part = rows[rows["number_kind"] == kind]
        if part.empty:
            continue
        at = part["high"] if kind == "at_most" else part["low"] if kind == "at_least" else part["best"]
        figure.add(
            "scatter", x=at.astype(float), y=part["y"] + MARK, mode="markers", customdata=part[["casualty_id"]].to_numpy(),
            hovertext=[_hover(row) for row in part.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
            showlegend=False, cliponaxis=False,
            marker={
                "symbol": symbol, "size": 11, "color": part["colour"].tolist(), "opacity": [_strength(row) for row in part.itertuples()],
                "line": {"width": 2, "color": part["colour"].tolist()},
            },
        )  # fmt: skip


def _write_claims(figure: Drawing, rows: pd.DataFrame, ink: Ink) -> None:
    """Write every claim out above its mark: who, when, how many, and what it was before; with the year where years differ."""
    with_year = len({day.year for day in rows["claimed_on"]}) > 1
    last = rows.drop_duplicates("chain", keep="last")
    figure.add(
        "scatter", x=[0] * len(last), y=last["y"] + WORDS, mode="text", textposition="middle right", showlegend=False, cliponaxis=False,
        text=[_words(row, rows[rows["chain"] == row.chain], with_year=with_year) for row in last.itertuples()],
        customdata=last[["casualty_id"]].to_numpy(),
        textfont={"size": 13, "color": [ink.text if each else ink.muted for each in last["is_current"]]},
        hovertext=[_hover(row) for row in last.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _words(row: Any, chain: pd.DataFrame, *, with_year: bool) -> str:
    figure = say_figure(row.number_kind, row.low, row.best, row.high)
    words = f"{as_chart_text(_short(row.claimant, 46))}, {_day(row, with_year=with_year)}: <b>{figure}</b>"
    earlier = [each for each in chain.itertuples() if each.casualty_id != row.casualty_id]
    if earlier:
        before = earlier[-1]
        more = f" and {len(earlier) - 1} more" if len(earlier) > 1 else ""
        number = say_figure(before.number_kind, before.low, before.best, before.high)
        words += f" (before: {number}, {_day(before, with_year=with_year)}{more})"
    if row.is_current:
        return words
    return f"{words} (withdrawn)" if row.retracted_on is not None else f"{words} (replaced)"


def _day(row: Any, *, with_year: bool) -> str:
    return say_on(row.claimed_on) if with_year else f"{row.claimed_on.day} {row.claimed_on:%b}"


def _hover(row: Any) -> str:
    lines = [
        f"<b>{as_chart_text(row.claimant)}</b>, {say_on(row.claimed_on)}",
        say_figure(row.number_kind, row.low, row.best, row.high),
        f"{as_chart_text(row.victims)}; {row.basis}",
    ]
    if not row.is_for_topic:
        lines.append("not the population or event asked about: not comparable as it stands")
    return "<br>".join(lines)


def _explain_colours(figure: Drawing, rows: pd.DataFrame, ink: Ink) -> None:
    """One entry a party that has a colour of its own, one for all others."""
    entries = {row.colour: row.party for row in rows.drop_duplicates("party_actor_id").itertuples() if row.colour != ink.other}
    if (rows["colour"] == ink.other).any():
        entries[ink.other] = "Others"
    for colour, name in entries.items():
        marker = {"symbol": "square", "size": 10, "color": colour}
        figure.add("scatter", x=[None], y=[None], mode="markers", name=as_chart_text(_short(name, 30)), marker=marker)


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _ticks(end: float) -> list[int]:
    """Four or five round numbers from 0 to the end."""
    step = next((each * 10**power for power in range(10) for each in (1, 2, 5) if end / (each * 10**power) <= 5), 1)
    return [int(step * index) for index in range(int(end / step) + 1)]
