"""The plane that a map is drawn on: Natural Earth for the world, Mercator from near, with the middle of the view at no longitude."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.path import Path

from components.slides.drawn.looks import Points

WHOLE = 360.0
NORTHERNMOST = 85.0  # where Mercator's plane is cut


@dataclass(frozen=True)
class Plane:
    """Where degrees lie, by what the layout of a figure says of its globe (``geo``)."""

    geo: Mapping[str, Any]

    @property
    def is_world(self) -> bool:
        """Whether it is the plane of the world, which has an edge."""
        return bool(self.geo["projection"]["type"] == "natural earth")

    @property
    def _middle(self) -> float:
        return float(self.geo["projection"].get("rotation", {}).get("lon", 0))

    @property
    def turns(self) -> tuple[float, ...]:
        """How far outlines are to be moved, each time: where the view is turned, a side of it lies beyond their edge."""
        return (-WHOLE, 0.0, WHOLE) if self._middle else (0.0,)

    def onto(self, lon: Points, lat: Points) -> tuple[Points, Points]:
        """Where degrees lie on the plane."""
        return (natural_earth if self.is_world else mercator)(lon - self._middle, lat)

    @property
    def window(self) -> tuple[float, float, float, float]:
        """The part of the plane in view: west, east, south, north."""
        south, north = self.geo["lataxis"]["range"]
        if self.is_world:
            return self._scaled(south, north)
        west, east = self.geo["lonaxis"]["range"]
        (_, wide), (low, high) = mercator(np.array([0.0, (east - west) / 2]), np.array([south, north]))
        return -float(wide), float(wide), float(low), float(high)

    def _scaled(self, south: float, north: float) -> tuple[float, float, float, float]:
        scale = float(self.geo["projection"].get("scale", 1))
        (wide, *_), (_, low, high, middle) = natural_earth(
            np.array([180.0, 0, 0, 0]), np.array([0.0, south, north, self.geo["center"]["lat"]])
        )
        at, up = float(middle) if scale > 1 else float(low + high) / 2, float(high - low) / 2 / scale
        return -float(wide) / scale, float(wide) / scale, at - up, at + up

    @staticmethod
    def edge() -> Path:
        """The edge of the world."""
        up = np.linspace(-90, 90, 181)
        sides = np.repeat([-180.0, 180.0], 181)
        return Path(np.column_stack(natural_earth(sides, np.concatenate([up, up[::-1]]))))


def natural_earth(lon: Points, lat: Points) -> tuple[Points, Points]:
    """Patterson's Natural Earth projection, by Šavrič's polynomials."""
    along, up = np.radians(lon), np.radians(lat)
    two = up**2
    four = two**2
    x = along * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = up * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return x, y


def mercator(lon: Points, lat: Points) -> tuple[Points, Points]:
    """Mercator's projection, cut near the poles."""
    up = np.radians(np.clip(lat, -NORTHERNMOST, NORTHERNMOST))
    return np.radians(lon), np.log(np.tan(math.pi / 4 + up / 2))
