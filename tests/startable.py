"""Which engines can be started on this machine, for whoever tests or measures them."""

from importlib.util import find_spec

from deploy import postgres
from tests import sail


def missing() -> dict[str, str]:
    """Engines that cannot be tried here, by the scheme of their URL, and why."""
    lacks = {}
    if not find_spec("duckdb_extension_ducklake") or not find_spec("duckdb_extension_postgres_scanner"):
        lacks["ducklake"] = "pip install -r queries/engines/requirements-ducklake.txt"
    elif reason := postgres.why_not():
        lacks["ducklake"] = reason
    if reason := sail.why_not():
        lacks["sc"] = reason
    return lacks
