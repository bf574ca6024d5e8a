"""Whatever a file holds, reading it ends: rows taken in or rejected with a reason, or the file refused in words."""

import resource
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import SourceError
from data.sources.intake import Terms, intake
from data.sources.records import records
from data.sources.ucdp_ged import SOURCE
from tests.data.malformed import malformed

FEW = range(25)
MANY = 10_000
LONGEST_SECONDS = 20
MOST_MEGABYTES = 1_500


def ends_well(path: Path, out: Path) -> str:
    """Read a file as an import does; taken, rejected or refused."""
    try:
        with intake(SOURCE, path, Terms()) as found:
            problems = found.problems()
            found.tidy(out, {"kind": "test"})
            kept = found.rows("SELECT count(*) AS n FROM events")[0]["n"]
            assert found.read() == found.rejected() + kept
            assert all(problem.line and problem.reason for problem in problems)
            assert (found.rejected() == 0) == (not problems)
            return "rejected" if problems else "taken"
    except SourceError as error:
        assert all(problem.reason and problem.file == str(path) for problem in error.problems)
        return "refused"


@pytest.mark.parametrize("seed", FEW)
def test_a_malformed_file_ends_in_words(tmp_path: Path, seed: int) -> None:
    (tmp_path / "file.csv").write_bytes(malformed(seed))
    ends_well(tmp_path / "file.csv", tmp_path / "events.parquet")


@pytest.mark.hunt
def test_ten_thousand_malformed_files_end_in_words_in_bounded_time_and_memory(tmp_path: Path) -> None:
    seen = dict.fromkeys(("taken", "rejected", "refused"), 0)
    path = tmp_path / "file.csv"
    for seed in range(MANY):
        path.write_bytes(malformed(seed))
        start = time.process_time()
        print("seed", seed)
        seen[ends_well(path, tmp_path / "events.parquet")] += 1
        assert time.process_time() - start < LONGEST_SECONDS, f"seed {seed}"
    assert min(seen.values()) > 0, seen
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < MOST_MEGABYTES
    print(seen)


@given(st.binary(max_size=400), st.sampled_from(",;\t|"))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_line_belongs_to_one_record(tmp_path: Path, content: bytes, delimiter: str) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    found = [record.line for record in records(path, delimiter)]
    assert found == sorted(set(found))
    assert all(1 <= line <= content.count(b"\n") + 1 for line in found)


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=8), min_size=2, max_size=4),
        max_size=6,
    )
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_as_csv_is_read_again(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "any"
    path.write_bytes("".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows).encode())
    assert [record.cells for record in records(path, ",")] == rows


def test_a_line_without_end_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "long"
    with path.open("wb") as file:
        file.write(b"id,best\n1,2\n")
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b"\n3,4\n")
    found = list(records(path, ",", 2))
    assert [record.fault for record in found] == ["", "", "the line is longer than 2,000,000 bytes", ""]
    assert [record.line for record in found] == [1, 2, 3, 4]


def test_the_name_of_a_file_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("secret")
    (tmp_path / "[a].csv").write_text("id\n")
    with pytest.raises(SourceError) as caught:
        ends = intake(SOURCE, tmp_path / "[a].csv", Terms())
        ends.__enter__()
    assert {problem.reason for problem in caught.value.problems} == {"missing"}
