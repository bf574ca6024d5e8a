"""Rules on figures: numbers in order and fit for their kind, updates and parts that belong to what they name."""

from collections.abc import Callable, Iterator

from data.cells import known_day
from data.dossier.links import Rows, by_id
from data.errors import Problem

NUMBERS = ("low", "best", "high")

# What each kind of number must and must not carry, as the schema's CHECKs have it.
REQUIRED = {
    "exact": NUMBERS,
    "none": NUMBERS,
    "at_least": ("low",),
    "at_most": ("high",),
    "about": ("best",),
    "range": ("low", "high"),
}
FORBIDDEN = {"qualitative": NUMBERS, "undisclosed": NUMBERS, "at_least": ("high",), "at_most": ("low",)}


def _numbers_in_order(rows: Rows) -> Iterator[Problem]:
    for row in rows["casualties"]:
        for smaller, larger in (("low", "best"), ("best", "high"), ("low", "high")):
            a, b = row.values[smaller], row.values[larger]
            if a is not None and b is not None and a > b:
                yield row.problem(smaller, f"{smaller} {a} is above {larger} {b}")


def _numbers_fit_their_kind(rows: Rows) -> Iterator[Problem]:
    for row in rows["casualties"]:
        kind = row.values["number_kind"]
        for name in NUMBERS:
            if row.values[name] is None and name in REQUIRED.get(kind, ()):
                yield row.problem(name, f"a figure of kind {kind} needs {name}")
            if row.values[name] is not None and name in FORBIDDEN.get(kind, ()):
                yield row.problem(name, f"a figure of kind {kind} has no {name}")
        distinct = {row.values[name] for name in NUMBERS} - {None}
        if kind == "none" and distinct - {0}:
            yield row.problem("best", "a claim that there were none is 0")
        if kind == "exact" and len(distinct) > 1:
            yield row.problem("best", "an exact figure has one number in low, best and high")


def _updates_replace_the_claimants_own(rows: Rows) -> Iterator[Problem]:
    first = by_id(rows, "casualties", "casualty_id")
    for row in rows["casualties"]:
        old = first.get(row.values["supersedes_casualty_id"])
        if old is None:
            continue
        for name in ("claimant_actor_id", "harm", "event_id"):
            if row.values[name] != old.values[name]:
                yield row.problem("supersedes_casualty_id", f"the figure replaced has another {name}: {old.values[name]}")
        new_day, old_day = known_day(row.values["claimed_at"]), known_day(old.values["claimed_at"])
        if new_day is not None and old_day is not None and new_day < old_day:
            yield row.problem("supersedes_casualty_id", f"the figure replaced is newer: {old_day}")


def _updates_form_one_chain(rows: Rows) -> Iterator[Problem]:
    replaced: dict[str, str] = {}
    for row in rows["casualties"]:
        old = row.values["supersedes_casualty_id"]
        if old in replaced:
            yield row.problem("supersedes_casualty_id", f"the figure is replaced by {replaced[old]} already")
        if old is not None:
            replaced.setdefault(old, row.values["casualty_id"])


def _parts_are_of_the_same_harm(rows: Rows) -> Iterator[Problem]:
    first = by_id(rows, "casualties", "casualty_id")
    for row in rows["casualties"]:
        total = first.get(row.values["part_of_casualty_id"])
        for name in ("harm", "event_id"):
            if total is not None and row.values[name] != total.values[name]:
                yield row.problem("part_of_casualty_id", f"the total has another {name}: {total.values[name]}")


FIGURE_RULES: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    _numbers_in_order,
    _numbers_fit_their_kind,
    _updates_replace_the_claimants_own,
    _updates_form_one_chain,
    _parts_are_of_the_same_harm,
)
