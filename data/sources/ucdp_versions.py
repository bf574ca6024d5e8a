"""What the version of a UCDP release says: which series it belongs to and which days it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CARD = Path(__file__).parent / "ucdp_ged" / "card.toml"
IN_NAME = re.compile(r"v(\d\d)[_.](\d\d?)(?:[_.](\d\d?)(?:[_.](\d\d))?)?(?!\d)|ged(\d\d)(\d)(?!\d)", re.IGNORECASE)
YEARLY = (
    "Sundberg, Ralph & Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset."
    " Journal of Peace Research 50(4): 523–532."
)
CANDIDATE = (
    "Hegre, Håvard, Mihai Croicu, Kristine Eck & Stina Högbladh (2020). Introducing the UCDP Candidate Events Dataset."
    " Research & Politics 7(3)."
)


@dataclass(frozen=True)
class Version:
    """A version in its parts: 26.1 is a yearly release, 26.0.8 the candidates of a month, 26.01.26.06 those of several."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        """The version as UCDP writes it."""
        return ".".join(self.parts)

    @property
    def is_candidate(self) -> bool:
        """Whether its rows stand only until the yearly release of their days."""
        return len(self.parts) > 2

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day; None where the parts are no version of UCDP's."""
        numbers = [int(part) for part in self.parts]
        match numbers:
            case [year, _]:
                return date(1989, 1, 1), date(1999 + year, 12, 31)
            case [year, 0, month] if 1 <= month <= 12:
                return date(2000 + year, month, 1), _last_day(2000 + year, month)
            case [first, month, last, until] if 1 <= month <= 12 and 1 <= until <= 12 and (first, month) <= (last, until):
                return date(2000 + first, month, 1), _last_day(2000 + last, until)
        return None


def version_in(name: str) -> Version | None:
    """Version that the name of a file tells."""
    found = IN_NAME.search(name)
    return Version(tuple(filter(None, found.groups()))) if found else None


def filled_card(version: Version, published_on: date) -> str | None:
    """Card of a release, filled in from its version; None where the version does not say which days it covers."""
    if version.days is None:
        return None
    kind = "Candidate Events Dataset" if version.is_candidate else "Georeferenced Event Dataset (GED) Global"
    words = {
        "SERIES": "ucdp-candidate" if version.is_candidate else "ucdp-ged",
        "TITLE": f"UCDP {kind}",
        "VERSION": str(version),
        "PROVISIONAL": str(version.is_candidate).lower(),
        "CITATION": CANDIDATE if version.is_candidate else YEARLY,
        "PUBLISHED_ON": str(published_on),
        "FIRST_DAY": str(version.days[0]),
        "LAST_DAY": str(version.days[1]),
    }
    text = CARD.read_text(encoding="utf-8")
    for word, said in words.items():
        text = text.replace(word, said)
    return text


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
