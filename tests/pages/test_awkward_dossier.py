"""Every page on a record that shares nothing with the bundled one and holds every awkward case."""

from collections.abc import Callable, Iterator

import duckdb
import pytest

from data.store import Store
from queries.engine import LOCKED
from tests.pages.conftest import APP, Shown
from tests.records import folders

Show = Callable[..., Shown]
PAGES = tuple(sorted(path.stem for path in (APP.parent / "pages").glob("*.py")))
ON_EVENTS = ("event", "statements")
EVENTS = (
    "bell-accord", "buoy-cut", "ferry-lost-at-sea", "hostile-event", "lamp-vigil", "lowbridge-siege", "saltmarsh-firing", "tern-dispute",
)  # fmt: skip
TOPICS = {
    "bells-agreed": "bell-accord", "bells-nobody": "bell-accord", "bells-words": "bell-accord", "forty-claimants": "saltmarsh-firing",
    "hostile-topic": "hostile-event", "none-or-some": "ferry-lost-at-sea", "one-claimant": "saltmarsh-firing", "parts": "saltmarsh-firing",
    "same-day": "ferry-lost-at-sea", "siege-dead": "lowbridge-siege", "vigil-dead": "lamp-vigil", "vigil-why": "lamp-vigil",
    "who-fired": "saltmarsh-firing",
}  # fmt: skip
# What only the bundled dossier knows.
FOREIGN = ("venezuela", "maduro", "caracas", "cuba", "havana", "us-operation", "absolute resolve", "2026-01-03", "3 jan 2026")
MARKUP = "<script>alert('x')</script> ](javascript:alert(1)) $x$ :red[x]"
TABLE = "every figure, with its source"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the awkward dossier alone, in place of the bundled one."""
    return folders.awkward_store(tmp_path_factory)


@pytest.fixture(scope="module")
def ledger(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """The awkward snapshot, opened to be read beside the pages."""
    current = store.current()
    assert current is not None
    with duckdb.connect(str(store.path(current)), read_only=True, config=dict(LOCKED)) as con:
        yield con


def texts(shown: Shown) -> str:
    """Everything on a page that a reader can read: words, tables, charts, notices, labels of choices."""
    cells = [str(cell) for rows in shown.tables.values() for cell in [*rows.columns, *rows.to_numpy().ravel()]]
    labels = [str(each.label) for part in ("expander", "selectbox", "multiselect", "button") for each in shown.run.get(part)]
    options = [str(each) for part in ("selectbox", "multiselect") for box in shown.run.main.get(part) for each in box.options]
    return "\n".join([shown.words, *shown.notices, *cells, *shown.charts.values(), *labels, *options])


def of_topic(show: Show, topic: str, **more: str) -> Shown:
    return show("statements", {"event": TOPICS[topic], "topic": topic, **more})


def standing(shown: Shown) -> dict[tuple[str, str], str]:
    """Claimant and figure of every row in the table of figures, and whether it stands."""
    return {(row.claimant, row.figure): row.state for row in shown.tables[TABLE].itertuples()}
