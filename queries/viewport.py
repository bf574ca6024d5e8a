"""Where a map looks: the middle of its view and how far it is zoomed in, as written in the address bar."""

import math
import re
from dataclasses import dataclass

DEEPEST = 12.0
WIDTH_TO_HEIGHT = 2.5
FLATTEST = 85.0
WRITTEN = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,9})?),(-?[0-9]{1,3}(?:\.[0-9]{1,9})?),([0-9]{1,2}(?:\.[0-9]{1,9})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Window:
    """The degrees that a view covers; ``west`` is greater than ``east`` where it runs across 180 degrees."""

    west: float
    south: float
    east: float
    north: float


WORLD_WINDOW = Window(-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Viewport:
    """The middle of a view in degrees, and its zoom: at zoom z it is 360 / 2 ** z degrees wide."""

    latitude: float
    longitude: float
    zoom: float

    def __str__(self) -> str:
        """Write it as in the address bar: latitude,longitude,zoom, to a hundredth of a degree and a tenth of a zoom."""
        # Zero has one way to be written: -0.0 + 0.0 is 0.0.
        return ",".join(f"{value + 0.0:g}" for value in (self.latitude, self.longitude, self.zoom))

    @property
    def width(self) -> float:
        """How many degrees of longitude it covers."""
        return 360 / math.exp2(self.zoom)

    @property
    def window(self) -> Window:
        """The degrees it covers, a little more than is seen where the projection narrows."""
        if self.zoom <= 0:
            return WORLD_WINDOW
        reach = math.degrees(math.asinh(math.tan(math.radians(_within(self.latitude, FLATTEST)))))
        north, south = (_latitude_at(reach + sign * self.width / 2 / WIDTH_TO_HEIGHT) for sign in (1, -1))
        return Window(_turned(self.longitude - self.width / 2), south, _turned(self.longitude + self.width / 2), north)

    @property
    def south(self) -> float:
        """Where it ends in the south."""
        return self.window.south

    @property
    def north(self) -> float:
        """Where it ends in the north."""
        return self.window.north

    def zoomed(self, steps: float) -> "Viewport":
        """The same middle, nearer or further."""
        return view_at(self.latitude, self.longitude, self.zoom + steps)


WHOLE_WORLD = Viewport(0.0, 0.0, 0.0)


def view_at(latitude: float, longitude: float, zoom: float) -> Viewport:
    """A view with its values brought to what can be written: within limits, rounded, longitude between -180 and 180."""
    zoom = round(min(max(zoom, 0.0), DEEPEST), 1)
    return Viewport(round(_within(latitude, 90.0), 2) + 0.0, round(_turned(longitude), 2) + 0.0, zoom)


def around(west: float, south: float, east: float, north: float) -> Viewport:
    """The view that holds a box of degrees with some room around it."""
    high, low = (math.degrees(math.asinh(math.tan(math.radians(_within(each, FLATTEST))))) for each in (north, south))
    needed = max((east - west) % 360.000001, (high - low) * WIDTH_TO_HEIGHT, 360 / math.exp2(DEEPEST)) * 1.25
    middle = west + ((east - west) % 360.000001) / 2
    return view_at(_latitude_at((high + low) / 2), middle, math.floor(math.log2(360 / needed) * 10) / 10)


def read_viewport(text: str) -> tuple[Viewport | None, str | None]:
    """Read latitude,longitude,zoom: the view, or why it was not taken."""
    if not text:
        return None, None
    match = WRITTEN.fullmatch(text)
    if not match:
        return None, "a view is written latitude,longitude,zoom, as in 10.5,-66.9,5"
    latitude, longitude, zoom = (float(each) for each in match.groups())
    if abs(latitude) > 90:
        return None, "a latitude lies between -90 and 90 degrees"
    if abs(longitude) > 180:
        return None, "a longitude lies between -180 and 180 degrees"
    if zoom > DEEPEST:
        return None, f"a zoom lies between 0 (the world) and {DEEPEST:g}"
    return view_at(latitude, longitude, zoom), None


def _within(value: float, limit: float) -> float:
    return min(max(value, -limit), limit)


def _turned(longitude: float) -> float:
    """A longitude between -180 and 180; 180 itself stays."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def _latitude_at(reach: float) -> float:
    """Latitude at a height on a conformal map, in degrees of the equator."""
    return math.degrees(math.atan(math.sinh(math.radians(reach))))
