"""The version of a UCDP release says which days it covers."""

from datetime import date
from pathlib import Path

import pytest

from data.card import read_card
from data.sources.ucdp_versions import filled_card, version_in


@pytest.mark.parametrize(
    ("name", "version", "first", "last"),
    [
        ("GEDEvent_v26_0_8.csv", "26.0.8", date(2026, 8, 1), date(2026, 8, 31)),
        ("GEDEvent_v26_01_26_06.csv", "26.01.26.06", date(2026, 1, 1), date(2026, 6, 30)),
        ("GEDEvent_v26_1.csv", "26.1", date(1989, 1, 1), date(2025, 12, 31)),
        ("ged261-csv.zip", "26.1", date(1989, 1, 1), date(2025, 12, 31)),
        ("GEDEvent_v24_0_2.csv", "24.0.2", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_versions_of_every_series_are_told_from_the_name(
    tmp_path: Path, name: str, version: str, first: date, last: date
) -> None:
    found = version_in(name)
    assert found is not None
    assert (str(found), found.days) == (version, (first, last))
    (tmp_path / "card.toml").write_text(str(filled_card(found, date(2026, 11, 1))), encoding="utf-8")
    card, problems = read_card(tmp_path / "card.toml", "card.toml", "coded")
    assert problems == []
    assert (card["coverage_start"], card["coverage_end"], card["provisional"]) == (first, last, version.count(".") > 1)


@pytest.mark.parametrize("name", ["events.csv", "GEDEvent_v26_0_13.csv", "GEDEvent_v26_06_26_01.csv"])
def test_names_without_a_version_or_with_an_impossible_one_fill_in_no_card(name: str) -> None:
    found = version_in(name)
    assert found is None or filled_card(found, date(2026, 11, 1)) is None
