"""The package: rows as CSV and Parquet, described, cited, with the SQL that made them and the command that makes them again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast
from urllib.parse import urlencode

import pyarrow as pa
import pyarrow.parquet as pq

from components import record
from components.http.answers import Pieces, Work
from components.http.archive import Archive
from components.http.asked import RECORDS, fingerprint_of, rows_of, unbounded
from components.http.citations import cite
from components.http.contents import Contents
from components.http.descriptor import descriptor
from components.http.formats import as_csv
from components.http.readme import readme
from components.http.spooling import IN_MEMORY, given_away
from components.http.stretches import whole
from queries.engine import bound
from queries.question import load
from queries.reading import Rejected
from queries.selection import Selection


@dataclass(frozen=True)
class Package:
    """A package that was asked for and can be made."""

    chosen: record.Record
    selection: Selection
    records: tuple[str, ...]
    base: str
    accessed: date

    media_type = "application/zip"
    compressed = True
    # It says on which day it was fetched.
    never_changes = False
    exact = True

    @property
    def file_name(self) -> str:
        """A name that says which snapshot it is from."""
        return f"parallax-package-{self.chosen.snapshot_id}.zip"

    @property
    def fingerprint(self) -> str:
        """The same for two requests exactly where their bytes are the same."""
        sql = [load(RECORDS[each]).sql for each in self.records]
        return fingerprint_of(self.chosen, self.selection, "package", self.records, self.address, self.accessed, sql)

    @property
    def address(self) -> str:
        """The address that makes the same package again, whatever is in service by then."""
        query = self.selection.with_(snapshot=self.chosen.snapshot_id, view=None, records=self.records).to_query()
        return f"{self.base}api/v1/package.zip?{urlencode(query)}"

    def rows(self) -> int:
        """How many rows it has, of the kinds that can be many."""
        return rows_of(self.chosen, self.selection, self.records)

    def begin(self, work: Work) -> Pieces:
        """Make it, file by file; what is said of the rows comes last, for it is counted on the way."""
        archive, contents = Archive(), Contents(self.chosen, self.selection)
        for records in self.records:
            yield from self._rows(work, archive, records, contents)
        for path, text in self._texts(archive, contents):
            yield from archive.add(path, [text.encode()])
        yield archive.close()

    def _rows(self, work: Work, archive: Archive, records: str, contents: Contents) -> Pieces:
        """One kind of records, asked for once and written twice."""
        schema, batches = work.ask(RECORDS[records], self.selection)
        with SpooledTemporaryFile(IN_MEMORY) as spool, pq.ParquetWriter(spool, schema, compression="zstd") as parquet:
            rows = _copied(contents.counted(records, batches), parquet)
            yield from archive.add(f"data/{records}.csv", as_csv(schema, rows, schema.names))
            parquet.close()
            yield from archive.add(f"data/{records}.parquet", given_away(cast(IO[bytes], spool)), pressed=True)

    def _texts(self, archive: Archive, contents: Contents) -> Iterator[tuple[str, str]]:
        for records in self.records:
            yield f"sql/{records}.sql", f"{load(RECORDS[records]).sql}\n"
        bounds = {each: bound(load(RECORDS[each]), self.selection, whole(RECORDS[each])) for each in self.records}
        yield "sql/parameters.json", _json(bounds)
        citation = cite(self.chosen, self.selection, [card["citation"] for card in contents.cards], self.address)
        yield "cite.bib", citation.bibtex
        yield "cite.ris", citation.ris
        yield "README.md", readme(citation, contents)
        yield "datapackage.json", _json(descriptor(citation, contents, archive.entries))


def understand_package(base: str, query: Mapping[str, Sequence[str]]) -> tuple[Package, tuple[Rejected, ...]]:
    """Read the address of a request: every value is taken, or rejected with a reason."""
    chosen = record.named(next(iter(query.get("snapshot", [])), None))
    selection, rejected = Selection.from_query(query, chosen.vocabulary)
    named = selection.records or [each for each in RECORDS if not unbounded(each, selection)]
    records = tuple(each for each in RECORDS if each in named)
    refused = [each for kind in records for each in unbounded(kind, selection)]
    return Package(chosen, selection, records, base, datetime.now(UTC).date()), (*rejected, *refused)


def _copied(batches: Iterator[pa.RecordBatch], parquet: pq.ParquetWriter) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        parquet.write_batch(batch)
        yield batch


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
