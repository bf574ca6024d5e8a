"""A reader without a browser: Streamlit's own messages over a websocket, timed from a click to the end of the run."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_SECONDS = 60.0
RUNS_KEPT = 2  # for how many runs Streamlit's frontend keeps messages that it need not be sent again
DONE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
FAULT = "This page could not be drawn"  # components/shell.py says so of a fault of ours
# How a widget sends what it holds.
LISTS = {"multiselect", "date_input", "button_group"}
TEXTS = {"selectbox", "text_input", "plotly_chart"}
SWITCHES = {"checkbox": "bool_value", "button": "trigger_value"}


@dataclass(frozen=True)
class Run:
    """One run of the script as a reader met it: how long, how much was received, and what went wrong."""

    milliseconds: float
    received: int
    trouble: str | None = None


@dataclass
class Reader:
    """One session. Widgets go by their label, charts by their key."""

    socket: ClientConnection
    page: str = ""
    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, tuple[str, Any]] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    _runs: int = 0

    async def open(self, path: str = "", query: str = "") -> Run:
        """Load a page, as from a link in a message."""
        self.query = query
        return await self._run(ClientState(page_name=path))

    async def go(self, path: str) -> Run:
        """Click on a page in the navigation; Streamlit takes the query out of the address, and pages put theirs back."""
        self.page, self.query, self.widgets = self.pages[path], "", {}
        return await self._run(ClientState())

    async def ask(self, query: str) -> Run:
        """The same page for another selection, as after Back."""
        self.query = query
        return await self._run(ClientState())

    async def choose(self, values: Mapping[str, Any]) -> Run:
        """Put values into widgets, all in one click."""
        state = ClientState()
        for name, value in values.items():
            kind, widget = self.widgets[name]
            state.widget_states.widgets.append(_held(kind, widget.id, value))
        return await self._run(state)

    async def click_country(self, key: str, iso3: str) -> Run:
        """Click a country on a map."""
        return await self.choose({key: json.dumps({"selection": {"points": [{"location": iso3}]}})})

    async def _run(self, state: ClientState) -> Run:
        state.query_string, state.page_script_hash = self.query, self.page
        state.context_info.timezone, state.context_info.locale = "UTC", "en"
        self._runs += 1
        self._kept = {name: kept for name, kept in self._kept.items() if kept[0] >= self._runs - RUNS_KEPT}
        state.cached_message_hashes.extend(self._kept)
        begun, received, trouble = perf_counter(), 0, None
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                data = await self.socket.recv()
                received += len(data)
                message = self._resolved(ForwardMsg.FromString(data))
                trouble = trouble or self._take(message)
                if message.WhichOneof("type") == "script_finished" and message.script_finished in DONE:
                    return Run((perf_counter() - begun) * 1000, received, trouble)

    def _resolved(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, also where the server only names one that it sent before."""
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash][1]
        if message.metadata.cacheable:
            self._kept[message.hash] = (self._runs, message)
        return message

    def _take(self, message: ForwardMsg) -> str | None:
        """Note what a browser would; returns what went wrong."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash or self.page
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            return self._see(message.delta.new_element)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            return "the script does not compile"
        return None

    def _see(self, element: Element) -> str | None:
        kind = element.WhichOneof("type")
        shown = getattr(element, kind)
        if kind == "exception":
            return f"{shown.type}: {shown.message}"
        if kind == "alert" and shown.body.startswith(FAULT):
            return str(shown.body)
        if kind == "metric":
            self.metrics[shown.label] = shown.body
        elif kind == "plotly_chart":
            self.widgets[shown.id.rpartition("-")[2]] = (kind, shown)
        elif kind in LISTS | TEXTS | set(SWITCHES):
            self.widgets[shown.label] = (kind, shown)
        return None


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[Reader]:
    """Connect to a server as a browser does, without loading anything yet."""
    url = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        yield Reader(socket)


def _held(kind: str, widget_id: str, value: Any) -> WidgetState:
    state = WidgetState(id=widget_id)
    if kind in LISTS:
        state.string_array_value.data.extend(value)
    elif kind in TEXTS:
        state.string_value = value
    else:
        setattr(state, SWITCHES[kind], value)
    return state
