"""Read the whole folder of records: every file, and every problem, before anything is loaded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.card import Card, read_card
from data.dossier import Dossier, read_dossiers
from data.dossier.links import duplicates, unknown_references
from data.errors import Problem, SourceError
from data.reference import ALIASES, COUNTRIES, alias_faults, country_faults
from data.sources.ucdp_records import CLAIMANT, MONTHLY, monthly_faults
from data.table import Codes, Reading, Row, Table, read_table

BOUNDARIES = "natural-earth-world-atlas-2.0.2.toml"
STATE_CODES = "gleditsch-ward-1999.toml"
REFERENCES = (BOUNDARIES, STATE_CODES)
RELEASES = "ucdp-*.toml"

Known = dict[str, frozenset[str] | None]
BUNDLED: tuple[tuple[Table, Callable[[list[Row]], Iterator[Problem]]], ...] = (
    (COUNTRIES, country_faults),
    (ALIASES, alias_faults),
    (MONTHLY, monthly_faults),
)


@dataclass(frozen=True)
class Collection:
    """Everything that the folder of records holds, read and found good."""

    countries: list[Row]
    aliases: list[Row]
    monthly: list[Row]
    boundaries: Card
    state_codes: Card
    releases: list[Card]
    dossiers: list[Dossier]


def read_collection(folder: Path, codes: Codes, imported: Sequence[Path] = ()) -> Collection:
    """Read the folder, and the dossiers ``imported``; ``codes`` holds what enumerations allow.

    Raises SourceError with every problem of every file.
    """
    cards, problems = _read_cards(folder / "datasets")
    bundled = {table.name: read_table(folder / table.file, table.file, table, codes) for table, _ in BUNDLED}
    known = _known(cards, bundled, are_cards_good=not problems)
    problems += _bundled_faults(bundled, known)
    dossiers, faults = read_dossiers(folder / "dossiers", codes, known, imported)
    named = {**cards, **{f"{dossier.name}/dataset.toml": dossier.card for dossier in dossiers}}
    problems += [*faults, *_repeated_datasets(named)]
    if problems:
        raise SourceError(problems)
    return Collection(
        bundled[COUNTRIES.name].rows,
        bundled[ALIASES.name].rows,
        bundled[MONTHLY.name].rows,
        cards[BOUNDARIES],
        cards[STATE_CODES],
        [card for file, card in cards.items() if file not in REFERENCES],
        dossiers,
    )


def _read_cards(folder: Path) -> tuple[dict[str, Card], list[Problem]]:
    """Read the cards of references and releases, by file name, and what is wrong with them."""
    cards: dict[str, Card] = {}
    problems: list[Problem] = []
    releases = ((path.name, "coded") for path in sorted(folder.glob(RELEASES)))
    for file, role in (*((file, "reference") for file in REFERENCES), *releases):
        cards[file], faults = read_card(folder / file, f"datasets/{file}", role)
        problems += faults
    return cards, problems


def _known(cards: Mapping[str, Card], bundled: Mapping[str, Reading], are_cards_good: bool) -> Known:
    """Ids that exist before any dossier is read; None where a file could not be read and nothing is held against it."""
    countries = bundled[COUNTRIES.name]
    releases = frozenset(str(card["dataset_id"]) for file, card in cards.items() if card and file not in REFERENCES)
    return {
        "countries": frozenset(str(row.values["iso3"]) for row in countries.rows) if countries.whole else None,
        "releases": releases if are_cards_good else None,
        "sources": releases,
        "actors": frozenset([str(CLAIMANT["actor_id"])]),
    }


def _bundled_faults(bundled: Mapping[str, Reading], known: Known) -> Iterator[Problem]:
    for table, faults in BUNDLED:
        reading = bundled[table.name]
        yield from reading.problems
        yield from duplicates(table, reading.rows, frozenset())
        yield from unknown_references(table, reading.rows, known)
        yield from faults(reading.rows)


def _repeated_datasets(cards: Mapping[str, Card]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, card in cards.items():
        dataset_id = card.get("dataset_id")
        if dataset_id is not None and str(dataset_id) in first:
            yield Problem(file, None, "dataset_id", str(dataset_id), f"{first[str(dataset_id)]} has the same dataset_id")
        first.setdefault(str(dataset_id), file)
