"""The content hash depends on what is recorded, and on nothing else."""

import duckdb

from data.content import content_sha256


def digest(*statements: str) -> str:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE snapshot (created_at TIMESTAMP); CREATE TABLE t (a INTEGER, b VARCHAR, c VARCHAR[])")
        for statement in statements:
            con.execute(statement)
        return content_sha256(con)


ONE = "INSERT INTO t VALUES (1, 'x', ['p', 'q'])"
TWO = "INSERT INTO t VALUES (NULL, '', [])"


def test_the_order_in_which_rows_came_is_not_hashed() -> None:
    assert digest(ONE, TWO) == digest(TWO, ONE)


def test_the_time_of_the_build_is_not_hashed() -> None:
    assert digest(ONE, "INSERT INTO snapshot VALUES (now())") == digest(ONE)


def test_a_row_twice_an_empty_text_and_a_comma_in_a_list_are_hashed() -> None:
    unlike = [
        digest(ONE),
        digest(ONE, ONE),
        digest(ONE, TWO),
        digest(ONE, "INSERT INTO t VALUES (NULL, NULL, [])"),
        digest(ONE, "INSERT INTO t VALUES (0, '', [])"),
        digest("INSERT INTO t VALUES (1, 'x', ['p, q'])"),
        digest(ONE, "CREATE TABLE u (a INTEGER)"),
        digest(ONE, "ALTER TABLE t RENAME b TO d"),
    ]
    assert len(set(unlike)) == len(unlike)
