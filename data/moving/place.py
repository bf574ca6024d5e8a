"""What a place is in which a snapshot can be kept."""

from collections.abc import Mapping
from typing import Protocol

import duckdb


class Place(Protocol):
    """Somewhere that holds snapshots as tables, opened on one connection."""

    def whole(self) -> bool:
        """Whether the snapshot is there and was moved to its end."""

    def relations(self) -> Mapping[str, str]:
        """What each table that is there is read as in SQL, by its name, whether the snapshot is whole or not."""

    def in_order(self, table: str) -> str:
        """What a table of a whole snapshot is read as in SQL so that its rows come in the snapshot's order."""

    def write(self, table: str, relation: str) -> str:
        """Put the rows of a relation in place of a table in one step, in their order; returns what it is read as."""

    def finish(self) -> None:
        """Put the snapshot at the disposal of readers; every table is there."""


def quoted(text: str) -> str:
    """The text as SQL writes it, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def columns_as_text(con: duckdb.DuckDBPyConnection, relation: str) -> str:
    """The columns of a relation, enumerations as text: no other place knows their types."""
    described = con.execute(f"DESCRIBE FROM {relation}").fetchall()
    return ", ".join(
        f'CAST("{name}" AS VARCHAR) AS "{name}"' if kind.startswith("ENUM") else f'"{name}"' for name, kind, *_ in described
    )
