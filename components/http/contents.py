"""What went into a package, counted on the way: rows by kind of records, and the datasets that they are of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from components.record import Record
from queries.selection import Selection

Rows = Sequence[Mapping[str, Any]]
WHOSE = ("dataset_id", "a_dataset_id", "b_dataset_id")


@dataclass
class Contents:
    """What was written so far of a selection."""

    record: Record
    selection: Selection
    counts: dict[str, int] = field(default_factory=dict)
    datasets: set[str] = field(default_factory=set)

    def counted(self, records: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same rows, counted as they pass."""
        self.counts[records] = 0
        for batch in batches:
            self.counts[records] += batch.num_rows
            self.datasets.update(*(batch[name].unique().to_pylist() for name in WHOSE if name in batch.schema.names))
            yield batch

    @property
    def cards(self) -> Rows:
        """The cards of the datasets that the rows are of."""
        cards = self.record.table("sources/datasets", Selection()).to_pylist()
        return [card for card in cards if card["dataset_id"] in self.datasets]

    @property
    def withheld(self) -> Rows:
        """Matching records that may not be handed on, by dataset."""
        return list(self.record.table("extract/withheld", self.selection).to_pylist())
