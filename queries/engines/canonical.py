"""One form for the answers of every engine: the columns and types that a question declares."""

import pyarrow as pa

from queries.question import Question

TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}


def canonical(table: pa.Table, question: Question) -> pa.Table:
    """The same rows in the types declared; raises pyarrow.ArrowInvalid where a value would be lost by that."""
    return table.select([name for name, _ in question.returns]).cast(schema(question))


def schema(question: Question) -> pa.Schema:
    """The Arrow schema that a question declares."""
    return pa.schema([(name, _type(kind)) for name, kind in question.returns])


def _type(kind: str) -> pa.DataType:
    return pa.list_(_type(kind.removesuffix("[]"))) if kind.endswith("[]") else TYPES[kind]
