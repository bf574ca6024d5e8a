"""The drawing process: one beside the server, after it in priority, so that pages come first; begun when first needed."""

import logging
import os
import signal
import threading
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from components.slides.slide import Outlines, Slide

log = logging.getLogger(__name__)

# Imported in that process alone: what it needs takes a second and a hundred megabytes.
WRITING = "components.slides.drawn.writing"
SECONDS = 60
LESS_THAN_PAGES = 10


class NoPictureError(Exception):
    """Nothing was drawn; the message says why, and whether to try again."""


class DrawingProcess:
    """A process that draws what it is sent, until the pipe to it closes: it outlives neither this object nor the server."""

    def __init__(self) -> None:
        """Start it."""
        self._ours, theirs = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=_serve, args=(theirs,), name="drawing", daemon=True)
        self._process.start()
        theirs.close()

    def draw(self, name: str, *what: Any) -> bytes:
        """Have a function of `WRITING` called; raises EOFError where the process ended, TimeoutError where it takes too long."""
        self._ours.send((name, what))
        if not self._ours.poll(SECONDS):
            raise TimeoutError
        drawn: bytes = self._ours.recv()
        return drawn

    @property
    def is_alive(self) -> bool:
        """Whether it still draws."""
        return self._process.is_alive()

    def end(self) -> None:
        """End it, whatever it does."""
        self._ours.close()
        self._process.kill()
        self._process.join()


_processes: list[DrawingProcess] = []
_turn = threading.Lock()


def sheets(slides: Sequence[Slide], outlines: Outlines, form: str, size: str) -> bytes:
    """Slides as PDF, a sheet each, or the first as PNG or SVG; raises NoPictureError where nothing was drawn."""
    return _drawn("written", list(slides), _named(slides, outlines), form, size)


def figure_alone(slide: Slide, outlines: Outlines, width: float, height: float) -> bytes:
    """The figure of a slide as PNG, so many points wide and high; raises NoPictureError where nothing was drawn."""
    return _drawn("drawn_alone", slide.figure, _named([slide], outlines), width, height)


def _named(slides: Sequence[Slide], outlines: Outlines) -> dict[str, str]:
    return {path: outlines(path) for slide in slides for path in slide.outlined_by}


def _drawn(name: str, *what: Any) -> bytes:
    with _turn:
        try:
            if _processes and not _processes[0].is_alive:
                _processes.pop().end()
            if not _processes:
                _processes.append(DrawingProcess())
            return _processes[0].draw(name, *what)
        except (EOFError, OSError) as error:  # TimeoutError is one of the latter
            log.warning("nothing was drawn: %r", error)
            if _processes:
                _processes.pop().end()
            raise NoPictureError(
                "The process that draws ended, or took too long. Try again; the server's log says more."
            ) from error


def _serve(pipe: Connection) -> None:
    """Draw what comes through the pipe. A fault ends the process, with its trace in the server's log; the next one starts afresh."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(LESS_THAN_PAGES)
    try:
        while True:
            name, what = pipe.recv()
            pipe.send(getattr(import_module(WRITING), name)(*what))
    except EOFError:
        return
