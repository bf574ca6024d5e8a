"""The record of countries, their other names and their shapes agree with one another."""

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from data.errors import SourceError
from data.sources.natural_earth import (
    BOUNDARIES,
    COLUMNS,
    COUNTRIES,
    SCALES,
    area_km2,
    cut_at_antimeridian,
    derive,
    label_point,
    read_countries,
)

ALIASES = COUNTRIES.with_name("country_aliases.csv")

# At 50m: drawn as a part of France, Norway, the Netherlands or Australia, or not drawn at all.
WITHOUT_SHAPE = ["BES", "BVT", "CCK", "CXR", "GIB", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM", "TKL", "TUV", "UMI"]

UCDP_NAMES = """\
Afghanistan
Albania
Algeria
Angola
Argentina
Armenia
Australia
Austria
Azerbaijan
Bahrain
Bangladesh
Belgium
Benin
Bhutan
Bolivia
Bosnia-Herzegovina
Botswana
Brazil
Burkina Faso
Burundi
Cambodia (Kampuchea)
Cameroon
Canada
Central African Republic
Chad
China
Colombia
Comoros
Congo
Croatia
DR Congo (Zaire)
Djibouti
Dominica
Ecuador
Egypt
El Salvador
Eritrea
Ethiopia
France
Gambia
Georgia
Germany
Ghana
Guatemala
Guinea
Guinea-Bissau
Guyana
Haiti
Honduras
India
Indonesia
Iran
Iraq
Israel
Italy
Ivory Coast
Jamaica
Jordan
Kenya
Kingdom of eSwatini (Swaziland)
Kuwait
Kyrgyzstan
Laos
Lebanon
Lesotho
Liberia
Libya
Macedonia, FYR
Madagascar (Malagasy)
Malaysia
Mali
Malta
Mauritania
Mexico
Moldova
Morocco
Mozambique
Myanmar (Burma)
Namibia
Nepal
Netherlands
Nicaragua
Niger
Nigeria
Pakistan
Panama
Papua New Guinea
Paraguay
Peru
Philippines
Qatar
Romania
Russia (Soviet Union)
Rwanda
Saudi Arabia
Senegal
Serbia (Yugoslavia)
Sierra Leone
Somalia
South Africa
South Sudan
Spain
Sri Lanka
Sudan
Sweden
Syria
Tajikistan
Tanzania
Thailand
Togo
Trinidad and Tobago
Tunisia
Turkey
Uganda
Ukraine
United Arab Emirates
United Kingdom
United States of America
Uzbekistan
Venezuela
Yemen (North Yemen)
Zambia
Zimbabwe (Rhodesia)""".splitlines()


@pytest.fixture(scope="module")
def countries():
    return read_countries()


@pytest.fixture(scope="module")
def aliases():
    return pd.read_csv(ALIASES, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def shapes_50m():
    return geopandas.read_parquet(BOUNDARIES / "countries_50m.parquet")


@pytest.fixture(scope="module", params=SCALES)
def shapes(request):
    return geopandas.read_parquet(BOUNDARIES / f"countries_{request.param}.parquet")


def parts_of(shapes):
    return shapes.explode(index_parts=False)


def square(west, south, east, north):
    # Clockwise, as the package winds them.
    return shapely.Polygon([(west, south), (west, north), (east, north), (east, south)])


# The record of countries


@pytest.mark.parametrize("column", ["iso3", "name"])
def test_every_country_is_named_once(countries, column):
    assert not countries[column].duplicated().any()
    assert (countries[column] != "").all()


@pytest.mark.parametrize("column", ["gw_code", "m49"])
def test_a_number_belongs_to_one_country(countries, column):
    numbers = countries.loc[countries[column] != "", column]
    assert not numbers.duplicated().any()


def test_codes_are_well_formed(countries):
    assert countries["iso3"].str.fullmatch("[A-Z]{3}").all()
    assert countries["m49"].str.fullmatch("([0-9]{3})?").all()
    assert countries["gw_code"].str.fullmatch("([1-9][0-9]{0,2})?").all()


def test_only_user_assigned_codes_use_the_range_kept_for_them(countries):
    user_assigned = countries["code_status"] == "user_assigned"
    assert (countries["iso3"].str.fullmatch("X[A-Z]{2}") == user_assigned).all()
    assert (countries["code_status"].isin(["iso", "user_assigned"])).all()
    assert ((countries["m49"] == "") == user_assigned).all()
    assert sorted(countries.loc[user_assigned, "iso3"]) == ["XKX", "XNC", "XSG", "XSO"]


def test_all_249_iso_codes_are_there(countries):
    assert (countries["code_status"] == "iso").sum() == 249


def test_only_antarctica_has_no_region(countries):
    assert countries.loc[countries["region"] == "", "iso3"].tolist() == ["ATA"]
    assert countries.loc[countries["subregion"] == "", "iso3"].tolist() == ["ATA"]


def test_a_subregion_lies_in_one_region(countries):
    assert (countries.groupby("subregion")["region"].nunique() == 1).all()


def test_every_country_has_a_place_on_the_globe(countries):
    assert countries["latitude"].astype(float).between(-90, 90).all()
    assert countries["longitude"].astype(float).between(-180, 180).all()


# Other names


def test_every_other_name_points_to_a_known_country(countries, aliases):
    assert set(aliases["iso3"]) <= set(countries["iso3"])
    assert set(aliases["scheme"]) == {"ucdp", "common", "natural_earth", "gw"}


def test_a_name_means_one_country(countries, aliases):
    names = pd.concat([countries[["name", "iso3"]], aliases.rename(columns={"alias": "name"})[["name", "iso3"]]])
    assert (names.groupby(names["name"].str.casefold())["iso3"].nunique() == 1).all()
    assert not aliases.duplicated(["scheme", "alias"]).any()


def test_a_name_is_valid_forwards_in_time(aliases):
    dated = aliases[aliases["valid_to"] != ""]
    assert len(dated)
    assert (pd.to_datetime(dated["valid_from"]) < pd.to_datetime(dated["valid_to"])).all()
    # A state that still is has a code with a first day and no last one.
    names = aliases[aliases["scheme"] != "gw"]
    assert ((names["valid_from"] == "") == (names["valid_to"] == "")).all()


@pytest.mark.parametrize("name", UCDP_NAMES)
def test_every_name_that_ucdp_uses_is_known(countries, aliases, name):
    assert name in set(countries["name"]) | set(aliases.loc[aliases["scheme"] == "ucdp", "alias"])


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("Serbia (Yugoslavia)", "SRB"), ("Yemen (North Yemen)", "YEM"), ("Congo", "COG"), ("DR Congo (Zaire)", "COD")],
)
def test_names_that_are_easily_confused(aliases, name, iso3):
    assert aliases.loc[(aliases["scheme"] == "ucdp") & (aliases["alias"] == name), "iso3"].tolist() == [iso3]


# Shapes


def test_files_hold_one_shape_per_country_in_degrees(shapes):
    assert shapes.columns.tolist() == COLUMNS
    assert shapes.crs.to_epsg() == 4326
    assert not shapes["iso3"].duplicated().any()


def test_every_shape_belongs_to_a_known_country(shapes, countries):
    known = countries.set_index("iso3").loc[shapes["iso3"], ["name", "code_status"]].reset_index()
    pd.testing.assert_frame_equal(known, pd.DataFrame(shapes[["iso3", "name", "code_status"]]))


def test_countries_without_shape_are_the_ones_we_know_of(shapes_50m, countries):
    assert sorted(set(countries["iso3"]) - set(shapes_50m["iso3"])) == WITHOUT_SHAPE
    assert countries.loc[countries["area_km2"] == "", "iso3"].tolist() == WITHOUT_SHAPE


def test_the_record_repeats_labels_and_areas_of_the_shapes(shapes_50m, countries):
    record = countries.set_index("iso3").loc[shapes_50m["iso3"], ["longitude", "latitude", "area_km2"]].astype(float)
    assert np.allclose(record, shapes_50m[["label_longitude", "label_latitude", "area_km2"]])


@pytest.mark.parametrize("iso3", ["SGP", "MLT", "BHR", "HKG", "MDV", "XKX", "VAT", "MCO", "PSE", "TWN"])
def test_small_and_disputed_places_are_drawn(shapes_50m, iso3):
    assert iso3 in set(shapes_50m["iso3"])


def test_shapes_are_valid_polygons(shapes):
    assert shapes.geom_type.isin(["Polygon", "MultiPolygon"]).all()
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()


def test_nothing_but_antarctica_reaches_across_the_map(shapes):
    """Antarctica surrounds the pole, so its one part spans every longitude; all others are cut at 180 degrees."""
    parts = parts_of(shapes)
    width = parts.bounds["maxx"] - parts.bounds["minx"]
    assert parts.loc[width > 180, "iso3"].tolist() == ["ATA"]


@pytest.mark.parametrize("iso3", ["RUS", "FJI"])
def test_countries_at_the_antimeridian_have_parts_on_both_sides(shapes, iso3):
    west, _, east, _ = shapes.set_index("iso3").geometry[iso3].bounds
    assert (west, east) == (-180, 180)


def test_rings_are_wound_as_plotly_fills_them(shapes):
    parts = parts_of(shapes).geometry
    assert not parts.exterior.is_ccw.any()
    assert all(hole.is_ccw for part in parts for hole in part.interiors)


def test_coordinates_are_rounded_to_a_hundredth_of_a_degree(shapes):
    coordinates = shapely.get_coordinates(shapes.loc[shapes["iso3"] != "COK"].geometry.array)
    assert np.array_equal(coordinates, coordinates.round(2))


def test_labels_lie_inside(shapes):
    labels = geopandas.GeoSeries.from_xy(shapes["label_longitude"], shapes["label_latitude"], crs=shapes.crs)
    assert shapes.contains(labels).all()


def test_rounding_leaves_areas_as_they_were(shapes):
    drawn = area_km2(shapes.geometry)
    assert (drawn / shapes["area_km2"]).between(0.9, 1.16).all()


def test_files_stay_small():
    assert sum((BOUNDARIES / f"countries_{scale}.parquet").stat().st_size for scale in SCALES) < 2_000_000


# Deriving


def features(*rows):
    table = pd.DataFrame(rows, columns=["id", "name", "geometry"]).assign(file="countries-test.json")
    return geopandas.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")


def test_features_that_share_a_number_become_one_country(countries):
    rows = features(
        ("036", "Australia", square(140, -30, 145, -25)),
        ("036", "Ashmore and Cartier Is.", square(123, -13, 123.1, -12.9)),
        (None, "Indian Ocean Ter.", square(105, -11, 105.1, -10.9)),
    )
    shapes = derive(rows, countries)
    assert shapes["iso3"].tolist() == ["AUS"]
    assert shapely.get_num_geometries(shapes.geometry.iloc[0]) == 3
    assert (shapes["label_longitude"].item(), shapes["label_latitude"].item()) == pytest.approx((142.5, -27.5), abs=0.1)


def test_a_feature_that_nobody_knows_stops_the_derivation(countries):
    with pytest.raises(SourceError, match="Atlantis"):
        derive(features((None, "Atlantis", square(0, 0, 1, 1))), countries)


def test_a_polygon_across_the_antimeridian_is_cut():
    pytest.importorskip("antimeridian")
    across = shapely.Polygon([(179, 0), (179, 1), (-179, 1), (-179, 0)])
    widths = [part.bounds[2] - part.bounds[0] for part in cut_at_antimeridian(across).geoms]
    assert widths == pytest.approx([1, 1])


def test_the_label_is_in_the_largest_part_on_the_ground_not_on_the_map():
    """Ten by five degrees look larger than eight by six, but are not at 80 degrees north."""
    arctic, equatorial = square(0, 78, 10, 83), square(50, 0, 58, 6)
    assert label_point(shapely.MultiPolygon([arctic, equatorial])).x > 50
