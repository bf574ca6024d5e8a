"""What whoever runs a server may set, by variables of its environment; a setting that cannot be used is refused at the start."""

import math
import os
import threading


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
