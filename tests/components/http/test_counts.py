"""Whatever is selected: the number on screen, in the file and in the metadata are one number."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable

import pyarrow.parquet as pq
import pytest

from components.record import Record
from tests.components.asking import get
from tests.components.test_http import choices

COUNTED = ("events", "figures", "statements")


def disagreements(chosen: Record, seeds: Iterable[int]) -> list[str]:
    """Selections, by seed, whose numbers differ between the page's own question, CSV, Parquet, and the package's words."""
    wrong = []
    for seed in seeds:
        selection = choices(chosen, seed)
        (screen,) = chosen.table("extract/counts", selection).to_pylist()
        answer = get("/api/v1/package.zip", [*selection.to_query(), *(("records", each) for each in COUNTED)])
        assert answer.status == 200
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            described = json.loads(archive.read("datapackage.json"))
            said = {each["name"]: each["rows"] for each in described["resources"] if each["type"] == "table"}
            in_csv = {each: _rows(archive.read(f"data/{each}.csv")) for each in COUNTED}
            in_parquet = {each: pq.read_metadata(io.BytesIO(archive.read(f"data/{each}.parquet"))).num_rows for each in COUNTED}
        if not screen == said == in_csv == in_parquet:
            wrong.append(f"seed {seed}: {screen} {said} {in_csv} {in_parquet}")
    return wrong


def _rows(body: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


@pytest.mark.parametrize("start", range(0, 12, 4))
def test_numbers_agree(chosen: Record, start: int) -> None:
    assert disagreements(chosen, range(start, start + 4)) == []


@pytest.mark.hunt
def test_numbers_agree_for_a_thousand_selections(chosen: Record) -> None:
    assert disagreements(chosen, range(1_000, 2_000)) == []
