"""Claims on one number: a row per claimant, drawn by the kind of number, replaced figures as ghosts."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on

SYMBOLS = {"exact": "circle", "about": "circle-open", "at_least": "triangle-right", "at_most": "triangle-left", "none": "square"}


def claims_chart(rows: pd.DataFrame, colours: Mapping[str, str], ink: Ink, *, height: int | None = None) -> go.Figure:
    """Draw figures on one topic, one row each, grouped by party.

    ``rows``: ``casualty_id, claimant, party, party_actor_id, low, best, high, number_kind, basis, victims, claimed_on, is_current,
    is_for_topic``. Points carry ``casualty_id`` as customdata.
    """
    ordered = _ordered(rows)
    top = _top(ordered)
    figure = go.Figure()
    for kind in ("exact", "at_least", "at_most", "about", "range", "none"):
        part = ordered[ordered["number_kind"] == kind]
        if not part.empty:
            _draw(figure, part, kind, top, colours, ink)
    _figures_in_words(figure, ordered, top, ink)
    _parties(figure, ordered, colours, ink)
    figure.update_yaxes(
        tickvals=ordered["y"].tolist(), ticktext=[_label(row) for _, row in ordered.iterrows()], range=[len(ordered) - 0.4, -0.6], showgrid=True,
        zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(range=[-0.03 * top, top * 1.45], zeroline=True, tickvals=_ticks(top))
    return calm(figure, ink, height or 70 + 25 * len(ordered), legend={"y": 1.0})


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    newest = rows.groupby("party")["claimed_on"].transform("max")
    ordered = rows.assign(newest=newest).sort_values(["party", "claimed_on", "claimant", "casualty_id"])
    busiest = ordered["party"].value_counts()
    ordered = ordered.assign(size=ordered["party"].map(busiest)).sort_values(
        ["size", "party", "claimed_on", "claimant"], ascending=[False, True, True, True], kind="stable"
    )
    return ordered.assign(y=range(len(ordered)))


def _top(rows: pd.DataFrame) -> float:
    """The right end of the axis: the largest number claimed, and something to draw on where there is none."""
    largest = rows[["low", "best", "high"]].max().max()
    return float(largest) * 1.05 if is_known(largest) and largest > 0 else 1.0


def _label(row: pd.Series) -> str:
    return f"{as_chart_text(_short(str(row['claimant']), 34))} · {row['claimed_on']:%-d %b}"


def _hover(row: pd.Series) -> str:
    lines = [
        f"<b>{as_chart_text(row['claimant'])}</b>, {say_on(row['claimed_on'])}",
        say_figure(row["number_kind"], row["low"], row["best"], row["high"]),
        f"{as_chart_text(row['victims'])}; {row['basis']}",
    ]
    if not row["is_current"]:
        lines.append("replaced or withdrawn since")
    if not row["is_for_topic"]:
        lines.append("not the population or event asked about: not comparable as it stands")
    return "<br>".join(lines)


def _draw(figure: go.Figure, part: pd.DataFrame, kind: str, top: float, colours: Mapping[str, str], ink: Ink) -> None:
    colour = [colours.get(each, ink.other) for each in part["party_actor_id"]]
    # A figure that stands is solid; one that was replaced is a ghost; one on another population is paler than either.
    opacity = [1.0 if row.is_current and row.is_for_topic else 0.55 if row.is_current else 0.28 for row in part.itertuples()]
    for row, shade, strength in zip(part.itertuples(), colour, opacity, strict=True):
        low = row.low if is_known(row.low) else 0
        high = row.high if is_known(row.high) else (top * 1.1 if kind == "at_least" else row.best)
        if kind in ("range", "at_least", "at_most"):
            dash = "solid" if kind == "range" else "dot"
            figure.add_scatter(
                x=[int(low), int(high) if kind != "at_least" else float(high)], y=[row.y, row.y], mode="lines", opacity=strength,
                line={"color": shade, "width": 7 if kind == "range" else 2.5, "dash": dash}, hoverinfo="skip", showlegend=False,
            )  # fmt: skip
    at = part["low"] if kind == "at_least" else part["high"] if kind == "at_most" else part["best"].fillna(part["low"])
    figure.add_scatter(
        x=at.astype("Float64"), y=part["y"], mode="markers", customdata=part[["casualty_id"]].to_numpy(), showlegend=False,
        hovertext=[_hover(row) for _, row in part.iterrows()], hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker={
            "symbol": SYMBOLS.get(kind, "line-ns-open"), "size": 11, "color": colour, "opacity": opacity,
            "line": {"width": 2, "color": colour},
        },
    )  # fmt: skip


def _figures_in_words(figure: go.Figure, rows: pd.DataFrame, top: float, ink: Ink) -> None:
    """Write every figure out at the right, as it was claimed; those without a number stand there alone."""
    bare = rows["number_kind"].isin(["qualitative", "undisclosed"])
    figure.add_scatter(
        x=[top * 1.08] * len(rows), y=rows["y"], mode="text", textposition="middle right", showlegend=False, cliponaxis=False,
        text=[say_figure(row.number_kind, row.low, row.best, row.high) for row in rows.itertuples()],
        textfont={"size": 13, "color": [ink.muted if each else ink.text for each in bare | ~rows["is_current"]]},
        customdata=rows[["casualty_id"]].to_numpy(), hovertext=[_hover(row) for _, row in rows.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _parties(figure: go.Figure, rows: pd.DataFrame, colours: Mapping[str, str], ink: Ink) -> None:
    """Explain the colours: one entry a party that has one of its own, one for all others."""
    named = rows.drop_duplicates("party_actor_id")
    own = [(row.party, colours.get(row.party_actor_id, ink.other)) for row in named.itertuples()]
    entries = [(name, colour) for name, colour in own if colour != ink.other]
    if any(colour == ink.other for _, colour in own):
        entries.append(("Others", ink.other))
    for name, colour in entries:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=as_chart_text(_short(name, 30)),
            marker={"symbol": "square", "size": 10, "color": colour},
        )


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _ticks(top: float) -> list[int]:
    """Four or five round numbers from 0 to the largest claimed."""
    step = next((each * 10**power for power in range(10) for each in (1, 2, 5) if top / (each * 10**power) <= 5), 1)
    return [int(step * index) for index in range(int(top / step) + 1)]
