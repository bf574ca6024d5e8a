"""The interface asked at random within and beyond its own description: no answer is a fault of ours."""

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from starlette.applications import Starlette

from components.http.routes import MIDDLEWARE, ROUTES
from tests.components.asking import get
from tests.components.http.small import put_into_service
from tests.components.http.test_licence import ROWS

MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into_service(tmp_path_factory.mktemp("fuzz"), "f022000000000001", ROWS)


def fuzz(operation: Any, examples: int) -> None:
    """Ask one path many times, and check each answer against its description."""

    @given(case=operation.as_strategy(generation_mode=MODES[0]) | operation.as_strategy(generation_mode=MODES[1]))
    @settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, (answer.status_code, answer.text[:500], case.as_curl_command())
        assert str(answer.status_code) in operation.definition.raw["responses"] or answer.status_code == 405
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"]

    ask()


@pytest.fixture
def operations(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("PARALLAX_STORE", str(folder))
    described = json.loads(get("/api/v1/openapi.json").body)
    schema = schemathesis.openapi.from_dict(described)
    schema.app = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", ["/api/v1/events.csv", "/api/v1/pairs.json", "/api/v1/countries.parquet", "/api/v1/package.zip"])
def test_no_request_makes_the_server_fail(operations: dict[str, Any], path: str) -> None:
    fuzz(operations[path], 12)


@pytest.mark.hunt
@pytest.mark.filterwarnings("ignore")
def test_no_request_of_very_many_makes_the_server_fail(operations: dict[str, Any]) -> None:
    for operation in operations.values():
        fuzz(operation, 150)
