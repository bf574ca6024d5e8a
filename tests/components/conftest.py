"""What tests of the pieces share."""

import pytest

from components import record
from data.store import Store


@pytest.fixture
def chosen(store: Store, monkeypatch: pytest.MonkeyPatch) -> record.Record:
    """The bundled record, in service for as long as a test runs."""
    monkeypatch.setenv("PARALLAX_STORE", str(store.folder))
    return record.current()
