"""What every figure shares: how it is put together, and a calm layout in the colours of the theme."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from components.palette import Ink

FONT = "Source Sans, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"


class Drawing:
    """A figure in the making: plain traces and layout, which plotly checks once when it is finished.

    Plotly's own figure checks and copies at every step, which takes several times as long as drawing.
    """

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self.traces: list[dict[str, Any]] = []
        self.frames: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {}
        self._strokes: dict[tuple[Any, ...], dict[str, Any]] = {}

    def add(self, kind: str, **trace: Any) -> None:
        """Add a trace of a kind."""
        self.traces.append({"type": kind, **trace})

    def add_stroke(
        self, x: Sequence[Any], y: Sequence[Any], *, color: str, width: float, dash: str = "solid", opacity: float = 1
    ) -> None:
        """Add a line that says nothing under the pointer. Those that look alike become one trace, for a browser draws by the trace."""
        look = (color, width, dash, opacity)
        if look not in self._strokes:
            line = {"color": color, "width": width, "dash": dash}
            self._strokes[look] = {"x": [], "y": [], "line": line, "opacity": opacity}
            self.add("scatter", mode="lines", hoverinfo="skip", showlegend=False, **self._strokes[look])
        drawn = self._strokes[look]
        gap = [None] if drawn["x"] else []
        drawn["x"] += [*gap, *x]
        drawn["y"] += [*gap, *y]

    def add_annotation(self, **annotation: Any) -> None:
        """Add a text within the plot."""
        self.layout.setdefault("annotations", []).append(annotation)

    def lay_out(self, **layout: Any) -> None:
        """Change what is named of the layout, and nothing else."""
        _merge(self.layout, layout)

    def finished(self) -> go.Figure:
        """The figure, checked."""
        return go.Figure(data=self.traces, layout=self.layout, frames=self.frames)


def calm(drawing: Drawing, ink: Ink, height: int, **layout: Any) -> go.Figure:
    """Finish a figure with the shared layout; ``height`` in pixels. What ``layout`` names goes before it."""
    axis = {
        "gridcolor": ink.grid,
        "linecolor": ink.grid,
        "zerolinecolor": ink.grid,
        "tickfont": {"color": ink.muted},
        "automargin": True,
    }
    drawing.lay_out(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 14, "color": ink.text},
        hoverlabel={"bgcolor": ink.page, "bordercolor": ink.border, "font": {"family": FONT, "color": ink.text}, "align": "left"},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"color": ink.text}, "title": {"text": ""}},
        dragmode=False,
        separators=".,",
        xaxis=axis,
        yaxis=axis,
    )
    drawing.lay_out(**layout)
    return drawing.finished()


def _merge(into: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        if isinstance(value, Mapping):
            _merge(into.setdefault(name, {}), value)
        else:
            into[name] = value
