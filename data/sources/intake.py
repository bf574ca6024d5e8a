"""From a publisher's file to typed rows: read, repaired by named rules, checked; what is not taken in is kept apart and said."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import Problem, SourceError
from data.memory import Memory
from data.sources.opening import opened
from data.sources.published import SET_APART, Filling, Layout

SQL = Path(__file__).with_suffix("")
RECORDS = Path(__file__).parents[1] / "records"
MOST_SAID = 1_000
LINES_AT_ONCE = 200_000
# The rule by which a country whose name is not known is read by its Gleditsch-Ward code.
BY_CODE = "country_by_gw_code"
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Source:
    """A publisher's form of event file: its columns, and the folder with what is asked of it.

    The folder holds ``published.sql`` (the table of kept texts, and macros), ``repairs.sql``, ``faults.sql``, ``tidy.sql``,
    ``warnings.sql``, ``sides.sql`` and ``report.sql``; each says in its head what it returns. ``schemes`` are
    those of its names of countries in the list of aliases, ``order`` that of its rows; ``has_gw_codes`` says whether it
    numbers countries as Gleditsch and Ward do.
    """

    name: str
    layout: Layout
    sql: Path
    schemes: tuple[str, ...] = ()
    order: str = "start_date, external_id"
    has_actors: bool = True
    has_gw_codes: bool = False

    def question(self, name: str) -> str:
        """Text of one of its SQL files."""
        return (self.sql / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Terms:
    """On which terms a file is taken in: days that it may cover, lists of countries, rules that are switched off, memory."""

    records: Path = RECORDS
    coverage: tuple[date, date] = (date.min, date.max)
    undone: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)


@dataclass
class Intake:
    """A file that was read: ``con`` holds the tables published, rejected, repaired and, once tidied, events."""

    con: duckdb.DuckDBPyConnection
    source: Source
    file: Path
    published_rows: int
    missing: list[str]
    unmatched: Rows

    def rows(self, sql: str) -> Rows:
        """Answer a question as dictionaries."""
        rows: Rows = self.con.sql(sql).to_arrow_table().to_pylist()
        return rows

    def read(self) -> int:
        """Records of the file, taken in or not."""
        broken = "SELECT count(*) AS n FROM rejected WHERE position IS NULL"
        return self.published_rows + int(self.rows(broken)[0]["n"])

    def rejected(self) -> int:
        """Records of the file that were not taken in."""
        return int(self.rows("SELECT count(DISTINCT coalesce(position, -line)) AS n FROM rejected")[0]["n"])

    def problems(self, most: int = MOST_SAID) -> list[Problem]:
        """What was rejected and why, in the file's order."""
        rows = self.rows(f"FROM rejected ORDER BY line, position, column_name, reason LIMIT {most:d}")
        return [
            Problem(
                str(self.file), row["line"], row["column_name"], row["value"],
                row["reason"] if row["line"] else f"{row['reason']} (row {row['position'] + 1})",
            )
            for row in rows
        ]  # fmt: skip

    def tidy(self, out: Path, notes: Mapping[str, str]) -> None:
        """Write the rows taken in as Parquet, with ``notes`` in its metadata, and have them as ``events``."""
        said = ", ".join(f"{name}: {_literal(value)}" for name, value in notes.items())
        sql = f"({self.source.question('tidy')}) ORDER BY {self.source.order}"
        self.con.execute(f"COPY (FROM {sql}) TO {_literal(str(out))} (FORMAT parquet, KV_METADATA {{{said}}})")
        self.con.execute("DROP TABLE published")
        self.con.register("events", self.con.read_parquet(str(out)))

    def write(self, table: str, path: Path) -> None:
        """Write rejected or repaired cells as CSV."""
        rows = self.con.table(table).project("* EXCLUDE position").order("ALL")
        rows.write_csv(str(path), header=True)


@contextmanager
def intake(source: Source, file: Path, terms: Terms, are_countries_known: bool = False) -> Iterator[Intake]:
    """Read a file of ``source``, apply its rules and find its faults; raises SourceError where it is no such file at all.

    With ``are_countries_known`` their names are not looked up.
    """
    with TemporaryDirectory(prefix="parallax-") as folder, opened(file, Path(folder)) as (path, form):
        filling, missing = _filled(source, path, form, file, terms)
        with filling.con as con:
            con.execute(f"INSERT INTO repaired BY NAME {source.question('repairs')}")
            con.execute(f"INSERT INTO rejected BY NAME {source.question('faults')}")
            unmatched = [] if are_countries_known or not source.schemes else _refuse_unknown_countries(con, source, terms)
            _tell_lines(con, filling, path)
            yield Intake(con, source, file, con.table("published").count("*").fetchall()[0][0], missing, unmatched)


def _filled(source: Source, path: Path, form: str, file: Path, terms: Terms) -> tuple[Filling, list[str]]:
    """Fill the table ``published`` in a connection of its own; that table and the columns that the file lacks."""
    try:
        return _fill_in(source, path, form, file, terms)
    except duckdb.InternalException:
        # DuckDB 1.5.5 trips over some rows of the wrong width, and a connection in which it did is of no more use.
        return _fill_in(source, path, SET_APART, file, terms)


def _fill_in(source: Source, path: Path, form: str, file: Path, terms: Terms) -> tuple[Filling, list[str]]:
    con = duckdb.connect()
    terms.memory.bind(con, path.parent)
    con.execute(_sql("tables"))
    con.execute("SET VARIABLE undone = CAST($1 AS VARCHAR[])", [list(terms.undone)])
    con.execute("SET VARIABLE coverage_start = $1", [terms.coverage[0]])
    con.execute("SET VARIABLE coverage_end = $1", [terms.coverage[1]])
    con.execute(source.question("published"))
    filling = Filling(con, source.layout, file, terms.undone)
    return filling, filling.fill(path, form)


def country_codes(con: duckdb.DuckDBPyConnection, schemes: Sequence[str], records: Path, undone: Sequence[str] = ()) -> None:
    """Make the table ``found`` of the codes that each name in the table ``dated`` stands for on each day."""
    terms = {"schemes": list(schemes), "by_code": BY_CODE not in undone}
    con.execute(f"CREATE TEMP TABLE found AS {_sql('countries')}", _lists(records) | terms)


def _lists(records: Path) -> dict[str, str]:
    return {"aliases": str(records / "country_aliases.csv"), "countries": str(records / "countries.csv")}


def match_countries(events: pa.Table, schemes: Sequence[str], records: Path = RECORDS) -> pa.Table:
    """Give ``country, start_date, gw_code, country_iso3`` for every country name, Gleditsch-Ward code and day of ``events``.

    Reads ``country_aliases.csv`` (of the ``schemes``) and ``countries.csv`` in ``records``.
    Raises ``SourceError`` naming every country that has no ISO3 code, or more than one.
    """
    with duckdb.connect() as con:
        con.register("dated", events)
        country_codes(con, schemes, records)
        faults = con.execute(
            "SELECT country, codes, MIN(start_date), MAX(start_date) FROM found WHERE len(codes) <> 1 GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        if faults:
            raise SourceError([_unmatched(str(records / "country_aliases.csv"), *fault) for fault in faults])
        return con.sql("SELECT country, start_date, gw_code, codes[1] AS country_iso3 FROM found").to_arrow_table()


def _unmatched(file: str, country: str, codes: list[str], first: date, last: date) -> Problem:
    reason = f"may be {' or '.join(codes)}" if codes else "has no ISO3 code"
    return Problem(file, None, "alias", country, f"{reason} (events from {first} to {last})")


def _refuse_unknown_countries(con: duckdb.DuckDBPyConnection, source: Source, terms: Terms) -> Rows:
    """Reject rows whose country has no code of its own, by name or number; those names, with the nearest known ones."""
    con.execute(f"CREATE TEMP TABLE dated AS {source.question('dated')}")
    country_codes(con, source.schemes, terms.records, terms.undone)
    con.execute(f"INSERT INTO repaired BY NAME {_sql('countries_by_code')}")
    unmatched: Rows = con.execute(_sql("unmatched_countries"), _lists(terms.records)).to_arrow_table().to_pylist()
    if unmatched:
        con.execute(f"INSERT INTO rejected BY NAME {_sql('countries_without_code')}")
    return unmatched


def _tell_lines(con: duckdb.DuckDBPyConnection, filling: Filling, path: Path) -> None:
    """Give rejected and repaired cells the line of their record."""
    con.execute(_sql("wanted_lines"))
    if con.sql("FROM wanted LIMIT 1").fetchall() and not con.sql("FROM lines LIMIT 1").fetchall():
        lines = filling.lines(path)
        # Every row of a file may have been repaired: never all of them at once.
        while told := list(islice(lines, LINES_AT_ONCE)):
            con.register("told", pa.table({"position": [each[0] for each in told], "line": [each[1] for each in told]}))
            con.execute("INSERT INTO lines SELECT told.* FROM told SEMI JOIN wanted USING (position)")
    con.execute(_sql("tell_lines"))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
