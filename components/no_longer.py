"""Events that an address once led to and no longer does: why, and where to look instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from queries.selection import Selection, say_day

if TYPE_CHECKING:
    from components.record import Record

Card = Mapping[str, Any]


@dataclass(frozen=True)
class Superseded:
    """A provisional event, the release that it was in, and the one that covers its first day now."""

    title: str
    day: date
    country_iso3: str | None
    was_in: str
    is_in: str
    dataset_id: str
    same_number: str | None
    """The event of that release which has the same number at the publisher; None where none has."""

    def among(self, selection: Selection) -> Selection:
        """The events of its first day, in its country, in the release that took over."""
        country = (self.country_iso3,) if self.country_iso3 else ()
        return selection.with_(
            event=None, topic=None, q=None, date_from=self.day, date_to=self.day, country=country, dataset=(self.dataset_id,)
        )

    def __str__(self) -> str:
        """Why it is not shown, as the rest of a sentence."""
        became = "an event of the same number stands there" if self.same_number else "none of its events has the same number"
        return (
            f"“{self.title}” of {say_day(self.day)} was provisional in {self.was_in}, and {self.is_in} has taken the place of "
            f"that release for the day; {became}"
        )


def superseded(record: "Record", event_id: str) -> Superseded | None:
    """What became of a provisional event that an earlier snapshot still holds; None where none does, or where nothing took its place."""
    for before, found in record.asked_before("event/event_facts", Selection(event=event_id)):
        for facts in found:
            old = next(card for card in _datasets(before) if card["dataset_id"] == facts["dataset_id"])
            new = next((card for card in _datasets(record) if _takes_over(card, old, facts["start_date"])), None)
            if new:
                same = f"{new['dataset_id']}:{facts['external_id']}"
                stands = record.table("event/event_facts", Selection(event=same)).num_rows
                return Superseded(
                    facts["title"], facts["start_date"], facts["country_iso3"], _named(old), _named(new), new["dataset_id"],
                    same if stands else None,
                )  # fmt: skip
    return None


def say_withdrawn(event: Card) -> str | None:
    """Say why a publisher's event cannot be shown any more; None where it was not withdrawn."""
    if not event.get("withdrawn_on"):
        return None
    return f"{event['publisher']} withdrew it on {say_day(event['withdrawn_on'])} ({event['reason']}), and it is in no count and no sum"


def _takes_over(new: Card, old: Card, day: date) -> bool:
    is_of_same = new["publisher"] == old["publisher"] and new["dataset_id"] != old["dataset_id"] and new["role"] == old["role"]
    covers = new["coverage_start"] is not None and new["coverage_start"] <= day <= new["coverage_end"]
    return bool(old["provisional"] and is_of_same and covers)


def _datasets(record: "Record") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = record.table("sources/datasets", Selection()).to_pylist()
    return rows


def _named(card: Card) -> str:
    return f"{card['title']}, version {card['version']}"
