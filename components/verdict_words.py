"""Verdicts on two figures in words; a difference is said only where it means something."""

from collections.abc import Mapping
from typing import Any

from components.words import is_known, say_figure, say_range

Labels = Mapping[str, str]


def say_side(row: Any, side: str) -> str:
    """Say one side's figure: who and how many. ``row`` is one of ``statements/figure_pairs``, ``side`` a or b."""
    kind, low, best, high = (getattr(row, f"{side}_{name}") for name in ("number_kind", "low", "best", "high"))
    return f"{getattr(row, f'{side}_claimant')}: {say_figure(kind, low, best, high)}"


def say_verdict(row: Any, verdicts: Labels, reasons: Labels) -> str:
    """Say the verdict on a pair, with the overlap, the gap or the rest where there is one, else the reason."""
    if row.verdict == "conflict" and is_known(row.gap_low):
        return f"{verdicts['conflict']}: {say_range(row.gap_low, row.gap_high)} apart"
    if row.verdict == "agree" and is_known(row.overlap_low):
        return f"{verdicts['agree']}: both allow {say_range(row.overlap_low, row.overlap_high)}"
    if row.verdict == "subset":
        return _say_part(row, verdicts)
    return f"{verdicts[row.verdict]}: {reasons[row.reason][:1].lower()}{reasons[row.reason][1:]}"


def say_sum(row: Any) -> str:
    """Say whether the parts that one claimant gives make up a total. ``row`` is one of ``statements/sums_of_parts``."""
    whose = "its own total" if row.claimant_actor_id == row.whole_claimant_actor_id else f"{row.whole_claimant}'s total"
    one = row.parts == 1
    parts = f"{row.claimant}: {'one part' if one else f'{row.parts} parts'}"
    whole = say_range(row.whole_low, row.whole_high) if is_known(row.whole_low) else "no number"
    if row.verdict == "parts_overlap":
        return f"{parts} of {whose} of {whole} may count the same people twice and are not added up"
    number = say_range(row.parts_low, row.parts_high) if is_known(row.parts_low) else "without a number"
    rest = f" of {say_range(row.rest_low, row.rest_high)}" if is_known(row.rest_low) else ""
    total = f"{parts}, {number}{'' if one else ' together'},"
    ends = {
        "adds_up": f"{'makes' if one else 'make'} up {whose} of {whole}",
        "leaves_rest": f"{'leaves' if one else 'leave'} a rest{rest} of {whose} of {whole}",
        "may_leave_rest": f"may leave a rest{rest} of {whose} of {whole}",
        "exceeds": f"{'is' if one else 'are'} more than {whose} of {whole}: impossible",
    }
    return f"{total} {ends[row.verdict]}"


def _say_part(row: Any, verdicts: Labels) -> str:
    part, whole = ("a", "b") if row.contained == "a" else ("b", "a")
    names = getattr(row, f"{part}_claimant"), getattr(row, f"{whole}_claimant")
    if row.is_impossible:
        return f"Impossible: {names[0]}'s part is more than {names[1]}'s whole"
    rest = f"leaves {say_range(row.rest_low, row.rest_high)} for the rest" if is_known(row.rest_low) else "the rest is open"
    return f"{verdicts['subset']}: {names[0]} counts a part of what {names[1]} counts; {rest}"
