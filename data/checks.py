"""Run the checks: each file in ``checks/`` asks for the records that break one promise of the ledger."""

from pathlib import Path

import duckdb

from data.errors import Problem, SourceError

CHECKS = Path(__file__).with_suffix("")


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Run every check in ``checks/``; raises SourceError with every record that fails one."""
    problems = [
        Problem(f"checks/{path.name}", None, None, str(record), str(reason))
        for path in sorted(CHECKS.glob("*.sql"))
        for record, reason in con.execute(path.read_text(encoding="utf-8")).fetchall()
    ]
    if problems:
        raise SourceError(problems)
