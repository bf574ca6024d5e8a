"""Aggregates: countries ranked, and their places beside the period before."""

import streamlit as st

from components import tables
from components.charts import chart
from components.comparisons import COUNTRIES, compare, countries_compared, rule
from components.figures.country_bars import country_bars
from components.provisional import say_provisional
from components.view import View
from components.words import say_count, say_toll

BARS = 15
COLUMNS = {
    "country": tables.text("Country"),
    "events": tables.number("Coded events"),
    **tables.TOLL,
    "accounts": tables.number("Curated events"),
}


def by_country(view: View) -> None:
    """Countries by deaths with their range."""
    rows = view.rows("countries/events_by_country")
    known = rows[rows["best"].notna() & (rows["best"] > 0)].head(BARS)
    if known.empty:
        st.info("No coded event of the selection carries a number of deaths.")
    else:
        first = known.iloc[0]
        toll = say_toll(first["low"], first["best"], first["high"])
        more = f" The {len(known)} highest of {say_count(len(rows), 'country', 'countries')}." if len(rows) > len(known) else ""
        chart(
            country_bars(known, view.ink),
            key="country_bars",
            summary=f"Deaths by country, best estimate and range. Highest: {first['country']}, {toll}.{more}",
        )
    tables.table(rows, COLUMNS, alt="Events and deaths by country")
    say_provisional(view)


def places_before(view: View) -> None:
    """Places of the countries beside those in the equally long period just before, or why they are not compared."""
    compared = compare(view)
    if compared is None:
        st.caption("Choose a first and a last day to see how places changed against the equally long period just before.")
        return
    if compared.before is None or compared.refused:
        st.info(f"Places are not compared with the period before: {compared.refused}. {rule(compared)}")
        return
    tables.table(
        countries_compared(compared.now, compared.before), COUNTRIES, alt="Countries beside the period before", missing="–"
    )
    st.caption(rule(compared))
