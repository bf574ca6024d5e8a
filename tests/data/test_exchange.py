"""A release is replaced whole or not at all, wherever the process that replaces it is cut off."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data.exchange import exchanged, recover
from data.store import Store

SNAPSHOT = "0123456789abcdef"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def release(folder: Path, sha256: str) -> Path:
    folder.mkdir(parents=True)
    with duckdb.connect() as con:
        con.execute(f"COPY (SELECT 1 AS n) TO '{folder / 'events.parquet'}' (KV_METADATA {{sha256: '{sha256}'}})")
    return folder


def serve(store: Store, sha256: str) -> None:
    """Put a snapshot into service that was built from a release of the hash given."""
    path = store.folder / f"{SNAPSHOT}.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE dataset AS SELECT 'small' AS dataset_id, $1 AS sha256", [sha256])
    store.point(SNAPSHOT)


def there(store: Store) -> list[str]:
    """Hashes of the releases that the store holds."""
    with duckdb.connect() as con:
        found = [
            con.execute("SELECT decode(value) FROM parquet_kv_metadata($1)", [str(path)]).fetchall()[0][0]
            for path in sorted(store.imports.glob("*/events.parquet"))
        ]
    assert not store.replaced.exists()
    return found


def cut_off(store: Store, tmp_path: Path, step: str) -> None:
    """Leave the folders as a process does that is killed after a step of the exchange of old for new."""
    place, before = store.imports / "small", store.replaced / "small"
    before.parent.mkdir()
    place.rename(before) if place.exists() else before.mkdir()
    if step != "taken away":
        release(place, "new")
    if step == "half deleted":
        (place / "events.parquet").unlink()


def test_what_succeeds_is_there_and_the_old_one_gone(store: Store, tmp_path: Path) -> None:
    for sha256 in ("old", "new"):
        with exchanged(store, release(tmp_path / sha256, sha256), "small"):
            pass
        assert there(store) == [sha256]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_what_fails_leaves_what_was_there(store: Store, tmp_path: Path, failure: type[BaseException]) -> None:
    for had in ([], ["old"]):
        with pytest.raises(failure), exchanged(store, release(tmp_path / f"new{len(had)}", "new"), "small"):
            raise failure
        assert there(store) == had
        if not had:
            release(store.imports / "small", "old")


@pytest.mark.parametrize("step", ["taken away", "put in place", "half deleted"])
@pytest.mark.parametrize("had", [[], ["old"]])
def test_a_process_that_is_cut_off_leaves_what_was_there(store: Store, tmp_path: Path, step: str, had: list[str]) -> None:
    store.imports.mkdir(parents=True)
    for sha256 in had:
        release(store.imports / "small", sha256)
    serve(store, "old")
    cut_off(store, tmp_path, step)
    recover(store)
    assert there(store) == had
    recover(store)
    assert there(store) == had


@pytest.mark.parametrize(("withdrawn", "left"), [(["1"], "old"), (["1", "2"], "new")])
def test_a_list_of_deleted_events_stays_where_it_serves(store: Store, tmp_path: Path, withdrawn: list[str], left: str) -> None:
    place = store.imports / "small.deleted"
    for folder, ids in ((store.replaced / "small.deleted", "('1')"), (place, "('1'), ('2')")):
        folder.mkdir(parents=True)
        duckdb.sql(f"SELECT * FROM (VALUES {ids}) AS listed (external_id)").write_parquet(str(folder / "deleted.parquet"))
    with duckdb.connect(str(store.folder / f"{SNAPSHOT}.duckdb")) as con:
        con.execute("CREATE TABLE withdrawn_event AS SELECT 'small' AS dataset_id, unnest($1) AS external_id", [withdrawn])
    store.point(SNAPSHOT)
    recover(store)
    assert not store.replaced.exists()
    kept = duckdb.sql(f"FROM '{place / 'deleted.parquet'}' ORDER BY ALL").fetchall()
    assert kept == ([("1",), ("2",)] if left == "new" else [("1",)])


@pytest.mark.parametrize("deleted", [False, True])
def test_once_it_serves_the_new_one_stays(store: Store, tmp_path: Path, deleted: bool) -> None:
    release(store.imports / "small", "old")
    cut_off(store, tmp_path, "put in place")
    if deleted:
        shutil.rmtree(store.replaced / "small")
        (store.replaced / "small").mkdir()
    serve(store, "new")
    recover(store)
    assert there(store) == ["new"]
