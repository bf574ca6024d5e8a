"""Build a memo: the questions by conflict; on each who says what, what was replaced, the verdicts, and what is unknown."""

from typing import Any

from components.memo.document import Document, Heading, Paragraph, Sentence
from components.memo.material import Material
from components.memo.moves import say_replacement, say_withdrawn_figure, say_withdrawn_statement
from components.memo.unknown import unknown
from components.memo.verdicts import at_odds_across, verdicts
from components.memo.wording import say_figure_made, say_quote, say_statement_made
from components.words import is_known, say_count, say_on

Block = Heading | Paragraph


def build(material: Material) -> Document:
    """Build the document; the same material gives the same document."""
    blocks: list[Block] = [Heading(1, f"Memo: {material.title}")]
    blocks += [Paragraph((Sentence(material.facts, (material.record,)),), is_item=False)]
    blocks += _ranking(material)
    for topic in material.topics.itertuples():
        blocks += _topic(topic, material)
    if material.is_whole:
        outside = [_said(row, say_figure_made(row, material.labels), material) for row in _standing(material.figures_on(None))]
        blocks += _section(2, "Figures on no question", outside)
        blocks += _section(2, "Figures of two questions that cannot both be right", at_odds_across(material))
    return Document(tuple(blocks), material.made_on, _foot(material))


def _ranking(material: Material) -> list[Block]:
    if material.topics.empty:
        nothing = f"No question had been asked or answered about this event, {material.until}."
        return [Paragraph((Sentence(nothing, (material.record,)),), is_item=False)]
    states = [Sentence(f"{row.question} {row.state}.", (material.record,)) for row in material.topics.itertuples()]
    return _section(2, "The questions, the most disputed first", states)


def _topic(topic: Any, material: Material) -> list[Block]:
    figures, statements = material.figures_on(topic.topic_id), material.statements_on(topic.topic_id)
    return [
        Heading(2, topic.question),
        *_section(3, "Who says what", _who_says_what(figures, statements, material)),
        *_section(3, "Replaced or withdrawn", _moved(figures, statements, material)),
        *_section(3, "Verdicts", verdicts(topic.topic_id, material)),
        *_section(3, "What is unknown", unknown(topic.topic_id, figures, statements, material)),
    ]


def _section(level: int, title: str, sentences: list[Sentence]) -> list[Block]:
    """Give a heading with one item per sentence; nothing where there is nothing to say."""
    return [Heading(level, title), *(Paragraph((each,)) for each in sentences)] if sentences else []


def _who_says_what(figures: list[Any], statements: list[Any], material: Material) -> list[Sentence]:
    """Say the figures that stand, then the statements that carry none."""
    labels = material.labels
    carried = {row.statement_id for row in figures if is_known(row.statement_id)}
    said = [row for row in statements if not is_known(row.retracted_on) and row.statement_id not in carried]
    return [
        *(_said(row, say_figure_made(row, labels), material) for row in _standing(figures)),
        *(_said(row, say_statement_made(row, labels), material) for row in said),
    ]


def _said(row: Any, words: str, material: Material) -> Sentence:
    return Sentence(f"{words}.{say_quote(row, material.labels)}", material.sources(row))


def _standing(figures: list[Any]) -> list[Any]:
    return [row for row in figures if row.is_current]


def _moved(figures: list[Any], statements: list[Any], material: Material) -> list[Sentence]:
    """Say each figure that replaced another, and what was withdrawn."""
    labels, known = material.labels, material.figure_rows
    replacing = [(known[row.supersedes_casualty_id], row) for row in figures if row.supersedes_casualty_id in known]
    gone = [row for row in figures if is_known(row.retracted_on)]
    unsaid = [row for row in statements if is_known(row.retracted_on)]
    return [
        *(Sentence(say_replacement(old, new, labels), material.sources(old, new)) for old, new in replacing),
        *(Sentence(say_withdrawn_figure(row, labels), material.sources(row)) for row in gone),
        *(Sentence(say_withdrawn_statement(row, labels), material.sources(row)) for row in unsaid),
    ]


def _foot(material: Material) -> tuple[str, ...]:
    left_out = f"{say_count(material.withheld, 'record')} left out, which the licence forbids to hand on."
    return (
        f"Selection: {material.selection}.",
        f"As of: {say_on(material.asof) if material.asof else 'the last record'}.",
        f"Snapshot: {material.snapshot_id}.",
        f"Made on {say_on(material.made_on)}.",
        "Every sentence was written by a program from records; the numbers name its sources.",
        *((left_out,) if material.withheld else ()),
    )
