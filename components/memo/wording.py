"""How records are said in a memo: who, when, which figure, in which words, from where."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from components.memo.document import Source, clean
from components.words import is_known, say_figure, say_locator, say_on, to_day

QUOTE_LENGTH = 240
RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ku", "ps", "ur", "yi"})
ISOLATES = re.compile("[\u2066-\u2069]")

Labels = Mapping[str, Mapping[str, str]]
"""Words for codes, by enumeration; ``language`` holds the names of languages."""


def label(labels: Labels, enumeration: str, code: Any) -> str:
    """Say a code in words, in lower case as within a sentence."""
    return labels.get(enumeration, {}).get(code, str(code)).lower()


def source_of(row: Any) -> Source:
    """The source of a row with ``source_id, publisher, source_title, published_on, url, source_locator``."""
    return Source(
        source_id=row.source_id,
        publisher=clean(row.publisher),
        title=clean(row.source_title),
        published_on=to_day(row.published_on) if is_known(row.published_on) else None,
        url=row.url if is_known(row.url) else None,
        place=say_locator(row.source_locator),
    )


def say_who(name: Any, office: Any) -> str:
    """Say a name with its office."""
    return f"{name} ({office})" if is_known(office) else str(name)


def say_claim(row: Any, labels: Labels) -> str:
    """Say what a figure claims: spoke of at least 40 killed (everyone; reported)."""
    harm, whom = label(labels, "harm", row.harm), lower_first(row.victims)
    about = f"({whom}; {label(labels, 'basis', row.basis)})"
    if row.number_kind == "undisclosed":
        return f"gave no number of {harm} ({whom})"
    if row.number_kind == "qualitative":
        return f"spoke of some {harm}, without a number {about}"
    if row.number_kind == "none":
        return f"spoke of none {harm}, 0 {about}"
    return f"spoke of {figure_of(row)} {harm} {about}"


def figure_of(row: Any) -> str:
    """Say the figure of a row with ``number_kind, low, best, high``."""
    return say_figure(row.number_kind, row.low, row.best, row.high)


def say_figure_made(row: Any, labels: Labels) -> str:
    """Say a figure as a sentence: on which day who gave what."""
    return f"{say_on(row.claimed_on)}: {say_who(row.claimant, row.claimant_role)} {say_claim(row, labels)}"


def say_statement_made(row: Any, labels: Labels) -> str:
    """Say a statement as a sentence: on which day who took which position, and its summary."""
    position = label(labels, "position", row.position)
    return f"{say_on(row.made_on)}: {say_who(row.speaker, row.speaker_role)} {position}: {str(row.summary).rstrip('. ')}"


def say_quote(row: Any, labels: Labels) -> str:
    """Say the words used, shortened, in the original and in our translation; empty where none are kept."""
    if not is_known(row.quote):
        return ""
    language = str(row.quote_language)
    original = f"“{_shortened(row.quote, language)}” ({labels.get('language', {}).get(language, language)})"
    translated = is_known(row.quote_en) and language != "en"
    return f" {original}; “{_shortened(row.quote_en, 'en')}” (our translation)." if translated else f" {original}."


def counted_words(counted: Counter[str], labels: Labels, enumeration: str) -> str:
    """Say how many there are of each code, the most first."""
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{label(labels, enumeration, code)} {number}" for code, number in ranked)


def lower_first(text: Any) -> str:
    """Begin with a small letter, as within a sentence."""
    return f"{str(text)[:1].lower()}{str(text)[1:]}"


def _shortened(quote: Any, language: str) -> str:
    words = ISOLATES.sub("", clean(str(quote)))
    if len(words) > QUOTE_LENGTH:
        words = f"{words[:QUOTE_LENGTH].rsplit(' ', 1)[0]} …"
    # Isolated, words that run from right to left leave the order of those around them alone.
    return f"\u2067{words}\u2069" if language.partition("-")[0] in RIGHT_TO_LEFT else words
