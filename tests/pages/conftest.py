"""Pages run as scripts, without a browser."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.words import WORD_JOINER
from data.store import Store
from tests.copies import copied

APP = Path(__file__).parents[2] / "app.py"
RUN_SECONDS = 60

Changed = Callable[[str, str], str]
Query = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Shown:
    """What a page shows."""

    run: AppTest

    @property
    def faults(self) -> list[str]:
        """Exceptions on the page, and errors that a reader would read."""
        return [each.message for each in self.run.exception] + [each.value for each in self.run.error]

    @property
    def notices(self) -> list[str]:
        """Warnings and hints, as a reader reads them."""
        return [unescaped(each.value) for each in (*self.run.warning, *self.run.info)]

    @property
    def words(self) -> str:
        """All running text of the page itself."""
        main = self.run.main
        return unescaped(
            "\n".join(each.value for part in ("markdown", "caption", "title", "subheader") for each in main.get(part))
        )

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Tables by what they say of themselves to a screen reader."""
        return {each.proto.alt: each.value for each in self.run.dataframe}

    @property
    def charts(self) -> dict[str, str]:
        """What each chart says to a screen reader, by the key of the chart."""
        return {each.proto.id.rsplit("-", 1)[-1]: each.proto.alt for each in self.run.get("plotly_chart")}


def unfolded(run: AppTest) -> AppTest:
    """The page with every folded part opened, as by a reader who opens them all."""
    keys = [each.proto.id.rpartition("-fold_")[2] for each in run.get("expander") if "-fold_" in each.proto.id]
    for key in keys:
        run.session_state[f"fold_{key}"] = True
    return run.run() if keys else run


def unescaped(markdown: str) -> str:
    """Markdown with its escapes resolved, as it is read."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(WORD_JOINER, "")


@pytest.fixture
def show(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Shown]:
    """Open a page of the dashboard with an address bar."""
    monkeypatch.setenv("PARALLAX_STORE", str(store.folder))

    def open_page(page: str, query: Query | None = None) -> Shown:
        run = AppTest.from_file(APP, default_timeout=RUN_SECONDS)
        for name, value in (query or {}).items():
            run.query_params[name] = value
        return Shown(unfolded(run.switch_page(f"pages/{page}.py").run()))

    return open_page


@pytest.fixture
def changed(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Publish a copy of the bundled record that a statement has changed, in a store where the record itself served before."""
    kept = copied(store, tmp_path)
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))

    def publish(snapshot_id: str, sql: str) -> str:
        path = tmp_path / f"{snapshot_id}.duckdb"
        shutil.copy(store.path(str(store.current())), path)
        with duckdb.connect(str(path)) as con:
            con.execute(sql)
            con.execute("UPDATE snapshot SET snapshot_id = $1", [snapshot_id])
        kept.point(snapshot_id)
        return snapshot_id

    return publish
