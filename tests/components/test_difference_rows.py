"""Totals of two snapshots side by side: ranges before and now, and only where something is another."""

import pandas as pd

from components.difference_rows import changed_totals, said_records

NAMES = ["country", "events", "low", "best", "high", "without_number"]


def rows(*values: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=NAMES).astype(dict.fromkeys(NAMES[1:], "Int64"))


def test_what_is_the_same_is_left_out_and_what_differs_stands_as_ranges() -> None:
    before = rows(("Chad", 3, 1, 2, 4, 0), ("Mali", 5, 10, 12, 20, 1))
    now = rows(("Chad", 3, 1, 2, 4, 0), ("Mali", 6, 11, 13, 25, 2))
    (mali,) = changed_totals(before, now, "country").to_dict("records")
    assert (mali["part"], mali["was"], mali["now"]) == ("Mali", "12 (10 to 20)", "13 (11 to 25)")
    assert (mali["events_was"], mali["events_now"], mali["without_was"], mali["without_now"]) == ("5", "6", "1", "2")


def test_what_was_not_there_is_none_and_what_has_no_number_is_not_zero() -> None:
    before = rows(("Mali", 1, pd.NA, pd.NA, pd.NA, 1))
    now = rows(("Chad", 2, 0, 0, 0, 0), ("Mali", 2, pd.NA, pd.NA, pd.NA, 2))
    chad, mali = changed_totals(before, now, "country").to_dict("records")
    assert (chad["was"], chad["now"], chad["events_was"]) == ("none", "0", "none")
    assert (mali["was"], mali["now"]) == ("no number given", "no number given")


def test_nothing_on_both_sides_is_nothing() -> None:
    assert changed_totals(rows(), rows(), "country").empty


def test_only_the_upper_end_moved_is_a_change() -> None:
    assert len(changed_totals(rows(("Mali", 1, 1, 1, 2, 0)), rows(("Mali", 1, 1, 1, 3, 0)), "country")) == 1


def test_records_say_their_numbers_and_what_is_another() -> None:
    numbers = {"low_before": [3, pd.NA], "best_before": [3, pd.NA], "high_before": [3, pd.NA]}
    numbers |= {"low": [4, pd.NA], "best": [4, pd.NA], "high": [9, pd.NA]}
    said = said_records(pd.DataFrame({**numbers, "changed": [["low", "start_date"], []]}))
    assert said["was"].tolist() == ["3", "–"]
    assert said["now"].tolist() == ["4 (4 to 9)", "–"]
    assert said["changed"].tolist() == ["low, start date", ""]
