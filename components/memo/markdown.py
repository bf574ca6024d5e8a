"""A memo as Markdown: CommonMark, every sentence with its numbers, every number linked to its source."""

import re

from components.memo.document import Document, Heading, Paragraph, Sentence, Source, clean
from components.words import say_on

# What CommonMark, or a reader that adds tables, sums, links or pictures to it, would take for more than text. Less is escaped
# than on a page, since people read a memo before it is rendered too.
MARKUP = re.compile(r"[\\`*_\[\]<>#|~!&$@^{}]|:(?=//|\w+:)|(?<=www)\.", re.IGNORECASE)
OPENING = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f\x7f]+", re.IGNORECASE)


def to_markdown(document: Document) -> str:
    """Write the document; the sources stand at its end, the foot beneath them."""
    numbered = document.numbered.items()
    parts = [_block(block, document) for block in document.blocks]
    parts.append("## Sources")
    parts.append("\n".join(f"{number}. {_source(source)}" for number, source in numbered))
    parts.append("---")
    parts += [escaped(line) for line in document.foot]
    parts.append("\n".join(f"[s{number}]: <{_destination(source)}>" for number, source in numbered if has_address(source)))
    return "\n\n".join(_tight(parts)) + "\n"


def escaped(text: str) -> str:
    """Escape text so that it is shown letter by letter."""
    marked = MARKUP.sub(lambda match: f"\\{match[0]}", clean(text))
    return OPENING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", marked)


def has_address(source: Source) -> bool:
    """Tell whether a source has an address that may be linked."""
    return bool(source.url and ADDRESS.fullmatch(source.url))


def source_words(source: Source) -> str:
    """Say a source in one line: publisher, title, day, place in it, address."""
    day = f", {say_on(source.published_on)}" if source.published_on else ", no date"
    place = f", {source.place}" if source.place else ""
    return f"{source.publisher}: {source.title}{day}{place}"


def _destination(source: Source) -> str:
    # Here, and not between angle brackets alone, entities and backslashes are read.
    return str(source.url).replace("\\", "%5C").replace("&", "&amp;")


def _source(source: Source) -> str:
    words = escaped(source_words(source))
    return f"{words}. <{source.url}>" if has_address(source) else f"{words}."


def _block(block: Heading | Paragraph, document: Document) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escaped(block.text)}"
    line = " ".join(_sentence(each, document) for each in block.sentences)
    return f"- {line}" if block.is_item else line


def _sentence(sentence: Sentence, document: Document) -> str:
    marks = "".join(_mark(number, document) for number in document.numbers_of(sentence))
    return f"{escaped(sentence.text)} {marks}"


def _mark(number: int, document: Document) -> str:
    """Write a number as a link to its source, which no text from a record can be; bare where the source has no address."""
    return f"[[{number}]][s{number}]" if has_address(document.numbered[number]) else f"[{number}]"


def _tight(parts: list[str]) -> list[str]:
    """Set the items of one list on lines that follow each other."""
    joined: list[str] = []
    for part in filter(None, parts):
        if joined and part.startswith("- ") and joined[-1].startswith("- "):
            joined[-1] += f"\n{part}"
        else:
            joined.append(part)
    return joined
