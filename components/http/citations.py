"""How to cite an extract: short, in full, as BibTeX and as RIS."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from components.record import Record
from queries.selection import Selection

NAME = "Parallax"
SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    each: f"\\{each}" for each in "{}&%$#_"
}


@dataclass(frozen=True)
class Citation:
    """What a citation says: the selection in words, the snapshot and the year of its making, the datasets, the address, the day."""

    selection: str
    snapshot_id: str
    year: int
    datasets: Sequence[str]
    address: str
    accessed: date

    @property
    def short(self) -> str:
        """For a caption."""
        return f"{NAME} ({self.year}), snapshot {self.snapshot_id}"

    @property
    def full(self) -> str:
        """For a list of references; the datasets are cited with their makers' own words."""
        data = "; ".join(text.rstrip(".") for text in self.datasets) or "none matches the selection"
        return f"{self.short}: {self.selection}. Data: {data}. {self.address} (accessed {self.accessed.isoformat()})."

    @property
    def bibtex(self) -> str:
        """One entry for the extract, and one for each dataset."""
        fields = {
            "title": f"{{{NAME}: {_tex(self.selection)}}}",
            "year": str(self.year),
            "version": f"snapshot {self.snapshot_id}",
            "url": self.address,
            "urldate": self.accessed.isoformat(),
        }
        entries = [(f"parallax-{self.snapshot_id}", fields)]
        entries += [(f"parallax-data-{number}", {"note": _tex(text)}) for number, text in enumerate(self.datasets, start=1)]
        return "\n".join(f"@misc{{{key},\n{_fields(values)}}}\n" for key, values in entries)

    @property
    def ris(self) -> str:
        """The same as RIS, whose lines end as its specification has it."""
        lines = [
            "TY  - DATA",
            f"TI  - {NAME}: {_line(self.selection)}",
            f"PY  - {self.year}",
            f"ET  - snapshot {self.snapshot_id}",
        ]
        lines += [f"N1  - Data: {_line(text)}" for text in self.datasets]
        lines += [f"UR  - {self.address}", f"Y2  - {self.accessed:%Y/%m/%d}", "ER  - "]
        return "".join(f"{line}\r\n" for line in lines)


def cite(chosen: Record, selection: Selection, datasets: Sequence[str], address: str) -> Citation:
    """The citation of a selection of a snapshot, fetched today; ``datasets``: how their makers would be cited."""
    (snapshot,) = chosen.table("sources/snapshot", Selection()).to_pylist()
    words = selection.describe(chosen.vocabulary)
    return Citation(words, chosen.snapshot_id, snapshot["created_at"].year, datasets, address, datetime.now(UTC).date())


def _fields(values: dict[str, str]) -> str:
    return "".join(f"  {name} = {{{value}}},\n" for name, value in values.items())


def _tex(text: str) -> str:
    return "".join(SPECIAL.get(each, each) for each in _line(text))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
