"""What an import says of itself: what was read, taken in, rejected, repaired, worth a warning, not matched, and what it adds up to."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from data.sources.intake import SQL, Intake, Rows

Counted = Mapping[str, int]
LISTED = 20


@dataclass(frozen=True)
class Report:
    """What one import read of one file; counts are of rows unless they say otherwise."""

    file: str
    dataset_id: str
    read: int
    accepted: int
    rejected: int
    rejected_by_reason: Counted
    repaired_by_rule: Counted
    warnings: Counted
    columns_missing: Sequence[str]
    countries_not_matched: Rows
    actors_new: int | None = None
    actors_alike: Rows = field(default_factory=list)
    coverage_before: Mapping[str, Any] | None = None
    coverage_after: Mapping[str, Any] | None = None
    by_kind: Rows = field(default_factory=list)
    by_year: Rows = field(default_factory=list)
    rejected_file: str | None = None

    @classmethod
    def of_list(cls, intake: Intake, dataset_id: str) -> "Report":
        """What every file has: rows read, accepted, rejected, and what the rules did."""
        read, rejected = intake.read(), intake.rejected()
        return cls(
            file=intake.file.name,
            dataset_id=dataset_id,
            read=read,
            accepted=read - rejected,
            rejected=rejected,
            rejected_by_reason=_by(intake.con, "SELECT reason, count(*) FROM rejected GROUP BY reason ORDER BY 2 DESC, 1"),
            repaired_by_rule=_by(intake.con, "SELECT rule, count(*) FROM repaired GROUP BY rule ORDER BY 2 DESC, 1"),
            warnings={},
            columns_missing=intake.missing,
            countries_not_matched=intake.unmatched,
        )

    def as_json(self) -> str:
        """The report for machines."""
        return json.dumps(asdict(self), indent=2, default=str)

    def __str__(self) -> str:
        """The report for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.file} → {self.dataset_id}"
        yield f"  rows read {self.read:,}, accepted {self.accepted:,}, rejected {self.rejected:,}"
        yield from _counted("rejected", self.rejected_by_reason)
        if self.rejected_file:
            yield f"  rejected rows are in {self.rejected_file}"
        yield from _counted("read by rule", self.repaired_by_rule)
        yield from _counted("warning", self.warnings)
        yield from self._not_matched()
        if self.coverage_after is not None:
            yield f"  coverage before: {_coverage(self.coverage_before)}"
            yield f"  coverage after:  {_coverage(self.coverage_after)}"
        for kind in self.by_kind:
            yield "  " + ", ".join(f"{name.replace('_', ' ')} {_number(value)}" for name, value in kind.items())
        yield from (_year(row) for row in self.by_year)

    def _not_matched(self) -> Iterator[str]:
        if self.columns_missing:
            yield f"  columns that the file lacks: {', '.join(self.columns_missing)}"
        for name in self.countries_not_matched[:LISTED]:
            yield f"  country not matched: {name['name']}{_nearest(name)}"
        if self.actors_new is not None:
            yield f"  actors not seen before: {self.actors_new:,}"
        for pair in self.actors_alike[:LISTED]:
            yield "    {name} ({actor_id}) may be {like_name} ({like_id}), likeness {likeness}; nothing is merged".format_map(
                pair
            )
        if len(self.actors_alike) > LISTED:
            yield f"    and {len(self.actors_alike) - LISTED} more pairs, in the JSON report"


def judge(intake: Intake, dataset_id: str, expected: Mapping[str, Any], before: Path | None, known_actors: Rows) -> Report:
    """Sum up an intake whose rows were tidied; ``before`` is the file of the release that it replaces."""
    con = intake.con
    said = replace(
        Report.of_list(intake, dataset_id),
        warnings=_warnings(intake),
        by_kind=intake.rows(intake.source.question("report")),
    )
    if not intake.source.has_actors:
        return said
    con.execute(f"CREATE TEMP TABLE sides AS {intake.source.question('sides')}")
    con.execute("CREATE TEMP TABLE known_actors (actor_id VARCHAR, name VARCHAR)")
    if known_actors:
        con.executemany("INSERT INTO known_actors VALUES ($1, $2)", [[each["actor_id"], each["name"]] for each in known_actors])
    fresh = "SELECT count(*) AS n FROM sides WHERE actor_id NOT IN (SELECT actor_id FROM known_actors)"
    return replace(
        said,
        actors_new=intake.rows(fresh)[0]["n"],
        actors_alike=intake.rows(_sql("like_actors")),
        coverage_before=_covered(con, before) if before else None,
        coverage_after=intake.rows(_sql("coverage").replace("read_parquet($events)", "events"))[0],
        by_year=list(_against(intake.rows(_sql("years")), expected.get("years", {}))),
    )


def _warnings(intake: Intake) -> Counted:
    own = _by(intake.con, intake.source.question("warnings"))
    return {**own, **_by(intake.con, _sql("country_warnings"))} if intake.source.has_gw_codes else own


def _against(years: Rows, published: Mapping[str, Mapping[str, int]]) -> Iterator[dict[str, Any]]:
    """Put what the publisher says of a year beside what its rows add up to."""
    for row in years:
        said = published.get(str(row["year"]), {})
        yield row | {f"published_{name}": value for name, value in said.items()}


def _covered(con: duckdb.DuckDBPyConnection, events: Path) -> Mapping[str, Any]:
    rows: Rows = con.execute(_sql("coverage"), {"events": str(events)}).to_arrow_table().to_pylist()
    return rows[0]


def _by(con: duckdb.DuckDBPyConnection, sql: str) -> Counted:
    return dict(con.sql(sql).fetchall())


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _counted(word: str, counts: Counted) -> Iterator[str]:
    for reason, rows in counts.items():
        yield f"    {word}: {reason}: {rows:,}"


def _nearest(name: Mapping[str, Any]) -> str:
    if name["codes"]:
        return f", which may be {' or '.join(name['codes'])}"
    return f", nearest: {', '.join(name['nearest'])}" if name["nearest"] else ", and no known name is near"


def _coverage(found: Mapping[str, Any] | None) -> str:
    if found is None or not found["events"]:
        return "nothing"
    return "{events:,} events in {countries} countries, {first_start} to {last_start}".format_map(found)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _year(row: Mapping[str, Any]) -> str:
    said = [f"{name} {_number(row[name])}{_beside(row, name)}" for name in ("events", "low", "best", "high")]
    return f"    {row['year']}: {', '.join(said)}"


def _beside(row: Mapping[str, Any], name: str) -> str:
    published = row.get(f"published_{name}")
    if published is None:
        return ""
    return " (as published)" if published == row[name] else f" (the publisher says {published:,}, {row[name] - published:+,})"
