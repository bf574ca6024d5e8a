"""The interface describes itself, and says whether it can answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.http.asked import RECORDS, columns_of
from components.record import Record
from queries.fields import FIELDS
from tests.components.asking import get


@pytest.fixture
def described(chosen: Record) -> dict[str, Any]:
    return dict(json.loads(get("/api/v1/openapi.json").body))


def test_every_path_described_answers_and_links_back(described: dict[str, Any]) -> None:
    assert len(described["paths"]) == 9 * 5 + 2 + 1 + 3 + 2
    for path in described["paths"]:
        answer = get(path, [("asof", "1900-01-01"), ("event", "us-operation-venezuela-2026-01-03")])
        (media_type,) = described["paths"][path]["get"]["responses"]["200"]["content"]
        assert (answer.status, answer.headers["content-type"]) == (200, media_type)
        assert answer.headers["link"] == '</api/v1/openapi.json>; rel="describedby"'


def test_every_field_and_column_is_described(described: dict[str, Any]) -> None:
    assert list(described["components"]["parameters"]) == [field.name for field in FIELDS]
    for records in RECORDS:
        assert tuple(described["components"]["schemas"][records]["properties"]) == columns_of(records)
    assert described["components"]["schemas"]["events"]["properties"]["start_date"]["description"]


def test_references_lead_somewhere(described: dict[str, Any]) -> None:
    def references(part: Any) -> list[str]:
        if isinstance(part, list):
            return [each for inner in part for each in references(inner)]
        if isinstance(part, dict):
            return [part["$ref"]] if "$ref" in part else [each for inner in part.values() for each in references(inner)]
        return []

    for each in references(described):
        _, kind, name = each.removeprefix("#/").split("/")
        assert name in described["components"][kind]


def test_the_server_says_which_snapshot_it_serves_and_how_old_it_is(chosen: Record) -> None:
    said = json.loads(get("/readyz").body)
    assert (said["status"], said["snapshot"]) == ("ready", chosen.snapshot_id)
    assert 0 <= said["age_seconds"] < 86_400


def test_a_server_without_a_record_runs_and_is_not_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    assert [get(path).status for path in ("/healthz", "/readyz", "/api/v1/openapi.json")] == [200, 503, 503]
