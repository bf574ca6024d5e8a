"""What stops a build, said so that an editor can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 50


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a records file, and where."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str

    def __str__(self) -> str:
        """Say file, line, column, value and reason on one line."""
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        if self.column is not None:
            place += f", column {self.column}"
        if self.value is not None:
            place += f", value {self.value[:80]!r}"
        return f"{place}: {self.reason}"


class SourceError(Exception):
    """Records that may not enter the ledger; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems in file and line order."""
        self.problems = sorted(problems, key=lambda problem: (problem.file, problem.line or 0, problem.column or ""))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """List the problems, one a line."""
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"and {len(self.problems) - SHOWN} more")
        return "\n".join(lines)


class StoreError(Exception):
    """A snapshot that cannot be found, read or trusted."""


class BusyError(StoreError):
    """A store that somebody else is writing to."""


class FetchError(Exception):
    """A file that could not be fetched, or is not what was asked for."""
