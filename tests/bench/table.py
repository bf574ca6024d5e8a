"""Measurements as a table to read in a terminal."""

from collections.abc import Sequence

from tests.bench.questions import Measured

TARGET = 50.0


def table(title: str, measured: Sequence[Measured]) -> str:
    """One line per question, slowest first; a star marks those that miss the target."""
    lines = [f"{title}: medians in ms", f"{'question':44}{'rows':>9}{'engine':>9}{'bare':>9}{'ratio':>7}"]
    lines += [_line(each) for each in sorted(measured, key=lambda each: -each.engine)]
    ours, bare = sum(each.engine for each in measured), sum(each.bare for each in measured)
    slow = sum(each.engine > TARGET for each in measured)
    lines.append(
        f"{'all':44}{'':9}{ours:9.1f}{bare:9.1f}{ours / bare:7.2f}   {slow} of {len(measured)} take more than {TARGET:.0f} ms"
    )
    return "\n".join(lines)


def _line(each: Measured) -> str:
    star = " *" if each.engine > TARGET else ""
    return f"{each.question:44}{each.rows:9,}{each.engine:9.1f}{each.bare:9.1f}{each.engine / each.bare:7.2f}{star}"
