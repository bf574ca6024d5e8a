"""A document of sentences that each carry their sources, numbered in the order of first use."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

# Marks that turn the direction of what follows them, beyond the words that they stand in.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")


@dataclass(frozen=True)
class Source:
    """A place in a document: who published it, its title, its day, its address, and the sentence where one is named."""

    source_id: str
    publisher: str
    title: str
    published_on: date | None = None
    url: str | None = None
    place: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence and what it rests on; raises ValueError where it rests on nothing."""

    text: str
    sources: tuple[Source, ...]

    def __post_init__(self) -> None:
        """Refuse a sentence that nobody could check."""
        if not self.sources:
            raise ValueError(f"no source for: {self.text}")


@dataclass(frozen=True)
class Heading:
    """A heading: 1 the title, 2 a section, 3 a part of it."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together; an item of a list or not."""

    sentences: tuple[Sentence, ...]
    is_item: bool = True


@dataclass(frozen=True)
class Document:
    """Headings and paragraphs in order, the day it was made, and the lines of the foot, which say how."""

    blocks: tuple[Heading | Paragraph, ...]
    made_on: date
    foot: tuple[str, ...] = ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        return (each for block in self.blocks if isinstance(block, Paragraph) for each in block.sentences)

    @cached_property
    def numbers(self) -> dict[Source, int]:
        """The number of each source, from 1, in the order of first use."""
        used = dict.fromkeys(source for sentence in self.sentences for source in sentence.sources)
        return {source: number for number, source in enumerate(used, start=1)}

    def numbers_of(self, sentence: Sentence) -> list[int]:
        """The numbers of a sentence's sources, ascending."""
        return sorted({self.numbers[source] for source in sentence.sources})

    @cached_property
    def numbered(self) -> dict[int, Source]:
        """The sources by their numbers."""
        return {number: source for source, number in self.numbers.items()}


def clean(text: str) -> str:
    """Text on one line, without signs that do not belong into a document or that turn its direction."""
    kept = "".join(sign if _belongs(sign) else " " for sign in text if sign not in TURNING)
    return " ".join(kept.split())


def _belongs(sign: str) -> bool:
    # Joiners stay: some scripts cannot be written without them.
    return unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in "\ufffe\uffff"
