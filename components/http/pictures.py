"""One figure of a page as a picture over HTTP, with all that it rests on set into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from components.http.answers import Pieces, Work
from components.http.asked import fingerprint_of
from components.http.slides import Deck, understand_slides
from components.slide_links import FIGURES
from queries.reading import Rejected, reject

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
FIGURE_NAMES = {name: label for figures in FIGURES.values() for name, label in figures.items()}


@dataclass(frozen=True)
class Picture(Deck):
    """The picture of a figure that was asked for and can be made."""

    figure: str = ""

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return PICTURES[self.form]

    @property
    def compressed(self) -> bool:
        """Whether it is compressed in itself."""
        return self.form == "png"

    @property
    def file_name(self) -> str:
        """A name that says what it shows and which snapshot it is from."""
        return f"parallax-{self.page}-{self.figure}-{self.chosen.snapshot_id}.{self.form}"

    @property
    def fingerprint(self) -> str:
        """The same for two requests exactly where they show the same."""
        what = ("picture", self.form, self.size, self.page, self.figure)
        return fingerprint_of(self.chosen, self.selection, *what, self.base, self.made_on)

    def begin(self, work: Work) -> Pieces:
        """Draw it: the first slide of the figure, or the one that says that there is nothing to show."""
        slides = list(self.slides(work))
        slide = next((each for each in slides if each.name == self.figure), slides[0])
        yield self.sheets([slide])


def understand_picture(form: str, base: str, query: Mapping[str, Sequence[str]]) -> tuple[Picture, tuple[Rejected, ...]]:
    """Read the address of a request: every value is taken, or rejected with a reason."""
    deck, rejected = understand_slides(form, base, {name: texts for name, texts in query.items() if name != "figure"})
    figures = FIGURES[deck.page]
    wanted = query.get("figure", ()) or (next(iter(figures)),)
    made = Picture(deck.chosen, deck.selection, deck.page, form, base, deck.made_on, deck.size, wanted[0])
    if len(wanted) == 1 and wanted[0] in figures:
        return made, rejected
    reason = f"the page {deck.page} has one of: {', '.join(figures)}"
    return replace(made, figure=next(iter(figures))), (*rejected, reject("figure", ", ".join(wanted), reason))
