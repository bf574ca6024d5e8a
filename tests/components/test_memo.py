"""The memo: every sentence with its source, from records alone, as text that stays text."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pandas as pd
import pytest

from components import memo_buttons
from components.memo.build import build
from components.memo.document import Document, Heading, Paragraph, Sentence, Source
from components.memo.markdown import to_markdown
from components.memo.material import Material
from components.memo.word import to_docx
from components.palette import LIGHT
from components.record import Record
from components.view import View
from queries.selection import Selection
from tests.components.claims import DAY, figure, statement, topic

OPERATION = "us-operation-venezuela-2026-01-03"
MADE_ON = date(2026, 3, 1)
MARK = re.compile(r"(?:\[\[(\d+)\]\]\[s\1\]|(?<!\\)\[(\d+)\](?!\(|:))")
HOSTILE = (
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "[1]",
    "[[1]][s1]",
    "[s1]: https://evil.example",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example a@evil.example",
    "# heading | cell | `code` **bold** _it_ ~~gone~~ $x$ &lt; :smile:",
    "two\n\nparagraphs\r\n- and an item",
    "bell\x07 null\x00 turned \u202egnp.exe\u202c \ufffe end",
)


def memo_of(chosen: Record, asof: date | None, event: str = OPERATION, **more: Any) -> Document:
    view = View("statements", chosen, Selection(event=event, asof=asof, **more), LIGHT)
    return build(memo_buttons.material(view, MADE_ON))


def test_a_memo_of_one_question_holds_that_question_alone(chosen):
    view = View("statements", chosen, Selection(event=OPERATION, asof=date(2026, 1, 16)), LIGHT)
    whole, one = (build(memo_buttons.material(view, MADE_ON, topic_id)) for topic_id in (None, "cuban-dead"))
    headings = [block.text for block in one.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == ["The questions, the most disputed first", "How many Cuban personnel were killed?"]
    said = {block for block in whole.blocks if isinstance(block, Paragraph)}
    assert {block for block in one.blocks if isinstance(block, Paragraph)} < said


def small(figures=(), statements=(), topics=(), positions=(), **more: Any) -> Material:
    judged = ("party_actor_id", "party", "topic_id", "position", "made_on")
    return Material(
        title=more.pop("title", "Strike"),
        is_whole=True,
        facts="A strike.",
        topics=pd.DataFrame(list(topics), columns=list(topic())),
        figures=pd.DataFrame(list(figures), columns=list(figure("x"))),
        statements=pd.DataFrame(list(statements), columns=list(statement("x"))),
        positions=pd.DataFrame(list(positions), columns=judged),
        verdicts={},
        labels={"harm": {"killed": "Killed"}, "language": {"ar": "Arabic", "es": "Spanish"}},
        selection="All countries",
        snapshot_id="0123",
        asof=DAY,
        made_on=MADE_ON,
        **more,
    )


def section(document: Document, title: str) -> str:
    """The words under a heading of the second level."""
    heads = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 2]
    start = next(place for place in heads if document.blocks[place].text == title)
    end = next((place for place in heads if place > start), len(document.blocks))
    parts = [block for block in document.blocks[start:end] if isinstance(block, Paragraph)]
    return "\n".join(sentence.text for part in parts for sentence in part.sentences)


def test_every_line_of_the_body_carries_a_source_that_exists(chosen):
    body, _, rest = to_markdown(memo_of(chosen, None)).partition("\n## Sources\n")
    listed = {int(number) for number in re.findall(r"^(\d+)\. ", rest, re.MULTILINE)}
    lines = [line for line in body.splitlines() if line and not line.startswith("#")]
    marks = [{int(number) for pair in MARK.findall(line) for number in pair if number} for line in lines]
    assert len(lines) > 200
    assert [line for line, numbers in zip(lines, marks, strict=True) if not numbers or not numbers <= listed] == []


def test_numbers_follow_the_order_of_first_use_and_each_is_used(chosen):
    document = memo_of(chosen, date(2026, 1, 16))
    used = [number for sentence in document.sentences for number in [document.numbers[source] for source in sentence.sources]]
    assert list(dict.fromkeys(used)) == list(range(1, len(document.numbers) + 1))


def test_a_sentence_without_a_source_cannot_be_made():
    with pytest.raises(ValueError, match="no source for: Nobody said so"):
        Sentence("Nobody said so.", ())


def test_the_memo_of_the_sixteenth_holds_the_toll_and_who_does_not_confirm_it(chosen):
    document = memo_of(chosen, date(2026, 1, 16))
    toll = section(document, "How many people were killed in the operation in total?")
    assert "spoke of 83 killed (everyone; reported). “Va un total de 83 fallecidos y 112 heridos” (Spanish)" in toll
    assert "Diosdado Cabello (Minister of Interior, Justice and Peace) spoke of at least 100 killed" in toll
    assert "Government of Venezuela has given no number of killed (everyone) since 4 Jan 2026." in toll
    assert re.search(r"Conflict: Diosdado Cabello, at least 100 .* Vladimir Padrino López, 83 .*, 17 or more apart\.", toll)
    assert "32 (security forces, Cuba) and 47 (military, Venezuela): leaves a rest, 4 left." in toll
    assert "spoke of 32 killed (security forces, Cuba; reported)" in section(document, "How many Cuban personnel were killed?")
    silence = section(document, "Has Venezuela given a confirmed death count?")
    assert "What is unknown" in [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "withholds" in silence


def test_a_reversal_cites_a_statement_made_on_another_event(chosen):
    roles = section(memo_of(chosen, date(2026, 1, 16)), "What were Cubans doing in Venezuela?")
    assert "Republic of Cuba has said both. 19 Feb 2019, Bruno Rodríguez Parrilla denies" in roles


def test_the_memo_of_the_first_day_knows_nothing_later(chosen):
    text = to_markdown(memo_of(chosen, date(2026, 1, 3)))
    assert "at least 40 killed" in text
    assert not re.search(r"\b83\b", text.partition("\n## Sources\n")[0])
    later = re.compile(r"\b(?:[4-9]|[12]\d|3[01]) Jan 2026|(?:Feb|Mar) 2026")
    assert later.findall(text.partition("\n## Sources\n")[0]) == []


def test_before_anything_was_known_the_memo_says_so(chosen):
    document = memo_of(chosen, date(2025, 12, 1))
    assert "Nothing was known of this event by the day asked for." in [each.text for each in document.sentences]


def test_an_event_without_topics_says_so():
    (_, nothing) = build(small()).sentences
    assert nothing.text == "No question had been asked or answered about this event, as of 16 Jan 2026."
    assert nothing.sources == (small().record,)


def test_the_foot_says_how_it_was_made(chosen):
    foot = memo_of(chosen, date(2026, 1, 16), country=("VEN",)).foot
    assert foot[:4] == (
        "Selection: Venezuela · as of 16 Jan 2026.",
        "As of: 16 Jan 2026.",
        f"Snapshot: {chosen.snapshot_id}.",
        "Made on 1 Mar 2026.",
    )


def test_the_same_material_gives_the_same_files(chosen):
    one, again = (memo_of(chosen, date(2026, 1, 4)) for _ in range(2))
    assert to_markdown(one) == to_markdown(again)
    assert to_docx(one) == to_docx(again)


def test_records_that_may_not_be_handed_on_are_left_out_and_counted():
    document = build(small([figure("a"), figure("b", claimant="Di", redistributable=False)], topics=[topic()]))
    assert "Di" not in section(document, "How many died?")
    assert document.foot[-1] == "1 record left out, which the licence forbids to hand on."


def test_who_gave_a_number_later_is_not_said_to_have_given_none():
    kept = {"low": None, "best": None, "number_kind": "undisclosed"}
    document = build(
        small([figure("a", **kept), figure("b"), figure("c", claimant_actor_id="cy", claimant="Cy", **kept)], topics=[topic()])
    )
    assert re.findall(r"(\w+) \(Mayor\) has given no number", section(document, "How many died?")) == ["Cy"]


def test_silent_parties_are_named_and_the_rest_counted():
    silent = [
        {"party_actor_id": str(n), "party": f"Party {n}", "topic_id": "dead", "position": None, "made_on": None} for n in range(9)
    ]
    words = section(build(small(topics=[topic()], positions=silent)), "How many died?")
    assert "by Party 0, Party 1, Party 2, Party 3, Party 4, Party 5, Party 6 and 2 other parties, of those that" in words


def test_words_from_right_to_left_keep_to_themselves_and_long_ones_are_cut():
    said = [statement("a", quote="قتل \u2069عشرة", quote_language="ar"), statement("b", quote="no " * 200, quote_language="es")]
    words = section(build(small(statements=said, topics=[topic()])), "How many died?")
    assert "“\u2067قتل عشرة\u2069” (Arabic)" in words
    assert re.search(r"“(no )+…” \(Spanish\)", words)
    assert len(words) < 900


def hostile() -> Document:
    source = Source("s", HOSTILE[0], HOSTILE[1], None, "javascript:alert(1)", HOSTILE[2])
    linked = Source("t", "Paper", HOSTILE[3], None, "https://example.org/a", "")
    blocks = [Heading(1, HOSTILE[0]), *(Paragraph((Sentence(text, (linked, source)),)) for text in HOSTILE)]
    return Document(tuple(blocks), MADE_ON, (HOSTILE[4],))


def test_hostile_text_stays_text_in_markdown():
    text = to_markdown(hostile())
    bare = re.sub(r"\\.", "", MARK.sub("", text))  # what is left when escapes and our own numbers are taken away
    definitions = re.findall(r"^\[s\d+\]: .*$", bare, re.MULTILINE)
    assert definitions == ["[s1]: <https://example.org/a>"]
    bare = bare.replace(definitions[0], "").replace("<https://example.org/a>", "")
    assert [mark for mark in "[]<>`*_|~$&!@" if mark in bare] == []
    assert re.findall(r"^#+ ", bare, re.MULTILINE) == ["# ", "## "]
    assert not re.search(r"://|www\.", bare)
    assert len([line for line in text.splitlines() if line.startswith("- ")]) == len(HOSTILE)


def test_an_address_is_not_read_as_markup():
    source = Source("s", "Paper", "Title", None, "https://example.org/?a=1&copy=2")
    written = to_markdown(Document((Paragraph((Sentence("It was so.", (source,)),)),), MADE_ON))
    assert "1. Paper: Title, no date. <https://example.org/?a=1&copy=2>" in written
    assert written.endswith("[s1]: <https://example.org/?a=1&amp;copy=2>\n")


@pytest.mark.parametrize("text", ["1. one", "23) two", "- three", "+ four", "=== five", "> six"])
def test_no_text_opens_a_block_of_markdown(text):
    written = to_markdown(Document((Paragraph((Sentence(text, (Source("s", "Paper", "Title"),)),), is_item=False),), MADE_ON))
    assert re.match(r"\d*\\", written)


def test_hostile_text_stays_text_in_word():
    read = docx.Document(io.BytesIO(to_docx(hostile())))
    texts = [paragraph.text for paragraph in read.paragraphs]
    assert texts[0] == HOSTILE[0]
    for given in HOSTILE[:8]:
        assert any(text.startswith(f"{given} [1][2]") for text in texts)
    assert texts[9].startswith("two paragraphs - and an item [1]")
    assert texts[10].startswith("bell null turned gnp.exe end [1]")
    links = [link for paragraph in read.paragraphs for link in paragraph.hyperlinks]
    assert {link.address for link in links if link.address} == {"https://example.org/a"}
    assert {link.fragment for link in links if not link.address} == {"source-1", "source-2"}


def test_a_number_in_word_leads_to_its_source(chosen):
    document = memo_of(chosen, date(2026, 1, 16))
    read = docx.Document(io.BytesIO(to_docx(document)))
    marks = {mark.get(f"{{{mark.nsmap['w']}}}name") for mark in read.element.iter() if mark.tag.endswith("}bookmarkStart")}
    wanted = {
        link.fragment for paragraph in read.paragraphs for link in paragraph.hyperlinks if link.fragment and not link.address
    }
    assert wanted == marks == {f"source-{number}" for number in document.numbered}


def test_names_of_any_length_are_written():
    long = "Ministry " * 40
    document = build(replace(small([figure("a", claimant=long)], topics=[topic()]), title=long))
    assert docx.Document(io.BytesIO(to_docx(document))).core_properties.title.startswith("Memo: Ministry")
