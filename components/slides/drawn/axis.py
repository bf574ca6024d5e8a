"""One axis as the layout of a figure describes it: its reach, its marks, its words, its lines."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axis import Axis, XAxis
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.ticker import FuncFormatter, MaxNLocator

from components.palette import LIGHT
from components.slides.drawn.looks import colour, is_day, letters, numbers

POINTS = 12
# Up to how many days which form is long enough.
FORMS = ((200, "%-d %b\n%Y"), (2_400, "%b %Y"))


def set_axis(axis: Axis, settings: Mapping[str, Any], values: list[Any]) -> None:
    """Set an axis; ``values`` are those drawn along it."""
    for spine in axis.axes.spines.values():
        spine.set_visible(False)
    axis.set_tick_params(length=0, labelsize=POINTS, labelcolor=LIGHT.muted)
    if settings.get("visible") is False:
        axis.set_visible(False)
    _reach(axis, settings)
    if settings.get("showgrid", True):
        axis.grid(color=LIGHT.grid, linewidth=0.8, zorder=0)
    _mark(axis, settings, values)
    if words := (settings.get("title") or {}).get("text"):
        axis.set_label_text(letters(words), fontsize=13, color=LIGHT.muted, parse_math=False)
    if settings.get("side") == "top":
        axis.tick_top()  # type: ignore[attr-defined]


def _reach(axis: Axis, settings: Mapping[str, Any]) -> None:
    frame = axis.axes
    set_limits = frame.set_xlim if isinstance(axis, XAxis) else frame.set_ylim
    if settings.get("range") is not None:
        first, last = numbers(settings["range"])
        set_limits(float(first), float(last))
    elif settings.get("rangemode") == "tozero":
        set_limits(0, float(frame.dataLim.y1) * 1.05 or 1)
    if settings.get("autorange") == "reversed":
        axis.set_inverted(True)


def _mark(axis: Axis, settings: Mapping[str, Any], values: list[Any]) -> None:
    """Set what is written along an axis: words, days, or numbers."""
    names = next((list(each) for each in values if isinstance(each[0], str)), None)
    if settings.get("ticktext") is not None:
        turned = (
            {"rotation": -settings.get("tickangle", 0), "ha": "left", "rotation_mode": "anchor"}
            if settings.get("tickangle")
            else {}
        )
        axis.set_ticks(list(settings["tickvals"]), [letters(text) for text in settings["ticktext"]], parse_math=False, **turned)
    elif names is not None:
        axis.set_ticks(range(len(names)), [letters(name) for name in names], parse_math=False)
        axis.set_tick_params(labelcolor=colour(LIGHT.text))
    elif any(is_day(value) for each in values for value in list(each)[:1]):
        first, last = axis.get_view_interval()
        form = next((form for days, form in FORMS if last - first <= days), "%Y")
        axis.set_major_locator(AutoDateLocator(minticks=3, maxticks=9))
        axis.set_major_formatter(DateFormatter(form))
    else:
        if settings.get("tickvals") is not None:
            axis.set_ticks(list(settings["tickvals"]))
        else:
            axis.set_major_locator(MaxNLocator(settings.get("nticks", 6), integer=True))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
