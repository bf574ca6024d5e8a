"""What is unknown on a topic: who gave no number since when, who last declined to say, and who is silent."""

from collections.abc import Iterator
from typing import Any

from components.memo.document import Sentence
from components.memo.material import Material
from components.memo.wording import label, lower_first, say_who
from components.words import is_known, say_count, say_list, say_on

UNSAID = {
    "undisclosed": "has given no number of {harm} ({whom}) since {day}",
    "qualitative": "has spoken since {day} of some {harm} ({whom}), without a number",
}
RESERVED = frozenset({"withholds", "declines"})
NAMED = 7


def unknown(topic_id: str, figures: list[Any], statements: list[Any], material: Material) -> list[Sentence]:
    """Say what nobody, or somebody in particular, has not said on a topic by the day asked for."""
    positions = [row for row in material.positions.itertuples() if row.topic_id == topic_id]
    return [
        *_without_number(figures, material),
        *_reserved(positions, statements, material),
        *_silent(positions, figures, material),
    ]


def _without_number(figures: list[Any], material: Material) -> Iterator[Sentence]:
    standing = [row for row in figures if row.is_current]
    numbered = {(row.claimant_actor_id, row.harm, row.victims) for row in standing if row.number_kind not in UNSAID}
    for row in standing:
        if row.number_kind in UNSAID and (row.claimant_actor_id, row.harm, row.victims) not in numbered:
            words = UNSAID[row.number_kind].format(
                harm=label(material.labels, "harm", row.harm), whom=lower_first(row.victims), day=say_on(row.claimed_on)
            )
            yield Sentence(f"{say_who(row.claimant, row.claimant_role)} {words}.", material.sources(row))


def _reserved(positions: list[Any], statements: list[Any], material: Material) -> Iterator[Sentence]:
    """Name the parties whose last word was that they would not say."""
    for row in positions:
        if row.position in RESERVED:
            words = label(material.labels, "position", row.position)
            last = [each for each in statements if _is_last(each, row)]
            yield Sentence(f"{row.party}: {words}, last on {say_on(row.made_on)}.", material.sources(*last))


def _is_last(statement: Any, position: Any) -> bool:
    """Tell whether a statement carries the last position of a party."""
    said = (statement.party_actor_id, statement.position, statement.made_on)
    return said == (position.party_actor_id, position.position, position.made_on) and not is_known(statement.retracted_on)


def _silent(positions: list[Any], figures: list[Any], material: Material) -> Iterator[Sentence]:
    """Name the parties that have spoken on the event and not on this."""
    counted = {row.party_actor_id for row in figures}
    silent = [row.party for row in positions if not is_known(row.position) and row.party_actor_id not in counted]
    if silent:
        more = len(silent) - NAMED
        names = silent if more <= 0 else [*silent[:NAMED], say_count(more, "other party", "other parties")]
        yield Sentence(
            f"No statement on this was found, {material.until}, by {say_list(names)}, "
            "of those that spoke on the event or had a part in it.",
            (material.record,),
        )
