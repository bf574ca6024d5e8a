"""The lint of SQL that does not travel: what it finds, what it lets pass."""

import re

import pytest

from queries.portability import PATTERNS, main, violations
from queries.question import SQL

BANNED = [
    "SELECT date_diff('month', a, b)",
    "SELECT datediff('year', a, b)",
    "SELECT dayofweek(d)",
    "SELECT isodow(d)",
    "SELECT date_part('isodow', d)",
    "SELECT at AT TIME ZONE 'UTC'",
    "SELECT arg_max(a, b, 3)",
    "SELECT max_by(a, abs(b), 3)",
    "SELECT max(x, 3)",
    "SELECT a FROM t POSITIONAL JOIN u",
    "SELECT a FROM t ASOF JOIN u ON t.d >= u.d",
    "SELECT a FROM t ASOF LEFT JOIN u ON t.d >= u.d",
    "PIVOT t ON a USING sum(b)",
    "UNPIVOT t ON a, b INTO NAME c VALUE d",
    "SELECT a FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY a) = 1",
    "SELECT a, COUNT(*) FROM t GROUP BY ALL",
    "SELECT a FROM t ORDER  BY\nALL",
    "SELECT * EXCLUDE (a) FROM t",
    "SELECT t.* REPLACE (a + 1 AS a) FROM t",
    "SELECT COLUMNS('a.*') FROM t",
    "SELECT names[1:3] FROM t",
    "SELECT list_slice(names, 1, 3) FROM t",
    "SELECT [x + 1 FOR x IN numbers] FROM t",
    "SELECT a FROM t WHERE len($list) = 0",
    "SELECT quantile_cont(x, 0.5) FROM t",
    "SELECT time_bucket(INTERVAL 1 WEEK, d) FROM t",
    "SELECT end_date - start_date FROM t",
    "SELECT claimed_on - CAST(event.start_date AS DATE) FROM t",
    "SELECT CAST(a AS DATE) - CAST(b AS DATE) FROM t",
    "SELECT a - DATE '2026-01-01' FROM t",
    "SELECT a FROM generate_series(1, 3) AS t (a)",
    "SELECT a FROM range(3) AS t (a)",
    "SELECT j ->> 'a' FROM t",
    "SELECT hash(a) FROM t",
    "SELECT histogram(a) FROM t",
    "WITH RECURSIVE t AS (SELECT 1) SELECT * FROM t",
    "SELECT a FROM t, LATERAL (SELECT 1) AS u",
    "SELECT a FROM t WHERE a IN $list",
    "SELECT a FROM t WHERE a = ANY($list)",
    "SELECT {'a': 1}",
    "SELECT MAP {'a': 1}",
    "SELECT string_agg(a, ', ' ORDER BY a) FROM t",
    "SELECT list(a) FROM t",
    "SELECT sum(a) OVER (ORDER BY d RANGE BETWEEN INTERVAL 6 DAYS PRECEDING AND CURRENT ROW) FROM t",
    "SELECT a / b FROM t",
    "SELECT a // b FROM t",
    "SELECT a / 0 FROM t",
    "SELECT grouping(a, b) FROM t GROUP BY CUBE (a, b)",
    "SELECT format('{:>5}', a) FROM t",
    "SELECT ST_Area(a) FROM t",
    "WITH t AS MATERIALIZED (SELECT 1 AS a) SELECT a FROM t",
    "FROM t SELECT a",
]
PORTABLE = [
    "SELECT chosen.* FROM chosen",
    "SELECT date_diff('day', a, b), date_trunc('month', d), max_by(a, b), max(coalesce(a, b)), COUNT(*) FILTER (WHERE a > 0)",
    "SELECT a / nullif(b, 0), a // nullif(b, 0), a / 100.0, a // 7 FROM t",
    "SELECT d - INTERVAL 1 DAY, CAST(d AS DATE) - INTERVAL 1 DAY FROM t",
    "SELECT a FROM t WHERE list_contains(CAST($list AS VARCHAR[]), a) AND kind = 'range' AND label <> 'hash(x) / len(y)'",
    "SELECT a -- PIVOT by hand; a / b\nFROM t",
    "SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) FROM t",
    "SELECT a FROM t UNION ALL SELECT a || ' / ' || b FROM u",
]


@pytest.mark.parametrize("sql", BANNED)
def test_what_does_not_travel_is_found(sql):
    assert violations(sql)


@pytest.mark.parametrize("sql", PORTABLE)
def test_what_travels_passes(sql):
    assert violations(sql) == []


def test_every_ban_is_tried():
    tried = "\n;\n".join(BANNED)
    missing = [ban.pattern for ban, pattern in PATTERNS if not any(re.search(pattern, sql) for sql in BANNED)]
    assert missing == [], tried


def test_a_violation_names_its_line_and_what_to_write():
    (violation,) = violations("SELECT a,\n  -- why\n  'two\nlines',\n  hash(a)\nFROM t")
    assert (violation.line, violation.found) == (5, "hash(")
    assert str(violation) == "line 5: 'hash(' gives another answer on other engines; md5(text)"


def test_every_question_travels(capsys):
    assert main() == 0, capsys.readouterr().out


def test_the_command_says_where(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "subject"
    folder.mkdir()
    (folder / "question.sql").write_text("SELECT len(a) FROM t")
    monkeypatch.setattr("queries.portability.SQL", tmp_path)
    assert main() == 1
    assert capsys.readouterr().out.startswith("subject/question.sql: line 1: 'len('")


def test_the_questions_are_where_the_lint_looks():
    assert len(list(SQL.glob("*/*.sql"))) > 40
