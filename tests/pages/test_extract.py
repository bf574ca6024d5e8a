"""The extract page: one file for each choice, and lines that fetch exactly that file."""

import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from components.record import current
from queries.selection import Selection
from tests.components.http.small import served
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
    assert len([each for each in lines if path in each and "snapshot=" not in each]) == 5


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


def test_curl_of_the_address_shown_gives_the_bytes_of_the_button(show: Show, tmp_path: Path) -> None:
    shown = chosen_file(show, "figures", "CSV", "claimant", "low", "note")
    (link,) = shown.run.get("link_button")
    (line,) = [each.value for each in shown.run.code if each.value.startswith("curl")]
    address = shlex.split(line)[-1]
    assert address.endswith(link.proto.url)
    with served() as port:
        here = f"http://127.0.0.1:{port}"
        with urlopen(f"{here}{link.proto.url}") as answer:
            button = answer.read()
        asked = [*shlex.split(line)[:-1], f"{here}{link.proto.url}"]
        subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    assert (tmp_path / "figures.csv").read_bytes() == button
    assert button.count(b"\r\n") > 100


def test_everything_behind_it_is_one_package(show: Show) -> None:
    shown = show("extract", {"country": "VEN"})
    scope(shown, "Everything behind it")
    table = shown.tables["What the package holds"].set_index("Records")["Rows"]
    counts = current().rows("extract/counts", Selection(country=("VEN",))).iloc[0]
    assert [table["Events"], table["Figures"], table["Statements"]] == list(counts)
    assert "Pairs of figures" not in table
    (link,) = shown.run.get("link_button")
    assert link.proto.label == f"Download the package ({table.sum():,} rows)"
    assert link.proto.url == "/api/v1/package.zip?country=VEN"


def scope(shown: Shown, name: str) -> None:
    (choice,) = [each for each in shown.run.button_group if each.key == "extract_scope"]
    choice.set_value(name).run()
    assert shown.faults == []


def test_pairs_are_counted_once_an_event_is_chosen(show: Show) -> None:
    without = show("extract", {"country": "VEN", "records": "pairs"})
    assert any("one event or topic" in each for each in without.notices)
    assert list(without.run.get("link_button")) == []
    event = {"country": "VEN", "records": "pairs", "event": "us-operation-venezuela-2026-01-03"}
    (link,) = show("extract", event).run.get("link_button")
    assert link.proto.label == "Download CSV (1,706 rows)"


@pytest.mark.parametrize(("page", "records"), [("map", "countries"), ("statements", "statements"), ("overview", "events")])
def test_each_page_leads_to_the_records_that_it_shows(show: Show, page: str, records: str) -> None:
    shown = show(page, {"country": "VEN"})
    (link,) = [each for each in shown.run.get("page_link") if each.proto.label == "Extract this view"]
    assert f"records={records}" in link.proto.query_string


def test_the_rows_are_cited_in_every_form_on_the_snapshot_on_screen(show: Show) -> None:
    shown = show("extract", {"country": "VEN"})
    snapshot_id = current().snapshot_id
    cited = [each.value for each in shown.run.code if "/api/v1/events.csv" in each.value and snapshot_id in each.value]
    in_full, bibtex, ris = cited
    assert in_full.startswith("Parallax (")
    assert "Venezuela" in in_full
    assert bibtex.startswith("@misc{parallax-")
    assert ris.startswith("TY  - DATA")
    assert any(each.value == in_full.partition(":")[0] for each in shown.run.code)
    assert all(f"country=VEN&snapshot={snapshot_id}" in each for each in (in_full, ris))
