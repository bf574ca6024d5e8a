"""Extracts over HTTP: the rows behind a selection in every format, and the package of them, streamed."""

from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from components import record
from components.http.answers import OutOfTimeError, Pieces, Streamed, Work, begun
from components.http.asked import OPTIONS, RECORDS, columns_of, forms, understand
from components.http.encodings import IDENTITY, accepted, encoded
from components.http.limits import SOON, TooMuchError, check_rows, count_request
from components.http.openapi import DESCRIBED_BY
from components.http.package import understand_package
from components.http.pictures import FIGURE_NAMES, understand_picture
from components.http.problems import problem, refusal, too_much
from components.http.settings import rows_allowed, seconds_allowed
from components.http.slides import NAMES, SIZES, understand_slides
from components.http.withheld import withheld
from components.short_links import StoreError
from components.waiting import GivenUpError
from queries.engine import EngineError, UnreachableError
from queries.fields import BY_NAME
from queries.reading import Rejected
from queries.selection import Selection

READS = ("GET", "HEAD")
WRITES = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FOR_EVER = "max-age=31536000, immutable"

Query = Mapping[str, list[str]]


class Wanted(Protocol):
    """A file that was asked for and can be made."""

    @property
    def chosen(self) -> record.Record:
        """The snapshot that it is from."""

    @property
    def selection(self) -> Selection:
        """The selection whose rows it holds."""

    @property
    def file_name(self) -> str:
        """Its name."""

    @property
    def media_type(self) -> str:
        """What kind of file it is."""

    @property
    def compressed(self) -> bool:
        """Whether it is compressed in itself."""

    @property
    def fingerprint(self) -> str:
        """The same for two requests exactly where their bytes are the same."""

    @property
    def exact(self) -> bool:
        """Whether the same fingerprint is the same bytes, and not only what reads the same."""

    @property
    def never_changes(self) -> bool:
        """Whether the same address gives the same bytes for ever."""

    def rows(self) -> int:
        """How many rows it has, of the kinds that can be many."""

    def begin(self, work: Work) -> Pieces:
        """Make it, piece by piece."""


async def extract(request: Request) -> Response:
    """GET /api/v1/{records}.{form} with the fields of the address bar: every matching row."""
    records, form = request.path_params["records"], request.path_params["form"]
    if request.method in READS and records not in RECORDS:
        return problem(404, "No such records", value=records[:80], allowed=list(RECORDS))
    if request.method in READS and form not in forms(records):
        return problem(404, f"No such format of {records}", value=form[:80], allowed=forms(records))
    listed = {"columns": dict.fromkeys(columns_of(records), ""), "for": {"excel": ""}} if records in RECORDS else {}
    allowed = {name: listed.get(name, {}) for name in OPTIONS}
    return await _answer(request, lambda query: understand(records, form, query), allowed)


async def package(request: Request) -> Response:
    """GET /api/v1/package.zip with the fields of the address bar: the rows, and all that one has to know of them."""
    return await _answer(request, lambda query: understand_package(str(request.base_url), query), {})


async def slides(request: Request) -> Response:
    """GET /api/v1/slides.{form} with the fields of the address bar, the page and, for PDF, the size: its figures as slides."""
    form, base = request.url.path.rpartition(".")[2], str(request.base_url)
    return await _answer(request, lambda query: understand_slides(form, base, query), {"page": NAMES, "size": SIZES})


async def pictures(request: Request) -> Response:
    """GET /api/v1/picture.{form} with the fields of the address bar, page, figure and size: the figure with all it rests on."""
    form, base = request.url.path.rpartition(".")[2], str(request.base_url)
    allowed = {"page": NAMES, "figure": FIGURE_NAMES, "size": SIZES}
    return await _answer(request, lambda query: understand_picture(form, base, query), allowed)


Understand = Callable[[Query], tuple[Wanted, tuple[Rejected, ...]]]


async def _answer(request: Request, read: Understand, allowed: Mapping[str, Mapping[str, str]]) -> Response:
    if request.method not in READS:
        return problem(
            405, "Rows are for reading", value=request.method, allowed=list(READS), headers={"Allow": ", ".join(READS)}
        )
    if trouble := await run_in_threadpool(record.trouble):
        return problem(503, "The record cannot be opened", detail=trouble)
    try:
        count_request(request.client.host if request.client else "")
        wanted, rejected = await run_in_threadpool(read, _query(request))
        if rejected:
            known = dict.fromkeys((*BY_NAME, *allowed), "")
            names = {each.field: known for each in rejected if each.field not in known}
            return refusal(rejected, {**wanted.chosen.vocabulary, **allowed, **names})
        return await _file(request, wanted)
    except (TooMuchError, OutOfTimeError, GivenUpError, EngineError, StoreError) as error:
        return _say(error)


def _say(error: TooMuchError | OutOfTimeError | GivenUpError | EngineError | StoreError) -> Response:
    if isinstance(error, TooMuchError):
        return too_much(error)
    if isinstance(error, OutOfTimeError | GivenUpError):
        return problem(504, "The query took too long", detail=f"It was stopped after {seconds_allowed():g} seconds; select less.")
    if isinstance(error, StoreError):
        return problem(503, "The record cannot be opened", detail=f"{error}. It may have been removed just now: ask again.")
    detail = str(error).splitlines()[0]
    if isinstance(error, UnreachableError):
        return problem(503, "Part of the record cannot be reached just now", headers={"Retry-After": str(SOON)}, detail=detail)
    return problem(503, "The record cannot be opened", detail=detail)


def _query(request: Request) -> Query:
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.url.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    return query


async def _file(request: Request, wanted: Wanted) -> Response:
    encoding = IDENTITY if wanted.compressed else accepted(request.headers.get("accept-encoding", ""))
    headers = _headers(wanted, encoding) | await run_in_threadpool(withheld, wanted.chosen, wanted.selection)
    if _has(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers={name: headers[name] for name in ("ETag", "Cache-Control", "Vary")})
    if request.method == "HEAD":
        return StreamingResponse(iter(()), media_type=wanted.media_type, headers=headers)
    if rows_allowed():
        check_rows(await run_in_threadpool(wanted.rows))
    work = Work(wanted.chosen.engine)
    pieces = await begun(request, work, wanted.begin)
    return Streamed(work, encoded(pieces, encoding), media_type=wanted.media_type, headers=headers)


def _headers(wanted: Wanted, encoding: str) -> dict[str, str]:
    """Headers of the rows; the encoding is named even where there is none, so that nobody else compresses."""
    return {
        "Content-Disposition": f'attachment; filename="{wanted.file_name}"',
        "Content-Encoding": encoding,
        "Cache-Control": FOR_EVER if wanted.never_changes else "no-cache",
        "ETag": f'{"" if wanted.exact else "W/"}"{wanted.fingerprint}-{encoding}"',
        "Vary": "Accept-Encoding",
        "Link": DESCRIBED_BY,
    }


def _has(held: str, etag: str) -> bool:
    return any(each.strip().removeprefix("W/") in (etag.removeprefix("W/"), "*") for each in held.split(","))
