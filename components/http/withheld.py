"""What an extract leaves out because its licence forbids handing it on, as a header says it."""

from typing import Any
from urllib.parse import quote

from components.record import Record
from queries.selection import Selection

HEADER = "withheld"
# What stands as it is in a display string of RFC 9651.
PLAIN = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '%"')


def withheld(record: Record, selection: Selection) -> dict[str, str]:
    """A header with each dataset left out, the number of its matching records and their owner; none where nothing is."""
    rows = left_out(record, selection)
    said = [f'"{row["dataset_id"]}";records={row["records"]};owner={_displayed(row["publisher"])}' for row in rows]
    return {HEADER: ", ".join(said)} if said else {}


def left_out(record: Record, selection: Selection) -> list[dict[str, Any]]:
    """The datasets whose matching records are left out, as extract/withheld has them."""
    cards = record.table("sources/datasets", Selection()).to_pylist()
    # Most records hold no such dataset: then nothing is counted.
    closed = not all(card["redistributable"] for card in cards)
    rows: list[dict[str, Any]] = record.table("extract/withheld", selection).to_pylist() if closed else []
    return rows


def _displayed(text: str) -> str:
    escaped = "".join(each if each in PLAIN else quote(each, safe="").lower() for each in text)
    return f'%"{escaped}"'
