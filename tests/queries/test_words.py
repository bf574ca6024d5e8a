"""How a search is read: what is folded away, what are its words and phrases, and that the record was folded alike."""

from pathlib import Path
from unicodedata import normalize

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data.folding
import queries.folding
from data.staging import staging
from queries.folding import fold
from queries.words import read_terms

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
FOLDED = {
    "Díaz-Canel": "diaz canel",
    "di\u0301az\u2013CANEL": "diaz canel",
    "O'Brien, O’Brien": "obrien obrien",
    "Sana'a Ta‘izz": "sanaa taizz",
    "Ｆｕｌｌ－ｗｉｄｔｈ": "full width",
    "İstanbul Diyarbakır": "istanbul diyarbakir",
    "Straße STRASSE": "strasse strasse",
    "ΣΑΣ σας": "σασ σασ",
    "Łódź Tromsø Æon": "lodz tromso aeon",
    "مُحَمَّد": "محمد",
    "\u202eעזה\u202c": "עזה",
    "100% <b>": "100 <b>",
    "O´Brien O\u1ffdBrien": "obrien obrien",
    "👍\ufe0f": "👍",
    "a\x00b\tc\u00a0d": "a b c d",
    "%%% — “”": "",
}
TERMS = {
    "": (),
    "   ": (),
    "caracas raid": ("caracas", "raid"),
    "raid  Caracas raid": ("caracas", "raid"),
    '"fuerte tiuna" raid': ("fuerte tiuna", "raid"),
    "“Fuerte Tiuna” raid": ("fuerte tiuna", "raid"),
    "Diaz-Canel": ("diaz canel",),
    '"fuerte tiuna': ("fuerte", "tiuna"),
    'fuerte" tiuna': ("fuerte", "tiuna"),
    '""""': (),
    '%_% "\'"': (),
}


@pytest.mark.parametrize("text", FOLDED)
def test_capitals_accents_and_punctuation_do_not_count(text):
    assert fold(text) == FOLDED[text]


@pytest.mark.parametrize("text", TERMS)
def test_words_and_quoted_phrases_are_looked_for(text):
    assert read_terms(text) == TERMS[text]


@given(TEXTS, TEXTS, TEXTS)
def test_the_fold_of_a_text_contains_that_of_each_of_its_parts(before, part, after):
    assert fold(part) in fold(before + part + after)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_taken_apart_or_put_together_text_folds_alike(text):
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text)) == fold(text)


@given(TEXTS)
def test_terms_are_folded_and_found_in_the_text_that_they_were_read_from(text):
    assert [term for term in read_terms(text) if term != fold(term) or term not in fold(text)] == []


def test_both_rooms_hold_the_same_file():
    assert Path(data.folding.__file__).read_text() == Path(queries.folding.__file__).read_text()


def test_the_record_is_folded_as_a_search_is():
    with duckdb.connect() as con, staging(con):
        for text, folded in FOLDED.items():
            assert con.execute("SELECT fold($1)", [text]).fetchone() == (folded,)
