"""How one cell of a records file is read: text in, value out, ValueError with the reason otherwise."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

LISTED = "|"
LONGEST = 10_000
EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^\s/]\S*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})")
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


def words(text: str) -> str:
    """Accept any text that can be shown."""
    if len(text) > LONGEST:
        raise ValueError(f"the text has {len(text):,} characters; at most {LONGEST:,} are taken")
    if found := CONTROL.search(text):
        raise ValueError(f"the text holds the control character U+{ord(found[0]):04X}")
    return text


def identifier(text: str) -> str:
    """Accept letters, digits and . _ : - only, so that an id is safe in an address bar."""
    if not IDENTIFIER.fullmatch(text):
        raise ValueError("an identifier has letters, digits and . _ : - only, and starts with a letter or digit")
    return text


def one_of(*allowed: str) -> Callable[[str], str]:
    """Accept the words given and no others."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"allowed: {', '.join(allowed)}")
        return text

    return read


def listed(text: str) -> list[str]:
    """Split a list at the bars."""
    return [part.strip() for part in words(text).split(LISTED) if part.strip()]


def language(text: str) -> str:
    """Accept a BCP 47 tag such as es or pt-BR."""
    if not LANGUAGE.fullmatch(text):
        raise ValueError("a language is a BCP 47 tag such as es or pt-BR")
    return text


def web_address(text: str) -> str:
    """Accept http and https addresses only."""
    if not ADDRESS.fullmatch(text):
        raise ValueError("an address starts with http:// or https:// and has no spaces")
    return words(text)


def in_range(value: date) -> date:
    """Accept days of the years that the ledger keeps: a year mistyped would stretch every timeline."""
    if not EARLIEST <= value <= LATEST:
        raise ValueError(f"the ledger keeps {EARLIEST} to {LATEST}")
    return value


def day(text: str) -> date:
    """Read YYYY-MM-DD."""
    if not DAY.fullmatch(text):
        raise ValueError("a date is written YYYY-MM-DD")
    return in_range(date.fromisoformat(text))


def moment(text: str) -> datetime | date:
    """Read a day, or a moment with its offset from UTC."""
    if "T" not in text:
        return day(text)
    if not MOMENT.fullmatch(text):
        raise ValueError("a time needs its offset from UTC, as in 2026-01-07T21:27:00-04:00")
    value = datetime.fromisoformat(text)
    in_range(value.date())
    return value


def count(text: str) -> int:
    """Read a whole number, of persons or of anything else that is counted."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("a whole number is expected; leave the cell empty where none was given")
    return int(text)


def number(text: str) -> float:
    """Read a number with or without decimals."""
    if not NUMBER.fullmatch(text):
        raise ValueError("a number is expected, as in -12.5")
    return float(text)


def degrees(limit: float) -> Callable[[str], float]:
    """Read a coordinate within plus or minus the limit."""

    def read(text: str) -> float:
        value = number(text)
        if abs(value) > limit:
            raise ValueError(f"a coordinate lies between -{limit:g} and {limit:g} degrees")
        return value

    return read


def known_day(value: datetime | date | None) -> date | None:
    """Day on which something was said, where it was said."""
    return value.date() if isinstance(value, datetime) else value


def known_moment(value: datetime | date | None) -> datetime | None:
    """Moment at which something was said, as naive UTC, or None where only the day is known."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else None
