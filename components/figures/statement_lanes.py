"""Statements as lanes: one lane a party, time to the right, the sign says what the speaker does."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, say_on, shortened

SYMBOLS = {
    "asserts": "circle",
    "denies": "x",
    "acknowledges": "circle-open",
    "declines": "line-ns-open",
    "withholds": "square-open",
    "condemns": "triangle-down",
    "supports": "triangle-up",
    "calls_for": "diamond-open",
}
LANES = 12
LONGEST_NAME = 34


def statement_lanes(
    rows: pd.DataFrame,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    ink: Ink,
    *,
    height: int | None = None,
    shared: tuple[Sequence[date], int] | None = None,
) -> go.Figure:
    """Draw ``rows`` (``statement_id, made_on, party_actor_id, party, speaker, topic, position, summary``), the busiest parties first.

    ``colours`` by party, ``labels`` words of the positions. Points carry ``statement_id`` as customdata. ``shared``: the first and last
    day of a figure above whose axis the lanes share, and the pixels to its left; the parties are then named within the plot.
    """
    if shared:
        first, last = shared[0]
        rows = rows[[first <= day < last for day in rows["made_on"]]]
    busiest = rows["party"].value_counts().head(LANES).index.tolist()
    shown = rows[rows["party"].isin(busiest)].copy()
    shown["nth"] = shown.groupby(["party", "made_on"]).cumcount()
    shown["lane"] = [busiest.index(party) for party in shown["party"]]
    # Within the plot the names stand above the signs, else beside their middle.
    shown["y"] = shown["lane"] + (shown["nth"] % 7) * (0.09 if shared else 0.11) - (0.14 if shared else 0.33)
    figure = Drawing()
    for position, label in labels.items():
        part = shown[shown["position"] == position]
        if part.empty:
            continue
        shades = [colours.get(each, ink.other) for each in part["party_actor_id"]]
        figure.add(
            "scatter", x=part["made_on"], y=part["y"], mode="markers", name=label, customdata=part[["statement_id"]].to_numpy(),
            text=[_hover(row, label) for row in part.to_dict("records")], hovertemplate="%{text}<extra></extra>",
            marker={
                "symbol": SYMBOLS.get(position, "circle"), "size": 9, "color": shades, "line": {"width": 1.6, "color": shades},
            },
        )  # fmt: skip
    height = height or 110 + 46 * max(len(busiest), 2)
    if not shared:
        names = [as_chart_text(shortened(name, LONGEST_NAME)) for name in busiest]
        named: dict[str, Any] = {
            "autorange": "reversed",
            "zeroline": False,
            "tickvals": list(range(len(busiest))),
            "ticktext": names,
        }
        return calm(figure, ink, height, legend={"y": 1.03}, xaxis={"range": busy_window(shown["made_on"])}, yaxis=named)
    for lane, name in enumerate(busiest):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=lane - 0.2, yanchor="bottom", text=as_chart_text(shortened(name, LONGEST_NAME)),
            showarrow=False, font={"color": ink.muted, "size": 12}, borderpad=0,
        )  # fmt: skip
    lanes: dict[str, Any] = {
        "showticklabels": False, "automargin": False, "tickvals": [lane + 0.42 for lane in range(len(busiest))], "zeroline": False,
        "range": [len(busiest) - 0.5, -0.6], "autorange": False,
    }  # fmt: skip
    return calm(
        figure, ink, height, legend={"y": 1.03}, margin={"l": shared[1]}, xaxis={"range": list(shared[0])}, yaxis=lanes,
    )  # fmt: skip


def busy_window(days: pd.Series) -> list[pd.Timestamp]:
    """First and last day to draw: all, or where one in twenty lies far off, the stretch in which the others lie."""
    stamps = pd.to_datetime(days)
    first, last = stamps.min(), stamps.max()
    low, high = stamps.quantile(0.025), stamps.quantile(0.975)
    if (last - first) > 4 * (high - low):
        first, last = low, high
    margin = max((last - first) * 0.03, pd.Timedelta(days=3))
    return [first - margin, last + margin]


def _hover(row: Mapping[Any, Any], label: str) -> str:
    words, lines = str(row["summary"]).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] += f"{word} "
    said = "<br>".join(as_chart_text(line.strip()) for line in lines)
    return f"<b>{as_chart_text(row['speaker'])}</b>, {say_on(row['made_on'])}<br>{label}: {as_chart_text(row['topic'])}<br>{said}"
