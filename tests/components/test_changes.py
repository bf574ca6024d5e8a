"""What changed between two days, in sentences."""

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import changes
from components.memo.changes import Change
from components.memo.changes import changes as found_in
from components.palette import LIGHT
from components.record import Record
from components.view import View
from queries.selection import Selection
from tests.components.claims import figure, statement, topic

OPERATION = "us-operation-venezuela-2026-01-03"
LABELS = {
    "harm": {"killed": "Killed"},
    "basis": {"reported": "Reported", "identified": "Identified"},
    "position": {"denies": "Denies"},
}
NOBODY = pd.DataFrame({"topic_id": [], "title": []})


def between(chosen: Record, since: date, asof: date | None) -> list[Change]:
    return changes.between(View("statements", chosen, Selection(event=OPERATION, asof=asof), LIGHT), since)


def texts(found: list[Change], kind: str, topic_title: str) -> list[str]:
    return [each.sentence.text for each in found if (each.kind, each.topic) == (kind, topic_title)]


def of_small(figures=(), statements=(), before=(), after=()):
    figures = pd.DataFrame(list(figures), columns=list(figure("x"))).astype({"is_new": bool, "is_withdrawn": bool})
    statements = pd.DataFrame(list(statements), columns=list(statement("x")))
    ranges = [pd.DataFrame(list(rows), columns=list(topic())) for rows in (before, after)]
    return found_in(figures, statements, *ranges, LABELS)


def test_the_first_night_moves_the_range_of_the_dead(chosen):
    found = between(chosen, date(2026, 1, 3), date(2026, 1, 4))
    assert texts(found, "range", "Total dead") == [
        "Total dead: at least 40 → 20 to 80 or more; 4 new figures, 2 replaced, 1 gave no number."
    ]
    assert any("at least 40 → at least 80 (everyone; reported); the former of 3 Jan 2026." in each
               for each in texts(found, "updated", "Total dead"))  # fmt: skip


def test_a_claimant_who_gives_a_number_at_last_is_an_update(chosen):
    found = between(chosen, date(2026, 1, 15), date(2026, 1, 16))
    (updated,) = texts(found, "updated", "Total dead")
    assert updated.startswith("16 Jan 2026: Vladimir Padrino López")
    assert "some, no number → 83" in updated


def test_every_change_has_its_source_and_its_topic(chosen):
    found = between(chosen, date(2026, 1, 1), None)
    assert {each.kind for each in found} == {"new", "updated", "range"}
    assert all(source.publisher and source.title for each in found for source in each.sentence.sources)
    seen = list(dict.fromkeys(each.topic for each in found))
    grouped = [each.topic for each in found]
    assert grouped == [each for title in seen for each in [title] * grouped.count(title)]


def test_nothing_changes_within_a_day(chosen):
    assert between(chosen, date(2026, 1, 16), date(2026, 1, 16)) == []


def test_a_figure_is_said_once_with_the_statement_that_carries_it():
    found = of_small([figure("a", statement_id="said")], [statement("said"), statement("other")], after=[topic()])
    assert [each.kind for each in found] == ["range", "new", "new"]
    assert found[1].sentence.text == "16 Jan 2026: Ann (Mayor) spoke of at least 40 killed (everyone; reported)."
    assert found[2].sentence.text == "16 Jan 2026: Bo denies: It was so."


def test_a_withdrawn_update_lets_the_figure_before_it_stand_again():
    gone = {
        "is_new": False,
        "is_withdrawn": True,
        "is_current": False,
        "retracted_on": date(2026, 1, 18),
        "retraction_reason": "typo.",
    }
    old = figure("old", is_new=False, low=20, best=20)
    found = of_small([old, figure("new", supersedes_casualty_id="old", **gone)], before=[topic()], after=[topic(lowest=20)])
    assert [each.kind for each in found] == ["range", "retracted"]
    assert found[0].sentence.text == "Dead: at least 40 → 20 to 40 or more; 1 withdrawn."
    assert found[1].sentence.text == (
        "18 Jan 2026: withdrawn, the figure of 16 Jan 2026 by Ann (Mayor), who spoke of at least 40 killed (everyone; reported). "
        "Reason: typo. The figure before it stands again: at least 20."
    )


def test_a_replacement_says_in_what_else_the_two_differ():
    old = figure("old", is_new=False, is_current=False, victims="Military", claimant="Cy", claimant_actor_id="cy")
    new = figure("new", supersedes_casualty_id="old", basis="identified")
    (_, change) = of_small([old, new], before=[topic()], after=[topic()])
    assert change.sentence.text.endswith(
        "at least 40 → at least 40 (everyone; identified); the former of 16 Jan 2026 (by Cy; military; reported)."
    )
    assert len(change.sentence.sources) == 2


def test_a_withdrawn_statement_is_said_with_its_reason():
    gone = statement("gone", is_new=False, is_withdrawn=True, retracted_on=date(2026, 1, 18), retraction_reason="misheard")
    (change,) = of_small(statements=[gone], after=[topic(figures=0)])
    assert change.kind == "retracted"
    assert change.sentence.text == "18 Jan 2026: withdrawn, the statement of 16 Jan 2026: Bo denies: It was so. Reason: misheard."


def test_figures_on_no_question_come_last():
    found = of_small([figure("a", topic_id=None, topic=None)], [statement("b")], after=[topic()])
    assert [each.topic for each in found] == ["Dead", "Figures on no question"]


def test_the_text_to_copy_carries_numbers_and_sources(chosen):
    found = between(chosen, date(2026, 1, 15), date(2026, 1, 16))
    text = changes.to_copy("What changed", found, date(2026, 1, 16))
    body, _, sources = text.partition("\nSources\n")
    assert all(line.endswith("]") for line in body.splitlines() if line.startswith("- "))
    assert sources.startswith("[1] ")


def drawn(**query: str) -> AppTest:
    """Draw the two parts of a page that stand on an event, with an address bar."""

    def page():
        from components import address
        from components.changes import what_changed
        from components.memo_buttons import memo_buttons
        from components.palette import LIGHT
        from components.view import View

        record, selection, _ = address.read("statements")
        view = View("statements", record, selection, LIGHT)
        what_changed(view)
        memo_buttons(view)

    run = AppTest.from_function(page, default_timeout=60)
    for name, value in {"event": OPERATION, **query}.items():
        run.query_params[name] = value
    run.session_state["fold_changes_copied"] = True
    return run.run()


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ({"asof": "2026-01-16"}, date(2026, 1, 15)),
        ({"asof": "2026-01-03"}, date(2026, 1, 2)),
        ({"asof": "2030-01-01"}, date(2026, 2, 24)),
        ({}, date(2026, 2, 24)),
        ({"asof": "2026-01-16", "since": "2026-01-03"}, date(2026, 1, 3)),
        ({"since": "0001-01-01"}, date(1900, 1, 1)),
    ],
)
def test_the_day_to_compare_with(chosen, query, day):
    run = drawn(**query)
    assert not run.exception
    assert run.date_input[0].value == day
    assert run.code[0].value.startswith("US military operation in Venezuela (Operation Absolute Resolve): what changed between")
    assert [each.proto.label for each in run.get("download_button")] == ["Memo as Word document", "Memo as Markdown"]


def test_a_day_that_is_not_before_the_other_is_said_and_replaced(chosen):
    run = drawn(asof="2026-01-16", since="2026-01-16")
    assert run.caption[0].value == "16 Jan 2026 does not lie before 16 Jan 2026: compared with 15 Jan 2026 in its place."
    assert run.date_input[0].value == date(2026, 1, 15)


def test_a_day_chosen_stands_in_the_address_bar(chosen):
    run = drawn(asof="2026-01-16")
    run.date_input[0].set_value(date(2026, 1, 3)).run()
    assert run.query_params["since"] in ("2026-01-03", ["2026-01-03"])
    assert "what changed between 3 Jan 2026 and 16 Jan 2026" in run.code[0].value


def test_before_the_first_account_nothing_changed(chosen):
    run = drawn(asof="1990-01-01")
    assert [each.value for each in run.info] == ["No account of this event had come in by this day, so none had changed."]
    assert not run.code


@pytest.mark.parametrize("kind", ["new", "updated", "retracted", "range"])
def test_every_kind_has_a_word(kind):
    assert changes.KINDS[kind]
