"""From the address bar to the parameters of every question, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.fields import BY_NAME, FIELDS, FIXED
from queries.selection import MAX_LENGTH, MAX_VALUES, PARAMETERS, Selection
from queries.viewport import Viewport, view_at

CODES = {"country": ["CUB", "USA", "VEN"], "actor": ["cuba", "us-army"], "conflict": ["Syria: Government", "Ñuble & co"]}
VOCABULARY = {
    **{field.name: {code: code.title() for code in CODES.get(field.name, ["x", "y-1", "z"])} for field in FIELDS},
    **FIXED,
}

MEANT = [
    ({}, Selection()),
    ({"country": ["VEN", "CUB", "VEN"]}, Selection(country=("CUB", "VEN"))),
    ({"country": ["ven"]}, Selection(country=("VEN",))),
    ({"view": ["PRESENT"]}, Selection(view="present")),
    ({"from": ["2026-01-03"], "to": ["2026-01-03"]}, Selection(date_from=date(2026, 1, 3), date_to=date(2026, 1, 3))),
    ({"asof": [" 2026-01-03 "]}, Selection(asof=date(2026, 1, 3))),
    ({"since": ["2026-01-03"], "asof": ["2026-01-02"]}, Selection(asof=date(2026, 1, 2), since=date(2026, 1, 3))),
    ({"q": ["  Caracas \n raid\x00 "]}, Selection(q="Caracas raid")),
    ({"at": ["10.504,-66.9,5"]}, Selection(at=Viewport(10.5, -66.9, 5))),
    ({"country": [""], "q": [" "], "asof": [""]}, Selection()),
]
REFUSED = [
    ({"colour": ["red"]}, "colour", "this dashboard has no such field"),
    ({"country": ["Atlantis"]}, "country", "there is no such country in this record; allowed: CUB, USA, VEN"),
    ({"grain": ["century"]}, "grain", "there is no such period in this record; allowed: day, week, month, year"),
    ({"asof": ["3 January"]}, "asof", "a date is written YYYY-MM-DD"),
    ({"since": ["2026-02-30"]}, "since", "there is no such day"),
    ({"asof": ["٢٠٢٦-٠١-٠٣"]}, "asof", "a date is written YYYY-MM-DD"),
    ({"from": ["2026-02-30"]}, "from", "there is no such day"),
    ({"from": ["2026-01-02"], "to": ["2026-01-01"]}, "to", "lies before the start, 2026-01-02"),
    ({"event": ["x", "z"]}, "event", "takes one value; the first was used"),
    ({"q": ["a" * (MAX_LENGTH + 1)]}, "q", "words run to 300 characters at most"),
    ({"q": ["\x00" * 301]}, "q", "words run to 300 characters at most"),
    ({"q": ["\u0301"]}, "q", "holds no letter or number to look for"),
    ({"q": ['%%% — ""']}, "q", "holds no letter or number to look for"),
    ({"q": [" ".join(f"w{number}" for number in range(17))]}, "q", "holds 17 words; 16 are looked for at most"),
    ({"at": ["garbage"]}, "at", "a view is written latitude,longitude,zoom, as in 10.5,-66.9,5"),
    ({"at": ["10.5;-66.9;5"]}, "at", "a view is written latitude,longitude,zoom, as in 10.5,-66.9,5"),
    ({"at": ["nan,0,1"]}, "at", "a view is written latitude,longitude,zoom, as in 10.5,-66.9,5"),
    ({"at": ["91,0,1"]}, "at", "a latitude lies between -90 and 90 degrees"),
    ({"at": ["0,181,1"]}, "at", "a longitude lies between -180 and 180 degrees"),
    ({"at": ["0,0,99"]}, "at", "a zoom lies between 0 (the world) and 12"),
    ({"at": ["0,0,-1"]}, "at", "a view is written latitude,longitude,zoom, as in 10.5,-66.9,5"),
    ({"country": ["VEN"] * (MAX_VALUES + 1)}, "country", "takes 300 values at most"),
]


@pytest.mark.parametrize(("query", "meant"), MEANT)
def test_what_is_meant_is_taken(query, meant):
    assert Selection.from_query(query, VOCABULARY) == (meant, ())


@pytest.mark.parametrize(("query", "field", "reason"), REFUSED)
def test_what_is_not_taken_is_said_aloud(query, field, reason):
    _, rejected = Selection.from_query(query, VOCABULARY)
    assert [(each.field, each.reason) for each in rejected] == [(field, reason)]


def test_an_end_before_the_start_leaves_the_start():
    selection, _ = Selection.from_query({"to": ["2026-01-01"], "from": ["2026-01-02"]}, VOCABULARY)
    assert selection == Selection(date_from=date(2026, 1, 2))


def values(field):
    if field.sort == "date":
        return st.dates().map(date.isoformat)
    if field.sort == "viewport":
        return st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 12)).map(lambda at: str(view_at(*at)))
    if field.sort == "words":
        return st.text(max_size=MAX_LENGTH)
    return st.sampled_from(sorted(VOCABULARY[field.name]))


QUERIES = st.fixed_dictionaries(
    {}, optional={field.name: st.lists(values(field), max_size=3 if field.many else 1) for field in FIELDS}
)
ANYTHING = st.dictionaries(st.text() | st.sampled_from(sorted(BY_NAME)), st.lists(st.text(), max_size=4), max_size=6)


@given(QUERIES)
def test_every_selection_survives_the_address_bar(query):
    selection, _ = Selection.from_query(query, VOCABULARY)
    again: dict[str, list[str]] = {}
    for name, value in selection.to_query():
        again.setdefault(name, []).append(value)
    assert Selection.from_query(again, VOCABULARY) == (selection, ())


@given(QUERIES, st.randoms())
def test_the_same_selection_has_the_same_text(query, random):
    names = list(query)
    random.shuffle(names)
    other = {name: random.sample(query[name], len(query[name])) for name in names}
    one, again = Selection.from_query(query, VOCABULARY)[0], Selection.from_query(other, VOCABULARY)[0]
    assert (one, one.to_query(), hash(one)) == (again, again.to_query(), hash(again))


@given(ANYTHING)
def test_nothing_in_an_address_bar_raises(query):
    selection, rejected = Selection.from_query(query, VOCABULARY)
    assert set(selection.sql_params()) == PARAMETERS
    assert selection.describe(VOCABULARY)
    assert all(each.reason and len(each.value) <= 81 and each.value.isprintable() for each in rejected)


@given(st.sampled_from(FIELDS), st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_value_is_taken_or_rejected_with_a_reason(field, text):
    selection, rejected = Selection.from_query({field.name: [text]}, VOCABULARY)
    assert (selection != Selection()) != bool(rejected)


@given(QUERIES)
def test_describe_never_raises(query):
    selection, _ = Selection.from_query(query, VOCABULARY)
    for vocabulary in ({}, VOCABULARY):
        assert selection.describe(vocabulary).startswith("All countries" if not selection.country else "")


def test_describe_says_it_in_words():
    words = {"country": {"VEN": "Venezuela"}, "harm": {"killed": "Killed"}}
    selection = Selection(country=("VEN",), q="raid", date_from=date(2026, 1, 3), asof=date(2026, 1, 6), harm="killed")
    assert selection.describe(words) == "Venezuela · “raid” · from 3 Jan 2026 · as of 6 Jan 2026 · killed"


def test_long_lists_are_cut():
    selection = Selection(country=("A", "B", "C", "D", "E"))
    assert selection.describe({}) == "A, B, C and 2 more · as known at the last record"


def test_a_changed_copy_is_canonical():
    assert Selection().with_(country=["VEN", "CUB", "VEN"], topic="x") == Selection(country=("CUB", "VEN"), topic="x")


def test_no_restriction_is_null_and_defaults_are_spelt_out():
    parameters = Selection().sql_params()
    assert {name: value for name, value in parameters.items() if value is not None} == {
        "harm": "killed",
        "victim": "all",
        "grain": "month",
        "divided_by": "all",
        "placed": "spread",
    }
