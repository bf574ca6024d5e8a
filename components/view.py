"""What a page works with: the record, the selection, the colours of the theme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.palette import Ink, colours
from components.record import Asked, Record
from queries.selection import Selection


@dataclass(frozen=True)
class View:
    """What a page works with: the record, the selection, the colours of the theme."""

    page: str
    record: Record
    selection: Selection
    ink: Ink

    def rows(self, question: str, **own: Any) -> pd.DataFrame:
        """Answer a question on the selection."""
        return self.record.rows(question, self.selection, **own)

    def rows_on(self, topic_id: str | None, question: str, **own: Any) -> pd.DataFrame:
        """Answer a question on the selection turned to one topic, or to all of them."""
        return self.on_topic(topic_id).rows(question, **own)

    def ask_ahead(self, *questions: Asked) -> None:
        """Ask side by side what is about to be asked on the selection."""
        self.record.ask_ahead(self.selection, *questions)

    def words(self, field: str, value: Any) -> str:
        """Say a code in words."""
        return self.record.vocabulary.get(field, {}).get(value, str(value))

    def label(self, enumeration: str, code: Any) -> str:
        """Say an enumerated value in words."""
        return self.record.labels(enumeration).get(code, str(code))

    def on_event(self, event_id: str | None) -> "View":
        """The same view with its selection turned to one event."""
        return replace(self, selection=self.selection.with_(event=event_id))

    def on_topic(self, topic_id: str | None) -> "View":
        """The same view with its selection turned to one topic, or to all of them."""
        return replace(self, selection=self.selection.with_(topic=topic_id))

    @property
    def pinned(self) -> Selection:
        """The selection on the snapshot on screen, whatever comes into service later."""
        return self.selection.with_(snapshot=self.record.snapshot_id, view=None, records=())

    @property
    def party_colours(self) -> Mapping[str, str]:
        """Colour of each party, the same on every page."""
        ranked = self.record.rows("vocabulary/parties", Selection())
        return colours(ranked["party_actor_id"].tolist(), self.ink)
