"""The script that tutorials teach: a CSV in pandas, filters in the sidebar, plotly express; all of it again after every click."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="Events", layout="wide")


@st.cache_data
def load(path: str) -> pd.DataFrame:
    """Read the events once."""
    return pd.read_csv(path, parse_dates=["start_date", "end_date"])


events = load(os.environ["EVENTS_CSV"])

st.sidebar.header("Filters")
dates = st.sidebar.date_input(
    "Dates", (events["start_date"].min(), events["end_date"].max()), min_value="1900-01-01", max_value="2100-12-31"
)
types = st.sidebar.multiselect("Type", sorted(events["type_of_violence"].unique()))
countries = st.sidebar.multiselect("Country", sorted(events["country"].unique()))
words = st.sidebar.text_input("Words")

if len(dates) == 2:
    first, last = pd.to_datetime(dates[0]), pd.to_datetime(dates[1])
    events = events[(events["end_date"] >= first) & (events["start_date"] <= last)]
if types:
    events = events[events["type_of_violence"].isin(types)]
if countries:
    events = events[events["country"].isin(countries)]
if words:
    texts = events[["place", "side_a", "side_b"]]
    events = events[texts.apply(lambda column: column.str.contains(words, case=False, regex=False)).any(axis=1)]

st.title("Events")
st.metric("Events", len(events))
st.metric("Deaths", int(events["best"].sum()))

by_country = events.groupby("country", as_index=False).agg(
    events=("best", "size"), low=("low", "sum"), best=("best", "sum"), high=("high", "sum")
)
st.plotly_chart(px.choropleth(by_country, locations="country", locationmode="country names", color="best"))
st.dataframe(by_country.sort_values("best", ascending=False))

by_month = events.groupby(events["start_date"].dt.to_period("M").dt.to_timestamp())[["low", "best", "high"]].sum().reset_index()
st.plotly_chart(px.line(by_month, x="start_date", y="best"))

if st.sidebar.checkbox("Show rows"):
    st.dataframe(events)
