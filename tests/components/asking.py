"""Ask the routes without a server: one request in, status, headers and body out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import anyio
from starlette.applications import Starlette
from starlette.types import Message

from components.http.routes import MIDDLEWARE, ROUTES


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def problem(self) -> dict[str, Any]:
        """The body of an error; fails where it is not written as one."""
        assert self.headers["content-type"] == "application/problem+json"
        return dict(json.loads(self.body))


def get(
    path: str, query: Sequence[tuple[str, str]] = (), headers: Mapping[str, str] | None = None, method: str = "GET"
) -> Answer:
    """Ask for a path as a browser would; an exception of ours is raised here."""
    return anyio.run(_ask, method, path, urlencode(query), headers or {})


async def _ask(method: str, path: str, query: str, headers: Mapping[str, str]) -> Answer:
    application = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), *((name.lower().encode(), value.encode()) for name, value in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await application(scope, receive, send)
    start = sent[0]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body)
