"""Security headers on every answer; the page may talk to this host and no other."""

import base64
import hashlib
import re
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.http.scripts import PRESENTING
from components.http.settings import frames_allowed


class SecurityHeaders:
    """Pure ASGI middleware, so that streamed answers stay streams."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers where the answer starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(message, HEADERS | {"content-security-policy": content_security_policy()})
            await send(message)

        await self.app(scope, receive, with_headers)


HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


@cache
def content_security_policy() -> str:
    """Allow this host only, and of inline scripts only the ones in Streamlit's own page and ours."""
    return "; ".join((
        "default-src 'self'", f"script-src 'self' {' '.join(_inline_scripts())}", "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self' blob:",
        " ".join(["frame-ancestors 'self'", *frames_allowed()]), "base-uri 'self'", "form-action 'self'", "object-src 'none'",
    ))  # fmt: skip


def _inline_scripts() -> list[str]:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in (*scripts, PRESENTING)
    ]


def _add(message: MutableMapping[str, Any], headers: dict[str, str]) -> None:
    present = {name.lower() for name, _ in message["headers"]}
    fresh = [(name.encode(), value.encode()) for name, value in headers.items() if name.encode() not in present]
    message["headers"] = [*message["headers"], *fresh]
