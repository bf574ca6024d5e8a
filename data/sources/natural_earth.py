"""Country shapes of Natural Earth, derived from the npm package world-atlas 2.0.2.

Run ``python -m data.sources.natural_earth PACKAGE_FOLDER`` with the unpacked package; needs ``antimeridian`` installed.
"""

import argparse
import logging
from pathlib import Path

import geopandas
import pandas
import shapely

from data.errors import Problem, SourceError

COUNTRIES = Path(__file__).parents[1] / "records" / "countries.csv"
BOUNDARIES = Path(__file__).parents[1] / "boundaries"
SCALES = ("50m", "110m")

DEGREES = "EPSG:4326"
EQUAL_AREA = "EPSG:6933"
COLUMNS = ["iso3", "name", "code_status", "label_longitude", "label_latitude", "area_km2", "geometry"]

# The package gives these no ISO number.
ISO3_BY_NAME = {
    "Indian Ocean Ter.": "AUS",
    "Kosovo": "XKX",
    "N. Cyprus": "XNC",
    "Siachen Glacier": "XSG",
    "Somaliland": "XSO",
}

# 0.01 degrees is about a kilometre: enough to draw with. A country of small islands that would vanish takes a finer grid.
GRIDS = (0.01, 0.001, 0.0001)
KEPT_AREA = 0.9

log = logging.getLogger(__name__)


def read_countries() -> pandas.DataFrame:
    """Read the record of countries, every column as text."""
    return pandas.read_csv(COUNTRIES, dtype=str, keep_default_na=False)


def read_shapes(path: Path) -> geopandas.GeoDataFrame:
    """Read the published shapes: one row per feature, with ``id`` (ISO number or nothing), ``name`` and ``file``."""
    return geopandas.read_file(path, layer="countries").set_crs(DEGREES).assign(file=path.name)


def with_iso3(shapes: geopandas.GeoDataFrame, countries: pandas.DataFrame) -> geopandas.GeoDataFrame:
    """Name each feature by its ISO3 code; stop at a feature nobody knows."""
    iso3_by_number = countries[countries["m49"] != ""].set_index("m49")["iso3"]
    iso3 = shapes["id"].map(iso3_by_number).fillna(shapes["name"].map(ISO3_BY_NAME))
    unknown = shapes[iso3.isna()]
    if len(unknown):
        reason = "no country has this number or name"
        raise SourceError([Problem(row.file, None, "name", row.name, reason) for row in unknown.itertuples(index=False)])
    return shapes.assign(iso3=iso3)


def cut_at_antimeridian(polygon: shapely.Polygon) -> shapely.Geometry:
    """Cut a polygon that runs across 180 degrees into parts that do not, and close one that surrounds the South Pole."""
    west, _, east, _ = polygon.bounds
    if east - west <= 180:
        return polygon
    try:
        import antimeridian  # noqa: PLC0415 - a tool for deriving the shapes, not for reading them
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("deriving boundaries needs the package antimeridian 0.4.9: pip install antimeridian") from error
    # Antarctica's first ring is the pole itself, drawn at latitude -90; the coast is the other one.
    rings = [ring for ring in (polygon.exterior, *polygon.interiors) if ring.bounds[3] > -89.9]
    # The package winds clockwise on the sphere. The sign of a flat area says nothing about a ring that jumps by 360 degrees.
    outer, *holes = [ring.reverse() for ring in rings]
    surrounds_pole = outer.bounds[3] < -60
    return antimeridian.fix_polygon(shapely.Polygon(outer, holes), fix_winding=False, force_south_pole=surrounds_pole)


def only_polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """Repair a geometry and drop the lines and points that repairing leaves behind."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def area_km2(shapes: geopandas.GeoSeries) -> pandas.Series:
    """Measure areas on an equal-area projection."""
    square_metres: pandas.Series = shapes.to_crs(EQUAL_AREA).area
    return square_metres / 1e6


def rounded(geometry: shapely.Geometry) -> shapely.Geometry:
    """Round coordinates to the coarsest grid that keeps the shape."""
    for grid in GRIDS:
        shape = only_polygons(shapely.set_precision(geometry, grid))
        if shape.area >= KEPT_AREA * geometry.area:
            return shape
    raise SourceError([Problem("boundaries", None, "geometry", geometry.centroid.wkt, "no grid keeps the shape here")])


def label_point(geometry: shapely.Geometry) -> shapely.Point:
    """Find the point of the largest part that lies furthest from its edge."""
    parts = geopandas.GeoSeries(shapely.get_parts(geometry), crs=DEGREES)
    largest = parts[area_km2(parts).idxmax()]
    centre = shapely.get_point(shapely.maximum_inscribed_circle(largest), 0)
    return shapely.Point(round(centre.x, 3), round(centre.y, 3))


def derive(shapes: geopandas.GeoDataFrame, countries: pandas.DataFrame) -> geopandas.GeoDataFrame:
    """Turn published features into one valid shape per country, ready to draw."""
    shapes = with_iso3(shapes, countries).explode(index_parts=False)
    shapes["geometry"] = shapes.geometry.map(lambda part: only_polygons(cut_at_antimeridian(part)))
    shapes = shapes[["iso3", "geometry"]].dissolve(by="iso3", as_index=False)
    areas = area_km2(shapes.geometry).round(1)
    shapes["geometry"] = shapes.geometry.map(rounded)
    labels = geopandas.GeoSeries(shapes.geometry.map(label_point))
    # plotly draws on the sphere and fills what lies to the right of a ring: counterclockwise would fill the rest of the world.
    shapes["geometry"] = shapely.orient_polygons(shapes.geometry.array, exterior_cw=True)
    shapes = shapes.assign(label_longitude=labels.x, label_latitude=labels.y, area_km2=areas)
    return shapes.merge(countries[["iso3", "name", "code_status"]], on="iso3").sort_values("iso3")[COLUMNS]


def write_boundaries(package: Path) -> None:
    """Write one GeoParquet file for each scale."""
    countries = read_countries()
    for scale in SCALES:
        shapes = derive(read_shapes(package / f"countries-{scale}.json"), countries)
        path = BOUNDARIES / f"countries_{scale}.parquet"
        shapes.to_parquet(path, index=False, compression="zstd")
        log.info("%s: %d countries, %d bytes", path.name, len(shapes), path.stat().st_size)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package world-atlas 2.0.2")
    write_boundaries(parser.parse_args().package)
