"""Who acted against whom, as a matrix: rows on one side, columns on the other, shaded by the number of events."""

import math

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Drawing, calm
from components.palette import Ink
from components.words import as_chart_text, say_count, say_number, say_toll, shortened

LONGEST_NAME = 24


def pairs_matrix(rows: pd.DataFrame, ink: Ink) -> go.Figure:
    """Draw ``rows``: ``first_actor, second_actor, first_place, second_place, records, events, accounts, low, best, high``.

    Shades go by orders of magnitude, for a few pairs meet far more often than all others; each cell says its number.
    """
    firsts = _in_order(rows, "first")
    seconds = _in_order(rows, "second")
    cells = {(row.first_actor_id, row.second_actor_id): row for row in rows.itertuples()}
    grid = [[cells.get((one, other)) for other in seconds] for one in firsts]
    # At least ten is the darkest, so that single meetings stay pale.
    most = max([1.0, *(math.log10(row.records) for row in rows.itertuples())])
    figure = Drawing()
    figure.add(
        "heatmap", x=list(range(len(seconds))), y=list(range(len(firsts))), xgap=2, ygap=2, showscale=False,
        z=[[math.log10(cell.records) if cell else None for cell in line] for line in grid], zmin=-0.4, zmax=most,
        colorscale=[[index / (len(ink.sequential) - 1), shade] for index, shade in enumerate(ink.sequential)],
        text=[[_hover(cell) if cell else "" for cell in line] for line in grid], hovertemplate="%{text}<extra></extra>", hoverongaps=False,
    )  # fmt: skip
    for y, line in enumerate(grid):
        for x, cell in enumerate(line):
            if cell:
                dark = (math.log10(cell.records) + 0.4) / (most + 0.4) > 0.5
                shade = ink.page if dark else ink.text
                figure.add_annotation(x=x, y=y, text=say_number(cell.records), showarrow=False, font={"size": 12, "color": shade})
    across = {
        "tickvals": list(range(len(seconds))), "ticktext": [_short(name) for name in seconds.values()], "tickangle": -40, "side": "top",
        "ticklabeloverflow": "allow", "showgrid": False, "zeroline": False, "automargin": False,
    }  # fmt: skip
    down = {
        "tickvals": list(range(len(firsts))), "ticktext": [_short(name) for name in firsts.values()], "autorange": "reversed",
        "showgrid": False, "zeroline": False,
    }  # fmt: skip
    return calm(figure, ink, 190 + 34 * len(firsts), margin={"l": 8, "r": 95, "t": 150, "b": 8}, xaxis=across, yaxis=down)


def _in_order(rows: pd.DataFrame, side: str) -> dict[str, str]:
    """Actors of one side by their place, and their names."""
    actors = rows.drop_duplicates(f"{side}_actor_id").sort_values(f"{side}_place")
    return dict(zip(actors[f"{side}_actor_id"], actors[f"{side}_actor"], strict=True))


def _short(name: object) -> str:
    return as_chart_text(shortened(str(name), LONGEST_NAME))


def _hover(cell: object) -> str:
    row = cell
    lines = [
        f"<b>{as_chart_text(row.first_actor)}</b> against <b>{as_chart_text(row.second_actor)}</b>",  # type: ignore[attr-defined]
        say_count(row.records, "record"),  # type: ignore[attr-defined]
    ]
    if row.events:  # type: ignore[attr-defined]
        lines.append(f"deaths on all sides: {say_toll(row.low, row.best, row.high)}")  # type: ignore[attr-defined]
    return "<br>".join(lines)
