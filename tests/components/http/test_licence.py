"""Rows of a dataset that may not be redistributed leave by no path: every output is searched for them."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from components import record
from components.http.asked import RECORDS, forms
from components.http.withheld import HEADER
from components.record import Record
from queries.selection import Selection
from tests.components.asking import Answer, get
from tests.components.http.small import put_into_service

# A word in every text of the closed dataset, and in nothing else.
SECRET = "zzsecret"
OPEN, CLOSED = "accounts-open", "accounts-closed"
NUMBER = dict.fromkeys(("low", "best", "high"), 77_123)
ROWS: dict[str, list[dict[str, Any]]] = {
    "dataset": [
        {"dataset_id": OPEN},
        {"dataset_id": "coded"},
        {"dataset_id": CLOSED, "title": "Closed events", "publisher": "Owner & Söhne", "licence": "All rights reserved",
         "redistributable": False},
    ],
    "source": [
        {"source_id": "paper", "dataset_id": OPEN, "url": "https://example.org/"},
        {"source_id": f"{SECRET}-paper", "dataset_id": CLOSED, "url": f"https://example.org/{SECRET}"},
    ],
    "actor": [{"actor_id": "army"}, {"actor_id": "spokesman"}, {"actor_id": f"{SECRET}-group"}],
    "event": [
        {"event_id": "coded-1", "dataset_id": "coded", "latitude": 1.5, "longitude": -2.5},
        {"event_id": "open-1", "dataset_id": OPEN},
        {"event_id": f"{SECRET}-1", "dataset_id": CLOSED, "summary": SECRET, "place": SECRET, "external_id": SECRET,
         "latitude": 7.25, "longitude": 8.5},
    ],
    "event_actor": [
        {"event_id": "open-1", "actor_id": "army", "role": "side_a"},
        {"event_id": f"{SECRET}-1", "actor_id": f"{SECRET}-group", "role": "side_a"},
        {"event_id": f"{SECRET}-1", "actor_id": "army", "role": "side_b"},
    ],
    "event_source": [{"event_id": f"{SECRET}-1", "source_id": "paper"}, {"event_id": "open-1", "source_id": f"{SECRET}-paper"}],
    "topic": [
        {"topic_id": "dead", "event_id": "open-1", "harm": "killed"},
        {"topic_id": f"{SECRET}-dead", "event_id": f"{SECRET}-1", "harm": "killed"},
    ],
    "statement": [
        {"statement_id": "said", "dataset_id": OPEN, "event_id": "open-1", "topic_id": "dead", "speaker_actor_id": "spokesman"},
        # An open statement on a closed event, out of a closed source; and a closed one on an open event.
        {"statement_id": "of-closed", "dataset_id": OPEN, "event_id": f"{SECRET}-1", "topic_id": f"{SECRET}-dead",
         "speaker_actor_id": "spokesman", "source_id": f"{SECRET}-paper"},
        {"statement_id": f"{SECRET}-said", "dataset_id": CLOSED, "event_id": "open-1", "topic_id": "dead",
         "speaker_actor_id": f"{SECRET}-group", "quote": SECRET, "quote_language": "en"},
    ],
    "casualty": [
        {"casualty_id": "open-a", "dataset_id": OPEN, "event_id": "open-1", "topic_id": "dead", "low": 4, "best": 4, "high": 4},
        {"casualty_id": "open-b", "dataset_id": OPEN, "event_id": "open-1", "topic_id": "dead", "low": 9, "best": 9, "high": 9,
         "source_id": f"{SECRET}-paper"},
        {"casualty_id": "of-closed", "dataset_id": OPEN, "event_id": f"{SECRET}-1", "topic_id": f"{SECRET}-dead", "best": 5},
        {"casualty_id": f"{SECRET}-a", "dataset_id": CLOSED, "event_id": "open-1", "topic_id": "dead", **NUMBER},
        {"casualty_id": f"{SECRET}-b", "dataset_id": CLOSED, "event_id": f"{SECRET}-1", "topic_id": f"{SECRET}-dead",
         **NUMBER, "note": SECRET},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into_service(tmp_path_factory.mktemp("licence"), "c105ed0000000001", ROWS)


@pytest.fixture
def chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setenv("PARALLAX_STORE", str(folder))
    return record.current()


def texts(path: str, answer: Answer) -> Iterator[str]:
    """What a file holds, as text that can be searched."""
    if path.endswith("parquet"):
        yield str(pq.read_table(io.BytesIO(answer.body)).to_pylist())
    elif path.endswith("xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(answer.body)):
            yield str(list(sheet.iter_rows(values_only=True)))
    elif path.endswith("zip"):
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            for name in archive.namelist():
                yield from texts(name, Answer(200, {}, archive.read(name)))
    else:
        yield answer.body.decode()


PATHS = [f"/api/v1/{records}.{form}" for records in RECORDS for form in forms(records)]


@pytest.mark.parametrize("path", [*PATHS, "/api/v1/package.zip", "/api/v1/events.csv?for=excel"])
@pytest.mark.parametrize("event", ["open-1", f"{SECRET}-1"])
def test_no_output_holds_a_word_of_them(chosen: Record, path: str, event: str) -> None:
    path, _, option = path.partition("?")
    # What was asked for stands in the package again: there the event is left out of the address.
    query = [("event", event)] if not path.endswith("zip") else []
    answer = get(path, [*query, *([("for", "excel")] if option else [])])
    assert answer.status == 200
    found = [text for text in texts(path, answer) if SECRET in text or "77123" in text or "7.25" in text]
    assert found == []
    assert SECRET not in str(answer.headers)


def test_what_may_be_handed_on_is_there(chosen: Record) -> None:
    lines = {records: get(f"/api/v1/{records}.csv", [("event", "open-1")]).text.splitlines()[1:] for records in RECORDS}
    counts = {
        "events": 2,
        "figures": 3,
        "statements": 2,
        "actors": 3,
        "sources": 1,
        "topics": 1,
        "countries": 2,
        "pairs": 1,
        "attention": 0,
    }
    assert {records: len(rows) for records, rows in lines.items()} == counts


@pytest.mark.parametrize("path", [*PATHS, "/api/v1/package.zip"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_their_number_and_owner_are_stated_in_the_headers(chosen: Record, path: str, method: str) -> None:
    said = get(path, [("event", "open-1")], method=method).headers[HEADER]
    assert said == '"accounts-closed";records=4;owner=%"Owner & S%c3%b6hne"'


def test_where_nothing_is_withheld_no_header_says_so(chosen: Record) -> None:
    assert HEADER not in get("/api/v1/events.csv", [("dataset", "coded")]).headers


def test_the_package_states_their_number_and_owner(chosen: Record) -> None:
    with zipfile.ZipFile(io.BytesIO(get("/api/v1/package.zip").body)) as archive:
        readme, described = archive.read("README.md").decode(), json.loads(archive.read("datapackage.json"))
    assert "4 records of Closed events (1 events, 1 statements, 2 figures): the licence of Owner & Söhne" in readme
    (withheld,) = described["withheld"]
    assert withheld == {
        "dataset_id": CLOSED, "title": "Closed events", "publisher": "Owner & Söhne", "licence": "All rights reserved", "records": 4,
    }  # fmt: skip
    assert "Closed events" not in str(described["sources"])


def test_counts_on_screen_leave_them_out(chosen: Record) -> None:
    assert chosen.table("extract/counts", Selection()).to_pylist() == [{"events": 2, "figures": 3, "statements": 2}]
