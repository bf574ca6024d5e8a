"""How fresh each dataset is, and what it covers."""

import streamlit as st

from components import tables
from components.view import View


def freshness(view: View) -> None:
    """Table of the datasets: coverage, release, records."""
    st.markdown("**How far each dataset reaches**")
    cards = view.rows("sources/datasets")
    tables.table(
        cards[cards["role"] != "reference"],
        {
            "title": tables.text("Dataset", width="large"),
            "version": tables.text("Version"),
            "role_label": tables.text("Kind"),
            "coverage_start": tables.day("Covers from"),
            "coverage_end": tables.day("to"),
            "published_on": tables.day("Released"),
            "row_count": tables.number("Records"),
            "licence": tables.text("Licence"),
        },
        alt="Coverage and release of each dataset",
    )
