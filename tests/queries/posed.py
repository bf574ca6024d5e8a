"""A case put to the reference: its records written, its selection read as an address bar is, its question answered."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from components.known_values import KnownValues
from queries.engines.canonical import canonical
from queries.engines.duckdb_file import DuckDBEngine
from queries.question import load
from queries.selection import Selection
from tests.queries.conftest import vocabulary_of

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(CASES.glob("*/*/*.toml"))
KEYS = {"select", "own", "columns", "record", "expect", "includes"}


@dataclass(frozen=True)
class Posed:
    """A case, where its records lie, what is asked of them, and what the reference answers."""

    case: Mapping[str, Any]
    record: Path
    question: str
    selection: Selection
    own: Mapping[str, Any]
    answer: pa.Table


def name_of(file: Path) -> str:
    """The case as tests name it."""
    return file.relative_to(CASES).with_suffix("").as_posix()


def pose(file: Path, write: Callable[..., Path]) -> Posed:
    """Put the case of a file; ``write`` writes its records."""
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(case) <= KEYS
    question = file.parent.relative_to(CASES).as_posix()
    path = write(case.get("record", {}))
    engine = DuckDBEngine(path)
    query = {name: [value] if isinstance(value, str) else value for name, value in case.get("select", {}).items()}
    # Any event may be named, withdrawn ones too.
    vocabulary = {**vocabulary_of(engine), "event": KnownValues({}, str)}
    selection, rejected = Selection.from_query(query, vocabulary)
    assert rejected == ()
    # What a case leaves out of the question's own parameters is no restriction.
    own = dict.fromkeys(load(question).own_parameters) | case.get("own", {})
    answer = canonical(engine.ask(question, selection, **own), load(question))
    engine.close()
    return Posed(case, path, question, selection, own, answer)
