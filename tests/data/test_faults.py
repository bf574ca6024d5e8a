"""What can go wrong with a disk, a file, a clock and other readers: the snapshot in service stays, and what is lost is said."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.build import build
from data.errors import StoreError
from data.retention import prune
from data.store import Store
from data.verify import verify
from tests.data import small
from tests.data.two_snapshots import change

ROOT = Path(__file__).parents[2]
Said = pytest.CaptureFixture[str]
# A build that may write no file longer than the number of bytes given: what a full disk or a quota does to a process without root.
CAPPED = """\
import resource, sys
from data.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that serves the small records, and with the records as changed since."""
    folder = tmp_path_factory.mktemp("template")
    records = small.records(folder / "records", ("one", small.rows()))
    build(Store(folder / "store"), records)
    change(records, "dossiers/one/events.csv", "Strike", "Strikes")
    return folder


@pytest.fixture
def records(template: Path) -> Path:
    return template / "records"


@pytest.fixture
def filled(tmp_path: Path, template: Path) -> Store:
    """A store of its own, with a snapshot of the records before they were changed in service."""
    shutil.copytree(template / "store", tmp_path / "store")
    return Store(tmp_path / "store")


def run(store: Store, *words: str | Path) -> int:
    return main(["--store", str(store.folder), *map(str, words)])


def mount(folder: Path, *options: str) -> None:
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("needs to mount a file system")


def unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def nearly_full(tmp_path: Path, filled: Store) -> Iterator[Store]:
    """A store on a disk of its own, on which its snapshot finds room and no second one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    room = filled.path(str(filled.current())).stat().st_size + 2_000_000
    mount(disk, "-t", "tmpfs", "-o", f"size={room}", "none")
    shutil.copytree(filled.folder, disk / "store")
    yield Store(disk / "store")
    unmount(disk)


def test_a_disk_that_is_full_leaves_the_old_snapshot_in_service(nearly_full: Store, records: Path, capsys: Said) -> None:
    current = str(nearly_full.current())
    assert run(nearly_full, "build", "--records", records) == 1
    assert "the snapshot cannot be written" in capsys.readouterr().err
    assert list(nearly_full.folder.glob(".building-*")) == []
    # Room enough for nothing at all.
    with (nearly_full.folder / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space left"):
        while True:
            filler.write(bytes(1 << 12))
    assert run(nearly_full, "build", "--records", records) == 1
    assert "No space left" in capsys.readouterr().err
    assert nearly_full.current() == current
    verify(nearly_full, current)


@pytest.mark.parametrize("most", [0, 100, 1_000_000])
def test_a_quota_leaves_the_old_snapshot_in_service(filled: Store, records: Path, most: int) -> None:
    current = str(filled.current())
    command = [sys.executable, "-c", CAPPED, str(most), "--store", str(filled.folder), "build", "--records", str(records)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert filled.current() == current
    verify(filled, current)
    assert list(filled.folder.glob(".building-*")) == []


def test_a_store_that_may_only_be_read_serves_and_says_so_to_writers(filled: Store, records: Path, capsys: Said) -> None:
    current = str(filled.current())
    mount(filled.folder, "--bind", str(filled.folder))
    mount(filled.folder, "-o", "remount,ro,bind")
    try:
        for words in (["verify"], ["list"], ["diff", current, current]):
            assert run(filled, *words) == 0
        capsys.readouterr()
        for words in (["build", "--records", records], ["rollback", current], ["prune"], ["pin", current]):
            assert run(filled, *words) == 1
            assert "Read-only file system" in capsys.readouterr().err
    finally:
        unmount(filled.folder)
    assert filled.current() == current


def test_a_snapshot_that_is_damaged_gives_way_to_the_one_before(filled: Store, records: Path, capsys: Said) -> None:
    old = str(filled.current())
    new = build(filled, records).snapshot_id
    with filled.path(new).open("r+b") as file:
        for place in range(20_000, filled.path(new).stat().st_size, 50_000):
            file.seek(place)
            file.write(b"\xff" * 64)
    assert run(filled, "verify") == 1
    assert filled.current() == new, "finding a fault changes nothing by itself"
    assert run(filled, "verify", "--all", "--fall-back") == 1
    assert f"snapshot {old} is in service in its place" in capsys.readouterr().out
    assert filled.current() == old
    assert run(filled, "verify") == 0
    assert run(filled, "rollback", new) == 1
    assert filled.current() == old
    assert run(filled, "build", "--records", records) == 0
    assert filled.current() == new
    assert run(filled, "verify") == 0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"0123456789abcdef\n"])
def test_a_pointer_that_is_damaged_is_mended_by_rolling_back(filled: Store, content: bytes, capsys: Said) -> None:
    current = str(filled.current())
    (filled.folder / "current").write_bytes(content)
    assert run(filled, "verify") == 1
    assert "python -m data rollback" in capsys.readouterr().err
    assert run(filled, "rollback") == 0
    assert filled.current() == current


def test_a_clock_that_was_set_back_changes_no_order(filled: Store, records: Path) -> None:
    old = str(filled.current())
    new = build(filled, records).snapshot_id
    os.utime(filled.path(new), (1, 1))
    assert filled.ids() == [new, old]
    assert prune(filled, 1).removed.keys() == {old}
    assert filled.current() == new


def test_readers_of_the_old_snapshot_read_on_while_it_is_replaced_and_deleted(filled: Store, records: Path) -> None:
    old = filled.path(str(filled.current()))
    ended = threading.Event()
    seen: set[tuple[str, int]] = set()

    def read() -> None:
        with duckdb.connect(str(old), read_only=True) as con:
            while not ended.is_set():
                seen.add(
                    con.execute("SELECT any_value(title), sum(killed_best) FROM event WHERE event_no < 100").fetchall()[0][1:]
                )
                seen.add(con.execute("SELECT title FROM event WHERE event_id = 'strike'").fetchall()[0])

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    new = build(filled, records).snapshot_id
    assert prune(filled, 1).removed.keys() == {old.stem}
    assert not old.exists()
    ended.set()
    for reader in readers:
        reader.join(30)
    assert ("Strike",) in seen
    assert len(seen) == 2, "the old snapshot never changed under its readers"
    assert filled.current() == new


def test_two_builds_at_once_take_turns(filled: Store, records: Path) -> None:
    command = [sys.executable, "-m", "data", "--store", str(filled.folder), "build", "--records", str(records), "--json"]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("waiting for build, process" in each for each in said) <= 1
    verify(filled, str(filled.current()))
    assert len(filled.ids()) == 2


def test_nothing_is_rolled_back_to_what_is_not_there(filled: Store) -> None:
    current = filled.current()
    assert run(filled, "rollback", "0123456789abcdef") == 1
    assert run(filled, "rollback") == 1
    assert filled.current() == current
    with pytest.raises(StoreError):
        filled.point("0123456789abcdef")
