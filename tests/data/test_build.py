"""A build takes the records whole and puts a snapshot into service, or leaves everything as it was."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from data.build import build
from data.errors import SourceError, StoreError
from data.memory import Memory
from data.store import Store
from data.verify import verify
from tests.data import small

ROOT = Path(__file__).parents[2]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return small.records(tmp_path / "records", ("one", small.rows()))


@pytest.fixture
def filled(tmp_path: Path, records: Path) -> Store:
    """A store with a snapshot of the small records in service."""
    store = Store(tmp_path / "store")
    build(store, records)
    return store


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store.path(str(store.current()))), read_only=True) as con:
        return con.execute(question).fetchall()


def refused(store: Store, records: Path) -> SourceError:
    """Build, and see that it is refused and that nothing has changed."""
    before = {path.name: path.stat().st_mtime_ns for path in store.folder.iterdir()}
    current = store.current()
    with pytest.raises(SourceError) as caught:
        build(store, records)
    assert store.current() == current
    assert {path.name: path.stat().st_mtime_ns for path in store.folder.iterdir()} == before
    return caught.value


def test_the_same_records_give_the_same_snapshot_wherever_they_lie(tmp_path: Path, records: Path, filled: Store) -> None:
    elsewhere = tmp_path / "another folder, it's elsewhere"
    elsewhere.mkdir()
    # Backwards, so that files lie in another order on disk.
    for path in sorted(records.rglob("*"), reverse=True):
        if path.is_file():
            copy = elsewhere / path.relative_to(records)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    again = build(Store(tmp_path / "second store"), elsewhere)
    assert again.snapshot_id == filled.current()
    assert again.is_new
    assert not build(filled, elsewhere).is_new
    assert filled.ids() == [again.snapshot_id]


def test_a_bound_on_memory_gives_the_same_snapshot(records: Path, filled: Store) -> None:
    current = filled.current()
    built = build(filled, records, memory=Memory("500MB"))
    assert (built.snapshot_id, built.is_new) == (current, False)


def test_one_letter_changed_gives_another_snapshot_and_the_old_one_is_kept(records: Path, filled: Store) -> None:
    old = filled.current()
    path = records / "dossiers" / "one" / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Strike", "Strikes"), encoding="utf-8")
    new = build(filled, records)
    assert new.is_new
    assert filled.current() == new.snapshot_id != old
    assert set(filled.ids()) == {old, new.snapshot_id}


def test_a_bad_record_leaves_the_old_snapshot_in_service(records: Path, filled: Store) -> None:
    path = records / "dossiers" / "one" / "casualties.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",2,2,2,", ",3,2,1,"), encoding="utf-8")
    error = refused(filled, records)
    assert "one/casualties.csv, line 2, column low, value '3': low 3 is above best 2" in str(error)
    assert "best 2 is above high 1" in str(error)


def test_faults_of_all_files_are_said_at_once(records: Path, filled: Store) -> None:
    for file, old, new in (
        ("countries.csv", "ABW,Aruba,iso", "ABW,Aruba,none"),
        ("country_aliases.csv", ",ALA,", ",QQQ,"),
        ("ucdp_monthly.csv", ",AFG,", ",QQQ,"),
        ("datasets/ucdp-candidate-26.0.1.toml", "summed = true", "summed = 'yes'"),
        ("dossiers/one/events.csv", "2026-01-31", "soon"),
        ("dossiers/one/dataset.toml", "licence", "license"),
    ):
        path = records / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    files = {problem.file for problem in refused(filled, records).problems}
    assert files == {
        "countries.csv", "country_aliases.csv", "ucdp_monthly.csv", "datasets/ucdp-candidate-26.0.1.toml", "one/events.csv",
        "one/dataset.toml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("countries.csv", "countries.csv"),
        ("country_aliases.csv", "country_aliases.csv"),
        ("ucdp_monthly.csv", "ucdp_monthly.csv"),
        ("datasets/natural-earth-world-atlas-2.0.2.toml", "datasets/natural-earth-world-atlas-2.0.2.toml"),
        ("dossiers", "dossiers"),
        ("dossiers/one/topics.csv", "one/topics.csv"),
        ("dossiers/one/dataset.toml", "one/dataset.toml"),
    ],
)
def test_what_is_missing_is_named_and_nothing_else_is_blamed(records: Path, filled: Store, file: str, name: str) -> None:
    path = records / file
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert {(problem.file, problem.line) for problem in refused(filled, records).problems} == {(name, None)}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "ucdp-candidate-26.0.1,AFG,2026-01-01,one_sided,2,0,1,2,0",
            "nothing,AFG,2026-01-01,one_sided,2,0,1,2,0",
            "not in releases",
        ),
        (",AFG,2026-01-01,one_sided,", ",AFG,2026-01-02,one_sided,", "first day"),
        (",AFG,2026-01-01,one_sided,", ",AFG,2026-01-01,raid,", "allowed: state_based"),
        ("one_sided,2,0,1,2,0", "one_sided,2,5,1,2,0", "not marked"),
        ("one_sided,2,0,1,2,0", "one_sided,0,0,1,2,0", "no events"),
    ],
)
def test_a_bad_monthly_sum_is_said_with_its_line(records: Path, filled: Store, old: str, new: str, reason: str) -> None:
    path = records / "ucdp_monthly.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (problem,) = refused(filled, records).problems
    assert (problem.file, problem.line) == ("ucdp_monthly.csv", 2)
    assert reason in problem.reason


def test_two_dossiers_stand_side_by_side(tmp_path: Path) -> None:
    other = small.rows("b-")
    other["actors"][0] |= {"parent_actor_id": "state", "parent_relation": "part_of"}
    other["actors"].append(dict(small.rows()["actors"][0]))
    store = Store(tmp_path / "store")
    # The first by name refers to an actor that the second defines as well.
    build(store, small.records(tmp_path / "records", ("a", other), ("b", small.rows())))
    assert ask(store, "SELECT dataset_id, count(*) FROM statement GROUP BY 1 ORDER BY 1") == [("a", 2), ("b", 2)]
    climbed = "SELECT ancestor_actor_id FROM actor_ancestor WHERE actor_id = 'b-ministry' ORDER BY depth"
    assert ask(store, climbed) == [("b-ministry",), ("b-state",), ("state",)]


def test_two_dossiers_may_not_share_a_dataset_id(tmp_path: Path, filled: Store) -> None:
    folder = small.records(tmp_path / "two", ("one", small.rows()), ("two", small.rows("b-")))
    card = folder / "dossiers" / "two" / "dataset.toml"
    card.write_text(small.CARD.format(dataset_id="one"), encoding="utf-8")
    (problem,) = refused(filled, folder).problems
    assert (problem.file, problem.column, problem.value) == ("two/dataset.toml", "dataset_id", "one")


def test_a_dossier_without_rows_is_taken(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    build(store, small.records(tmp_path / "records", ("empty", {table: [] for table in small.rows()})))
    assert ask(store, "SELECT row_count FROM dataset WHERE dataset_id = 'empty'") == [(0,)]


def test_a_name_with_a_quote_is_data_and_not_sql(tmp_path: Path) -> None:
    files = small.rows()
    files["actors"][0]["name"] = "'); DROP TABLE actor; --"
    store = Store(tmp_path / "store")
    build(store, small.records(tmp_path / "records", ("one", files)))
    assert ask(store, "SELECT name FROM actor WHERE actor_id = 'state'") == [(files["actors"][0]["name"],)]


def kill_after(store: Store, records: Path, step: str, seconds: float) -> None:
    """Start a build and end it without warning, some time after it has said that it begins a step."""
    command = [sys.executable, "-m", "data", "--store", str(store.folder), "build", "--records", str(records)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if step in line:
                break
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait(30)


@pytest.mark.parametrize(
    ("step", "seconds"),
    [("reading", 0), ("loading countries", 0.1), ("loading dossier", 0), ("deriving", 0.05), ("checking", 0), ("hashing", 0)],
)
def test_a_build_that_is_killed_leaves_the_old_snapshot_in_service(
    records: Path, filled: Store, step: str, seconds: float
) -> None:
    old = str(filled.current())
    path = records / "dossiers" / "one" / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Strike", "Strikes"), encoding="utf-8")
    kill_after(filled, records, step, seconds)
    assert filled.current() == old
    for snapshot_id in filled.ids():
        verify(filled, snapshot_id)
    left = list(filled.folder.glob(".building-*"))
    assert left, "the build was not cut off"
    new = build(filled, records)
    assert filled.current() == new.snapshot_id != old
    assert list(filled.folder.glob(".building-*")) == left, "what may belong to a running build is left alone"
    for folder in left:
        for each in (*folder.rglob("*"), folder):
            os.utime(each, (0, 0))
    build(filled, records)
    assert list(filled.folder.glob(".building-*")) == []


def test_a_damaged_snapshot_is_replaced_by_a_build_of_the_same_records(records: Path, filled: Store) -> None:
    current = str(filled.current())
    filled.path(current).write_bytes(b"no database")
    assert build(filled, records).is_new
    assert filled.current() == current
    verify(filled, current)


def test_readers_finish_on_the_snapshot_that_they_began_with(records: Path, filled: Store) -> None:
    with duckdb.connect(str(filled.path(str(filled.current()))), read_only=True) as con:
        path = records / "dossiers" / "one" / "events.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("Strike", "Strikes"), encoding="utf-8")
        build(filled, records)
        assert con.execute("SELECT title FROM event WHERE event_id = 'strike'").fetchall() == [("Strike",)]
    assert ask(filled, "SELECT title FROM event WHERE event_id = 'strike'") == [("Strikes",)]


def test_a_store_that_cannot_be_made_is_said_and_not_thrown(tmp_path: Path, records: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(StoreError, match="no folder that can be written to"):
            build(Store(folder), records)
