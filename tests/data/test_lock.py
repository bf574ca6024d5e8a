"""Two writers never write at once: the second waits, or is told who holds the store."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data.__main__ import BUSY, main
from data.errors import BusyError, StoreError
from data.lock import locked

HOLD = """\
import sys, time
from pathlib import Path
from data.lock import locked
with locked(Path(sys.argv[1]), "import of a.csv", wait=True, say=print):
    print("held", flush=True)
    time.sleep(60)
"""
ROOT = Path(__file__).parents[2]


def no_words(_: str) -> None:
    pass


def test_the_second_is_told_who_holds_it_and_a_dead_holder_lets_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(BusyError, match=f"import of a.csv, process {holder.pid} on "),
            locked(tmp_path, "x", wait=False, say=no_words),
        ):
            pass
        assert main(["--store", str(tmp_path), "prune", "--no-wait"]) == BUSY
        assert "is being written to by import of a.csv" in capsys.readouterr().err
        holder.kill()
        holder.wait(10)
    with locked(tmp_path, "x", wait=False, say=no_words):
        pass


def test_the_second_waits_and_says_for_whom(tmp_path: Path) -> None:
    said: list[str] = []
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path, "second", wait=True, say=said.append):
            order.append("second")

    with locked(tmp_path, "first", wait=True, say=no_words):
        waiting = threading.Thread(target=second)
        waiting.start()
        while not said:
            waiting.join(0.01)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]
    assert said[0].startswith("waiting for first, process ")


def test_what_stands_in_the_lock_may_be_rubbish(tmp_path: Path) -> None:
    with locked(tmp_path, "x", wait=True, say=no_words):
        (tmp_path / "lock").write_bytes(b"{")
        with pytest.raises(BusyError, match="another process"), locked(tmp_path, "y", wait=False, say=no_words):
            pass


def test_where_no_lock_can_be_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="can be written to"), locked(tmp_path / "file", "x", wait=True, say=no_words):
        pass
