"""Measurements as a table to read in a terminal."""

from collections.abc import Sequence

from tests.bench.questions import Measured

TARGET = 50.0
LARGE, LARGE_TARGET = 1_000_000, 150.0


def table(title: str, measured: Sequence[Measured], events: int) -> str:
    """One line per question, slowest first; a star marks those that miss the target of that size."""
    target = TARGET if events <= LARGE else LARGE_TARGET
    lines = [
        f"{title}: milliseconds over the selections; p95 is to stay within {target:.0f}",
        f"{'question':44}{'rows':>9}{'median':>9}{'p95':>9}{'by hand':>9}{'ratio':>7}",
    ]
    lines += [_line(each, target) for each in sorted(measured, key=lambda each: -each.p95)]
    slow = [each for each in measured if each.p95 > target]
    lines.append(f"{len(measured) - len(slow)} of {len(measured)} within {target:.0f} ms; the slowest selections of the rest:")
    lines += [f"  {each.question}: {_said(each)}" for each in sorted(slow, key=lambda each: -each.p95)]
    return "\n".join(lines)


def _line(each: Measured, target: float) -> str:
    star = " *" if each.p95 > target else ""
    hand = f"{each.by_hand:9.1f}{each.p95 / each.by_hand:7.2f}" if each.by_hand else f"{'':16}"
    return f"{each.question:44}{each.rows:9,}{each.median:9.1f}{each.p95:9.1f}{hand}{star}"


def _said(each: Measured) -> str:
    return "&".join(f"{name}={value}" for name, value in each.slowest.selection.to_query()) or "everything"
