"""Whether the server runs, and whether it can answer."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import record
from components.http.problems import problem
from components.waiting import ALONE, GivenUpError, answers
from queries.engine import EngineError
from queries.selection import Selection

FRESH = {"Cache-Control": "no-store"}


async def healthz(_request: Request) -> Response:
    """GET /healthz: the process answers."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


async def readyz(_request: Request) -> Response:
    """GET /readyz: the snapshot in service can be read; says which it is and how old."""
    if trouble := await run_in_threadpool(record.trouble):
        return problem(503, "The record cannot be opened", detail=trouble)
    try:
        return await run_in_threadpool(_ready)
    except (EngineError, GivenUpError) as error:
        return problem(503, "The record cannot be opened", detail=str(error).splitlines()[0])


def _ready() -> Response:
    # Past the cache, for what was read once may no longer be there to read.
    (answer,) = answers(ALONE, lambda: record.current().engine.running("sources/snapshot", Selection()))
    (snapshot,) = answer.to_pylist()
    made = snapshot["created_at"].replace(tzinfo=UTC)
    age = int((datetime.now(UTC) - made).total_seconds())
    said = {"status": "ready", "snapshot": snapshot["snapshot_id"], "created_at": made.isoformat(), "age_seconds": age}
    return JSONResponse(said, headers=FRESH)
