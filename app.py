"""Parallax: see what each side says happened. The script, its routes and headers, as one application."""

import streamlit as st

from components.http.routes import MIDDLEWARE, ROUTES
from components.shell import say_error

app = st.App("components/shell.py", routes=ROUTES, middleware=MIDDLEWARE, on_script_error=say_error)
