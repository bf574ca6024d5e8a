"""The extract page: one file for each choice, and lines that fetch exactly that file."""

from collections.abc import Callable

import pytest

from components.record import current
from queries.selection import Selection
from tests.pages.conftest import Shown

Show = Callable[..., Shown]


def chosen_file(show: Show, records: str, name: str, *columns: str) -> Shown:
    shown = show("extract", {"country": "VEN"})
    (kind,) = [each for each in shown.run.button_group if each.key == "extract_records"]
    kind.set_value(records).run()
    (form,) = [each for each in shown.run.button_group if each.key == f"extract_format_{records}"]
    form.set_value(name).run()
    shown.run.multiselect(key=f"extract_columns_{records}").set_value(list(columns)).run()
    assert shown.faults == []
    return shown


@pytest.mark.parametrize(
    ("records", "name", "path"),
    [
        ("events", "GeoJSON", "/api/v1/events.geojson?country=VEN"),
        ("figures", "Parquet", "/api/v1/figures.parquet?country=VEN"),
        ("statements", "CSV for Excel", "/api/v1/statements.csv?country=VEN&for=excel"),
    ],
)
def test_each_choice_is_one_address_and_every_line_names_it(show: Show, records: str, name: str, path: str) -> None:
    shown = chosen_file(show, records, name)
    counted = int(current().rows("extract/counts", Selection(country=("VEN",))).iloc[0][records])
    (link,) = shown.run.get("link_button")
    assert (link.proto.label, link.proto.url) == (f"Download {name} ({counted:,} rows)", path)
    lines = [each.value for each in shown.run.code]
    assert len([each for each in lines if path in each]) == 5


def test_columns_chosen_are_in_the_address_and_in_the_preview(show: Show) -> None:
    shown = chosen_file(show, "figures", "CSV", "claimant", "low")
    (link,) = shown.run.get("link_button")
    assert link.proto.url == "/api/v1/figures.csv?country=VEN&columns=claimant,low"
    assert list(shown.tables["First rows of the file"].columns) == ["claimant", "low"]


def test_only_events_come_with_places(show: Show) -> None:
    shown = show("extract", {"country": "VEN"})
    (form,) = [each for each in shown.run.button_group if each.key == "extract_format_events"]
    assert "GeoJSON" in list(form.options)
    (kind,) = [each for each in shown.run.button_group if each.key == "extract_records"]
    kind.set_value("figures").run()
    (form,) = [each for each in shown.run.button_group if each.key == "extract_format_figures"]
    assert "GeoJSON" not in list(form.options)
