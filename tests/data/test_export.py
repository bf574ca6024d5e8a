"""Exports hold what licences let be handed on, each column explained, and say what they withhold."""

import json
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.build import build
from data.store import Store
from tests.data import small
from tests.data.two_snapshots import change

Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A snapshot with an open dossier and one whose rows may not be handed on."""
    folder = tmp_path_factory.mktemp("export")
    records = small.records(folder / "records", ("open", small.rows()), ("shut", small.rows("b-")))
    change(records, "dossiers/shut/dataset.toml", "redistributable = true", "redistributable = false")
    store = Store(folder / "store")
    build(store, records)
    return store


def run(store: Store, *words: str | Path) -> int:
    return main(["--store", str(store.folder), "export", *map(str, words)])


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_rows_that_may_not_be_handed_on_are_withheld_and_counted(store: Store, tmp_path: Path, form: str, capsys: Said) -> None:
    folder = tmp_path / "it's out"
    assert run(store, folder, "--format", form) == 0
    assert "withheld: 2 statements of shut (Nobody, CC BY 4.0)" in capsys.readouterr().out
    # Identifiers of the shut dossier all begin with b-.
    for path in folder.glob("*.csv"):
        assert ",b-" not in path.read_text(encoding="utf-8").replace("\n", ","), path.name
    with duckdb.connect() as con:
        read = str(folder).replace("'", "''")
        assert con.execute(f"SELECT count(*), count(DISTINCT dataset_id) FROM '{read}/statement.{form}'").fetchall() == [(2, 1)]
        explained = f"SELECT count(*) FROM '{read}/dictionary.{form}' WHERE table_name = 'casualty' AND column_name = 'low'"
        assert con.execute(explained).fetchall() == [(1,)]
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    assert about["snapshot_id"] == store.current()
    assert {each["record_kind"]: each["records"] for each in about["withheld"]} == {
        "events": 2,
        "figures": 2,
        "sources": 1,
        "statements": 2,
    }


def test_a_folder_that_is_there_is_left_alone(store: Store, tmp_path: Path, capsys: Said) -> None:
    assert run(store, tmp_path) == 1
    assert "is there already" in capsys.readouterr().err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(store, tmp_path / "file" / "below") == 1
    assert run(store, tmp_path / "new", "--snapshot", "0123456789abcdef") == 1
    assert not (tmp_path / "new").exists()
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
