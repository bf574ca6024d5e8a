"""Short links: kept under keys that cannot be guessed, changed, taken back, never reused; safe for several processes at once."""

import json
import multiprocessing
import os
import signal
import sqlite3
from pathlib import Path

import pytest

from data.__main__ import main
from data.errors import StoreError
from data.links import FILE, KEY, Links, Shared
from data.store import Store

SHOWN = Shared("map", "country=VEN&snapshot=0123456789abcdef", "0123456789abcdef", "Losses", "Look at the range")
WRITERS, EACH = 4, 25


@pytest.fixture
def links(tmp_path: Path) -> Links:
    return Links(Store(tmp_path))


def test_a_link_is_found_again_with_all_that_was_said_of_it(links: Links) -> None:
    made = links.add(SHOWN)
    assert links.find(made.key) == made
    assert (made.page, made.query, made.title, made.note, made.author) == (
        SHOWN.page,
        SHOWN.query,
        "Losses",
        "Look at the range",
        None,
    )
    assert KEY.fullmatch(made.key)


@pytest.mark.parametrize(
    "key", ["", "a", "A" * 16, "a" * 17, "' OR 1 = 1 --    ", "../../etc/passwd", "a" * 100_000, "aaaaaaaaaaaaaaaa"]
)
def test_a_key_that_was_never_made_stands_for_nothing(links: Links, key: str) -> None:
    assert links.find(key) is None
    links.add(SHOWN)
    assert links.find(key) is None


def test_a_link_is_renamed_and_taken_back_and_its_key_stays(links: Links) -> None:
    made = links.add(SHOWN)
    links.rename(made.key, "Another title")
    assert [each.title for each in links.all()] == ["Another title"]
    links.retire(made.key)
    found = links.find(made.key)
    assert found is not None
    assert found.is_retired
    for change in (lambda: links.retire(made.key), lambda: links.rename(made.key, "x"), lambda: links.retire("b" * 16)):
        with pytest.raises(StoreError, match="no link in use"):
            change()


def test_a_briefing_keeps_its_views_in_their_order_with_what_is_said_of_them(links: Links) -> None:
    one, other = links.add(SHOWN), links.add(SHOWN)
    briefing = links.add(
        Shared("briefing", "", SHOWN.snapshot_id, "Briefing"), [(other.key, "First"), (one.key, ""), (other.key, "Again")]
    )
    assert [(each.link, each.caption) for each in links.slides(briefing.key)] == [(other, "First"), (one, ""), (other, "Again")]
    links.retire(one.key)
    assert [each.link.is_retired for each in links.slides(briefing.key)] == [False, True, False]
    assert links.slides(one.key) == links.slides("x") == []


def test_a_briefing_of_a_view_that_is_none_is_not_kept(links: Links) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        links.add(Shared("briefing", "", SHOWN.snapshot_id, "Briefing"), [(links.add(SHOWN).key, ""), ("b" * 16, "")])
    assert len(links.all()) == 1


def test_text_of_strangers_is_kept_as_it_is(links: Links) -> None:
    hostile = Shared("map", "q=%27", "0" * 16, "'); DROP TABLE link; --", "=HYPERLINK(1)\u202e<script>")
    found = links.find(links.add(hostile).key)
    assert found is not None
    assert (found.title, found.note) == (hostile.title, hostile.note)


def test_links_in_use_keep_their_snapshots(links: Links) -> None:
    made = links.add(SHOWN)
    assert links.snapshots() == {SHOWN.snapshot_id}
    links.retire(made.key)
    assert links.snapshots() == set()


def _write(folder: Path) -> None:
    for _ in range(EACH):
        Links(Store(folder)).add(SHOWN)


def test_several_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    forks = multiprocessing.get_context("fork")
    writers = [forks.Process(target=_write, args=(tmp_path,)) for _ in range(WRITERS)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [each.exitcode for each in writers] == [0] * WRITERS
    assert len({each.key for each in Links(Store(tmp_path)).all()}) == WRITERS * EACH


def test_a_writer_that_is_killed_leaves_every_link_that_it_had_made(tmp_path: Path) -> None:
    told, telling = os.pipe()
    writer = os.fork()
    if writer == 0:
        while True:
            os.write(telling, Links(Store(tmp_path)).add(SHOWN).key.encode())
    made = os.read(told, 16).decode()
    made_too = os.read(told, 16).decode()
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    links = Links(Store(tmp_path))
    assert {made, made_too} <= {each.key for each in links.all()}
    assert links.find(links.add(SHOWN).key)


def test_a_database_that_is_none_is_said_to_be(links: Links, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, and longer than a header of one hundred bytes would be" * 3)
    with pytest.raises(StoreError, match=FILE):
        links.find("a" * 16)
    with pytest.raises(StoreError, match=FILE):
        links.add(SHOWN)


def test_a_database_whose_maker_was_cut_off_before_it_held_a_table_is_an_empty_one(links: Links, tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert links.find("a" * 16) is None
    assert links.all() == []
    assert links.find(links.add(SHOWN).key)


def test_a_read_only_store_says_that_nothing_can_be_kept(links: Links, tmp_path: Path) -> None:
    links.add(SHOWN)
    with sqlite3.connect(f"file:{tmp_path / FILE}?mode=ro", uri=True) as con, pytest.raises(sqlite3.OperationalError):
        con.execute("DELETE FROM link")
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        links.add(SHOWN)


def test_the_command_line_lists_renames_and_takes_back(links: Links, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = links.add(SHOWN)
    store = ["--store", str(tmp_path)]
    assert main([*store, "link", made.key, "--title", "For the minister"]) == 0
    assert main([*store, "link", made.key, "--retire"]) == 0
    assert main([*store, "link", made.key, "--retire"]) == 1
    capsys.readouterr()
    assert main([*store, "links", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["key"], listed["title"], listed["query"]) == (made.key, "For the minister", SHOWN.query)
    assert listed["retired_at"]
