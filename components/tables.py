"""Tables: the twin of every chart, and the lists; unknown numbers are said, not left blank."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.folds import fold

NOT_KNOWN = "not known"


def number(label: str, explanation: str | None = None) -> Any:
    """Describe a column of whole numbers."""
    return st.column_config.NumberColumn(label, format="localized", help=explanation)


def text(label: str, explanation: str | None = None, width: Any = None) -> Any:
    """Describe a column of text."""
    return st.column_config.TextColumn(label, help=explanation, width=width)


def day(label: str) -> Any:
    """Describe a column of days."""
    return st.column_config.DateColumn(label, format="D MMM YYYY")


def link(label: str) -> Any:
    """Describe a column of addresses."""
    return st.column_config.LinkColumn(label, display_text="open")


TOLL = {
    "low": number("Low", "Sum of the low estimates of records that carry one"),
    "best": number("Best", "Sum of the best estimates of records that carry one"),
    "high": number("High", "Sum of the high estimates of records that carry one"),
    "without_number": number("Without a number", "Events whose record carries no number: unknown, not zero"),
}


def table(rows: pd.DataFrame, columns: Mapping[str, Any], alt: str, *, missing: str = NOT_KNOWN, **more: Any) -> Any:
    """Draw the named columns of some rows; ``alt`` says for screen readers what the table holds."""
    return st.dataframe(
        rows[list(columns)], column_config=dict(columns), hide_index=True, placeholder=missing, alt=alt, width="stretch", **more
    )


def twin(title: str, rows: Callable[[], pd.DataFrame], columns: Mapping[str, Any]) -> None:
    """Offer a chart's numbers as a table, folded away beneath it; ``rows`` is called when a reader opens it."""
    fold(f"Table: {title}", lambda: table(rows(), columns, alt=title), key=f"table_{title}", icon=":material/table_rows:")
