"""A publisher's file as the table ``published``: its kept columns as text, in whatever form the file came."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyogrio

from data.errors import Problem, SourceError
from data.sources.records import LONGEST_LINE, Record, has_nul, header, records

BATCH = 20_000
WINDOWS_1252, NO_HEADER, HASHTAGS, OLD_NAME = "windows_1252", "no_header", "hashtag_row", "column_of_older_versions"
TEXT, SET_APART = "text", "text whose records are told apart here"
# Read by these drivers and no other: some of those that GDAL tries by itself run what a file asks for.
DRIVERS = {"json": "GeoJSON", "flatgeobuf": "FlatGeobuf"}


@dataclass(frozen=True)
class Layout:
    """Columns of a publisher's file.

    ``required`` must be there; ``needed_in_text`` too where the file is as published and not an extract; ``older`` maps the names
    of older versions to today's; ``standard`` lists all in order, for files without a header; ``delimiter`` where it is fixed;
    ``is_quoted`` whether a cell may stand in quotes.
    """

    required: frozenset[str]
    needed_in_text: frozenset[str] = frozenset()
    older: Mapping[str, str] = field(default_factory=dict)
    standard: tuple[str, ...] = ()
    delimiter: str | None = None
    has_header: bool = True
    is_quoted: bool = True

    @property
    def known(self) -> frozenset[str]:
        """Every name that a header may hold and that is read."""
        return self.required | self.needed_in_text | frozenset(self.standard) | frozenset(self.older)


@dataclass(frozen=True)
class Shape:
    """What was found of a file's form: names of its columns, its delimiter, whether the first record is their header."""

    names: tuple[str, ...]
    delimiter: str
    has_header: bool
    is_quoted: bool = True


class Filling:
    """Fills the table ``published`` from one file, and notes what the rules did on the way."""

    def __init__(self, con: duckdb.DuckDBPyConnection, layout: Layout, file: Path, undone: tuple[str, ...]) -> None:
        """Use ``con``, in which the tables are; ``file`` is how problems name what is read."""
        self.con, self.layout, self.file, self.undone = con, layout, file, undone
        self.kept = [name for (name,) in con.execute("SELECT column_name FROM (DESCRIBE published)").fetchall()]
        self.shape: Shape | None = None

    def fill(self, path: Path, form: str) -> list[str]:
        """Read ``path``; the kept columns that it lacks. Raises SourceError with every column that must be there and is not."""
        if form in (TEXT, SET_APART):
            self.shape = self._shape(path)
            missing = self._fill_from_text(path, self.shape, must_set_apart=form == SET_APART)
        else:
            missing = self._insert(self._table(path, form), self.layout.required, None)
        if HASHTAGS not in self.undone:
            self._leave_out_hashtags(2 if form in (TEXT, SET_APART) else None)
        return missing

    def lines(self, path: Path) -> Iterator[tuple[int, int]]:
        """Position and line of every record of a text file that was read as it is."""
        if self.shape is not None:
            found = (record.line for record in records(path, self.shape.delimiter, is_quoted=self.shape.is_quoted))
            yield from enumerate(islice(found, int(self.shape.has_header), None))

    def _shape(self, path: Path) -> Shape:
        cells, delimiter = header(path, self.layout.known)
        names = [name.strip().lower() for name in cells]
        standard = self.layout.standard
        if not self.layout.has_header or (
            len(names) == len(standard) and not set(names) & set(standard) and NO_HEADER not in self.undone
        ):
            if self.layout.has_header:
                self._note(1, NO_HEADER, None, None, f"the {len(standard)} columns as UCDP orders them")
            return Shape(standard, self.layout.delimiter or delimiter, has_header=False, is_quoted=self.layout.is_quoted)
        if twice := sorted({name for name in names if names.count(name) > 1 and name in self.kept}):
            raise SourceError([Problem(str(self.file), 1, name, None, "the column stands twice") for name in twice])
        # A column that nobody reads may lack a name, or share one.
        unique = [name if name and names.count(name) == 1 else f"column {place}" for place, name in enumerate(names)]
        return Shape(tuple(unique), self.layout.delimiter or delimiter, has_header=True)

    def _fill_from_text(self, path: Path, shape: Shape, must_set_apart: bool) -> list[str]:
        needed = self.layout.required | self.layout.needed_in_text
        if not must_set_apart and not has_nul(path):
            try:
                return self._insert(self._csv(path, shape), needed, 1)
            except duckdb.InvalidInputException:
                self.con.execute("DELETE FROM repaired WHERE rule = $1", [OLD_NAME])
        sound = path.with_name("sound.csv")
        self._set_apart(path, shape, sound)
        return self._insert(self._csv(sound, Shape(shape.names, ",", has_header=False)), needed, 1)

    def _csv(self, path: Path, shape: Shape) -> duckdb.DuckDBPyRelation:
        quote = '"' if shape.is_quoted else ""
        # Nothing is guessed: sniffing may take a short row for the header of a small file.
        return self.con.read_csv(
            str(path), header=shape.has_header, auto_detect=False, columns=dict.fromkeys(shape.names or ("nothing",), "VARCHAR"),
            delimiter=shape.delimiter, quotechar=quote, escapechar=quote, max_line_size=LONGEST_LINE,
        )  # fmt: skip

    def _table(self, path: Path, form: str) -> duckdb.DuckDBPyRelation:
        if form == "parquet":
            try:
                return self.con.read_parquet(str(path))
            except (duckdb.InvalidInputException, duckdb.IOException) as error:
                raise SourceError([Problem(str(self.file), None, None, None, f"cannot be read as Parquet: {error}")]) from error
        try:
            _, table = pyogrio.read_arrow(f"{DRIVERS[form]}:{path}" if form == "json" else path, read_geometry=False)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise SourceError(
                [Problem(str(self.file), None, None, None, f"cannot be read as {DRIVERS[form]}: {error}")]
            ) from error
        self.con.register("features", table)
        return self.con.table("features")

    def _insert(self, rows: duckdb.DuckDBPyRelation, needed: frozenset[str], line: int | None) -> list[str]:
        there = {name.lower(): name for name in rows.columns}
        named = {name: there[name] for name in self.kept if name in there}
        if OLD_NAME not in self.undone:
            for old, new in self.layout.older.items():
                if old in there and new in self.kept and new not in named:
                    named[new] = there[old]
                    self._note(line, OLD_NAME, new, old, new)
        if missing := sorted(needed - named.keys()):
            raise SourceError([Problem(str(self.file), line, name, None, "missing") for name in missing])
        self.con.register("file", rows)
        columns = ", ".join(
            f'CAST("{source.replace(chr(34), chr(34) * 2)}" AS VARCHAR) AS "{name}"' for name, source in named.items()
        )
        self.con.execute(f"INSERT INTO published BY NAME SELECT {columns} FROM file")  # noqa: S608 names are quoted
        self.con.unregister("file")
        return [name for name in self.kept if name not in named]

    def _leave_out_hashtags(self, line: int | None) -> None:
        """Leave out the second header row of copies on the Humanitarian Data Exchange: a #hashtag for each column."""
        first = self.con.sql("FROM published WHERE rowid = 0").fetchall()
        cells = [cell for cell in first[0] if cell is not None] if first else []
        if cells and all(cell.startswith("#") for cell in cells):
            self.con.execute("DELETE FROM published WHERE rowid = 0")
            self._note(line, HASHTAGS, None, " ".join(cells)[:200], "no row of data")

    def _set_apart(self, path: Path, shape: Shape, sound: Path) -> None:
        """Write the records that can be told apart to ``sound``, and note the others as rejected."""
        found = islice(records(path, shape.delimiter, len(shape.names), shape.is_quoted), int(shape.has_header), None)
        with sound.open("w", encoding="utf-8", newline="") as target:
            position = 0
            for batch in _batches(found, BATCH):
                good = [each for each in batch if not self._fault(each)]
                bad = [each for each in batch if self._fault(each)]
                target.writelines(_quoted(each.cells) for each in good)
                places = range(position, position + len(good))
                position += len(good)
                self._keep("lines", {"position": list(places), "line": [each.line for each in good]})
                self._keep("rejected", {"line": [each.line for each in bad], "reason": [self._fault(each) for each in bad]})
                recoded = [(place, each.line) for place, each in zip(places, good, strict=True) if each.is_windows_1252]
                if recoded:
                    self._keep(
                        "repaired",
                        {"position": [place for place, _ in recoded], "line": [line for _, line in recoded],
                         "rule": [WINDOWS_1252] * len(recoded), "taken": ["read as Windows-1252"] * len(recoded)},
                    )  # fmt: skip

    def _fault(self, record: Record) -> str:
        if record.is_windows_1252 and WINDOWS_1252 in self.undone:
            return "not UTF-8"
        return record.fault

    def _note(self, line: int | None, rule: str, column: str | None, published: str | None, taken: str) -> None:
        self.con.execute(
            "INSERT INTO repaired (line, rule, column_name, published, taken) VALUES ($1, $2, $3, $4, $5)",
            [line, rule, column, published, taken],
        )

    def _keep(self, table: str, columns: Mapping[str, list[object]]) -> None:
        self.con.register("batch", pa.table(dict(columns)))
        self.con.execute(f"INSERT INTO {table} BY NAME FROM batch")
        self.con.unregister("batch")


def _batches(rows: Iterable[Record], size: int) -> Iterator[list[Record]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def _quoted(cells: list[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' if cell else "" for cell in cells) + "\n"
