"""The interface described as OpenAPI 3.1, from the fields of the selection, the headers of questions, and the dictionary."""

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import record
from components.http.asked import RECORDS, columns_of, forms
from components.http.dictionary import described
from components.http.formats import FORMATS
from components.http.pictures import FIGURE_NAMES, PICTURES
from components.http.problems import problem
from components.http.slides import MEDIA_TYPES, NAMES, SIZELESS, SIZES
from queries.fields import FIELDS, FIXED, Field
from queries.question import load
from queries.reading import MAX_LENGTH, MAX_VALUES

DESCRIBED_BY = '</api/v1/openapi.json>; rel="describedby"'
KINDS: Mapping[str, dict[str, Any]] = {
    "VARCHAR": {"type": ["string", "null"]},
    "BIGINT": {"type": ["integer", "null"]},
    "INTEGER": {"type": ["integer", "null"]},
    "DOUBLE": {"type": ["number", "null"]},
    "BOOLEAN": {"type": ["boolean", "null"]},
    "DATE": {"type": ["string", "null"], "format": "date"},
    "TIMESTAMP": {"type": ["string", "null"], "description": "UTC"},
}
ERRORS = {
    "400": "A value was not understood; the body names it and, where they are few, the allowed ones",
    "404": "No such records or format",
    "413": "The extract is longer than the server allows; the body says how to ask for parts",
    "429": "Too many requests, or too many extracts under way; Retry-After says when to ask again",
    "503": "The record cannot be opened",
    "504": "The query took longer than the server allows",
}


async def openapi(_request: Request) -> Response:
    """GET /api/v1/openapi.json."""
    if trouble := await run_in_threadpool(record.trouble):
        return problem(503, "The record cannot be opened", detail=trouble)
    return JSONResponse(description(await run_in_threadpool(_described)), headers={"Cache-Control": "no-cache"})


def description(said: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The whole description; takes what each column of each kind of records holds."""
    paths = {f"/api/v1/{records}.{form}": _path(records, form) for records in RECORDS for form in forms(records)}
    paths["/api/v1/package.zip"] = _package()
    paths |= {f"/api/v1/picture.{form}": _picture(form) for form in PICTURES}
    paths |= {f"/api/v1/slides.{form}": _slides(form) for form in MEDIA_TYPES}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Parallax",
            "version": "1",
            "description": "The rows behind a selection. Unknown numbers are empty, never zero.",
        },
        "paths": paths,
        "components": {
            "parameters": {field.name: _parameter(field) for field in FIELDS},
            "schemas": {records: _schema(records, said[records]) for records in RECORDS} | {"problem": PROBLEM},
        },
    }


PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "rejected": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status"],
}


def _described() -> dict[str, Mapping[str, str]]:
    return {records: described(record.current(), records) for records in RECORDS}


def _path(records: str, form: str) -> dict[str, Any]:
    question = load(RECORDS[records])
    asked = {"operationId": f"{records}_{form}", "summary": question.asks, "description": f"One row per {question.grain}."}
    return {"get": asked | _shared(_rows(records, form), _options(records, form))}


def _package() -> dict[str, Any]:
    asked = {
        "operationId": "package",
        "summary": "The rows with all that one has to know of them",
        "description": "A zip: every kind of records, or those named, as CSV and Parquet; a Frictionless data package; how to cite it.",
    }
    zipped = {"description": "The package", "content": {"application/zip": {"schema": {}}}}
    return {"get": asked | _shared(zipped, [])}


def _slides(form: str) -> dict[str, Any]:
    asked = {
        "operationId": f"slides_{form}",
        "summary": "The figures of a page as slides",
        "description": "Title, selection, day, sources, licences and link on each; rows that may not be handed on are in none.",
    }
    made = {"description": "The slides", "content": {MEDIA_TYPES[form]: {"schema": {}}}}
    options = [_choice("page", NAMES)] if form in SIZELESS else [_choice("page", NAMES), _choice("size", SIZES)]
    return {"get": asked | _shared(made, options)}


def _picture(form: str) -> dict[str, Any]:
    asked = {
        "operationId": f"picture_{form}",
        "summary": "One figure of a page as a picture: 1600 by 900, or A4 across",
        "description": "Title, selection, day, sources, licences and link are set into it.",
    }
    made = {"description": "The picture", "content": {PICTURES[form]: {"schema": {}}}}
    return {"get": asked | _shared(made, [_choice("page", NAMES), _choice("figure", FIGURE_NAMES), _choice("size", SIZES)])}


def _choice(name: str, names: Mapping[str, str]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": name.capitalize(), "schema": {"type": "string", "enum": list(names)}}


def _shared(answer: dict[str, Any], options: list[dict[str, Any]]) -> dict[str, Any]:
    """What every path takes and may answer."""
    fields = [{"$ref": f"#/components/parameters/{field.name}"} for field in FIELDS]
    answers = {"200": answer, "304": {"description": "What the client holds is still right"}}
    wrong = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    errors = {status: {"description": words, "content": wrong} for status, words in ERRORS.items()}
    return {"parameters": [*fields, *options], "responses": answers | errors}


def _rows(records: str, form: str) -> dict[str, Any]:
    schema = {"type": "array", "items": {"$ref": f"#/components/schemas/{records}"}} if form == "json" else {}
    return {"description": "Every matching row that may be handed on", "content": {FORMATS[form].media_type: {"schema": schema}}}


def _schema(records: str, said: Mapping[str, str]) -> dict[str, Any]:
    columns = {name: {**KINDS[kind], "description": said[name]} for name, kind in load(RECORDS[records]).returns}
    return {"type": "object", "properties": columns}


def _parameter(field: Field) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "string", "maxLength": MAX_LENGTH}
    if field.name in FIXED:
        value = {"type": "string", "enum": list(FIXED[field.name])}
    elif field.sort == "date":
        value = {"type": "string", "format": "date"}
    schema = {"type": "array", "items": value, "maxItems": MAX_VALUES} if field.many else value
    return {"name": field.name, "in": "query", "description": field.title, "schema": schema}


def _options(records: str, form: str) -> list[dict[str, Any]]:
    whole = {"type": "integer", "minimum": 0, "maximum": 10**12 - 1}
    names = {"type": "array", "items": {"type": "string", "enum": list(columns_of(records))}}
    options: list[dict[str, Any]] = [
        {"name": "columns", "in": "query", "description": "Columns in the order wanted", "schema": names, "explode": False},
        {"name": "limit", "in": "query", "description": "Rows at most", "schema": whole},
        {"name": "offset", "in": "query", "description": "Rows to leave out first; the order is stable", "schema": whole},
    ]
    excel = {
        "name": "for",
        "in": "query",
        "description": "With a byte order mark",
        "schema": {"type": "string", "enum": ["excel"]},
    }
    return [*options, excel] if form == "csv" else options
