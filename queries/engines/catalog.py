"""A lake of DuckDB's: its catalog in PostgreSQL, its data in a folder. The same file is in both rooms that need it, by a test."""

import importlib
import re
from pathlib import Path

import duckdb

EXTENSIONS = ("postgres_scanner", "ducklake")
REQUIREMENTS = "queries/engines/requirements-ducklake.txt"
WORD = re.compile(r"(\w+)\s*=\s*('(?:\\.|[^'\\])*'|\S*)")
CONNECT_SECONDS = 5
NOT_MADE = "creating a new DuckLake is explicitly disabled"
REASONS = {
    "password authentication failed": "it refuses the user or the password",
    "no password supplied": "it asks for a password, and none was given",
    "Connection refused": "nothing listens there",
    "could not translate host name": "there is no such host",
    "timeout expired": f"it gave no answer within {CONNECT_SECONDS} seconds",
    "server closed the connection": "it closed the connection",
    "FATAL:  database": "it has no such database",
    NOT_MADE: "no lake was made there yet",
    "does not match existing data path": "its data lie in another folder than the one named",
    "No such file or directory": "files of its data are missing",
    "Cannot open file": "files of its data are missing",
    "No files found": "files of its data are missing",
    "Table with name": "this snapshot was dropped from it",
    "INTERNAL Error": "DuckDB stopped over an error of its own",
    "has been invalidated": "DuckDB stopped over an error of its own",
    "permission denied": "its user may not do that there",
    "version": "it is a catalog of another version than can be read here",
}


class CatalogError(Exception):
    """A lake that cannot be had; the message holds no password."""


class MissingPackageError(CatalogError):
    """A package without which no lake can be had."""


class NotMadeError(CatalogError):
    """A place where no lake was made yet, and that is only to be read."""


class MadeMeanwhileError(CatalogError):
    """A lake that two processes began to make at once; it is there in a moment."""


def attach(con: duckdb.DuckDBPyConnection, url: str, *, read_only: bool) -> str:
    """Attach the lake of ``ducklake:postgres:CONNECTION?data=FOLDER`` under the name ``lake``; returns the folder of its data.

    Raises MissingPackageError, and CatalogError where the URL is incomplete or the catalog cannot be opened.
    """
    catalog, _, data = url.removeprefix("ducklake:postgres:").rpartition("?data=")
    if not catalog or not data:
        raise CatalogError("the URL of a lake is ducklake:postgres:CONNECTION?data=FOLDER")
    for name in EXTENSIONS:
        con.execute(f"LOAD {_quoted(str(_extension(name)))}")
    words = {name: value.strip("'") for name, value in WORD.findall(catalog)}
    _add_secrets(con, words, data)
    try:
        con.execute(f"ATTACH 'ducklake:lake' AS lake {'(READ_ONLY)' if read_only else ''}")
    except duckdb.Error as error:
        where = " ".join(f"{name}={words[name]}" for name in ("host", "port", "dbname") if name in words)
        # Not from the error: its text, and so the log, may quote how it connected.
        text, kind, said = str(error), CatalogError, reason(error)
        if "Failed to initialize DuckLake" in text and ("already exists" in text or "duplicate key" in text):
            kind, said = MadeMeanwhileError, "it is being made"
        elif NOT_MADE in text:
            kind = NotMadeError
        raise kind(f"the lake's catalog in PostgreSQL ({where}) cannot be opened: {said}") from None
    return data


def _add_secrets(con: duckdb.DuckDBPyConnection, words: dict[str, str], data: str) -> None:
    """Tell DuckDB how to connect; a password goes where DuckDB blackens it."""
    password = words.pop("password", None)
    plain = " ".join(f"{name}='{value}'" for name, value in ({"connect_timeout": str(CONNECT_SECONDS)} | words).items())
    inner = "'TYPE': 'postgres'"
    if password is not None:
        con.execute(f"CREATE OR REPLACE SECRET catalog (TYPE postgres, PASSWORD {_quoted(password)})")
        inner += ", 'SECRET': 'catalog'"
    con.execute(
        f"CREATE OR REPLACE SECRET lake (TYPE ducklake, METADATA_PATH {_quoted(plain)}, DATA_PATH {_quoted(data)}, "
        f"METADATA_PARAMETERS MAP {{{inner}}})"
    )


def reason(error: duckdb.Error, otherwise: str = "it cannot be read as a lake's catalog") -> str:
    """Say in words why PostgreSQL or the folder refused."""
    return next((said for words, said in REASONS.items() if words in str(error)), otherwise)


def _extension(name: str) -> Path:
    try:
        package = importlib.import_module(f"duckdb_extension_{name}")
    except ModuleNotFoundError:
        raise MissingPackageError(f"a lake needs DuckDB's extension {name}: pip install -r {REQUIREMENTS}") from None
    return Path(str(package.__file__)).parent / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
