"""Questions in the SQL of Spark: the only place that knows another dialect, and what does not travel to it."""

from functools import cache

from queries.engine import SettingError

try:
    import sqlglot
    from sqlglot import exp
except ModuleNotFoundError:
    raise SettingError("Spark Connect needs sqlglot: pip install -r queries/engines/requirements-spark.txt") from None

# What a server of Spark Connect does not answer as DuckDB does, however it is translated, and why.
STAYS = {
    "actors/figures_of_actor": "it asks IN (SELECT …) among its columns, which Sail has no plan for",
}
NO_LIMIT = 2**31 - 1


@cache
def to_spark(sql: str) -> str:
    """The same question in Spark's SQL; its parameters are written ``:name`` there."""
    return sqlglot.parse_one(sql, read="duckdb").transform(_fixed).sql("spark")


@cache
def tables(sql: str) -> frozenset[str]:
    """The tables that a question reads, and the names that it gives to parts of itself."""
    return frozenset(table.name for table in sqlglot.parse_one(sql, read="duckdb").find_all(exp.Table))


def _fixed(node: exp.Expression) -> exp.Expression:
    """What sqlglot passes on as it is, or in a form that not every server reads."""
    if isinstance(node, exp.Literal) and not node.is_string and "." in node.name:
        # A number with a point is a decimal there, and quotients of decimals are cut after six places.
        return exp.cast(exp.Literal.string(node.name), "double")
    if isinstance(node, exp.Split) and node.expression.is_string:
        # There it splits by a pattern; sqlglot quotes it as Java does.
        return exp.Anonymous(this="SPLIT", expressions=[node.this, exp.Literal.string(f"[{node.expression.name}]")])
    if isinstance(node, exp.Limit) and not isinstance(node.expression, exp.Literal):
        # No number is no limit; Spark, unlike Sail, refuses it.
        return exp.Limit(this=node.this, expression=exp.func("coalesce", node.expression, exp.Literal.number(NO_LIMIT)))
    return node
