"""Claims on one number: a row per claimant, drawn by the kind of number, replaced figures as ghosts."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import calm
from components.palette import Ink
from components.words import as_chart_text, is_known, say_figure, say_on

SYMBOLS = {"exact": "circle", "about": "circle-open", "at_least": "triangle-right", "at_most": "triangle-left", "none": "square"}
KIND_WORDS = {
    "exact": "exact",
    "at_least": "at least (open to the right)",
    "at_most": "at most (open to the left)",
    "about": "about",
    "range": "range",
    "none": "a claimed zero",
}


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
    _without_number(figure, ordered, ink)
    figure.update_yaxes(
        tickvals=ordered["y"].tolist(), ticktext=[_label(row) for _, row in ordered.iterrows()], autorange="reversed", showgrid=True,
        zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(range=[-0.03 * top, top * 1.12], zeroline=True, title={"text": "Persons", "font": {"color": ink.muted}})
    return calm(figure, ink, height or 110 + 30 * len(ordered), legend={"y": 1.0})


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
    name = str(row["claimant"])
    name = name if len(name) <= 44 else f"{name[:42]}…"
    return f"{as_chart_text(name)} · {say_on(row['claimed_on'])}"


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
        x=at.astype("Float64"), y=part["y"], mode="markers+text", name=KIND_WORDS[kind], customdata=part[["casualty_id"]].to_numpy(),
        text=[say_figure(row.number_kind, row.low, row.best, row.high) for row in part.itertuples()], textposition="top center",
        textfont={"size": 12, "color": ink.text}, hovertext=[_hover(row) for _, row in part.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker={
            "symbol": SYMBOLS.get(kind, "line-ns-open"), "size": 12, "color": colour, "opacity": opacity,
            "line": {"width": 2, "color": colour},
        },
    )  # fmt: skip


def _without_number(figure: go.Figure, rows: pd.DataFrame, ink: Ink) -> None:
    part = rows[rows["number_kind"].isin(["qualitative", "undisclosed"])]
    if part.empty:
        return
    figure.add_scatter(
        x=[0] * len(part), y=part["y"], mode="text", textposition="middle right", showlegend=False, cliponaxis=False,
        text=["   " + say_figure(row.number_kind, None, None, None) for row in part.itertuples()],
        textfont={"color": ink.muted, "size": 12}, customdata=part[["casualty_id"]].to_numpy(),
        hovertext=[_hover(row) for _, row in part.iterrows()], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
