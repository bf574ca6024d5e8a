"""A document as plain text, to be copied: each sentence on a line with its numbers, the sources at the end."""

from components.memo.document import Document, Heading, Paragraph, clean
from components.memo.markdown import source_words


def to_text(document: Document) -> str:
    """Write the document as lines of text."""
    lines = [line for block in document.blocks for line in _lines(block, document)]
    lines += ["", "Sources"]
    lines += [clean(f"[{number}] {source_words(source)}. {source.url or ''}") for number, source in document.numbered.items()]
    return "\n".join([*lines, *([""] if document.foot else []), *map(clean, document.foot)]).strip()


def _lines(block: Heading | Paragraph, document: Document) -> list[str]:
    if isinstance(block, Heading):
        return ["", clean(block.text)]
    marked = [f"{clean(each.text)} {''.join(f'[{number}]' for number in document.numbers_of(each))}" for each in block.sentences]
    return [f"- {' '.join(marked)}" if block.is_item else " ".join(marked)]
