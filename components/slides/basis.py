"""What slides rest on: a view of what may be handed on, and the selection, day, sources and licences in words."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from components.page_links import address_of_page
from components.slides.slide import Basis
from components.view import View
from components.words import say_count
from queries.selection import Selection


def open_view(view: View) -> View | None:
    """The same view without the datasets that may not be handed on; None where nothing is left.

    Where the record holds no such dataset it is the view itself, whose answers the page has asked for already.
    """
    cards = view.record.rows("sources/datasets", Selection())
    if cards["redistributable"].all():
        return view
    chosen = set(view.selection.dataset or cards["dataset_id"])
    left = chosen & set(cards[cards["redistributable"]]["dataset_id"])
    return replace(view, selection=view.selection.with_(dataset=left)) if left else None


def may_be_handed_on(view: View, dataset_id: str) -> bool:
    """Whether the rows of a dataset may leave."""
    cards = view.record.rows("sources/datasets", Selection())
    return bool(cards[cards["dataset_id"] == dataset_id]["redistributable"].all())


def basis_of(view: View, base: str, dataset_ids: Collection[str], *, about: str = "") -> Basis:
    """What slides of a view rest on; ``base`` is the address of the dashboard, ``about`` the event that they are on."""
    words = view.selection.describe(view.record.vocabulary)
    return Basis(
        selection=f"{about} · {words}" if about else words,
        asof=view.selection.asof,
        snapshot_id=view.record.snapshot_id,
        made_on=datetime.now(UTC).date(),
        sources=tuple(_sources(view.record.rows("sources/datasets", Selection()), dataset_ids)),
        withheld=tuple(_withheld(view)),
        link=address_of_page(f"{base.rstrip('/')}/", view.page, view.pinned),
    )


def _sources(cards: pd.DataFrame, dataset_ids: Collection[str]) -> Iterable[str]:
    for card in cards.itertuples():
        if card.dataset_id in dataset_ids and card.redistributable:
            yield f"{card.title}, version {card.version} ({card.licence})"


def _withheld(view: View) -> Iterable[str]:
    """Say of each dataset that may not be handed on how many matching records it has, and whose they are."""
    if view.record.rows("sources/datasets", Selection())["redistributable"].all():
        return
    for row in view.rows("extract/withheld").itertuples():
        yield (
            f"Left out: {say_count(row.records, 'record')} of {row.title}, which the licence of {row.publisher} ({row.licence}) "
            "forbids to hand on."
        )
