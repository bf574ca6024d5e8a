"""The verdicts on a topic: figures that contradict each other or are impossible, parts against their whole."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from components.memo.document import Sentence
from components.memo.judged_accounts import judged_accounts
from components.memo.material import Material
from components.memo.wording import counted_words, figure_of, label, lower_first
from components.words import is_known, say_count, say_figure, say_list, say_on, say_range


def verdicts(topic_id: str, material: Material) -> list[Sentence]:
    """Say the verdicts: on each pair of figures that cannot both be right, on the number of other pairs, on sums, on accounts."""
    pairs = material.judged("statements/figure_pairs")
    return [
        *_at_odds([row for row in pairs if row.a_topic_id == row.b_topic_id == topic_id], material),
        *_others(topic_id, pairs, material),
        *_sums(topic_id, material),
        *judged_accounts(topic_id, material),
    ]


def at_odds_across(material: Material) -> list[Sentence]:
    """Say each pair of figures of two topics, or of none, that cannot be right."""
    pairs = material.judged("statements/figure_pairs")
    return list(_at_odds([row for row in pairs if row.a_topic_id != row.b_topic_id or not is_known(row.a_topic_id)], material))


def _at_odds(pairs: list[Any], material: Material) -> Iterator[Sentence]:
    """Say each pair that cannot be right."""
    known = material.figure_rows
    for row in pairs:
        if not {row.a_casualty_id, row.b_casualty_id} <= set(known):
            continue
        sources = material.sources(known[row.a_casualty_id], known[row.b_casualty_id])
        if row.is_impossible:
            part, whole = (_side(row, "a"), _side(row, "b")) if row.contained == "a" else (_side(row, "b"), _side(row, "a"))
            yield Sentence(f"Impossible: {part}, counts a part of what {whole}, counts, and exceeds it.", sources)
        elif row.verdict == "conflict":
            reason = label(material.labels, "verdict_reason", row.reason)
            gap = f", {say_range(row.gap_low, row.gap_high)} apart" if row.reason == "ranges_disjoint" else ""
            yield Sentence(f"Conflict: {_side(row, 'a')}, against {_side(row, 'b')}: {reason}{gap}.", sources)


def _side(row: Any, side: str) -> str:
    """Say one of two figures: who gave how many of whom, when."""
    claimant, kind, low, best, high, victims, day = (
        getattr(row, f"{side}_{name}") for name in ("claimant", "number_kind", "low", "best", "high", "victims", "claimed_on")
    )
    return f"{claimant}, {say_figure(kind, low, best, high)} ({lower_first(victims)}; {say_on(day)})"


def _others(topic_id: str, pairs: list[Any], material: Material) -> Iterator[Sentence]:
    """Count the pairs that are not at odds, by their verdict."""
    other = [row for row in pairs if row.a_topic_id == row.b_topic_id == topic_id]
    counted = Counter(row.verdict for row in other if row.verdict != "conflict" and not row.is_impossible)
    if counted:
        words = counted_words(counted, material.labels, "verdict")
        yield Sentence(f"{say_count(counted.total(), 'other pair')} of figures: {words}.", (material.record,))


def _sums(topic_id: str, material: Material) -> Iterator[Sentence]:
    """Say whether the parts of a total make it up."""
    for row in material.judged("statements/sums_of_parts"):
        if row.topic_id != topic_id or row.whole_casualty_id not in material.figure_rows:
            continue
        parts = [
            each
            for each in material.figure_rows.values()
            if each.is_current
            and each.part_of_casualty_id == row.whole_casualty_id
            and each.claimant_actor_id == row.claimant_actor_id
        ]
        words = label(material.labels, "sum_verdict", row.verdict)
        whole = (
            f"the {say_range(row.whole_low, row.whole_high)} {label(material.labels, 'harm', row.harm)} of {row.whole_claimant}"
        )
        given = say_list([f"{figure_of(each)} ({lower_first(each.victims)})" for each in parts])
        rest = f", {say_range(row.rest_low, row.rest_high)} left" if is_known(row.rest_low) and row.verdict != "adds_up" else ""
        yield Sentence(
            f"Parts of {whole}, as given by {row.claimant}: {given}: {words}{rest}.",
            material.sources(material.figure_rows[row.whole_casualty_id], *parts),
        )
