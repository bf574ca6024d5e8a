"""Disputed land on maps: which land and borders are drawn as disputed, by which rule, and what the rule misses."""

import pandas as pd
import streamlit as st

from components import tables
from components.figures.map_view import DETAILED_FROM
from components.folds import fold
from components.view import View
from components.words import say_count
from queries.selection import Selection
from queries.viewport import Viewport

RULE = (
    "Hatched: land to which Natural Earth notes a claim, partial or own administration against one, or a status that not all recognise; "
    "and land that its own view and the view that it publishes for Germany give to different countries. "
    "Dashed: borders that it marks as disputed, indefinite or a line of control. It is the publisher's judgement, not ours."
)
# Checked against the shapes in tests/data/test_disputed_land.py.
MISSED = (
    "Not hatched, because the files at hand hold no shape of their own for it: Jammu and Kashmir, Gilgit-Baltistan, Aksai Chin, Arunachal "
    "Pradesh, the Golan Heights, Abkhazia, South Ossetia, Transnistria, the southern Kurils, the Hala'ib Triangle, Abyei, the Essequibo, "
    "the islands of the South China Sea, and the parts of Ukraine other than Crimea under Russian control. There, at most, a border is "
    "dashed. East Jerusalem is hatched with the West Bank. What is not hatched is not thereby undisputed."
)
COLUMNS = {"name": tables.text("Land"), "note": tables.text("Natural Earth's note", width="large")}


def disputed(view: View, viewport: Viewport) -> pd.DataFrame:
    """What Natural Earth marks as disputed, as fine as the view asks for."""
    return view.record.rows("map/disputed", Selection(), scale="50m" if viewport.zoom >= DETAILED_FROM else "110m")


def say_disputed(view: View, viewport: Viewport) -> None:
    """Print the rule by which land is hatched and what it misses, with every piece of land that is."""
    fold("Disputed land: what is hatched, by which rule, and what is not", lambda: _rule(view, viewport), key="disputed")


def _rule(view: View, viewport: Viewport) -> None:
    rows = disputed(view, viewport)
    areas = rows[rows["kind"] == "area"]
    st.markdown(f"{RULE}\n\n{MISSED}")
    tables.table(areas, COLUMNS, alt="Land drawn as disputed")
    st.caption(f"And {say_count((rows['kind'] == 'line').sum(), 'border')}, which have no names.")
