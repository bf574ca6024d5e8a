"""The command line says what happened, in sentences, and by its status."""

import json
from pathlib import Path

import pytest

from data.__main__ import main
from data.store import Store
from tests.data import small

Said = pytest.CaptureFixture[str]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return small.records(tmp_path / "records", ("one", small.rows()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def run(store: Store, *words: str | Path) -> int:
    return main(["--store", str(store.folder), *map(str, words)])


def test_build_verify_and_list_agree_on_the_snapshot(store: Store, records: Path, capsys: Said) -> None:
    assert run(store, "build", "--records", records) == 0
    assert f"snapshot {store.current()} is in service (new)" in capsys.readouterr().out
    assert run(store, "build", "--records", records) == 0
    assert "(unchanged)" in capsys.readouterr().out
    assert run(store, "verify") == 0
    assert "passes every check" in capsys.readouterr().out
    assert run(store, "list") == 0
    assert capsys.readouterr().out.startswith(f"* {store.current()}")
    assert run(store, "list", "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["snapshot_id"], entry["in_service"]) == (store.current(), True)


def test_bad_records_are_listed_one_a_line_and_no_traceback(store: Store, records: Path, capsys: Said) -> None:
    path = records / "dossiers" / "one" / "statements.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",asserts,", ",shrugs,"), encoding="utf-8")
    assert run(store, "build", "--records", records) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("one/")]
    assert [line.split(":")[0] for line in said] == [
        f"one/statements.csv, line {line}, column position, value 'shrugs'" for line in (2, 3)
    ]
    assert store.current() is None


def test_records_that_are_not_there_are_said(store: Store, tmp_path: Path, capsys: Said) -> None:
    assert run(store, "build", "--records", tmp_path / "nowhere") == 1
    assert "countries.csv: the file is missing" in capsys.readouterr().err


def test_if_missing_does_nothing_while_a_snapshot_serves(store: Store, records: Path) -> None:
    assert run(store, "build", "--if-missing", "--records", records) == 0
    before = store.path(str(store.current())).stat().st_mtime_ns
    (records / "countries.csv").unlink()
    assert run(store, "build", "--if-missing", "--records", records) == 0
    assert store.path(str(store.current())).stat().st_mtime_ns == before


@pytest.mark.parametrize("options", [[], ["--if-missing"]])
@pytest.mark.parametrize("damage", ["pointer", "gone", "snapshot"])
def test_build_mends_a_store_that_does_not_serve(store: Store, records: Path, options: list[str], damage: str) -> None:
    assert run(store, "build", "--records", records) == 0
    snapshot_id = str(store.current())
    if damage == "pointer":
        (store.folder / "current").write_text("rubbish", encoding="utf-8")
    elif damage == "gone":
        store.path(snapshot_id).unlink()
    else:
        store.path(snapshot_id).write_bytes(b"rubbish")
    assert run(store, "build", *options, "--records", records) == 0
    assert store.current() == snapshot_id
    assert run(store, "verify") == 0


def test_a_pointer_to_nothing_is_said_and_the_list_is_there(store: Store, records: Path, capsys: Said) -> None:
    run(store, "build", "--records", records)
    snapshot_id = str(store.current())
    (store.folder / "current").write_text("0123456789abcdef", encoding="utf-8")
    capsys.readouterr()
    for command in (["list"], ["list", "--json"]):
        assert run(store, *command) == 1
        said = capsys.readouterr()
        assert snapshot_id in said.out
        assert "names a snapshot that is not there" in said.err
        assert "run python -m data build" in said.err
    assert run(store, "verify") == 1


def test_a_damaged_snapshot_is_refused_by_verify_and_listed_with_its_error(store: Store, records: Path, capsys: Said) -> None:
    run(store, "build", "--records", records)
    snapshot_id = str(store.current())
    store.path(snapshot_id).write_bytes(b"rubbish")
    capsys.readouterr()
    assert run(store, "verify") == 1
    assert f"snapshot {snapshot_id} cannot be read" in capsys.readouterr().err
    assert run(store, "list") == 0
    assert f"* {snapshot_id}  cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["verify"], ["verify", "0123456789abcdef"], ["verify", "../x"]])
def test_a_snapshot_that_is_not_there_is_said(store: Store, capsys: Said, words: list[str]) -> None:
    assert run(store, *words) == 1
    assert "no snapshot" in capsys.readouterr().err


def test_a_store_that_is_a_file_is_said(tmp_path: Path, records: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        for words in (["build", "--records", records], ["verify"], ["list"]):
            assert run(Store(folder), *words) == 1
            assert str(tmp_path / "file") in capsys.readouterr().err
