"""What a request for rows asks for: records, format, selection, columns, and which of the rows."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pyarrow as pa

from components import record
from components.http.answers import Pieces, Work
from components.http.formats import FOR_EXCEL, FORMATS, Format
from queries.fields import FIXED
from queries.question import Question, load
from queries.reading import Rejected, reject
from queries.selection import Selection

RECORDS = {records: f"extract/{records}" for records in FIXED["records"]}
PLACED = ("events",)
OPTIONS = ("columns", "limit", "offset", "for")
WHOLE = re.compile(r"[0-9]{1,12}")
# Raised when the same rows are written in other bytes, so that no copy kept elsewhere passes for the new one.
WRITTEN = 1


@dataclass(frozen=True)
class Options:
    """What a request may say besides the selection."""

    columns: tuple[str, ...]
    limit: int | None = None
    offset: int = 0
    reader: str | None = None


@dataclass(frozen=True)
class Asked:
    """A request for rows that was understood."""

    chosen: record.Record
    records: str
    form: str
    selection: Selection
    options: Options

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return self.format.media_type

    @property
    def compressed(self) -> bool:
        """Whether the file is compressed in itself."""
        return self.format.compressed

    @property
    def question(self) -> Question:
        """The question that the rows answer."""
        return load(RECORDS[self.records])

    @property
    def format(self) -> Format:
        """How the rows are written."""
        return FOR_EXCEL if self.options.reader else FORMATS[self.form]

    @property
    def file_name(self) -> str:
        """A name that says what is inside and which snapshot it is from."""
        return f"parallax-{self.records}-{self.chosen.snapshot_id}.{self.format.ending or self.form}"

    @property
    def fingerprint(self) -> str:
        """The same for two requests exactly where their bytes are the same before compression."""
        return fingerprint_of(self.chosen, self.selection, self.records, self.form, self.options, self.question.sql)

    exact = True

    @property
    def never_changes(self) -> bool:
        """Whether the same address gives the same bytes for ever: where it names its snapshot."""
        return self.selection.snapshot is not None

    def rows(self) -> int:
        """How many rows it has, of the kinds that can be many."""
        left = max(0, rows_of(self.chosen, self.selection, [self.records]) - self.options.offset)
        return left if self.options.limit is None else min(left, self.options.limit)

    def begin(self, work: Work) -> Pieces:
        """Ask, and write the rows as they come."""
        schema, batches = work.ask(self.question.name, self.selection)
        return self.format.write(schema, cut(batches, self.options.offset, self.options.limit), self.options.columns)


def rows_of(chosen: record.Record, selection: Selection, kinds: Iterable[str]) -> int:
    """How many rows the kinds of records that can be many have in all."""
    (counts,) = chosen.table("extract/counts", selection).to_pylist()
    return sum(counts.get(each, 0) for each in kinds)


def fingerprint_of(chosen: record.Record, selection: Selection, *parts: object) -> str:
    """A short text that differs where the snapshot, the canonical selection or the parts differ."""
    canonical = urlencode(selection.bare.to_query())
    return hashlib.sha256(repr((WRITTEN, chosen.snapshot_id, canonical, *parts)).encode()).hexdigest()[:32]


def forms(records: str) -> list[str]:
    """The formats that a kind of records comes in."""
    return [form for form in FORMATS if records in PLACED or not FORMATS[form].placed]


def understand(records: str, form: str, query: Mapping[str, Sequence[str]]) -> tuple[Asked, tuple[Rejected, ...]]:
    """Read the address of a request: every value is taken, or rejected with a reason."""
    chosen = record.named(next(iter(query.get("snapshot", [])), None))
    fields = {name: texts for name, texts in query.items() if name not in OPTIONS}
    selection, rejected = Selection.from_query(fields, chosen.vocabulary)
    options, refused = read_options(form, query, columns_of(records))
    return Asked(chosen, records, form, selection, options), (*rejected, *refused, *unbounded(records, selection))


def unbounded(records: str, selection: Selection) -> list[Rejected]:
    """Pairs grow with the square of what is compared: they are of one event or topic."""
    if records != "pairs" or selection.event or selection.topic:
        return []
    return [reject("event", "", "pairs of figures are handed on for one event or topic: name it by event or topic")]


def columns_of(records: str) -> tuple[str, ...]:
    """The columns that a kind of records has."""
    return tuple(name for name, _ in load(RECORDS[records]).returns)


def read_options(form: str, query: Mapping[str, Sequence[str]], columns: Sequence[str]) -> tuple[Options, list[Rejected]]:
    """Read what a request says besides the selection."""
    wanted = [name.strip() for text in query.get("columns", ()) for name in text.split(",") if name.strip()]
    rejected = [reject("columns", name, "there is no such column") for name in wanted if name not in columns]
    rejected += [
        reject(name, ", ".join(texts), "takes one value")
        for name, texts in query.items()
        if name in OPTIONS[1:] and len(texts) > 1
    ]
    limit, offset, reader = (next((text.strip() for text in query.get(name, ())), "") for name in OPTIONS[1:])
    for name, text in (("limit", limit), ("offset", offset)):
        if text and not WHOLE.fullmatch(text):
            rejected.append(reject(name, text, "takes a whole number from 0, of 12 digits at most"))
    if reader and (reader, form) != ("excel", "csv"):
        rejected.append(reject("for", reader, "goes with csv alone; allowed: excel"))
    if rejected:
        return Options(tuple(columns)), rejected
    return Options(_once(wanted) or tuple(columns), int(limit) if limit else None, int(offset or 0), reader or None), []


def cut(batches: Iterable[pa.RecordBatch], offset: int, limit: int | None) -> Iterator[pa.RecordBatch]:
    """Leave out the first rows, and those beyond the limit."""
    left = limit
    for batch in batches:
        if left == 0:
            return
        kept = batch.slice(min(offset, batch.num_rows), left)
        offset = max(0, offset - batch.num_rows)
        left = None if left is None else left - kept.num_rows
        if kept.num_rows:
            yield kept


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
