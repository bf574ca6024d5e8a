"""Folders of records to build a snapshot from: the countries that are bundled, and dossiers to choose."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from data.build import RECORDS, build
from data.collection import REFERENCES
from data.store import Store
from data.verify import is_serving

AWKWARD = Path(__file__).parent / "awkward"
BUNDLED = RECORDS / "dossiers" / "venezuela-2026"


def assemble(folder: Path, *dossiers: Path) -> Path:
    """Copy countries, boundaries' card and the dossiers given; no coded dataset comes along."""
    (folder / "datasets").mkdir(parents=True)
    for file in ("countries.csv", "country_aliases.csv", *(f"datasets/{card}" for card in REFERENCES)):
        shutil.copy(RECORDS / file, folder / file)
    header = (RECORDS / "ucdp_monthly.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    (folder / "ucdp_monthly.csv").write_text(header, encoding="utf-8")
    for dossier in dossiers:
        shutil.copytree(dossier, folder / "dossiers" / dossier.name)
    return folder


def shared_store(base: Path, name: str, *dossiers: Path) -> Store:
    """Build a store once a run; workers of one run share it."""
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    store = Store(shared / f"{name}-store")
    with (shared / f"{name}-store.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_serving(store):
            build(store, assemble(shared / f"{name}-records", *dossiers), progress=lambda _: None)
    return store


def awkward_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the awkward dossier and nothing else. Nothing may be written to it."""
    return shared_store(tmp_path_factory.getbasetemp(), "awkward", AWKWARD)


def both_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the bundled dossier and the awkward one."""
    return shared_store(tmp_path_factory.getbasetemp(), "both", AWKWARD, BUNDLED)
