"""The snapshots to measure on: the bundled records, and UCDP's events one by one where the publisher's files are here."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data.build import build
from data.store import Store

ROOT = Path(__file__).parents[2]
FILES = {"ucdp-ged-21.1-located": "ged211_located.parquet", "ucdp-candidate-26.0.1": "GEDEvent_v26_0_1.csv"}


def publisher_files() -> Path | None:
    """The folder of publishers' own files, None where there is none."""
    named = os.environ.get("PARALLAX_PUBLISHER_FILES")
    folders = [Path(named)] if named else sorted(ROOT.parent.glob("*/data"))
    return next((folder for folder in folders if (folder / "ucdp").is_dir()), None)


@contextmanager
def snapshots() -> Iterator[Mapping[str, Path]]:
    """Snapshots by what they hold, in a temporary store."""
    with TemporaryDirectory() as folder:
        built = {"bundled records": _built(Path(folder) / "bundled", {})}
        publisher = publisher_files()
        if publisher:
            files = {dataset_id: publisher / "ucdp" / file for dataset_id, file in FILES.items()}
            built["event by event"] = _built(Path(folder) / "events", files)
        yield built


def _built(folder: Path, events: Mapping[str, Path]) -> Path:
    store = Store(folder)
    return store.path(build(store, events=events, progress=lambda _: None).snapshot_id)
