"""Load a question: a SQL file whose header must agree with its body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries.errors import QuestionError
from queries.selection import PARAMETERS

SQL = Path(__file__).parent / "sql"
SHARED = "shared"
HEADER = re.compile(r"^-- (asks|uses|params|returns|one row per): *(.*)$")
CONTINUED = re.compile(r"^--   +(.*)$")
PARAMETER = re.compile(r"\$([a-z_]+)")
COLUMN = re.compile(r"([a-z_0-9]+) ([A-Z]+(?:\[\])?)")
REQUIRED = ("asks", "returns", "one row per")


@dataclass(frozen=True)
class Question:
    """A question: what it asks, the parameters it binds, the columns and types it returns, its grain, and its SQL."""

    name: str
    asks: str
    parameters: frozenset[str]
    own_parameters: Mapping[str, str]
    returns: tuple[tuple[str, str], ...]
    grain: str
    sql: str


@cache
def load(name: str) -> Question:
    """Load ``subject/question``; raises QuestionError when there is none or its header disagrees with its body."""
    header, body = _parse(name)
    if missing := [key for key in REQUIRED if not header.get(key)]:
        raise QuestionError(f"{name}: the header lacks {missing}")
    own = dict(_typed(name, header.get("params", "")))
    sql = _with_shared(name, header.get("uses", ""), body)
    parameters = frozenset(PARAMETER.findall(_without_comments(sql)))
    if undeclared := sorted(parameters - PARAMETERS - set(own)):
        raise QuestionError(f"{name}: undeclared parameters {undeclared}")
    if unused := sorted(set(own) - parameters):
        raise QuestionError(f"{name}: declared parameters not used {unused}")
    if taken := sorted(set(own) & PARAMETERS):
        raise QuestionError(f"{name}: {taken} come with every selection and are not declared")
    returns = tuple(_typed(name, header["returns"]))
    return Question(name, header["asks"], parameters, own, returns, header["one row per"], sql)


def names() -> list[str]:
    """Every question there is, as ``subject/question``."""
    files = [path.relative_to(SQL) for path in SQL.glob("*/*.sql")]
    return sorted(path.with_suffix("").as_posix() for path in files if path.parts[0] != SHARED)


def _parse(name: str) -> tuple[dict[str, str], str]:
    path = SQL / f"{name}.sql"
    if not re.fullmatch(r"[a-z_]+/[a-z_]+", name) or not path.is_file():
        raise QuestionError(f"no question {name!r}")
    header: dict[str, str] = {}
    key = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if match := HEADER.match(line):
            key = match[1]
            header[key] = match[2].strip()
        elif key and (match := CONTINUED.match(line)):
            header[key] += " " + match[1].strip()
        else:
            return header, "\n".join(lines[number:]).strip().removesuffix(";")
    raise QuestionError(f"{name}: the file has no SQL")


def _typed(name: str, text: str) -> list[tuple[str, str]]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    pairs = [match.groups() for part in parts if (match := COLUMN.fullmatch(part))]
    if len(pairs) != len(parts):
        raise QuestionError(f"{name}: a column is written as name TYPE: {text}")
    return [(column, kind) for column, kind in pairs]


def _with_shared(name: str, uses: str, body: str) -> str:
    """Put the shared parts that a question uses, and those that they use, in front of its body."""
    parts: dict[str, str] = {}
    for used in uses.split(","):
        if used.strip():
            _collect(name, used.strip(), parts)
    for part in parts:
        rest = "\n".join([body, *(sql for other, sql in parts.items() if other != part)])
        if not re.search(rf"\b{part}\b", _without_comments(rest)):
            raise QuestionError(f"{name}: uses {part} and does not mention it")
    if not parts:
        return body
    shared = ",\n\n".join(f"{part} AS (\n{sql}\n)" for part, sql in parts.items())
    return f"WITH {shared},\n\n{body[5:]}" if body.startswith("WITH ") else f"WITH {shared}\n\n{body}"


def _collect(name: str, part: str, parts: dict[str, str], inside: tuple[str, ...] = ()) -> None:
    """Add a shared part to ``parts`` behind those that it uses itself."""
    if part in parts:
        return
    if part in inside:
        raise QuestionError(f"{name}: shared parts use one another: {' > '.join((*inside, part))}")
    try:
        header, body = _parse(f"{SHARED}/{part}")
    except QuestionError as error:
        raise QuestionError(f"{name}: uses {part}, which is not there") from error
    for used in header.get("uses", "").split(","):
        if used.strip():
            _collect(name, used.strip(), parts, (*inside, part))
    parts[part] = body


def _without_comments(sql: str) -> str:
    return re.sub(r"--.*", "", sql)
