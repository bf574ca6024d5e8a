"""What whoever runs a server may set, by variables of its environment; a setting that cannot be used is refused at the start."""

import math
import os
import re
import threading
from collections.abc import Sequence

# Nothing in it may end the header that it is put into.
ORIGIN = re.compile(r"https?://[A-Za-z0-9.*-]+(:[0-9]{1,5})?")


def seconds_allowed() -> float:
    """How long a query may take before its first byte, from PARALLAX_QUERY_SECONDS; raises ValueError where that is no such number."""
    text = os.environ.get("PARALLAX_QUERY_SECONDS", "60")
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < threading.TIMEOUT_MAX:
        raise ValueError(f"PARALLAX_QUERY_SECONDS takes a number of seconds above 0, and is {text!r}")
    return seconds


def extracts_at_once() -> int:
    """How many extracts a server makes at once, from PARALLAX_EXTRACTS_AT_ONCE; more are asked to come back."""
    return _whole("PARALLAX_EXTRACTS_AT_ONCE", "20")


def requests_per_minute() -> int | None:
    """How many extracts one address may ask for in a minute, from PARALLAX_REQUESTS_PER_MINUTE; as many as it likes where unset."""
    return _whole("PARALLAX_REQUESTS_PER_MINUTE", "") or None


def rows_allowed() -> int | None:
    """How many rows one extract may have, from PARALLAX_EXTRACT_ROWS; more are refused and never cut. No end where unset."""
    return _whole("PARALLAX_EXTRACT_ROWS", "") or None


def origins_allowed() -> Sequence[str]:
    """Whose pages may read extracts in a browser, from PARALLAX_CORS_ORIGINS: origins with spaces between, or *; ours alone where unset."""
    origins = os.environ.get("PARALLAX_CORS_ORIGINS", "").split()
    if wrong := [each for each in origins if each != "*" and not each.startswith(("http://", "https://"))]:
        raise ValueError(f"PARALLAX_CORS_ORIGINS takes origins such as https://example.org, or *, and has {wrong[0]!r}")
    return origins


def frames_allowed() -> Sequence[str]:
    """Whose pages may show ours in a frame, from PARALLAX_FRAME_ORIGINS: origins with spaces between; ours alone where unset."""
    origins = os.environ.get("PARALLAX_FRAME_ORIGINS", "").split()
    if wrong := [each for each in origins if not ORIGIN.fullmatch(each)]:
        raise ValueError(f"PARALLAX_FRAME_ORIGINS takes origins such as https://example.org, and has {wrong[0]!r}")
    return origins


def check() -> None:
    """Read every setting; raises ValueError for the first that cannot be used."""
    for setting in (seconds_allowed, extracts_at_once, requests_per_minute, rows_allowed, origins_allowed, frames_allowed):
        setting()


def _whole(name: str, usual: str) -> int:
    text = os.environ.get(name, usual)
    if text == "" == usual:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 12 and int(text)):
        raise ValueError(f"{name} takes a whole number above 0, and is {text!r}")
    return int(text)
