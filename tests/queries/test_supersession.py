"""Which figure replaces which on a day: the days held ready by the build say what the figures themselves say."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.engines.duckdb_file import DuckDBEngine
from queries.selection import Selection
from tests.queries.record import write_record

FIRST = date(2020, 2, 1)
DAYS = st.integers(0, 6)
replacements = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=4)


def on(number):
    return None if number is None else FIRST + timedelta(days=number)


def expected(said, day):
    """The first claimed, then the first by name, of the replacements that were claimed and not withdrawn on a day."""
    standing = [
        (claimed, f"r{number}")
        for number, (claimed, withdrawn) in enumerate(said)
        if on(claimed) <= day and (withdrawn is None or on(withdrawn) > day)
    ]
    return min(standing, default=(None, None))


@given(said=replacements)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replaced_on_every_day_by_the_first_that_stands(empty_record, said):
    figures = [
        {"casualty_id": "old", "claimed_on": FIRST, "topic_id": "toll", "event_id": "strike", "dataset_id": "accounts"}
    ] + [
        {
            "casualty_id": f"r{number}",
            "claimed_on": on(claimed),
            "retracted_on": on(withdrawn),
            "retraction_reason": None if withdrawn is None else "Withdrawn",
            "supersedes_casualty_id": "old",
            "topic_id": "toll",
            "event_id": "strike",
            "dataset_id": "accounts",
        }
        for number, (claimed, withdrawn) in enumerate(said)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.duckdb"
        shutil.copy(empty_record, path)
        engine = DuckDBEngine(
            write_record(path, {"event": [{"event_id": "strike", "dataset_id": "accounts"}], "casualty": figures})
        )
        for day in [on(number) for number in range(8)] + [None]:
            rows = engine.ask("statements/figures_by_topic", Selection(topic="toll", asof=day)).to_pylist()
            (old,) = [row for row in rows if row["casualty_id"] == "old"]
            claimed, by = expected(said, day or date.max)
            assert (old["superseded_on"], old["is_current"]) == (on(claimed), by is None)
        engine.close()
