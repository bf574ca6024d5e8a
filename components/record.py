"""The record as pages see it: which snapshot, its vocabulary, its answers. The only caches are here, and bounded."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
from cachetools import LRUCache

from components import in_vain, waiting
from components.known_values import KnownValues
from components.no_longer import say_withdrawn, superseded
from data.difference import Difference
from data.errors import StoreError
from data.store import Store
from queries.engine import Engine, EngineError, RefusedError, UnreachableError, bound
from queries.engines.chosen import engine_url, open_engine
from queries.question import load
from queries.selection import FIXED, Selection, Vocabulary

ANSWER_BYTES = 256 * 1024 * 1024
CELL_BYTES = 100  # what a cell of a frame takes, generously, for measuring each would cost more than making it
SNAPSHOTS_OPEN = 4
COMPARED = 2  # pairs of snapshots whose differences are held

Key = tuple[Hashable, ...]
Asked = str | tuple[str, Mapping[str, Any]]  # a question, with the values of its own where it takes any
Answer = TypeVar("Answer", pa.Table, pd.DataFrame)

_answers: "LRUCache[Key, pa.Table]" = LRUCache(ANSWER_BYTES // 2, getsizeof=lambda table: table.nbytes + 1_000)
_frames: "LRUCache[Key, pd.DataFrame]" = LRUCache(ANSWER_BYTES // 2, getsizeof=lambda frame: frame.size * CELL_BYTES + 1_000)
_lock = threading.Lock()


@dataclass(frozen=True)
class Record:
    """One snapshot, and what may be asked of it."""

    snapshot_id: str

    @property
    def engine(self) -> Engine:
        """The engine on this snapshot."""
        return _engine(self.snapshot_id)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Allowed values and their words, by field."""
        return _vocabulary(self.snapshot_id)

    def used(self, field: str) -> Mapping[str, int]:
        """Which values of a field the events have, and how many have each; nothing for a field that is not counted."""
        return _used(self.snapshot_id).get(field, {})

    def labels(self, enumeration: str) -> Mapping[str, str]:
        """Words for the values of an enumeration, in their order."""
        return _codes(self.snapshot_id, "label").get(enumeration, {})

    def definitions(self, enumeration: str) -> Mapping[str, str]:
        """What the values of an enumeration mean, in their order."""
        return _codes(self.snapshot_id, "definition").get(enumeration, {})

    def table(self, question: str, selection: Selection, **own: Any) -> pa.Table:
        """Answer a question as an Arrow table, from the cache where the same was asked before."""
        key = self._key(question, selection, own)
        return _remembered(_answers, key, lambda: _alone(key, self._opened(question, selection, own)))

    def rows(self, question: str, selection: Selection, **own: Any) -> pd.DataFrame:
        """Answer a question as a frame whose whole numbers stay whole where some are missing."""
        key = self._key(question, selection, own)
        # A frame of its own over shared columns: what one page writes into it, no other sees.
        return _remembered(_frames, key, lambda: to_frame(self.table(question, selection, **own))).copy(deep=False)

    def ask_ahead(self, selection: Selection, *questions: Asked) -> None:
        """Ask side by side what a page is about to ask one after the other; the answers wait in the cache.

        An answer that cannot be had is no trouble yet.
        """
        opened: dict[Key, waiting.Opened] = {}
        for asked in questions:
            question, own = asked if isinstance(asked, tuple) else (asked, {})
            key = self._key(question, selection, own)
            if _kept(_answers, key) is None and not in_vain.is_known(key):
                opened[key] = self._opened(question, selection, own)
        given = _side_by_side(opened)
        for key in given:
            _remembered(_answers, key, partial(given.__getitem__, key))

    @property
    def built_on(self) -> date:
        """The day on which the snapshot was built."""
        (snapshot,) = self.table("sources/snapshot", Selection()).to_pylist()
        return snapshot["created_at"].date()  # type: ignore[no-any-return]

    def others(self) -> list[str]:
        """Other snapshots that are kept: those in service before this one first, then those after it."""
        before, after = self._around()
        return [*before, *reversed(after)]

    def asked_before(self, question: str, selection: Selection) -> "Iterator[tuple[Record, list[dict[str, Any]]]]":
        """What the few snapshots in service before this one answer, the last first; one that cannot answer is passed over."""
        for each in map(Record, self._around()[0][: SNAPSHOTS_OPEN - 1]):
            try:
                answer = each.table(question, selection).to_pylist()
            except (StoreError, EngineError):
                continue
            yield each, answer

    def _around(self) -> tuple[list[str], list[str]]:
        """Snapshots kept that were in service before this one, and those after it, the last first."""
        kept = Store().ids()
        place = kept.index(self.snapshot_id) if self.snapshot_id in kept else 0
        return kept[place + 1 :], kept[:place]

    def changes_since(self, before: "Record", selection: Selection, top: int) -> "tuple[pd.DataFrame, pd.DataFrame] | str":
        """Records of the selection, as it was or is, that changed: counts by dataset, and those whose numbers moved most.

        Where the two cannot be compared, the reason in words.
        """
        try:
            difference = _difference(before.snapshot_id, self.snapshot_id)
        except StoreError as error:
            return str(error)
        changed = difference.events_changed()
        answers = [each.table("sources/selected_among", selection, events=changed) for each in (before, self)]
        matching = sorted({str(event_id) for answer in answers for event_id in answer.column(0).to_pylist()})
        return to_frame(difference.by_dataset(matching)), to_frame(difference.records(matching, top))

    def _opened(self, question: str, selection: Selection, own: Mapping[str, Any]) -> waiting.Opened:
        """A question that opens the engine, where it is not open, when it is asked."""
        return lambda: self.engine.running(question, selection, **own)

    def _key(self, question: str, selection: Selection, own: Mapping[str, Any]) -> Key:
        """What an answer depends on: the snapshot, the question, the values that it binds, and nothing else of the selection."""
        values = bound(load(question), selection, own)
        return (self.snapshot_id, question, *((name, _frozen(values[name])) for name in sorted(values)))


def _alone(key: Key, opened: waiting.Opened) -> pa.Table:
    """Ask a question; raises GivenUpError at once where this page has asked it in vain."""
    in_vain.check(key)
    (answer,) = _answered(waiting.ALONE, {key: opened}).values()
    return answer


def _side_by_side(opened: Mapping[Key, waiting.Opened]) -> dict[Key, pa.Table]:
    """Ask questions at once; returns what answers there are: whichever part of the page needs another asks, and says so in its place."""
    try:
        return _answered(waiting.SIDE_BY_SIDE, opened)
    except waiting.GivenUpError as error:
        return {key: table for key, table in zip(opened, error.there, strict=True) if table is not None}
    except (UnreachableError, RefusedError):
        return {}


def _answered(threads: Executor, opened: Mapping[Key, waiting.Opened]) -> dict[Key, pa.Table]:
    """Ask questions at once, and take note of those that are given up or that the reader cancels."""

    def lacking(error: waiting.GivenUpError) -> list[Key]:
        return [key for key, table in zip(opened, error.there, strict=True) if table is None]

    try:
        tables = waiting.answers(threads, *opened.values(), cancelled=lambda error: in_vain.cancel(lacking(error), error))
    except waiting.GivenUpError as error:
        in_vain.remember(lacking(error), error)
        raise
    return dict(zip(opened, tables, strict=True))


def _remembered(cache: "LRUCache[Key, Answer]", key: Key, make: Callable[[], Answer]) -> Answer:
    """Take an answer from the cache, else make it and keep it where it is not too large to keep."""
    found = _kept(cache, key)
    if found is not None:
        return found
    answer = make()
    if cache.getsizeof(answer) < cache.maxsize / 2:
        with _lock:
            cache[key] = answer
    return answer


def _kept(cache: "LRUCache[Key, Answer]", key: Key) -> Answer | None:
    with _lock:
        return cache.get(key)


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Turn an answer into a frame: nullable integers, text as objects, missing text as None."""
    kinds = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype()}
    frame = table.to_pandas(types_mapper=kinds.get, date_as_object=True, strings_to_categorical=False)
    for field in table.schema:
        if pa.types.is_string(field.type):
            frame[field.name] = frame[field.name].astype(object).where(frame[field.name].notna(), None)
    return frame


def current() -> Record:
    """The snapshot in service; raises StoreError when there is none."""
    snapshot_id = Store().current()
    if snapshot_id is None:
        raise StoreError("there is no snapshot yet: run python -m data build")
    return Record(snapshot_id)


def trouble() -> str | None:
    """Why the record cannot be opened, in words; None when it can."""
    try:
        current()
    except StoreError as error:
        return str(error)
    return None


def unreachable(snapshot_id: str | None = None) -> str | None:
    """Why the engine of the snapshot shown could not be reached when last asked, in words; what was read before is still there."""
    try:
        return named(snapshot_id).engine.trouble()
    except (EngineError, StoreError):
        # Whoever asks it something says so better.
        return None


def named(snapshot_id: str | None) -> Record:
    """The snapshot asked for where it is kept, else the one that stands in for it, else the one in service."""
    if not snapshot_id or snapshot_id in Store().ids():
        return Record(snapshot_id) if snapshot_id else current()
    return stand_in(snapshot_id) or current()


def stand_in(snapshot_id: str) -> Record | None:
    """For a snapshot that is no longer kept: the next that was put into service after it, else the last before; None for any other."""
    history, kept = Store().history(), set(Store().ids())
    if snapshot_id in kept or snapshot_id not in history:
        return None
    place = history.index(snapshot_id)
    near = [each for each in (*history[place:], *reversed(history[:place])) if each in kept]
    return Record(near[0]) if near else None


def _frozen(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=SNAPSHOTS_OPEN)
def _engine(snapshot_id: str) -> Engine:
    return open_engine(engine_url(), snapshot_id, Store().path)


@lru_cache(maxsize=COMPARED)
def _difference(before: str, after: str) -> Difference:
    return Difference(Store(), before, after)


@lru_cache(maxsize=SNAPSHOTS_OPEN)
def _fields(snapshot_id: str) -> Mapping[str, Mapping[str, str]]:
    fields: dict[str, dict[str, str]] = {}
    for row in Record(snapshot_id).table("vocabulary/values", Selection()).to_pylist():
        fields.setdefault(row["field"], {})[row["value"]] = row["label"]
    return fields


@lru_cache(maxsize=SNAPSHOTS_OPEN)
def _used(snapshot_id: str) -> Mapping[str, Mapping[str, int]]:
    fields: dict[str, dict[str, int]] = {}
    for row in Record(snapshot_id).table("vocabulary/used", Selection()).to_pylist():
        fields.setdefault(row["field"], {})[row["value"]] = row["records"]
    return fields


@lru_cache(maxsize=2 * SNAPSHOTS_OPEN)
def _codes(snapshot_id: str, column: str) -> Mapping[str, Mapping[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for row in Record(snapshot_id).table("sources/codes", Selection()).to_pylist():
        words.setdefault(row["enumeration"], {})[row["code"]] = row[column]
    return words


def _vocabulary(snapshot_id: str) -> Vocabulary:
    fields, record = _fields(snapshot_id), Record(snapshot_id)

    def named(event_id: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = record.table("vocabulary/event_named", Selection(event=event_id)).to_pylist()
        return found[0] if found else {}

    # Coded events are too many to list, and each is known by its identifier.
    events = KnownValues(fields.get("event", {}), lambda event_id: named(event_id).get("title"))
    gone = KnownValues({}, lambda event_id: say_withdrawn(named(event_id)) or _said(superseded(record, event_id)))
    kept = {each: each for each in Store().ids()}
    return {**fields, **FIXED, "event": events, "no_longer_event": gone, "snapshot": kept, "before": kept}


def _said(value: object) -> str | None:
    return None if value is None else str(value)
