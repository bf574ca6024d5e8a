"""Slides over HTTP: the figures of a page as PowerPoint, PDF or one HTML file, by the fields of the address bar."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from urllib.parse import parse_qs

from components import record, short_links
from components.http.answers import Pieces, Work
from components.http.asked import fingerprint_of
from components.http.limits import SOON, TooMuchError
from components.http.shapes import feature_collection
from components.palette import LIGHT
from components.slides.deck import PAGES, slides_of
from components.slides.drawing import NoPictureError, figure_alone, sheets
from components.slides.powerpoint import to_pptx
from components.slides.slide import Slide
from components.slides.web import to_html
from components.view import View
from queries.reading import Rejected, reject
from queries.selection import Selection

log = logging.getLogger(__name__)

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MEDIA_TYPES = {"pptx": POWERPOINT, "pdf": "application/pdf", "html": "text/html; charset=utf-8"}
OWN = ("page", "size")
# Of a sheet, where it has one: a slide of 16:9, or A4 across.
SIZES = {"slide": "Slide, 16:9", "page": "Page, A4"}
SIZELESS = ("pptx", "html")
NAMES = {page: page.capitalize() for page in PAGES}


@dataclass(frozen=True)
class Deck:
    """The slides of a page that were asked for and can be made."""

    chosen: record.Record
    selection: Selection
    page: str
    form: str
    base: str
    made_on: date
    size: str = "slide"

    # It says on which day it was made, and Office files bear the moment.
    never_changes = False
    exact = False

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return MEDIA_TYPES[self.form]

    @property
    def compressed(self) -> bool:
        """Whether it is compressed in itself."""
        return self.form in ("pptx", "pdf")

    @property
    def file_name(self) -> str:
        """A name that says which page it shows and which snapshot it is from."""
        return f"parallax-{self.page}-{self.chosen.snapshot_id}.{self.form}"

    @property
    def fingerprint(self) -> str:
        """The same for two requests exactly where they show the same."""
        shown = [each.link.key for each in _shown(self.selection.briefing)] if self.selection.briefing else self.page
        return fingerprint_of(self.chosen, self.selection, "slides", self.form, self.size, shown, self.base, self.made_on)

    def rows(self) -> int:
        """No rows that can be many: slides hold sums, and the figures on one question."""
        return 0

    def begin(self, work: Work) -> Pieces:
        """Make it, slide by slide."""
        slides = self.slides(work)
        if self.form == "html":
            yield from (piece.encode() for piece in to_html(slides, self.outlines))
        elif self.form == "pptx":
            yield to_pptx(slides, self._draw)
        else:
            yield self.sheets(list(slides))

    def sheets(self, slides: Sequence[Slide]) -> bytes:
        """Slides as sheets of the size asked for; raises TooMuchError where they could not be drawn now."""
        try:
            return sheets(slides, self.outlines, self.form, self.size)
        except NoPictureError as error:
            raise TooMuchError(503, "Nothing could be drawn just now", str(error), SOON) from error

    @property
    def views(self) -> list[tuple[View, str]]:
        """What the slides show: the view asked for, or those of a briefing that are in use, each with what is said of it."""
        if self.selection.briefing is None:
            return [(View(self.page, self.chosen, self.selection, LIGHT), "")]
        return [(_view_of(each.link), each.caption) for each in _shown(self.selection.briefing)]

    def slides(self, work: Work) -> Iterator[Slide]:
        """The slides, each made in its turn."""
        for view, caption in self.views:
            made = slides_of(view, self.base)
            while slide := work.in_turn(partial(next, made, None)):
                yield replace(slide, titled=f"{caption}: {slide.titled}") if caption else slide

    def _draw(self, slide: Slide, width: float, height: float) -> bytes | None:
        try:
            return figure_alone(slide, self.outlines, width, height)
        except NoPictureError as error:
            log.warning("slides without a picture: %s", error)
            return None

    def outlines(self, path: str) -> str:
        """Outlines of the snapshot, by the path at which this server has them."""
        return feature_collection(self.chosen.snapshot_id, path.removeprefix("/shapes/").removesuffix(".json")).decode()


def understand_slides(form: str, base: str, query: Mapping[str, Sequence[str]]) -> tuple[Deck, tuple[Rejected, ...]]:
    """Read the address of a request: every value is taken, or rejected with a reason."""
    chosen = record.named(next(iter(query.get("snapshot", [])), None))
    fields = {name: texts for name, texts in query.items() if name not in OWN}
    selection, rejected = Selection.from_query(fields, chosen.vocabulary)
    page, refused = read_page(query.get("page", ()))
    if selection.briefing and not _shown(selection.briefing):
        refused.append(reject("briefing", selection.briefing, "no briefing with slides is kept under this key"))
    size, unsized = read_size(form, query.get("size", ()))
    return Deck(chosen, selection, page, form, base, datetime.now(UTC).date(), size), (*rejected, *refused, *unsized)


def _shown(briefing: str) -> list[short_links.Slide]:
    """The views of a briefing that are in use and have slides."""
    try:
        return [each for each in short_links.slides(briefing) if not each.link.is_retired and each.link.page in PAGES]
    except short_links.StoreError as error:
        log.warning("no briefing: %s", error)
        return []


def _view_of(link: short_links.Link) -> View:
    chosen = record.named(link.snapshot_id)
    selection, _ = Selection.from_query(parse_qs(link.query), chosen.vocabulary)
    return View(link.page, chosen, selection, LIGHT)


def read_page(texts: Sequence[str]) -> tuple[str, list[Rejected]]:
    """Read which page is meant; the first where none is named."""
    first = next(iter(PAGES))
    if len(texts) > 1:
        return first, [reject("page", ", ".join(texts), "takes one value")]
    if texts and texts[0] not in PAGES:
        return first, [reject("page", texts[0], "there are no slides of such a page")]
    return (texts[0] if texts else first), []


def read_size(form: str, texts: Sequence[str]) -> tuple[str, list[Rejected]]:
    """Read which size of sheet is meant; that of a slide where none is named."""
    first = next(iter(SIZES))
    if not texts:
        return first, []
    if form in SIZELESS:
        return first, [reject("size", ", ".join(texts), f"{form} has no size; pdf, png and svg have")]
    if len(texts) > 1 or texts[0] not in SIZES:
        return first, [reject("size", ", ".join(texts), f"takes one of: {', '.join(SIZES)}")]
    return texts[0], []
