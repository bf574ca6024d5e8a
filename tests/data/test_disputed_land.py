"""Land that Natural Earth marks as disputed: which it is, and that its stripes can be drawn."""

import geopandas
import pytest
import shapely

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
