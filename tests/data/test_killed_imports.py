"""An import that is killed without warning, at any moment, has happened or has not: nothing is lost and nothing is half done."""

import csv
import filecmp
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.__main__ import main
from data.build import build
from data.exchange import recover
from data.load import files_sha256
from data.store import Store
from data.verify import verify
from tests.data import small
from tests.data.test_claims import DAYS, MINISTRY, ask, days
from tests.data.test_releases import CARD
from tests.data.test_ucdp_ged import PUBLISHED, USUAL

ROOT = Path(__file__).parents[2]
SEEDS = (1, 2, 3, 4)
HUNTED = range(100, 220)
BUILT_AGAIN = 10  # of the hunted, every so many are followed by a whole build


@dataclass(frozen=True)
class Trial:
    """A store with one release imported, another file of it to import, and how long that takes from its first word."""

    folder: Path
    store: Path
    old: str
    new: str
    hashes: dict[str, str]
    seconds: float

    def command(self, store: Path) -> list[str]:
        """The import, as an editor types it."""
        words = ["--store", store, "import", "ucdp-ged", self.folder / "new.csv"]
        return [str(word) for word in (*words, "--card", self.folder / "card.toml", "--records", self.folder / "records")]


def published(path: Path, events: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PUBLISHED)
        writer.writeheader()
        writer.writerows(USUAL | {"country": "Mexico", "id": str(number)} for number in range(events))
    return path


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    folder = tmp_path_factory.mktemp("killed")
    small.records(folder / "records", ("one", small.rows()))
    (folder / "card.toml").write_text(CARD.format(dataset_id="small", start="2026-01-01", expectations=""), encoding="utf-8")
    old, new = published(folder / "old.csv", 500), published(folder / "new.csv", 600)
    first = Trial(folder, folder / "store", "", "", {}, 0)
    assert main([word.replace("new.csv", "old.csv") for word in first.command(folder / "store")]) == 0
    shutil.copytree(folder / "store", folder / "whole")
    with subprocess.Popen(
        [sys.executable, "-m", "data", *first.command(folder / "whole")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()
        begun = time.monotonic()
        process.stderr.read()
        assert process.wait(60) == 0
    before, after = (str(Store(folder / name).current()) for name in ("store", "whole"))
    assert before != after
    hashes = {before: files_sha256([old]), after: files_sha256([new])}
    return Trial(folder, folder / "store", before, after, hashes, time.monotonic() - begun)


def killed(trial: Trial, store: Path, seed: int) -> str:
    """Import, and end the process somewhere between its first word and its end; gives the step in which that was."""
    delay = random.Random(seed).uniform(0, 1.1) * trial.seconds
    said = store.with_name(f"{store.name}.said")
    with (
        said.open("w", encoding="utf-8") as words,
        subprocess.Popen(
            [sys.executable, "-m", "data", *trial.command(store)], cwd=ROOT, stderr=words, stdout=subprocess.DEVNULL
        ) as process,
    ):
        while not said.stat().st_size and process.poll() is None:
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        if process.returncode == 0:
            return "it had ended"
    return said.read_text(encoding="utf-8").splitlines()[-1].strip(" …").split(" the events of")[0]


def found_whole(trial: Trial, folder: Path, *, built_again: bool) -> str:
    """See that the store is as before the import or as after it, in every part; gives the snapshot in service."""
    store = Store(folder)
    current = str(store.current())
    assert current in trial.hashes
    # The old snapshot is the file that it was; what was put beside it is sound.
    assert filecmp.cmp(store.path(trial.old), Store(trial.store).path(trial.old), shallow=False)
    for snapshot_id in set(store.ids()) - {trial.old}:
        verify(store, snapshot_id)
    recover(store)
    assert not store.replaced.exists()
    (release,) = (path for path in store.imports.iterdir() if path.is_dir())
    assert trial.hashes[current] in (release / "events.parquet").read_bytes().decode("latin-1")
    if built_again:
        assert build(store, trial.folder / "records").snapshot_id == current
    return current


@pytest.mark.parametrize("seed", SEEDS)
def test_an_import_that_is_killed_has_happened_or_has_not(trial: Trial, tmp_path: Path, seed: int) -> None:
    shutil.copytree(trial.store, tmp_path / "store")
    killed(trial, tmp_path / "store", seed)
    found_whole(trial, tmp_path / "store", built_again=True)


KILLED = """
import os, signal, sys
from data import {module}
from data.__main__ import main
{module}.{step} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("module", "step", "known"), [("build", "run_checks", 1), ("exchange", "_forget", 2)])
def test_an_import_of_claims_that_is_killed_is_ended_by_the_next_writer(
    trial: Trial, tmp_path: Path, module: str, step: str, known: int
) -> None:
    store = Store(tmp_path / "store")
    (tmp_path / "mapping.toml").write_text(MINISTRY, encoding="utf-8")
    words = [
        "--store",
        str(store.folder),
        "import",
        "claims",
        str(tmp_path / "daily.json"),
        "--mapping",
        str(tmp_path / "mapping.toml"),
    ]
    order = [*words, "--records", str(trial.folder / "records")]
    (tmp_path / "daily.json").write_text(days(DAYS[:1]), encoding="utf-8")
    assert main(order) == 0
    (tmp_path / "daily.json").write_text(days(DAYS[:2]), encoding="utf-8")
    killed = subprocess.run([sys.executable, "-c", KILLED.format(module=module, step=step), *order], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert store.replaced.exists()
    current = store.current()
    assert main(["--store", str(store.folder), "build", "--records", str(trial.folder / "records")]) == 0
    assert (store.current(), store.replaced.exists()) == (current, False)
    figures = ask(store, "SELECT count(*) FROM casualty WHERE dataset_id = 'ministry-daily' AND harm = 'killed'")
    assert figures == [(known,)]


@pytest.mark.hunt
def test_a_hundred_killed_imports_lose_nothing(trial: Trial, tmp_path: Path) -> None:
    steps: Counter[str] = Counter()
    served: Counter[str] = Counter()
    for seed in HUNTED:
        store = tmp_path / str(seed)
        shutil.copytree(trial.store, store)
        step = killed(trial, store, seed)
        steps[step] += 1
        current = found_whole(trial, store, built_again=seed % BUILT_AGAIN == 0)
        served["new" if current == trial.new else "old"] += 1
        print(f"seed {seed}: killed while {step}; {current} is in service", flush=True)
        shutil.rmtree(store)
    print(f"\n{steps.total() - steps['it had ended']} killed, seeds {HUNTED[0]} to {HUNTED[-1]}; in service: {dict(served)}")
    print(*(f"  {count:4} while {step}" for step, count in steps.most_common()), sep="\n")
    assert steps.total() - steps["it had ended"] >= 100
    assert len(steps) >= 5
