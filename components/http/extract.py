"""Extracts over HTTP: the rows behind a selection, in every format, streamed."""

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from components import record
from components.http.answers import OutOfTimeError, Streamed, begun, seconds_allowed
from components.http.asked import OPTIONS, RECORDS, Asked, columns_of, forms, understand
from components.http.encodings import IDENTITY, accepted, encoded
from components.http.openapi import DESCRIBED_BY
from components.http.problems import problem, refusal
from queries.engine import EngineError
from queries.fields import BY_NAME

READS = ("GET", "HEAD")
WRITES = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FOR_EVER = "max-age=31536000, immutable"


async def extract(request: Request) -> Response:
    """GET /api/v1/{records}.{form} with the fields of the address bar: every matching row."""
    records, form = request.path_params["records"], request.path_params["form"]
    if request.method not in READS:
        return problem(
            405, "Rows are for reading", value=request.method, allowed=list(READS), headers={"Allow": ", ".join(READS)}
        )
    if records not in RECORDS:
        return problem(404, "No such records", value=records[:80], allowed=list(RECORDS))
    if form not in forms(records):
        return problem(404, f"No such format of {records}", value=form[:80], allowed=forms(records))
    try:
        return await _answer(request, records, form)
    except OutOfTimeError:
        return problem(504, "The query took too long", detail=f"It was stopped after {seconds_allowed():g} seconds; select less.")
    except EngineError as error:
        return problem(503, "The record cannot be opened", detail=str(error).splitlines()[0])


async def _answer(request: Request, records: str, form: str) -> Response:
    if trouble := await run_in_threadpool(record.trouble):
        return problem(503, "The record cannot be opened", detail=trouble)
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.url.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    asked, rejected = await run_in_threadpool(understand, records, form, query)
    if rejected:
        names = dict.fromkeys((*BY_NAME, *OPTIONS), "")
        allowed = {**asked.chosen.vocabulary, "columns": dict.fromkeys(columns_of(records), ""), "for": {"excel": ""}}
        unknown = {each.field: names for each in rejected if each.field not in names}
        return refusal(rejected, allowed | unknown)
    encoding = IDENTITY if asked.format.compressed else accepted(request.headers.get("accept-encoding", ""))
    headers = _headers(asked, encoding)
    if _has(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers={name: headers[name] for name in ("ETag", "Cache-Control", "Vary")})
    if request.method == "HEAD":
        return StreamingResponse(iter(()), media_type=asked.format.media_type, headers=headers)
    running = asked.chosen.engine.running(asked.question.name, asked.selection)
    pieces = await begun(request, asked, running)
    answer = Streamed(encoded(pieces, encoding), media_type=asked.format.media_type, headers=headers)
    answer.running = running
    return answer


def _headers(asked: Asked, encoding: str) -> dict[str, str]:
    """Headers of the rows; the encoding is named even where there is none, so that nobody else compresses."""
    return {
        "Content-Disposition": f'attachment; filename="{asked.file_name}"',
        "Content-Encoding": encoding,
        "Cache-Control": FOR_EVER if asked.selection.snapshot else "no-cache",
        "ETag": f'"{asked.fingerprint}-{encoding}"',
        "Vary": "Accept-Encoding",
        "Link": DESCRIBED_BY,
    }


def _has(held: str, etag: str) -> bool:
    return any(each.strip().removeprefix("W/") in (etag, "*") for each in held.split(","))
