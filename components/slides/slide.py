"""A slide: one figure with its title and what it rests on, and the form in which PowerPoint can hold it as its own chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import plotly.graph_objects as go

from components.memo.document import clean
from components.words import say_on

# What gives the outlines of a map by the path at which this server has them.
Outlines = Callable[[str], str]

TITLE, SELECTION, SUMMARY, SOURCES, LINK, NAME = 120, 190, 260, 420, 120, 60


@dataclass(frozen=True)
class Series:
    """Numbers, one a category; None is unknown. ``hatched`` for what is drawn without being a number; no colour is not seen."""

    name: str
    values: Sequence[float | None]
    colour: str
    hatched: bool = False


@dataclass(frozen=True)
class Bars:
    """Stacked bars, lying or standing; ``end`` of the axis of numbers where it is set."""

    categories: Sequence[str]
    series: Sequence[Series]
    lying: bool
    axis: str
    end: float | None = None


@dataclass(frozen=True)
class Line:
    """A line through days."""

    name: str
    days: Sequence[date]
    levels: Sequence[float]
    colour: str


@dataclass(frozen=True)
class Steps:
    """Lines that stay until they step, and what is said where they are not all of them."""

    lines: Sequence[Line]
    axis: str
    left_out: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its header and its rows."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


Form = Bars | Steps | Grid


@dataclass(frozen=True)
class Basis:
    """What the slides of a page rest on, already in words: the selection, the day, the sources, what is missing, the link."""

    selection: str
    asof: date | None
    snapshot_id: str
    made_on: date
    sources: Sequence[str]
    withheld: Sequence[str]
    link: str

    @property
    def known(self) -> str:
        """The day up to which the slides know, and when they were made."""
        until = f"As of {say_on(self.asof)}" if self.asof else "As known at the last record"
        return f"{until}; snapshot {self.snapshot_id}; made on {say_on(self.made_on)}."

    @property
    def sourced(self) -> str:
        """The sources with their licences."""
        return f"Sources: {'; '.join(self.sources)}." if self.sources else "Sources: none that may be handed on."

    def sourced_in(self, most: int) -> str:
        """The same in so many characters: as many sources as fit, each whole, and how many more there are."""
        if len(self.sourced) <= most:
            return self.sourced
        kept = next(number for number in reversed(range(len(self.sources))) if len("; ".join(self.sources[:number])) < most - 50)
        more = f"{len(self.sources) - kept} more, named in full with every figure"
        return f"Sources: {'; '.join([*self.sources[:kept], more])}."


@dataclass(frozen=True)
class Slide:
    """One figure, with all that stands around it; ``told`` says every number that it shows, each with its source.

    Where no figure may be handed on there is none, and the summary says why. ``form`` is how PowerPoint shows it, or, of what is
    better as a ``pictured`` one, what stands in where no picture can be drawn.
    """

    name: str
    titled: str
    summed_up: str
    disclaimer: str
    basis: Basis
    figure: go.Figure | None = None
    form: Form | None = None
    pictured: bool = False
    told: Sequence[str] = ()

    @property
    def wants_picture(self) -> bool:
        """Whether PowerPoint shows its figure as a picture rather than in a form of its own."""
        return self.figure is not None and (self.pictured or self.form is None)

    @property
    def outlined_by(self) -> set[str]:
        """The paths of the outlines that its figure names."""
        return (
            {trace.geojson for trace in self.figure.data if isinstance(getattr(trace, "geojson", None), str)}
            if self.figure
            else set()
        )

    @cached_property
    def title(self) -> str:
        """The title as it fits: on one line, without signs that do not belong there."""
        return fitted(self.titled, TITLE)

    @cached_property
    def selection(self) -> str:
        """The selection in words, as it fits."""
        return fitted(self.basis.selection, SELECTION)

    @cached_property
    def summary(self) -> str:
        """What the figure shows, as it fits."""
        return fitted(self.summed_up, SUMMARY)

    @property
    def foot(self) -> list[str]:
        """What stands below the figure, as it fits: the day, what was left out, the sources, the disclaimer."""
        basis = self.basis
        lines = [basis.known, *basis.withheld, basis.sourced_in(SOURCES), self.disclaimer]
        return [clean(each) for each in lines if each]

    @property
    def notes(self) -> list[str]:
        """What whoever speaks has at hand: every figure with its source, and the whole of what the slide may have cut."""
        basis = self.basis
        head = (self.titled, basis.selection, self.summed_up)
        end = (self.disclaimer, basis.known, *basis.withheld, basis.sourced, basis.link)
        return [each for each in map(clean, (*head, *self.told, *end)) if each]


def fitted(text: str, most: int) -> str:
    """Text on one line, cut with an ellipsis where it is longer."""
    line = clean(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
