"""Several who write to one lake at once: each gets what it wrote, or is told that the others always came first."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.errors import StoreError
from data.moving.catalog import attach
from data.moving.meeting import ATTEMPTS, FIRST_PAUSE_SECONDS, retried
from data.moving.move import move
from data.store import Store
from tests.data.two_snapshots import change, made

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, str]:
    folder = tmp_path_factory.mktemp("pair")
    return made(folder, lambda records: change(records, "dossiers/one/casualties.csv", ",3,3,,", ",4,4,,"))


@pytest.fixture
def meeting(lake: str) -> Callable[[int], Callable[[], str]]:
    """Make a write that somebody else's comes before for the first few times."""
    ours, theirs = duckdb.connect(), duckdb.connect()
    for con in (ours, theirs):
        attach(con, lake, read_only=False)
    theirs.execute("CREATE SCHEMA lake.met")

    def writing(times: int) -> Callable[[], str]:
        left = list(range(times))

        def write() -> str:
            ours.execute("BEGIN")
            ours.execute("CREATE OR REPLACE TABLE lake.met.one AS SELECT 'ours' AS of_whom")
            if left:
                theirs.execute(f"CREATE OR REPLACE TABLE lake.met.one AS SELECT 'theirs {left.pop()}' AS of_whom")
            ours.execute("COMMIT")
            return str(theirs.execute("FROM lake.met.one").fetchall()[0][0])

        return write

    return writing


def test_a_write_that_another_came_before_is_made_again(meeting):
    pauses: list[float] = []
    assert retried(meeting(2), pauses.append) == "ours"
    assert FIRST_PAUSE_SECONDS / 2 <= pauses[0] <= 1.5 * FIRST_PAUSE_SECONDS
    assert FIRST_PAUSE_SECONDS <= pauses[1] <= 3 * FIRST_PAUSE_SECONDS


def test_one_that_always_comes_second_is_told(meeting):
    pauses: list[float] = []
    with pytest.raises(StoreError, match=f"{ATTEMPTS} times in a row"):
        retried(meeting(ATTEMPTS), pauses.append)
    assert len(pauses) == ATTEMPTS - 1


@pytest.mark.parametrize("same", [True, False], ids=["same", "different"])
def test_two_processes_that_move_into_one_new_lake_at_once_both_arrive(same, pair, lake, tmp_path):
    kept, *snapshots = pair
    running = []
    for number, snapshot_id in enumerate([snapshots[0]] * 2 if same else snapshots):
        # Each with a store of its own, for within one they take turns.
        store = shutil.copytree(kept.folder, tmp_path / f"store-{number}")
        words = ["--store", str(store), "move", "--json", "duckdb://", lake, "--snapshot", snapshot_id]
        command = [sys.executable, "-m", "data", *words]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    for each in running:
        said, faults = each.communicate(timeout=300)
        assert each.returncode == 0, faults
        assert json.loads(said)["rows"]["snapshot"] == 1
    for snapshot_id in snapshots[:1] if same else snapshots:
        there = move(kept, "duckdb://", lake, snapshot_id, lambda _: None)
        assert set(there.there_already) == set(there.rows)
