"""A memo as a Word document: the same sentences, each number a link to its source within the document."""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from components.memo.document import Document, Heading, Paragraph, Source, clean
from components.memo.markdown import has_address, source_words

# The day on which every part of the file says it was written, so that the same memo is the same file.
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document) -> bytes:
    """Write the document as a .docx file; the same document gives the same bytes."""
    written = docx.Document()
    _say_properties(written, document)
    for block in document.blocks:
        if isinstance(block, Heading):
            written.add_heading(clean(block.text), level=block.level - 1)
        else:
            _paragraph(written, block, document)
    written.add_heading("Sources", level=1)
    for number, source in document.numbered.items():
        _source(written, source, number)
    for line in document.foot:
        written.add_paragraph().add_run(clean(line)).italic = True
    saved = io.BytesIO()
    written.save(saved)
    return _undated(saved.getvalue())


def _say_properties(written: Any, document: Document) -> None:
    """Fill the properties that a reader of files shows, in place of those of an empty document."""
    made = datetime.combine(document.made_on, time(), UTC)
    properties = written.core_properties
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    # Longer titles are refused.
    properties.title, properties.author, properties.comments = clean(title)[:255], "", ""
    properties.created = properties.modified = made


def _paragraph(written: Any, block: Paragraph, document: Document) -> None:
    paragraph = written.add_paragraph(style="List Bullet" if block.is_item else None)
    for sentence in block.sentences:
        paragraph.add_run(f"{clean(sentence.text)} ")
        for number in document.numbers_of(sentence):
            _link(paragraph, f"[{number}]", anchor=f"source-{number}")
        paragraph.add_run(" ")


def _source(written: Any, source: Source, number: int) -> None:
    paragraph = written.add_paragraph()
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), f"source-{number}")
        paragraph._p.append(mark)  # python-docx writes no bookmarks and no links of its own
    paragraph.add_run(f"[{number}] {clean(source_words(source))}. ")
    if has_address(source):
        _link(paragraph, str(source.url), address=str(source.url))


def _link(paragraph: Any, text: str, *, anchor: str | None = None, address: str | None = None) -> None:
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    if address:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = address is not None
    link.append(run._r)
    paragraph._p.append(link)


def _undated(file: bytes) -> bytes:
    """Write the parts of the file again, each with the same day."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return again.getvalue()
