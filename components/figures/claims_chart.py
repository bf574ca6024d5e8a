"""Claims on one number: a row per figure, drawn by the kind of number, replaced figures as ghosts."""

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on, shortened

SYMBOLS = {
    "exact": "circle",
    "about": "circle-open",
    "at_least": "triangle-right",
    "at_most": "triangle-left",
    "none": "square-open",
}
READ = [
    "casualty_id", "supersedes_casualty_id", "claimant", "party", "party_actor_id", "low", "best", "high", "number_kind", "basis",
    "victims", "claimed_on", "is_current", "is_for_topic", "retracted_on",
]  # fmt: skip
ROW_PIXELS, LINE_PIXELS = 36, 17
# What a telephone of 400 pixels shows of a line beside its margins, also where the letters are those of a wider font.
LETTERS = 56
# Room for the numbers below and the parties above; measuring them in the browser would draw everything twice.
MARGIN = {"l": 8, "r": 8, "t": 34, "b": 32}
# Where in its row a figure stands: its words above, its mark below.
WORDS, MARK = -0.2, 0.2


@dataclass(frozen=True)
class Placed:
    """A figure, the row that it stands in, its party's colour."""

    row: Any
    y: float
    colour: str


@dataclass(frozen=True)
class Written:
    """A figure, the row that it stands in, and its words by line."""

    row: Any
    y: float
    lines: list[str]


def claims_chart(
    rows: pd.DataFrame, colours: Mapping[str, str], ink: Ink, *, letters: int = LETTERS, end: float | None = None
) -> go.Figure:
    """Draw figures on one topic, grouped by party; a figure and those that it replaced share a row.

    ``rows``: the columns of ``READ``. Points carry ``casualty_id`` as customdata. ``letters``: how many a line of words may have, for
    nothing tells how wide the screen is. ``end``: where several charts share an axis.
    """
    lines = lines_of(rows)
    with_year = len({row.claimed_on.year for line in lines for row in line}) > 1
    words = [_folded(_words(line, with_year=with_year), letters) for line in lines]
    places = list(accumulate((_further(each) for each in words[1:]), lambda y, lines: y + 1 + lines, initial=_further(words[0])))
    placed = [
        Placed(row, y, colours.get(row.party_actor_id, ink.other)) for y, line in zip(places, lines, strict=True) for row in line
    ]
    end = end or end_of([each.row for each in placed])
    figure = Drawing()
    for each in placed:
        _draw_extent(figure, each, end, ink)
    _draw_marks(figure, placed)
    _write_claims(figure, [Written(line[-1], y, each) for line, y, each in zip(lines, places, words, strict=True)], ink)
    _explain_colours(figure, placed, ink)
    return calm(
        figure, ink, round(90 + ROW_PIXELS * (places[-1] + 1)), legend={"y": 1.0}, margin=MARGIN,
        xaxis={"range": [-0.02 * end, end * 1.02], "zeroline": True, "tickvals": _ticks(end), "automargin": False},
        yaxis={"visible": False, "range": [places[-1] + 0.6, -0.6], "automargin": False},
    )  # fmt: skip


def lines_of(rows: pd.DataFrame) -> list[list[Any]]:
    """Figures by chain of updates, as they came; parties with most figures first, each by its first claims."""
    figures = list(rows[READ].itertuples(index=False))
    replaced = {each.casualty_id: each.supersedes_casualty_id for each in figures}
    chains: dict[str, list[Any]] = {}
    for each in figures:
        chains.setdefault(_first_of_chain(each.casualty_id, replaced), []).append(each)
    sizes = Counter(each.party for each in figures)

    def order(chain: tuple[str, list[Any]]) -> tuple[Any, ...]:
        first, line = chain
        return (-sizes[line[0].party], line[0].party, min(each.claimed_on for each in line), first)

    return [line for _, line in sorted(chains.items(), key=order)]


def _first_of_chain(casualty_id: str, replaced: Mapping[str, str | None]) -> str:
    at, seen = casualty_id, {casualty_id}
    while (older := replaced.get(at)) in replaced and older is not None and older not in seen:
        at = older
        seen.add(at)
    return at


def end_of(figures: list[Any]) -> float:
    """Right end of the axis: beyond the largest number claimed, and something to draw on where there is none."""
    largest = max((value for each in figures for value in (each.low, each.best, each.high) if is_known(value)), default=0)
    return float(largest) * 1.12 if largest > 0 else 1.0


def _strength(row: Any) -> float:
    """A figure that stands is solid; one on another population is paler; one that was replaced is a ghost."""
    if not row.is_current:
        return 0.3
    return 1.0 if row.is_for_topic else 0.55


def _draw_extent(figure: Drawing, placed: Placed, end: float, ink: Ink) -> None:
    """Draw what a figure reaches over: a bar for a range, dots to the open end, a faint line for words without a number."""
    row = placed.row
    spans = {
        "range": (row.low, row.high, placed.colour, 7, "solid"),
        "at_least": (row.low, end, placed.colour, 2.5, "dot"),
        "at_most": (0, row.high, placed.colour, 2.5, "dot"),
        "qualitative": (0, end, ink.muted, 1, "longdashdot"),
    }
    if row.number_kind not in spans:
        return
    start, stop, colour, width, dash = spans[row.number_kind]
    figure.add_stroke(
        [float(start), float(stop)], [placed.y + MARK] * 2, color=colour, width=width, dash=dash, opacity=_strength(row)
    )


def _draw_marks(figure: Drawing, placed: list[Placed]) -> None:
    """Mark the number itself, with a sign of its own for each kind."""
    marked = [(each, at) for each in placed if is_known(at := _at(each.row))]
    if not marked:
        return
    colours = [each.colour for each, _ in marked]
    figure.add(
        "scatter", x=[float(at) for _, at in marked], y=[each.y + MARK for each, _ in marked], mode="markers",
        customdata=[[each.row.casualty_id] for each, _ in marked],
        hovertext=[_hover(each.row) for each, _ in marked], hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False, cliponaxis=False,
        marker={
            "symbol": [SYMBOLS[each.row.number_kind] for each, _ in marked], "size": 11, "color": colours,
            "opacity": [_strength(each.row) for each, _ in marked], "line": {"width": 2, "color": colours},
        },
    )  # fmt: skip


def _at(row: Any) -> Any:
    """The number that a figure is marked at; None where it has no one number."""
    if row.number_kind not in SYMBOLS:
        return None
    return {"at_most": row.high, "at_least": row.low}.get(row.number_kind, row.best)


def _write_claims(figure: Drawing, written: list[Written], ink: Ink) -> None:
    """Write every claim out above its mark: who, when, how many, and what it was before."""
    figure.add(
        "scatter", x=[0] * len(written), y=[each.y + WORDS - _further(each.lines) / 2 for each in written], mode="text",
        textposition="middle right", showlegend=False, cliponaxis=False, text=["<br>".join(each.lines) for each in written],
        customdata=[[each.row.casualty_id] for each in written],
        textfont={"size": 13, "color": [ink.text if each.row.is_current else ink.muted for each in written]},
        hovertext=[_hover(each.row) for each in written], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _further(lines: list[str]) -> float:
    """How much higher than others a row is, in rows, whose words take several lines."""
    return (len(lines) - 1) * LINE_PIXELS / ROW_PIXELS


def _words(line: list[Any], *, with_year: bool) -> list[str]:
    """What is written of a figure, in pieces that are not to be torn apart; with the year where years differ."""
    *earlier, row = line
    figure = say_figure(row.number_kind, row.low, row.best, row.high)
    words = [f"{as_chart_text(shortened(row.claimant, 46))},", f"{say_claimed_on(row, with_year=with_year)}: <b>{figure}</b>"]
    if earlier:
        before = earlier[-1]
        more = f" and {len(earlier) - 1} more" if len(earlier) > 1 else ""
        number = say_figure(before.number_kind, before.low, before.best, before.high)
        words.append(f"(before: {number}, {say_claimed_on(before, with_year=with_year)}{more})")
    if not row.is_current:
        words.append("(withdrawn)" if row.retracted_on is not None else "(replaced)")
    return words


def _folded(pieces: list[str], letters: int) -> list[str]:
    """Pieces in lines of at most so many letters, as read, where they are no longer than that."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and len(_read(longer)) <= letters:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _read(markup: str) -> str:
    return html.unescape(re.sub("</?b>", "", markup))


def say_claimed_on(row: Any, *, with_year: bool) -> str:
    """The day of a claim; the year is left out where all of a chart are of one."""
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


def _explain_colours(figure: Drawing, placed: list[Placed], ink: Ink) -> None:
    """One entry a party that has a colour of its own, one for all others."""
    entries: dict[str, str] = {}
    for each in placed:
        if each.colour != ink.other:
            entries.setdefault(each.colour, each.row.party)
    if any(each.colour == ink.other for each in placed):
        entries[ink.other] = "Others"
    for colour, name in entries.items():
        marker = {"symbol": "square", "size": 10, "color": colour}
        figure.add("scatter", x=[None], y=[None], mode="markers", name=as_chart_text(shortened(name, 30)), marker=marker)


def _ticks(end: float) -> list[int]:
    """Four or five round numbers from 0 to the end."""
    step = next((each * 10**power for power in range(10) for each in (1, 2, 5) if end / (each * 10**power) <= 5), 1)
    return [int(step * index) for index in range(int(end / step) + 1)]
