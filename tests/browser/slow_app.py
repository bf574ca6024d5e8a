"""The dashboard as app.py puts it together, on an engine that never answers one question; the server's environment says which."""

import os
from pathlib import Path

import pytest
import streamlit as st

from components.http.routes import MIDDLEWARE, ROUTES
from components.shell import say_error
from tests.queries.slow import slow_down

slow_down(pytest.MonkeyPatch(), os.environ["SLOW_QUESTION"])
shell = Path(__file__).parents[2] / "components" / "shell.py"
app = st.App(shell, routes=ROUTES, middleware=MIDDLEWARE, on_script_error=say_error)
