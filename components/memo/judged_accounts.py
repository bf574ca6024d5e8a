"""The verdicts on accounts: which parties contradict each other or say the same on a topic, and who said the opposite before."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from components.memo.document import Sentence
from components.memo.material import Material
from components.memo.wording import counted_words, label
from components.words import is_known, say_count, say_on

SAID_ONE_BY_ONE = ("contradict", "opposed", "mixed", "corroborate")


def judged_accounts(topic_id: str, material: Material) -> list[Sentence]:
    """Say the verdicts on accounts: pair by pair where there is one, by their number where there is none, then the reversals."""
    pairs = [row for row in material.judged("statements/account_pairs") if row.topic_id == topic_id]
    return [
        *_pairs(pairs, material),
        *_others(pairs, material),
        *_reversals(topic_id, material),
    ]


def _pairs(pairs: list[Any], material: Material) -> Iterator[Sentence]:
    known = material.statement_rows
    for row in sorted(pairs, key=lambda each: _rank(each.verdict)):
        if row.verdict in SAID_ONE_BY_ONE and {row.a_statement_id, row.b_statement_id} <= set(known):
            one, other = known[row.a_statement_id], known[row.b_statement_id]
            verdict = label(material.labels, "account_verdict", row.verdict)
            how = "" if row.is_coded else ", by their last positions alone"
            yield Sentence(
                f"{row.a_party} and {row.b_party}: {verdict}{how}. {_said(one, material)}. {_said(other, material)}.{_note(row)}",
                material.sources(one, other),
            )


def _rank(verdict: str) -> int:
    return SAID_ONE_BY_ONE.index(verdict) if verdict in SAID_ONE_BY_ONE else len(SAID_ONE_BY_ONE)


def _others(pairs: list[Any], material: Material) -> Iterator[Sentence]:
    counted = Counter(row.verdict for row in pairs if row.verdict not in SAID_ONE_BY_ONE)
    if counted:
        words = counted_words(counted, material.labels, "account_verdict")
        yield Sentence(f"{say_count(counted.total(), 'other pair')} of parties: {words}.", (material.record,))


def _reversals(topic_id: str, material: Material) -> Iterator[Sentence]:
    """Say who said the opposite of what it had said; a turn from one topic to another stands under the later."""
    known, listed = material.statement_rows, set(material.topics["topic_id"])
    for row in material.judged("statements/reversals"):
        place = row.second_topic_id if row.second_topic_id in listed else row.first_topic_id
        if place == topic_id and {row.first_statement_id, row.second_statement_id} <= set(known):
            first, second = known[row.first_statement_id], known[row.second_statement_id]
            yield Sentence(
                f"{row.party} has said both. {_said(first, material)}. {_said(second, material)}.{_note(row)}",
                material.sources(first, second),
            )


def _said(row: Any, material: Material) -> str:
    position = label(material.labels, "position", row.position)
    return f"{say_on(row.made_on)}, {row.speaker} {position}: {str(row.summary).rstrip('. ')}"


def _note(row: Any) -> str:
    return f" Remark of the record: {str(row.note).rstrip('. ')}." if is_known(row.note) else ""
