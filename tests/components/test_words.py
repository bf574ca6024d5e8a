"""Numbers and dates as they are said, and text from strangers made harmless."""

import html
import re

import pandas as pd
import pytest

from components.words import (
    BARE_NUMBER,
    ISOLATE,
    POP_ISOLATE,
    WORD_JOINER,
    as_chart_text,
    as_text,
    is_known,
    say_claims,
    say_count,
    say_figure,
    say_list,
    say_locator,
    say_number,
    say_on,
    say_span,
    say_toll,
    source_link,
)

NOTHING = (None, pd.NA, pd.NaT, float("nan"))
HOSTILE = (
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "[x](javascript:alert(1))",
    '<a href="http://evil">x</a>',
    "$x$",
    "$$\\href{https://evil.example}{x}$$",
    ":red[x]",
    ":material/home:",
    "![](https://evil.example/p.png)",
    "https://evil.example/",
    "www.evil.example",
    "someone@evil.example",
    "`code`",
    "```\nblock\n```",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "**bold** _slanted_ ~~struck~~",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "---",
    "a -> b <- c",
    "\\",
    "\\[x\\]",
    "مرحبا (بالعالم) [x]",
    "\u202eevil",
    "x" * 200,
    "one\nline\n\nand another\r\nand\ta tab",
)
# Every sign to which Markdown, its tables, its formulas or Streamlit's own additions give a meaning.
ACTIVE = set("\\`*_{}[]()<>#+-.!|~$:&@")


def read_markdown(text: str) -> str:
    """Read text as Markdown does where nothing but escapes is in it; fails where a sign stands unescaped."""
    bare = re.sub(r"\\([!-/:-@\[-`{-~])", "", text)
    assert not ACTIVE & set(bare), f"{sorted(ACTIVE & set(bare))} unescaped in {text!r}"
    return unseen(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def unseen(text: str) -> str:
    """Text without the signs that only steer how it is set."""
    return text.translate(dict.fromkeys(map(ord, (WORD_JOINER, ISOLATE, POP_ISOLATE))))


def test_names_from_right_to_left_do_not_turn_the_numbers_beside_them_around() -> None:
    assert as_text("משרד הבריאות") == f"{ISOLATE}משרד הבריאות{POP_ISOLATE}"
    assert as_text("Ministry") == "Ministry"


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_letter_by_letter(text: str) -> None:
    assert read_markdown(as_text(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", ["https://evil.example/", "HTTP://EVIL.example", "see www.evil.example", "someone@evil.example"])
def test_an_address_in_text_does_not_become_a_link_by_itself(text: str) -> None:
    # Streamlit's Markdown looks for these in the text as it is read, after the escapes are resolved.
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", as_text(text))
    assert not re.search(r"(https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+\.", read, re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_for_markdown_never_leaves_its_line(text: str) -> None:
    assert len(as_text(text).splitlines()) == 1
    assert not as_text(text).startswith((" ", "\t"))


@pytest.mark.parametrize("text", HOSTILE)
def test_charts_show_hostile_text_letter_by_letter(text: str) -> None:
    shown = as_chart_text(text)
    assert "<" not in shown
    assert ">" not in shown
    assert not re.search(r"&(?!amp;|lt;|gt;)", shown)
    assert unseen(html.unescape(shown)) == text


@pytest.mark.parametrize("nothing", NOTHING)
def test_no_text_is_the_empty_text_and_not_the_word_none(nothing: object) -> None:
    assert as_text(nothing) == ""
    assert as_chart_text(nothing) == ""


@pytest.mark.parametrize("nothing", NOTHING)
def test_nothing_is_not_known(nothing: object) -> None:
    assert not is_known(nothing)


@pytest.mark.parametrize("something", [0, 0.0, "", False, "None", pd.Timestamp(0)])
def test_zero_false_and_the_empty_text_are_known(something: object) -> None:
    assert is_known(something)


@pytest.mark.parametrize("nothing", NOTHING)
def test_an_unknown_number_is_a_dash_and_zero_is_zero(nothing: object) -> None:
    assert say_number(nothing) == "–"
    assert say_number(0) == "0"


@pytest.mark.parametrize(("value", "said"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (2000, "2,000 events")])
def test_counts_carry_their_noun(value: int, said: str) -> None:
    assert say_count(value, "event") == said


def test_counts_take_an_irregular_plural() -> None:
    assert say_count(2, "party", "parties") == "2 parties"
    assert say_count(1, "party", "parties") == "1 party"


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (0, 0, 0, "0"),
        (7, 7, 7, "7"),
        (5, 7, 9, "7 (5 to 9)"),
        (75, None, 80, "75 to 80"),
        (0, 0, 12, "0 (0 to 12)"),
        (40, 40, None, "40 (40 to –)"),
        (1_000, 2_000, 3_000, "2,000 (1,000 to 3,000)"),
        *((nothing, nothing, nothing, BARE_NUMBER) for nothing in NOTHING),
    ],
)
def test_tolls_keep_low_best_and_high(low: object, best: object, high: object, said: str) -> None:
    assert say_toll(low, best, high) == said


@pytest.mark.parametrize(
    ("kind", "low", "best", "high", "said"),
    [
        ("exact", 32, 32, 32, "32"),
        ("at_least", 40, 40, None, "at least 40"),
        ("at_least", 40, None, None, "at least 40"),
        ("at_most", None, None, 12, "at most 12"),
        ("about", 20, 20, 20, "about 20"),
        ("range", 75, None, 80, "75 to 80"),
        ("range", 75, 77, 80, "77 (75 to 80)"),
        ("none", 0, 0, 0, "none (0)"),
        ("qualitative", None, None, None, "some, no number"),
        ("undisclosed", None, None, None, "not given"),
    ],
)
def test_figures_are_said_as_they_were_claimed(kind: str, low: object, best: object, high: object, said: str) -> None:
    assert say_figure(kind, low, best, high) == said


@pytest.mark.parametrize("kind", ["qualitative", "undisclosed"])
def test_a_figure_without_a_number_is_never_said_as_a_number(kind: str) -> None:
    assert not re.search(r"\d", say_figure(kind, None, None, None))


def test_an_unknown_kind_of_number_is_a_fault_and_not_silently_left_out() -> None:
    with pytest.raises(KeyError):
        say_figure("guess", 1, 1, 1)


@pytest.mark.parametrize(
    ("lowest", "highest", "is_open", "said"),
    [
        (None, None, False, BARE_NUMBER),
        (pd.NA, pd.NA, True, BARE_NUMBER),
        (0, 0, False, "0"),
        (0, 0, True, "at least 0"),
        (40, 40, True, "at least 40"),
        (32, 32, False, "32"),
        (20, 100, False, "20 to 100"),
        (20, 100, True, "20 to 100 or more"),
    ],
)
def test_claims_together_span_from_lowest_to_highest(lowest: object, highest: object, is_open: bool, said: str) -> None:
    assert say_claims(lowest, highest, is_open) == said


def test_one_day_is_said_once_and_two_as_a_span() -> None:
    first, last = pd.Timestamp("2026-01-03"), pd.Timestamp("2026-02-05")
    assert say_span(first, first) == "3 Jan 2026"
    assert say_span(first, None) == "3 Jan 2026"
    assert say_span(first, last) == "3 Jan 2026 – 5 Feb 2026"


@pytest.mark.parametrize("nothing", NOTHING)
def test_an_unknown_day_is_said_to_be_unknown(nothing: object) -> None:
    assert say_span(nothing, None) == "date not stated"
    assert say_on(nothing) == "no date"


@pytest.mark.parametrize(
    ("locator", "said"),
    [(None, ""), ("", ""), ("2", "sentence 2"), ("2|5", "sentences 2 and 5"), ("2|5|9", "sentences 2, 5 and 9")],
)
def test_the_place_in_a_source_is_said_by_sentence(locator: object, said: str) -> None:
    assert say_locator(locator) == said


def test_lists_end_in_and() -> None:
    assert [say_list(["a"][:n] if n < 2 else ["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_source_with_an_address_is_a_link() -> None:
    assert source_link("Granma", "https://granma.cu/a_(b)?c=d", "2|5") == (
        "[Granma](<https://granma.cu/a_(b)?c=d>), sentences 2 and 5"
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://x",
        " https://x.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://x.example> [y](<javascript:alert(1)",
        "https://x.example\njavascript:alert(1)",
        "https://x.example/<script>",
        "",
        None,
        pd.NA,
    ],
)
def test_what_is_not_a_web_address_is_no_link(address: object) -> None:
    assert source_link("Granma", address) == "Granma"


def test_the_name_of_a_source_cannot_end_its_link() -> None:
    linked = source_link("x](javascript:alert(1))[y", "https://x.example")
    name = re.fullmatch(r"\[(.*)\]\(<https://x\.example>\)", linked)
    assert name
    assert read_markdown(name[1]) == "x](javascript:alert(1))[y"


def test_a_source_without_a_name_is_still_called_something() -> None:
    assert source_link(None, "https://x.example") == "[source](<https://x.example>)"
