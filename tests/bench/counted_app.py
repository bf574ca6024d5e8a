"""The dashboard as app.py puts it together, with its caches counted: ``GET /bench/caches``."""

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from components import record
from components.http.routes import MIDDLEWARE, ROUTES
from components.shell import say_error
from tests.bench.snapshots import ROOT

_remembered = record._remembered
_counts: Counter[str] = Counter(frames_asked=0, frames_made=0, answers_asked=0, answers_made=0)
_lock = Lock()


def _counted(cache: Any, key: Any, make: Callable[[], Any]) -> Any:
    name = "frames" if cache is record._frames else "answers"

    def made() -> Any:
        _count(f"{name}_made")
        return make()

    _count(f"{name}_asked")
    return _remembered(cache, key, made)


def _count(what: str) -> None:
    with _lock:
        _counts[what] += 1


def caches(_request: Request) -> JSONResponse:
    """How often each cache was asked, and how often what was asked had to be made."""
    return JSONResponse(_counts)


record._remembered = _counted
app = st.App(
    ROOT / "components" / "shell.py",
    routes=[*ROUTES, Route("/bench/caches", caches, methods=["GET"])],
    middleware=MIDDLEWARE,
    on_script_error=say_error,
)
