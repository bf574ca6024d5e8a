"""Errors as RFC 9457 has them: what is wrong, with which parameter and value, and what is allowed."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import JSONResponse, Response

from components.http.limits import TooMuchError
from queries.reading import Rejected
from queries.selection import Vocabulary

# Longer lists of allowed values are left to the pages and the description of the interface.
LISTED = 300


def problem(status: int, title: str, headers: Mapping[str, str] | None = None, **details: Any) -> Response:
    """An error; its headers keep it out of caches."""
    return JSONResponse(
        {"type": "about:blank", "title": title, "status": status, **details},
        status_code=status,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def too_much(error: TooMuchError) -> Response:
    """More was asked for than may be had: how to go on, and in how many seconds where waiting helps."""
    wait = {"Retry-After": str(error.seconds)} if error.seconds else {}
    return problem(error.status, error.title, headers=wait, detail=error.detail)


def refusal(rejected: Iterable[Rejected], allowed: Vocabulary) -> Response:
    """Values that were not understood: each with its parameter and the reason, and once a parameter the allowed ones where they are few."""
    said: dict[str, list[dict[str, Any]]] = {}
    for each in rejected:
        listed = [] if each.field in said else list(allowed.get(each.field, ()))
        said.setdefault(each.field, []).append(_say(each, listed))
    return problem(
        400, "The address has values that were not understood", rejected=[each for values in said.values() for each in values]
    )


def _say(rejected: Rejected, allowed: list[str]) -> dict[str, Any]:
    said = {"field": rejected.field, "value": rejected.value, "reason": rejected.reason}
    return said | ({"allowed": allowed} if 0 < len(allowed) <= LISTED else {})
