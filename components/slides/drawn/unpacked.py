"""A figure of plotly's as plain values, its packed columns of numbers among them."""

import base64
from typing import Any

import numpy as np
import plotly.graph_objects as go


def plain(figure: go.Figure) -> dict[str, Any]:
    """Its traces and its layout, with every list a list or an array."""
    unpacked: dict[str, Any] = _unpacked(figure.to_plotly_json())
    return unpacked


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if "bdata" in value:
            column = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
            return column.reshape([int(each) for each in value["shape"].split(",")]) if "shape" in value else column
        return {name: _unpacked(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_unpacked(each) for each in value]
    return value
