"""The package in words: what was selected, what is in it, what was left out and why, how to cite it, how to make it again."""

from collections.abc import Mapping

from components.http.asked import RECORDS, unbounded
from components.http.citations import Citation
from components.http.contents import Contents, Rows


def readme(citation: Citation, contents: Contents) -> str:
    """The text of README.md."""
    sections = {
        "Selection": f"{citation.selection}\n\nSnapshot {citation.snapshot_id}, fetched on {citation.accessed.isoformat()}.",
        "What is in it": _counts(contents.counts),
        "What was left out, and why": "\n".join([_withheld(contents.withheld), *_not_bounded(contents)]),
        "How to read it": HOW_TO_READ,
        "Datasets and licences": _cards(contents.cards),
        "How to cite it": f"Short: {citation.short}\n\nIn full: {citation.full}\n\nAs BibTeX: cite.bib. As RIS: cite.ris.",
        "How to make it again": _again(citation),
    }
    return "# Parallax: an extract\n\n" + "\n".join(f"## {title}\n\n{text}\n" for title, text in sections.items())


HOW_TO_READ = """\
- Each file is there twice with the same rows in the same order: as CSV (UTF-8, comma, one header line) and as Parquet, which keeps types.
- An unknown number is empty, never zero. `low`, `best` and `high` are estimates of one number: none of them stands alone.
- Figures of one event overlap, and parts stand beside their wholes: do not add them up.
- In CSV, text that a spreadsheet would run as a formula starts with an apostrophe; in Parquet it is as it was recorded.
- `datapackage.json` says of every column what it holds, its type and its unit, and of every file its rows, bytes and SHA-256."""


def _counts(counts: Mapping[str, int]) -> str:
    return "| records | rows | files |\n|---|---:|---|\n" + "\n".join(
        f"| {records} | {rows:,} | data/{records}.csv, data/{records}.parquet |" for records, rows in counts.items()
    )


def _withheld(rows: Rows) -> str:
    if not rows:
        return "Nothing: every matching row may be handed on."
    return "\n".join(
        f"- {row['records']:,} records of {row['title']} ({row['events']:,} events, {row['statements']:,} statements, "
        f"{row['figures']:,} figures): the licence of {row['publisher']} ({row['licence']}) forbids handing rows on."
        for row in rows
    )


def _not_bounded(contents: Contents) -> list[str]:
    """The kinds of records that a selection so wide cannot have."""
    refused = [each for kind in RECORDS for each in unbounded(kind, contents.selection)]
    return [f"- {each.reason[0].upper()}{each.reason[1:]}." for each in refused]


def _cards(cards: Rows) -> str:
    return "\n".join(
        f"- `{card['dataset_id']}`: {card['title']}, version {card['version']}, {card['publisher']}. Licence: {card['licence']}"
        f"{' (' + card['licence_url'] + ')' if card['licence_url'] else ''}. {card['citation']}"
        for card in cards
    )


def _again(citation: Citation) -> str:
    return f"""\
With curl:

    curl -o package.zip '{citation.address}'

With Python:

    import urllib.request

    urllib.request.urlretrieve("{citation.address}", "package.zip")

From the snapshot itself, a DuckDB file, with the SQL in `sql/`:

    import json, duckdb

    values = json.load(open("sql/parameters.json"))
    record = duckdb.connect("{citation.snapshot_id}.duckdb", read_only=True)
    rows = record.execute(open("sql/events.sql").read(), values["events"]).fetch_arrow_table()"""
