"""A selection beside the equally long period just before: the rule, both sides, the difference as a range, or why there is none."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import tables
from components.view import View
from components.words import is_known, say_count, say_list, say_number, say_span, say_toll
from queries.comparison import LEAST_BASE, Days, Toll, difference, overlaps, percentages, previous, refusal, toll


@dataclass(frozen=True)
class Side:
    """One of two periods compared: its days, how many of them are covered and by which datasets, and its sums by country."""

    days: Days
    covered: int
    datasets: tuple[str, ...]
    rows: pd.DataFrame

    def total(self, column: str) -> int | None:
        """A sum over countries; None where no country has a number."""
        summed = self.rows[column].sum(min_count=1)
        return int(summed) if is_known(summed) else None

    @property
    def toll(self) -> Toll | None:
        """The deaths on this side."""
        return toll(self.total("low"), self.total("best"), self.total("high"))


@dataclass(frozen=True)
class Compared:
    """Both periods, or the reason why they are not compared."""

    now: Side
    before: Side | None
    refused: str | None


def compare(view: View) -> Compared | None:
    """Compare the selection with the period before; None where it lacks a first or a last day."""
    start, end = view.selection.date_from, view.selection.date_to
    if start is None or end is None:
        return None
    now = _side(view, Days(start, end))
    earlier = previous(now.days)
    before = _side(view, earlier) if earlier else None
    refused = refusal(now.days, now.covered, earlier, before.covered if before else 0)
    return Compared(now, before, refused or _cut_through(now, before))


def say_comparison(view: View) -> None:
    """Put both periods side by side with the rule, or say why not."""
    compared = compare(view)
    if compared is None:
        st.caption("Choose a first and a last day, or drag over the chart, to compare with the equally long period just before.")
        return
    if compared.before is None or compared.refused:
        st.info(f"Not compared with the period before: {compared.refused}. {rule(compared)}")
        return
    now, before = compared.now, compared.before
    st.markdown(f"{difference_in_words(now, before)}")
    tables.table(
        pd.DataFrame([_row("The dates chosen", now), _row("The period before", before)]),
        SIDES,
        alt="The dates chosen and the period before",
    )
    st.caption(rule(compared))


def difference_in_words(now: Side, before: Side) -> str:
    """Say the difference in deaths as a range, or that the ranges overlap, and that in events."""
    events, earlier = now.total("events") or 0, before.total("events") or 0
    change = f"{say_number(abs(events - earlier))} {'more' if events > earlier else 'fewer'}" if events != earlier else "the same"
    counted = f"**Coded events**: {say_number(events)} against {say_number(earlier)}, {change}."
    one, other = now.toll, before.toll
    if one is None or other is None:
        return f"{counted} **Deaths**: no difference, for {'both sides give' if one is other else 'one side gives'} no number."
    deaths = f"**Deaths**: {say_toll(one.low, one.best, one.high)} against {say_toll(other.low, other.best, other.high)}"
    return f"{counted} {deaths}: {say_difference(one, other)}."


def say_difference(now: Toll, before: Toll) -> str:
    """Say a difference as a range with its direction, in per cent too where the base is large enough."""
    found = difference(now, before)
    if overlaps(now, before):
        return (
            f"ranges overlap, {say_number(-found.low)} fewer to {say_number(found.high)} more"
            if found.low or found.high
            else "the same"
        )
    more = found.low > 0
    least, most = sorted((abs(found.low), abs(found.high)))
    span = say_number(least) if least == most else f"{say_number(least)} to {say_number(most)}"
    words = f"{span} {'more' if more else 'fewer'}"
    share = percentages(now, before)
    if share is None:
        return words
    low, high = sorted(abs(each) for each in share)
    return f"{words} ({low:,.0f} to {high:,.0f} % {'more' if more else 'fewer'})"


def rule(compared: Compared) -> str:
    """Print which days stand against which, what counts, and how the difference is taken."""
    now, before = compared.now, compared.before
    if before is None:
        return ""
    months = now.days.months
    length = say_count(months, "calendar month") if months else say_count(now.days.count, "day")
    words = (
        f"Rule: {say_span(now.days.first, now.days.last)} ({say_count(now.days.count, 'day')}) against the {length} just before, "
        f"{say_span(before.days.first, before.days.last)} ({say_count(before.days.count, 'day')}). "
    )
    if compared.refused:
        return (
            words
            + "Two periods are compared only where loaded datasets cover every day of both, and most events lie within them."
        )
    words += "Only coded events that lie wholly within a period count. "
    words += _over_edges(now, before)
    words += (
        "A difference runs from the low of one side less the high of the other to the reverse. "
        f"Percentages are given only where the earlier low is at least {LEAST_BASE} and the ranges do not overlap."
    )
    bare = (now.total("without_number") or 0) + (before.total("without_number") or 0)
    words += f" {say_count(bare, 'event')} without a number on either side: not in the ranges." if bare else ""
    if now.datasets != before.datasets:
        words += f" The two periods come from different datasets: {say_list(now.datasets)} against {say_list(before.datasets)}."
    return words


def countries_compared(now: Side, before: Side) -> pd.DataFrame:
    """Countries of both sides with their places by the best estimate and the difference in words."""
    keys = ["country_iso3", "country"]
    joined = now.rows.merge(before.rows, on=keys, how="outer", suffixes=("", "_before"))
    joined = joined[(joined["events"].fillna(0) > 0) | (joined["events_before"].fillna(0) > 0)]
    joined = joined.sort_values(["best_rank", "best_rank_before", "country"], na_position="last")
    return pd.DataFrame([_country(row) for _, row in joined.iterrows()], columns=list(COUNTRIES))


SIDES = {
    "side": tables.text("Period"),
    "span": tables.text("Days"),
    "events": tables.number("Coded events"),
    "low": tables.number("Low"),
    "best": tables.number("Best"),
    "high": tables.number("High"),
    "without_number": tables.number("Without a number"),
}
COUNTRIES = {
    "country": tables.text("Country"),
    "place": tables.number("Place", "By the best estimate, the same for equals"),
    "place_before": tables.number("Place before"),
    "move": tables.text("Move"),
    "deaths": tables.text("Deaths"),
    "deaths_before": tables.text("Deaths before"),
    "difference": tables.text("Difference"),
    "events": tables.number("Coded events"),
    "events_before": tables.number("Events before"),
}


def say_move(place: int | None, before: int | None) -> str:
    """Say how a place in a ranking changed."""
    if place is None or before is None:
        return "new" if before is None and place is not None else "gone" if place is None and before is not None else "–"
    if place == before:
        return "same place"
    return f"{'up' if place < before else 'down'} {abs(place - before)}"


def _country(row: pd.Series) -> dict[str, object]:
    sides = [[_known(row[f"{each}{suffix}"]) for each in ("low", "best", "high")] for suffix in ("", "_before")]
    places = [_known(row["best_rank"]), _known(row["best_rank_before"])]
    # Both periods are wholly covered: a country without an event had none, which is a zero, not an unknown.
    tolls = [
        toll(*numbers) if _known(events) else Toll(0, 0, 0)
        for numbers, events in zip(sides, (row["events"], row["events_before"]), strict=True)
    ]
    return {
        "country": row["country"],
        "place": places[0],
        "place_before": places[1],
        "move": say_move(*places),
        "deaths": _say(tolls[0]),
        "deaths_before": _say(tolls[1]),
        "difference": say_difference(tolls[0], tolls[1]) if tolls[0] and tolls[1] else "one side has no number",
        "events": _known(row["events"]) or 0,
        "events_before": _known(row["events_before"]) or 0,
    }


def _side(view: View, days: Days) -> Side:
    selection = view.selection.with_(date_from=days.first, date_to=days.last)
    covering = view.record.rows("timeline/coverage_of_dates", selection)
    rows = view.record.rows("countries/sums_within_dates", selection)
    return Side(days, int(covering["days"].sum()), tuple(covering["dataset"]), rows)


def _cut_through(*sides: Side | None) -> str | None:
    """Refuse where the edges of a period cut through more events than lie within it, as the edges of weeks do with sums of months."""
    for side in sides:
        within, over = (side.total("events") or 0, side.total("events_over_edges") or 0) if side else (0, 0)
        if side and over > within:
            span = say_span(side.days.first, side.days.last)
            return f"{say_count(over, 'coded event')} of {span} stand in records over its edges, {say_number(within)} within it"
    return None


def _over_edges(now: Side, before: Side) -> str:
    sides = [(side.total("events_over_edges") or 0, side) for side in (now, before)]
    left_out = [
        f"{say_count(count, 'event')} (deaths {say_toll(*(side.total(f'{each}_over_edges') for each in ('low', 'best', 'high')))})"
        for count, side in sides
        if count
    ]
    return f"Left out: {say_list(left_out)} in records that reach over an edge of a period. " if left_out else ""


def _row(name: str, side: Side) -> dict[str, object]:
    numbers = {each: side.total(each) for each in ("events", "low", "best", "high", "without_number")}
    return {"side": name, "span": say_span(side.days.first, side.days.last), **numbers}


def _say(sum_: Toll | None) -> str:
    return say_toll(sum_.low, sum_.best, sum_.high) if sum_ else say_toll(None, None, None)


def _known(value: object) -> int | None:
    return int(value) if is_known(value) else None  # type: ignore[call-overload]
