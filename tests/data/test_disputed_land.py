"""Land that Natural Earth marks as disputed: which it is, and that its stripes can be drawn."""

import geopandas
import pytest
import shapely

from components.disputed import MISSED
from data.sources.disputed_land import STRIPES, given_to_others, hatched, noted_areas
from data.sources.natural_earth import BOUNDARIES

SQUARE = shapely.box(0, 0, 10, 10)


@pytest.fixture(scope="module")
def disputed() -> geopandas.GeoDataFrame:
    return geopandas.read_parquet(BOUNDARIES / "disputed.parquet")


def test_every_shape_is_valid_named_once_and_lies_on_the_earth(disputed):
    assert disputed.geometry.is_valid.all()
    assert not disputed.duplicated(["name", "scale"]).any()
    assert (abs(disputed.total_bounds) <= [180, 90, 180, 90]).all()
    assert (disputed["note"] != "").all()


@pytest.mark.parametrize("scale", STRIPES)
def test_what_is_known_to_be_disputed_is_hatched_at_both_scales(disputed, scale):
    areas = disputed[(disputed["scale"] == scale) & (disputed["kind"] == "area")]
    assert {"Kosovo", "Western Sahara", "Northern Cyprus", "Somaliland", "Russia or Ukraine"} <= set(areas["name"])
    assert {"Norway", "Israel", "France"}.isdisjoint(areas["name"])
    assert len(disputed[(disputed["scale"] == scale) & (disputed["kind"] == "line")]) > 20


# Each lies in the middle of the land that it stands for.
PLACES = {
    "West Bank": (35.2, 32.0), "Gaza Strip": (34.35, 31.4), "East Jerusalem": (35.24, 31.8), "Crimea": (34.0, 45.2),
    "Western Sahara": (-13.0, 24.5), "Western Sahara, east of the wall": (-10.0, 26.5), "Taiwan": (121.0, 23.7),
    "Kosovo": (20.9, 42.6), "Northern Cyprus": (33.5, 35.3), "Somaliland": (44.5, 9.7),
    "Jammu and Kashmir": (75.0, 33.8), "Gilgit-Baltistan": (74.5, 35.6), "Aksai Chin": (79.5, 35.0), "Arunachal Pradesh": (94.0, 28.0),
    "Golan Heights": (35.8, 33.0), "Abkhazia": (41.2, 43.0), "South Ossetia": (44.0, 42.3), "Transnistria": (29.5, 47.0),
    "Hala'ib Triangle": (35.5, 22.5), "Abyei": (28.4, 9.6), "Essequibo": (-59.0, 5.5), "Donetsk": (37.8, 48.0), "Israel": (35.0, 30.5),
}  # fmt: skip
HATCHED = {
    "West Bank", "Gaza Strip", "East Jerusalem", "Crimea", "Western Sahara", "Western Sahara, east of the wall", "Taiwan", "Kosovo",
    "Northern Cyprus", "Somaliland",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_the_map_says_truly_what_is_hatched_and_what_is_not(disputed, place):
    areas = disputed[(disputed["scale"] == "50m") & (disputed["kind"] == "area")]
    assert areas.intersects(shapely.Point(PLACES[place]).buffer(0.15)).any() == (place in HATCHED)
    named = MISSED.replace("other than Crimea", "")
    assert place in HATCHED | {"Donetsk", "Israel"} or place in named


def test_stripes_cover_a_third_and_stay_within():
    stripes = hatched(SQUARE, 0.5)
    assert stripes.area / SQUARE.area == pytest.approx(1 / 3, abs=0.02)
    assert SQUARE.buffer(1e-9).contains(stripes)


def test_only_a_noted_claim_or_a_doubtful_status_counts():
    countries = geopandas.GeoDataFrame(
        [("A", "Claimed by B", None, "Country", "Admin-0 country"), ("B", None, None, "Country", "Unrecognized"),
         ("C", None, None, "Disputed", "Unrecognized"), ("D", None, None, "Disputed", "Admin-0 country")],
        columns=["ADMIN", "NOTE_BRK", "NOTE_ADM0", "TYPE", "FCLASS_ISO"], geometry=[SQUARE] * 4, crs="EPSG:4326",
    )  # fmt: skip
    assert noted_areas(countries)["name"].tolist() == ["A", "C"]


def test_what_two_views_give_to_different_countries_is_found_and_slivers_are_not():
    def view(border: float) -> geopandas.GeoDataFrame:
        return geopandas.GeoDataFrame(
            {"ADM0_A3": ["AAA", "BBB"], "ADMIN": ["Alland", "Borland"], "TYPE": ["Country"] * 2},
            geometry=[shapely.box(0, 0, border, 10), shapely.box(border, 0, 10, 10)], crs="EPSG:4326",
        )  # fmt: skip

    assert given_to_others(view(6), view(4))["name"].tolist() == ["Alland or Borland"]
    assert given_to_others(view(5.0005), view(5)).empty
