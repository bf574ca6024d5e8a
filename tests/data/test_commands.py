"""What an editor does with snapshots by command: compare, roll back, prune, and the same for machines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data.__main__ import COMMANDS, _parser, main
from data.store import Store
from tests.data.two_snapshots import change, made

ROOT = Path(__file__).parents[2]
Said = pytest.CaptureFixture[str]
NAMES = (
    "build",
    "fetch",
    "import",
    "verify",
    "list",
    "diff",
    "rollback",
    "prune",
    "pin",
    "export",
    "move",
    "rollup",
    "links",
    "link",
)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, str]:
    def differ(records: Path) -> None:
        change(records, "dossiers/one/casualties.csv", ",3,3,,", ",4,4,,")
        change(records, "ucdp_monthly.csv", ",AFG,2026-01-01,one_sided,2,0,1,2,0", ",AFG,2026-01-01,one_sided,3,1,1,4,0")

    return made(tmp_path_factory.mktemp("pair"), differ)


def run(store: Store, *words: str) -> int:
    return main(["--store", str(store.folder), *words])


def as_json(store: Store, capsys: Said, *words: str) -> Any:
    """Run a command for machines; what it says is one document, also where it fails."""
    capsys.readouterr()
    run(store, *words, "--json")
    return json.loads(capsys.readouterr().out)


def test_diff_says_ranges_before_and_after(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, after = pair
    for words in (["diff"], ["diff", before], ["diff", before, after]):
        assert run(store, *words) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"from {before} to {after}\n")
        assert "7 – 12 – 18 in 6 events  >  8 – 12 – 20 in 7 events" in said
        assert "three: Ministry: killed; 3 – 3 – not known  >  4 – 4 – not known (low, best)" in said


def test_diff_for_machines_holds_the_same(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, after = pair
    document = as_json(store, capsys, "diff")
    assert (document["before"], document["after"]) == (before, after)
    assert {row["dataset_id"]: row["revised"] for row in document["by_dataset"]} == {"one": 1, "ucdp-candidate-26.0.1": 1}
    (country,) = document["by_country"]
    assert (country["part"], country["high_before"], country["high"], country["without_number"]) == ("Afghanistan", 18, 20, 0)
    assert len(as_json(store, capsys, "diff", "--top", "1")["records"]) == 1


def test_a_snapshot_that_does_not_differ_is_said(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, _ = pair
    assert run(store, "diff", before, before) == 0
    assert "no event, statement or figure differs" in capsys.readouterr().out


def test_without_another_snapshot_there_is_nothing_to_compare(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, _ = pair
    assert run(store, "diff", "0123456789abcdef") == 1
    assert "no snapshot '0123456789abcdef'" in capsys.readouterr().err
    assert run(store, "rollback", before) == 0
    assert "error" not in as_json(store, capsys, "diff")
    assert run(store, "rollback") == 0


def test_rollback_and_list_agree(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, after = pair
    assert as_json(store, capsys, "rollback", before) == {"snapshot_id": before, "before": after}
    assert [each["snapshot_id"] for each in as_json(store, capsys, "list") if each["in_service"]] == [before]
    assert as_json(store, capsys, "rollback") == {"snapshot_id": after, "before": before}
    assert store.current() == after


def test_prune_lists_what_stays_and_why(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, after = pair
    assert as_json(store, capsys, "pin", before) == {"snapshot_id": before, "pinned": True}
    assert as_json(store, capsys, "prune", "--keep", "1")["kept"] == {after: "in service", before: "pinned"}
    assert run(store, "list") == 0
    assert capsys.readouterr().out.splitlines()[1].endswith("pinned")
    assert as_json(store, capsys, "pin", before, "--remove") == {"snapshot_id": before, "pinned": False}
    would = as_json(store, capsys, "prune", "--keep", "1", "--dry-run")
    assert list(would["removed"]) == [before]
    assert before in store.ids()
    assert run(store, "prune", "--keep", "2") == 0
    assert "0 deleted, 0.0 MB; 2 stay" in capsys.readouterr().out


def test_verify_for_machines_names_every_snapshot(pair: tuple[Store, str, str], capsys: Said) -> None:
    store, before, after = pair
    found = as_json(store, capsys, "verify", "--all")["snapshots"]
    assert {each["snapshot_id"]: each["sound"] for each in found} == {before: True, after: True}


def test_errors_for_machines_are_documents_too(tmp_path: Path, capsys: Said) -> None:
    store = Store(tmp_path / "nowhere")
    for words in (["verify"], ["diff"], ["rollback"], ["pin", "0123456789abcdef"], ["prune", "--keep", "1"]):
        document = as_json(store, capsys, *words)
        assert ("error" in document) == (words[0] != "prune"), words


@pytest.mark.parametrize("words", [["prune", "--keep", "0"], ["prune", "--keep", "many"], ["fetch", "acled"], ["nothing"], []])
def test_a_command_line_that_is_not_understood_ends_with_2(words: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: python -m data" in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_every_command_shows_examples_and_takes_json(name: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"examples:\n  python -m data {name}" in said
    assert "--json" in said


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("python -m data ", set(NAMES)),
        ("python -m data fetch ", {"ucdp-ged", "ucdp-candidate"}),
        ("python -m data --store {store} rollback ", {"{before}", "{after}"}),
        ("python -m data --store {store} diff {before} ", {"{before}", "{after}"}),
    ],
)
def test_a_shell_completes_commands_sources_and_snapshots(pair: tuple[Store, str, str], typed: str, offered: set[str]) -> None:
    store, before, after = pair
    names = {"store": store.folder, "before": before, "after": after}
    line = typed.format(**names)
    # What the shell's own part of argcomplete sets: 3 words are the program.
    environment = {"_ARGCOMPLETE": "3", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_SUPPRESS_SPACE": "1", "COMP_LINE": line}
    environment |= {"COMP_POINT": str(len(line)), "COMP_TYPE": "9", "_ARGCOMPLETE_STDOUT_FILENAME": str(store.folder / "offered")}
    subprocess.run([sys.executable, "-m", "data"], cwd=ROOT, env={**os.environ, **environment}, check=False)
    found = {each.strip() for each in (store.folder / "offered").read_text(encoding="utf-8").split("\n")}
    assert {each.format(**names) for each in offered} <= found


def test_the_help_says_what_every_exit_status_means(capsys: Said) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"\n  {status} " in said for status in (0, 1, 2, 3, 130))
    assert all(f"\n    {name} " in said for name in NAMES)
    assert len(COMMANDS) + 2 == len(NAMES)  # prune and pin are one file, and links and link
    assert _parser().prog == "python -m data"
