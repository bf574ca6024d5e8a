"""Extracts over HTTP: the rows behind a selection as CSV, streamed."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from components import record
from queries.selection import Rejected, Selection

RECORDS = ("events", "figures", "statements")

# Text that a spreadsheet would take for a formula; full-width forms count, for some spreadsheets fold them.
FORMULA = "^[=+\\-@\t\r\n＝＋－＠]"


async def extract_csv(request: Request) -> Response:
    """GET /api/v1/{records}.csv with the fields of the address bar: every matching row, UTF-8, one header line."""
    records = request.path_params["records"]
    if records not in RECORDS:
        return _problem(404, "No such records", {"allowed": list(RECORDS)})
    if trouble := await run_in_threadpool(record.trouble):
        return _problem(503, f"The record cannot be opened: {trouble}", {})
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.url.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    chosen, selection, rejected = await run_in_threadpool(_understand, query)
    if rejected:
        return _problem(400, "The address has values that were not understood", {"rejected": [_say(each) for each in rejected]})
    name = f"parallax-{records}-{chosen.snapshot_id}.csv"
    return StreamingResponse(
        _csv(chosen.engine.stream(f"extract/{records}", selection)),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Encoding": "identity",
            "Cache-Control": "no-cache",
        },
    )


def harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Put an apostrophe before text cells that a spreadsheet would run; numbers and dates stay as they are."""
    columns = [_harmless_text(column) if pa.types.is_string(column.type) else column for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _harmless_text(column: pa.Array) -> pa.Array:
    return pc.if_else(pc.match_substring_regex(column, FORMULA), pc.binary_join_element_wise("'", column, ""), column)


def _understand(query: dict[str, list[str]]) -> tuple[record.Record, Selection, tuple[Rejected, ...]]:
    chosen = record.named(next(iter(query.get("snapshot", [])), None))
    selection, rejected = Selection.from_query(query, chosen.vocabulary)
    return chosen, selection, rejected


def _csv(reader: pa.RecordBatchReader) -> Iterator[bytes]:
    """Write batches as CSV as they come; the header stands even over no rows."""
    yield _bytes(pa.RecordBatch.from_pylist([], schema=reader.schema), include_header=True)
    for batch in reader:
        yield _bytes(harmless(batch), include_header=False)


def _bytes(batch: pa.RecordBatch, *, include_header: bool) -> bytes:
    sink = pa.BufferOutputStream()
    pacsv.write_csv(
        pa.Table.from_batches([batch]), sink, pacsv.WriteOptions(include_header=include_header, quoting_style="needed")
    )
    return bytes(sink.getvalue())


def _say(rejected: Rejected) -> dict[str, str]:
    return {"field": rejected.field, "value": rejected.value, "reason": rejected.reason}


def _problem(status: int, title: str, details: dict[str, object]) -> Response:
    return JSONResponse({"title": title, "status": status, **details}, status_code=status, media_type="application/problem+json")
