"""Small records to try things on: a valid dossier in a few rows, changed one cell at a time."""

import csv
import shutil
from pathlib import Path

from data.build import RECORDS
from data.dossier import TABLES

Cells = dict[str, str]
Files = dict[str, list[Cells]]

RECORDED = {"recorded_on": "2026-02-01"}
CARD = """\
dataset_id = "{dataset_id}"
title = "A small dossier"
version = "1"
publisher = "Nobody"
role = "accounts"
summed = false
licence = "CC BY 4.0"
redistributable = true
citation = "Nobody, 2026."
retrieved_on = 2026-02-01
scope = "Nothing that happened."
notes = []
"""


def rows(prefix: str = "") -> Files:
    """Give rows of a dossier without faults; ids begin with ``prefix``, so that two can stand side by side."""
    p = prefix
    where = {"event_id": f"{p}strike", "topic_id": f"{p}dead", "source_id": f"{p}paper"}
    figure = {"harm": "killed", "victim_category": "all", "basis": "reported"} | where | RECORDED
    figure |= {"period_start": "2026-01-03", "period_end": "2026-01-03", "claimant_actor_id": f"{p}ministry"}
    said = {"speaker_actor_id": f"{p}ministry", "channel": "interview", "position": "asserts"} | where | RECORDED
    return {
        "sources": [{"source_id": f"{p}paper", "publisher": "Paper", "title": "News", "language": "es", "kind": "newspaper"}],
        "actors": [
            {"actor_id": f"{p}state", "name": "State", "kind": "state", "country_iso3": "VEN"},
            {"actor_id": f"{p}ministry", "name": "Ministry", "kind": "government_body"}
            | {"parent_actor_id": f"{p}state", "parent_relation": "part_of", "aliases": "Min|The ministry"},
        ],
        "events": [
            {"event_id": f"{p}campaign", "title": "Campaign", "event_type": "military_operation"}
            | {"start_date": "2026-01-01", "end_date": "2026-01-31", "date_precision": "days"},
            {"event_id": f"{p}strike", "title": "Strike", "event_type": "airstrike", "start_date": "2026-01-03"}
            | {"end_date": "2026-01-03", "date_precision": "day", "parent_event_id": f"{p}campaign", "source_ids": f"{p}paper"},
        ],
        "event_actors": [{"event_id": f"{p}strike", "actor_id": f"{p}state", "role": "target"}],
        "topics": [
            {"topic_id": f"{p}dead", "event_id": f"{p}campaign", "kind": "casualties", "title": "Dead"}
            | {"question": "How many?", "harm": "killed", "victim_category": "all"},
        ],
        "statements": [
            said | {"statement_id": f"{p}first", "made_at": "2026-01-03", "summary": "Two."},
            said | {"statement_id": f"{p}second", "made_at": "2026-01-04T21:00:00-04:00", "summary": "Three."},
        ],
        "relations": [{"from_statement_id": f"{p}second", "to_statement_id": f"{p}first", "relation": "updates"}],
        "casualties": [
            figure | {"casualty_id": f"{p}two", "statement_id": f"{p}first", "claimed_at": "2026-01-03"}
            | {"low": "2", "best": "2", "high": "2", "number_kind": "exact"},
            figure | {"casualty_id": f"{p}three", "statement_id": f"{p}second", "claimed_at": "2026-01-04T21:00:00-04:00"}
            | {"low": "3", "best": "3", "number_kind": "at_least", "supersedes_casualty_id": f"{p}two"},
        ],
        "article_sentences": [
            {"source_id": f"{p}paper", "sentence_no": "1", "record_kind": "heading"},
            {"source_id": f"{p}paper", "sentence_no": "2", "record_kind": "casualty", "record_id": f"{p}two"},
        ],
    }  # fmt: skip


def write(folder: Path, files: Files, dataset_id: str = "small") -> Path:
    """Write a dossier: nine files and a card."""
    folder.mkdir(parents=True)
    for table in TABLES:
        names = [column.name for column in table.columns]
        with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(files[table.name])
    (folder / "dataset.toml").write_text(CARD.format(dataset_id=dataset_id), encoding="utf-8")
    return folder


def records(folder: Path, *dossiers: tuple[str, Files]) -> Path:
    """Copy the bundled records without their dossier, with few monthly sums, and add the dossiers given by name."""
    folder.mkdir(parents=True)
    for file in ("countries.csv", "country_aliases.csv"):
        shutil.copy(RECORDS / file, folder)
    shutil.copytree(RECORDS / "datasets", folder / "datasets")
    sums = (RECORDS / "ucdp_monthly.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "ucdp_monthly.csv").write_text("".join(sums[:6] + sums[-5:]), encoding="utf-8")
    (folder / "dossiers").mkdir()
    for name, files in dossiers:
        write(folder / "dossiers" / name, files, name)
    return folder
