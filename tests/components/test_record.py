"""The record as pages see it: which snapshot, answers kept within bounds, unknown numbers kept unknown."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from cachetools import LRUCache

from components import record
from components.http.stretches import whole
from components.record import Record, to_frame
from data.errors import StoreError
from queries.errors import QuestionError
from queries.selection import Selection


@pytest.fixture
def small_cache(monkeypatch: pytest.MonkeyPatch) -> "LRUCache[Any, pa.Table]":
    """A cache of one megabyte in place of the real one."""
    monkeypatch.setattr(record, "ANSWER_BYTES", 1_000_000)
    cache: LRUCache[Any, pa.Table] = LRUCache(1_000_000, getsizeof=lambda table: table.nbytes + 1_000)
    monkeypatch.setattr(record, "_answers", cache)
    return cache


def test_an_answer_asked_for_twice_is_the_same_object(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    first = chosen.table("overview/totals", Selection())
    assert chosen.table("overview/totals", Selection()) is first


def test_answers_of_other_selections_are_kept_apart(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    everything = chosen.rows("overview/totals", Selection())
    one = chosen.rows("overview/totals", Selection(country=("VEN",)))
    assert one["records"].sum() < everything["records"].sum()


def test_questions_that_do_not_read_a_field_share_their_answer(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    assert chosen.table("sources/datasets", Selection()) is chosen.table("sources/datasets", Selection(view="present"))


def test_what_is_asked_ahead_is_the_answer_asked_for_later(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    chosen.ask_ahead(Selection(), "vocabulary/span", "sources/snapshot")
    kept = list(small_cache.values())
    assert [
        any(each is chosen.table(name, Selection()) for each in kept) for name in ("vocabulary/span", "sources/snapshot")
    ] == [
        True,
        True,
    ]


def test_a_fault_in_what_is_asked_ahead_is_not_lost(chosen: Record) -> None:
    with pytest.raises(QuestionError, match="no question"):
        chosen.ask_ahead(Selection(), "vocabulary/span", "no/such")


def test_the_cache_never_grows_beyond_its_bound(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    for country in chosen.vocabulary["country"]:
        chosen.table("timeline/coverage_by_period", Selection(country=(country,), grain="month"))
        chosen.table("countries/events_by_country", Selection(country=(country,)))
    assert 0 < small_cache.currsize <= small_cache.maxsize
    assert len(small_cache) < 2 * len(chosen.vocabulary["country"])


def test_an_answer_too_large_to_keep_is_given_all_the_same(chosen: Record, small_cache: "LRUCache[Any, pa.Table]") -> None:
    answer = chosen.table("extract/events", Selection(), **whole("extract/events"))
    assert answer.nbytes > 250_000
    assert answer not in small_cache.values()


def test_the_real_caches_have_a_bound_together() -> None:
    assert record._answers.maxsize + record._frames.maxsize <= record.ANSWER_BYTES <= 512 * 1024 * 1024


def test_an_answer_in_the_cache_cannot_be_spoilt_by_who_read_it(chosen: Record) -> None:
    rows = chosen.rows("sources/datasets", Selection())
    rows["title"] = "spoilt"
    assert "spoilt" not in set(chosen.rows("sources/datasets", Selection())["title"])


def test_a_question_asked_with_what_it_does_not_take_is_a_fault(chosen: Record) -> None:
    with pytest.raises(QuestionError):
        chosen.table("overview/totals", Selection(), nosuch=1)


def test_unknown_numbers_stay_unknown_and_whole_numbers_whole() -> None:
    table = pa.table(
        {"n": pa.array([0, None, 3], pa.int64()), "text": pa.array(["a", None, ""]), "x": pa.array([1.5, None, 0.0])}
    )
    frame = to_frame(table)
    assert frame["n"].dtype == pd.Int64Dtype()
    assert frame["n"].iloc[0] == 0
    assert frame["n"].iloc[1] is pd.NA
    assert frame["text"].tolist() == ["a", None, ""]


def test_an_answer_without_rows_is_a_frame_without_rows() -> None:
    frame = to_frame(pa.table({"n": pa.array([], pa.int64()), "text": pa.array([], pa.string())}))
    assert list(frame.columns) == ["n", "text"]
    assert frame.empty


@pytest.mark.parametrize("asked", [None, "", "0" * 16, "../../etc/passwd", "x" * 10_000])
def test_a_snapshot_that_is_not_kept_is_answered_with_the_one_in_service(chosen: Record, asked: str | None) -> None:
    assert record.named(asked) == chosen


def test_a_snapshot_that_is_kept_is_the_one_given(chosen: Record) -> None:
    assert record.named(chosen.snapshot_id) == chosen


def test_without_a_snapshot_the_trouble_is_said_with_its_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    assert "python -m data build" in str(record.trouble())
    with pytest.raises(StoreError):
        record.current()


def test_with_a_snapshot_there_is_no_trouble(chosen: Record) -> None:
    assert record.trouble() is None


def test_every_field_that_takes_codes_has_its_words(chosen: Record) -> None:
    words = chosen.vocabulary
    assert {"country", "actor", "type", "dataset", "harm", "victim", "event", "topic", "a", "b", "snapshot"} <= set(words)
    assert words["country"]["VEN"] == "Venezuela"
    assert all(label for labels in words.values() for label in labels.values())
