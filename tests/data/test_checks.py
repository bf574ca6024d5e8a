"""What a check of the whole ledger finds, and what it lets pass."""

from pathlib import Path

import duckdb
import pytest

from data.checks import CHECKS
from tests.queries.record import write_record, write_schema

REFERENCES = {
    "part_of_casualty_id": "the figure it is a part of",
    "supersedes_casualty_id": "the figure it replaces",
    "statement_id": "its statement",
}


@pytest.mark.parametrize("column", REFERENCES)
@pytest.mark.parametrize("whose", ["accounts", "accounts-closed"])
def test_a_figure_names_nothing_of_another_dataset(tmp_path: Path, column: str, whose: str) -> None:
    events = [{"event_id": "strike", "dataset_id": "accounts"}, {"event_id": "raid", "dataset_id": whose}]
    other = {"casualty_id": "other", "event_id": "raid", "dataset_id": whose}
    said = {"statement_id": "other", "event_id": "raid", "dataset_id": whose}
    figure = {"casualty_id": "figure", "event_id": "strike", "dataset_id": "accounts", column: "other"}
    path = write_record(
        write_schema(tmp_path / "record.duckdb"), {"event": events, "statement": [said], "casualty": [other, figure]}
    )
    check = (CHECKS / "figures_refer_within_their_dataset.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(path), read_only=True) as con:
        found = con.execute(check).fetchall()
    expected = [] if whose == "accounts" else [("figure", f"{REFERENCES[column]} belongs to another dataset, accounts-closed")]
    assert found == expected
