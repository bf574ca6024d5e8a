"""What an editor asks an import for, the card that goes with the file, and what the card allows and expects."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from data.card import Card, read_card
from data.errors import Problem, SourceError
from data.memory import Memory
from data.sources.gdelt import SOURCE as GDELT
from data.sources.report import Report
from data.sources.ucdp_ged import SOURCE as UCDP_GED
from data.sources.ucdp_versions import filled_card, version_in

CARDS = "ucdp-*.toml"
SOURCES = Path(__file__).parent / "sources"
GDELT_CARD = SOURCES / "gdelt" / "card.toml"
CARD_TO_COPY = SOURCES / "acled" / "card.toml"
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)\d{6}")


@dataclass(frozen=True)
class Order:
    """What an editor asks for: whose file, which file, and on what terms."""

    kind: str
    file: Path
    records: Path
    card: Path | None = None
    memory: Memory = field(default_factory=Memory)
    undone: Sequence[str] = ()
    mapping: Path | None = None
    published_on: date | None = None
    strict: bool = False
    dry_run: bool = False

    def allowed(self, expected: Mapping[str, Any]) -> float:
        """Share of rows that may be rejected."""
        return 0 if self.strict else float(expected.get("rejected_at_most", 0))


class RefusedError(SourceError):
    """A file that was read and is not taken in; carries the report of what was read."""

    def __init__(self, problems: Sequence[Problem], report: Report) -> None:
        """Keep the report beside the problems."""
        super().__init__(problems)
        self.report = report


def card_of(order: Order, filled: Path) -> Path:
    """Find the card of the version that the name of a file tells, or fill one in; raises SourceError with those there are."""
    if order.kind == GDELT.name and (stamp := STAMP.match(order.file.name)):
        card = GDELT_CARD.read_text(encoding="utf-8").replace("STAMP", stamp[0]).replace("DAY", "-".join(stamp.groups()))
        filled.write_text(card, encoding="utf-8")
        return filled
    if order.kind != UCDP_GED.name:
        reason = f"an export has no version: copy {CARD_TO_COPY}, fill it in, and give it with --card"
        raise SourceError([Problem(str(order.file), None, None, None, reason)])
    cards = {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((order.records / "datasets").glob(CARDS))}
    version = version_in(order.file.name)
    for path, known in cards.items():
        if known.get("version") == str(version):
            return path
    if version and order.published_on and (text := filled_card(version, order.published_on)):
        filled.write_text(text, encoding="utf-8")
        return filled
    listed = ", ".join(f"{card.get('version')} ({card.get('dataset_id')})" for card in cards.values())
    reason = f"version {version} has no card" if version else "the name of the file tells no version"
    reason += f"; there are cards of {listed}; or say with --published-on when it came out, or give a card with --card"
    raise SourceError([Problem(str(order.file), None, None, None, reason)])


def card_and_expectations(path: Path) -> tuple[Card, Mapping[str, Any]]:
    """A card and what it expects of its file; raises SourceError with what is wrong with it."""
    card, problems = read_card(path, path.name, "coded")
    if problems:
        raise SourceError(problems)
    expected: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("expectations", {})
    share = expected.get("rejected_at_most", 0)
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise SourceError([Problem(path.name, None, "rejected_at_most", str(share), "a share from 0 to 1 is expected")])
    return card, expected


def refuse_rejections(order: Order, problems: Sequence[Problem], report: Report, expected: Mapping[str, Any]) -> None:
    """Refuse a file with a larger share of rejected rows than is allowed."""
    allowed = order.allowed(expected)
    if report.rejected > allowed * report.read:
        share = f"{allowed:.2%} of rows may be" if allowed else f"none may be{', with --strict' if order.strict else ''}"
        reason = (
            f"{report.rejected:,} of {report.read:,} rows are rejected and {share}; all of them are in {report.rejected_file}"
        )
        raise RefusedError([*problems, Problem(str(order.file), None, None, None, f"refused: {reason}")], report)


def refuse_unexpected(file: Path, report: Report, expected: Mapping[str, Any]) -> None:
    """Hold what a file sums up to against what its card expects of it."""
    held = {next(iter(row.values())): row for row in report.by_kind}
    kinds = {name: value for name, value in expected.items() if name in held}
    whole = {name: value for name, value in expected.items() if isinstance(value, int) and not isinstance(value, bool)}
    problems = [
        Problem(str(file), None, name, str(held["all"][name]), f"refused: the card expects {value:,} ({kind})")
        for kind, each in {"all": _named(whole), **kinds}.items()
        for name, value in each.items()
        if name in held["all"] and held[kind][name] != value
    ]
    if problems:
        raise RefusedError(problems, report)


def _named(whole: Mapping[str, int]) -> Mapping[str, int]:
    return {"events" if name == "rows" else name: value for name, value in whole.items()}
