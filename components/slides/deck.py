"""Which slides each page has, in the order in which it shows their figures."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from components.slides.accounts import account_slides
from components.slides.basis import basis_of
from components.slides.counts import countries_slide, map_slide, pairs_slide, timeline_slide
from components.slides.slide import Slide
from components.view import View

Make = Callable[[View, str], Iterator[Slide]]

# Makers by the name of the figure, which an address may ask for alone.
PAGES: Mapping[str, Mapping[str, Make]] = {
    "overview": {"claims": partial(account_slides, history=False), "map": map_slide, "timeline": timeline_slide},
    "map": {"map": map_slide},
    "timeline": {"timeline": timeline_slide},
    "statements": {"claims": partial(account_slides, history=True)},
    "actors": {"countries": countries_slide, "pairs": pairs_slide},
}


def slides_of(view: View, base: str) -> Iterator[Slide]:
    """The slides of a page, one after the other; one that says so where there is nothing to show or nothing may be handed on."""
    made = 0
    for make in PAGES[view.page].values():
        for slide in make(view, base):
            made += 1
            yield slide
    if not made:
        nothing = "Nothing that may be handed on matches the selection, which is not the same as nothing having happened."
        yield Slide("none", "Nothing to show", nothing, "", basis_of(view, base, ()))
