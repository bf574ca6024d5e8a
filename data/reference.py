"""The files that every dossier and dataset stands on: countries and their other names."""

from collections.abc import Iterator

from data.cells import count, day, degrees, number, one_of
from data.errors import Problem
from data.table import Column, Row, Table

# Whose codes of states are among the other names of countries: Gleditsch and Ward.
GW = "gw"

COUNTRIES = Table(
    "countries",
    ("iso3",),
    (
        Column("iso3", required=True),
        Column("name", required=True),
        Column("code_status", one_of("iso", "user_assigned"), required=True),
        Column("gw_code", count),
        Column("m49"),
        Column("region"),
        Column("subregion"),
        Column("latitude", degrees(90)),
        Column("longitude", degrees(180)),
        Column("area_km2", number),
    ),
)
ALIASES = Table(
    "country_aliases",
    ("alias", "scheme"),
    (
        Column("alias", required=True),
        Column("iso3", required=True, refers_to="countries"),
        Column("scheme", required=True),
        Column("valid_from", day),
        Column("valid_to", day),
        Column("note"),
    ),
)


def country_faults(rows: list[Row]) -> Iterator[Problem]:
    """Yield a problem for every code that is none, and every name that two countries share."""
    named: dict[str, str] = {}
    for row in rows:
        iso3, name = row.values["iso3"], row.values["name"]
        if iso3 is not None and not (iso3.isascii() and iso3.isalpha() and iso3.isupper() and len(iso3) == 3):
            yield row.problem("iso3", "a code has three capital letters")
        if name is not None and name in named:
            yield row.problem("name", f"{named[name]} has the same name")
        named.setdefault(name, iso3)


def alias_faults(rows: list[Row]) -> Iterator[Problem]:
    """Yield a problem for every name that stopped being valid before it began."""
    for row in rows:
        start, end = row.values["valid_from"], row.values["valid_to"]
        if start is not None and end is not None and start > end:
            yield row.problem("valid_to", f"valid_to is before valid_from {start}")
