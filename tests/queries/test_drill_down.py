"""Which questions go to a server of Spark Connect, and that all others are answered whether it is there or not."""

import pytest

from queries.engine import UnreachableError
from queries.engines.canonical import canonical
from queries.engines.chosen import open_engine
from queries.engines.drill_down import HERE, OF_ACCOUNTS
from queries.engines.duckdb_file import DuckDBEngine
from queries.question import load, names
from queries.selection import Selection
from tests.queries.elsewhere import differing
from tests.queries.test_contract import DOSSIER, own
from tests.startable import missing

EVENT = "event/event_facts"
SPOTS = "map/spots"
CODED = Selection(event="ucdp-ged-21.1-located:1")


@pytest.fixture
def unserved(folder, store):
    """The engine of a server that is not there."""
    if "sc" in missing():
        pytest.skip(missing()["sc"])
    engine = open_engine(f"sc://127.0.0.1:1?data={folder}", store.current(), store.path)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("name", "selection", "there"),
    [
        ("overview/totals", Selection(), False),
        ("overview/totals", Selection(country=("SYR",)), False),
        # The tallies do not know who took part, nor what words say.
        ("overview/totals", Selection(actor=("cuba",)), True),
        ("overview/totals", Selection(q="caracas"), True),
        ("timeline/events_by_period", Selection(), False),
        ("statements/statements_by_topic", Selection(), False),
        ("sources/snapshot", Selection(), False),
        # Accounts speak of few events; a coded one is looked for among them all.
        (EVENT, DOSSIER, False),
        (EVENT, CODED, True),
        ("statements/topics_by_conflict", DOSSIER, False),
        ("statements/topics_by_conflict", CODED, True),
        ("statements/figures_by_topic", Selection(topic="total-dead"), False),
        ("overview/newest_statements", Selection(q="caracas"), True),
        ("extract/events", Selection(), True),
        *((name, DOSSIER, False) for name in (*HERE, *OF_ACCOUNTS)),
    ],
)
def test_only_what_goes_down_to_events_is_asked_of_the_server(name, selection, there, unserved):
    if there:
        with pytest.raises(UnreachableError, match="cannot be reached"):
            unserved.ask(name, selection, **own(name))
        assert unserved.trouble()
    else:
        unserved.ask(name, selection, **own(name))
        assert unserved.trouble() is None


@pytest.mark.parametrize("selection", [Selection(), DOSSIER], ids=["nothing", "dossier"])
def test_the_answers_are_those_of_the_reference(selection, server, folder, store, snapshot_path):
    engine = open_engine(f"sc://127.0.0.1:{server.port}?data={folder}", store.current(), store.path)
    reference = DuckDBEngine(snapshot_path)
    for name in names():
        expected = canonical(reference.ask(name, selection, **own(name)), load(name))
        assert differing(canonical(engine.ask(name, selection, **own(name)), load(name)), expected) == [], name
    reference.close()
    engine.close()


def test_a_server_killed_in_between_takes_no_tallies_with_it(server, folder, store):
    engine = open_engine(f"sc://127.0.0.1:{server.port}?data={folder}", store.current(), store.path)
    assert engine.ask(SPOTS, Selection(), **own(SPOTS)).num_rows
    server.kill()
    with pytest.raises(UnreachableError):
        engine.ask(SPOTS, Selection(), **own(SPOTS))
    for name in ("overview/totals", "vocabulary/values", "timeline/events_by_period"):
        assert engine.ask(name, Selection(), **own(name)).num_rows
    engine.close()
