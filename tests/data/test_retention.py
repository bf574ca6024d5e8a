"""Snapshots are kept by how lately they served; the one in service and those pinned always are."""

import os
from pathlib import Path

import pytest

from data.errors import StoreError
from data.retention import keep_by_default, pin, pinned_in, prune, unpin
from data.rollback import previous
from data.store import Store

IDS = [f"{number:016x}" for number in range(6)]


@pytest.fixture
def served(tmp_path: Path) -> Store:
    """A store in which six snapshots were put into service one after the other; nothing here opens them."""
    store = Store(tmp_path)
    for snapshot_id in IDS:
        (tmp_path / f"{snapshot_id}.duckdb").write_bytes(b"x")
        store.point(snapshot_id)
    return store


def test_the_order_is_that_of_service_whatever_the_clock_said(served: Store) -> None:
    for age, snapshot_id in enumerate(IDS):
        # Each file looks older than the one before it, as where the clock is set back before every build.
        os.utime(served.path(snapshot_id), (10_000 - age, 10_000 - age))
    assert served.ids() == IDS[::-1]
    assert prune(served, 2).removed.keys() == set(IDS[:4])
    assert served.ids() == [IDS[5], IDS[4]]


def test_one_put_back_into_service_is_the_newest(served: Store) -> None:
    served.point(IDS[1])
    assert served.ids() == [IDS[1], *IDS[:1:-1], IDS[0]]
    assert previous(served, IDS[1]) == IDS[5]
    assert previous(served, IDS[0]) is None


def test_what_serves_and_what_is_pinned_is_never_deleted(served: Store) -> None:
    pin(served, IDS[0])
    (served.folder / "current").write_text(IDS[2], encoding="ascii")
    done = prune(served, 1)
    assert done.kept == {IDS[5]: "recent", IDS[2]: "in service", IDS[0]: "pinned"}
    assert set(served.ids()) == set(done.kept)
    unpin(served, IDS[0])
    assert pinned_in(served) == set()
    assert IDS[0] in prune(served, 1).removed


def test_a_dry_run_deletes_nothing(served: Store) -> None:
    assert len(prune(served, 1, dry_run=True).removed) == 5
    assert len(served.ids()) == 6


def test_while_nobody_knows_what_serves_nothing_is_deleted(served: Store) -> None:
    (served.folder / "current").write_text("rubbish", encoding="ascii")
    with pytest.raises(StoreError, match="names a snapshot that is not there"):
        prune(served, 1)
    assert len(served.ids()) == 6


def test_a_history_that_is_damaged_is_passed_over(served: Store) -> None:
    (served.folder / "history").write_bytes(b"\xff\xfe rubbish\n" + IDS[3].encode() + b"\n../x\n")
    assert served.ids()[0] == IDS[3]
    assert set(served.ids()) == set(IDS)
    served.point(IDS[4])
    assert served.ids()[:2] == [IDS[4], IDS[3]]


def test_only_what_is_there_is_pinned(served: Store) -> None:
    for name in ("0123456789abcdef", "../x", ""):
        with pytest.raises(StoreError, match="no snapshot"):
            pin(served, name)


@pytest.mark.parametrize(("text", "count"), [("", 10), ("3", 3)])
def test_how_many_are_kept_is_a_setting(monkeypatch: pytest.MonkeyPatch, text: str, count: int) -> None:
    monkeypatch.setenv("PARALLAX_KEEP", text)
    assert keep_by_default() == count


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", "²"])
def test_a_setting_that_is_no_count_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PARALLAX_KEEP", text)
    with pytest.raises(StoreError, match="PARALLAX_KEEP"):
        keep_by_default()
