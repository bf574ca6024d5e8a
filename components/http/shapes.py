"""Outlines for maps, served from here so that no browser asks elsewhere for borders."""

import json
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import record
from queries.selection import Selection

SCALES = ("50m", "110m")
DISPUTED = "disputed-"
LISTED = (*SCALES, *(f"{DISPUTED}{scale}" for scale in SCALES))
LAYERS = ("coastlines", "countries", "ocean", "lakes", "land", "rivers", "subunits")

# The map library fetches outlines of its maker's choosing; this empty file is what it finds instead.
NO_OUTLINES = {
    "type": "Topology",
    "arcs": [],
    "bbox": [-180, -90, 180, 90],
    "objects": {layer: {"type": "GeometryCollection", "geometries": []} for layer in LAYERS},
}


async def shapes(request: Request) -> Response:
    """GET /shapes/{scale}.json: outlines as GeoJSON with ``iso3`` and ``name``; /shapes/disputed-{scale}.json: hatched areas."""
    layer = request.path_params["scale"]
    if layer not in LISTED:
        return JSONResponse({"title": "No such scale", "allowed": list(LISTED)}, status_code=404)
    snapshot_id = record.current().snapshot_id
    headers = {"ETag": f'"{snapshot_id}-{layer}"', "Cache-Control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    body = await run_in_threadpool(feature_collection, snapshot_id, layer)
    return Response(body, media_type="application/geo+json", headers=headers)


async def no_outlines(_request: Request) -> Response:
    """GET /shapes/topojson/{name}: an empty topology."""
    return JSONResponse(NO_OUTLINES, headers={"Cache-Control": "public, max-age=86400"})


@lru_cache(maxsize=len(LISTED))
def feature_collection(snapshot_id: str, layer: str) -> bytes:
    """Outlines of a snapshot as GeoJSON."""
    question, shown = ("map/disputed", ("name", "note")) if layer.startswith(DISPUTED) else ("map/shapes", ("iso3", "name"))
    rows = record.named(snapshot_id).table(question, Selection(), scale=layer.removeprefix(DISPUTED)).to_pylist()
    features = [
        f'{{"type":"Feature","properties":{json.dumps({name: row[name] for name in shown})},"geometry":{row["geometry"]}}}'
        for row in rows
        if row.get("kind") != "line"
    ]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()
