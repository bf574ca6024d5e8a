"""Rows as the charts and tables that PowerPoint has of its own: ranges as stacked bars, tolls as steps, sides as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from components.figures.claims_chart import say_claimed_on
from components.figures.deaths_timeline import DEATHS, MEASURE_WORDS, Axes
from components.figures.running_toll import names_of_lines
from components.palette import Ink
from components.slides.slide import NAME, Bars, Grid, Line, Series, Steps, fitted
from components.words import is_known, say_figure, say_number, say_period, say_toll

LINES, COUNTRIES = 12, 10
# Letters of a claimant's name: beside a bar, and where there is room.
BESIDE, WHOLE = 26, 200
NO_END = "No upper end: drawn on, not a number"
OUTSIDE = "Outside coverage: nothing is known"


def claims_bars(lines: Sequence[Sequence[Any]], colours: Mapping[str, str], ink: Ink, end: float) -> Bars:
    """A bar per chain of updates, by its last figure: solid up to what is claimed at least, pale to the high, hatched without end."""
    last = [line[-1] for line in lines]
    spans = [_span(row, end) for row in last]
    shades = [colours.get(row.party_actor_id, ink.other) for row in last]
    parties = {shade: "Others" if shade == ink.other else row.party for shade, row in zip(shades, last, strict=True)}
    solid = [
        Series(fitted(party, NAME), [span[0] if own == shade else None for span, own in zip(spans, shades, strict=True)], shade)
        for shade, party in parties.items()
    ]
    ranges = Series("From low to high", [span[1] for span in spans], ink.border)
    open_ended = Series(NO_END, [span[2] for span in spans], ink.muted, hatched=True)
    with_year = len({row.claimed_on.year for row in last}) > 1
    names = [say_claim(row, BESIDE, with_year=with_year) for row in last]
    return Bars(names, [*solid, *_drawn(ranges, open_ended)], lying=True, axis="Persons, as claimed", end=end)


def say_claim(row: Any, most: int = WHOLE, *, with_year: bool = True) -> str:
    """One figure in a line: who, in so many letters at most, when, how many, and what became of it."""
    figure = say_figure(row.number_kind, row.low, row.best, row.high)
    words = f"{fitted(row.claimant, most)}, {say_claimed_on(row, with_year=with_year)}: {figure}"
    return words if row.is_current else f"{words} ({'withdrawn' if is_known(row.retracted_on) else 'replaced'})"


def _span(row: Any, end: float) -> tuple[float | None, float | None, float | None]:
    """How far a figure's bar is solid, pale and hatched."""
    spans: dict[str, tuple[float | None, float | None, float | None]] = {
        "range": (_number(row.low), _between(row.low, row.high), None),
        "at_least": (_number(row.low), None, _between(row.low, end)),
        "at_most": (None, _number(row.high), None),
        "qualitative": (None, None, end),
        "undisclosed": (None, None, None),
    }
    return spans.get(row.number_kind, (_number(row.best), None, None))


def toll_steps(figures: Sequence[Any], until: date, colours: Mapping[str, str], ink: Ink) -> Steps:
    """A line per chain of updates on one basis; of many, those that run to the end and are highest."""
    chains = _chains(figures)
    running = {row.casualty_id for row, _ in names_of_lines(list(figures))}
    ranked = sorted(chains, key=lambda chain: (chain[-1].casualty_id not in running, -_level(chain[-1]), chain[-1].casualty_id))
    lines = [_line(chain, until, colours, ink) for chain in ranked[:LINES]]
    left_out = f"Of {len(ranked)} lines, the {LINES} highest that run to the end." if len(ranked) > LINES else ""
    return Steps(lines, "Persons, as claimed", left_out)


def _chains(figures: Sequence[Any]) -> list[list[Any]]:
    """Figures by chain; a chain ends where the basis changes, for what follows counts something else."""
    chains: dict[str, list[Any]] = {}
    for row in sorted(figures, key=lambda each: each.claimed_on):
        before = chains.get(row.supersedes_casualty_id) if is_known(row.supersedes_casualty_id) else None
        chain = before if before and before[-1].basis == row.basis else []
        chains[row.casualty_id] = chain
        chain.append(row)
    return list({id(chain): chain for chain in chains.values()}.values())


def _line(chain: Sequence[Any], until: date, colours: Mapping[str, str], ink: Ink) -> Line:
    days: list[date] = []
    levels: list[float] = []
    for row, following in zip(chain, [*chain[1:], None], strict=True):
        # A day beyond the last, so that what was claimed on it is seen.
        ends = [each for each in (row.superseded_on, row.retracted_on, until + timedelta(days=1)) if is_known(each)]
        days += [row.claimed_on, following.claimed_on if following else max(min(ends), row.claimed_on)]
        levels += [_level(row)] * 2
    last = chain[-1]
    words = f"{fitted(last.claimant, 30)}: {say_figure(last.number_kind, last.low, last.best, last.high)}"
    return Line(words, days, levels, colours.get(last.party_actor_id, ink.other))


def _level(row: Any) -> float:
    return float(next(each for each in (row.best, row.low, row.high) if is_known(each)))


def toll_bars(rows: pd.DataFrame, names: Sequence[str], ink: Ink, *, lying: bool) -> Bars:
    """Deaths per row: solid to the low estimate, paler to the best, palest to the high."""
    spans = [_estimates(row.low, row.best, row.high) for row in rows.itertuples()]
    shades = {"Up to the low estimate": ink.accent, "Low to best": ink.sequential[2], "Best to high": ink.sequential[1]}
    series = [Series(name, [span[at] for span in spans], shade) for at, (name, shade) in enumerate(shades.items())]
    return Bars(list(names), series, lying=lying, axis="Deaths")


def _estimates(low: Any, best: Any, high: Any) -> tuple[float | None, float | None, float | None]:
    if not is_known(best):
        return _number(low), None, _between(low, high)
    return _number(low if is_known(low) else best), _between(low, best), _between(best, high)


def period_bars(rows: pd.DataFrame, axes: Axes, ink: Ink) -> Bars:
    """A column per period: with its range where nothing is divided, else a piece per division; hatched where nothing is known."""
    starts, measure = list(axes.coverage["period_start"]), axes.measure
    names = [say_period(start, axes.grain) for start in starts]
    if rows["division_rank"].nunique() <= 1 and measure in DEATHS:
        columns = axes.coverage[["period_start"]].merge(rows, on="period_start", how="left")
        drawn = toll_bars(columns, names, ink, lying=False)
    else:
        drawn = Bars(names, _divisions(rows, starts, measure, ink), lying=False, axis=MEASURE_WORDS[measure])
    top = max(sum(each or 0 for each in column) for column in zip(*(one.values for one in drawn.series), strict=True)) or 1.0
    # Accounts are not bound by what datasets cover.
    blank = [top if state == "none" and measure != "accounts" else None for state in axes.coverage["coverage"]]
    outside = _drawn(Series(OUTSIDE, blank, ink.border, hatched=True))
    return replace(drawn, series=[*drawn.series, *outside], end=top if outside else None)


def _divisions(rows: pd.DataFrame, starts: Sequence[date], measure: str, ink: Ink) -> list[Series]:
    parts = [part.set_index("period_start") for _, part in rows.groupby("division_rank")]
    shades = [*ink.categorical[: len(parts) - 1], ink.other]
    return [
        Series(fitted(str(part["division"].iloc[0]), NAME), [_number(part[measure].get(start)) for start in starts], shade)
        for part, shade in zip(parts, shades, strict=True)
    ]


def pairs_grid(rows: pd.DataFrame) -> Grid:
    """Who acted against whom: a row per side A, a column per side B, the records in which they met."""
    firsts, seconds = (_in_order(rows, side) for side in ("first", "second"))
    cells = {(row.first_actor_id, row.second_actor_id): row.records for row in rows.itertuples()}
    lines = [
        [fitted(name, 28), *(say_number(cells[one, other]) if (one, other) in cells else "" for other in seconds)]
        for one, name in firsts.items()
    ]
    return Grid(["", *(fitted(name, 28) for name in seconds.values())], lines)


def country_grid(rows: pd.DataFrame) -> Grid:
    """The first countries with their events and deaths, in the order of the rows."""
    lines = [
        [fitted(str(row.country), NAME), say_number(row.events), say_toll(row.low, row.best, row.high)]
        for row in rows[rows["country"].notna()].head(COUNTRIES).itertuples()
    ]
    return Grid(["Country", "Coded events", "Deaths"], lines)


def _in_order(rows: pd.DataFrame, side: str) -> dict[str, str]:
    actors = rows.drop_duplicates(f"{side}_actor_id").sort_values(f"{side}_place")
    return dict(zip(actors[f"{side}_actor_id"], actors[f"{side}_actor"], strict=True))


def _drawn(*series: Series) -> list[Series]:
    """Those that have anything to draw."""
    return [each for each in series if any(value is not None for value in each.values)]


def _number(value: Any) -> float | None:
    return float(value) if is_known(value) else None


def _between(low: Any, high: Any) -> float | None:
    return max(0.0, float(high) - float(low)) if is_known(low) and is_known(high) else None
