"""Outlines for maps, served from here so that no browser asks elsewhere for borders."""

import json
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import record
from queries.selection import Selection

SCALES = ("50m", "110m")
LAYERS = ("coastlines", "countries", "ocean", "lakes", "land", "rivers", "subunits")

# The map library fetches outlines of its maker's choosing; this empty file is what it finds instead.
NO_OUTLINES = {
    "type": "Topology",
    "arcs": [],
    "bbox": [-180, -90, 180, 90],
    "objects": {layer: {"type": "GeometryCollection", "geometries": []} for layer in LAYERS},
}


async def shapes(request: Request) -> Response:
    """GET /shapes/{scale}.json: every country's outline as GeoJSON with ``iso3`` and ``name``."""
    scale = request.path_params["scale"]
    if scale not in SCALES:
        return JSONResponse({"title": "No such scale", "allowed": list(SCALES)}, status_code=404)
    snapshot_id = record.current().snapshot_id
    headers = {"ETag": f'"{snapshot_id}-{scale}"', "Cache-Control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    body = await run_in_threadpool(_feature_collection, snapshot_id, scale)
    return Response(body, media_type="application/geo+json", headers=headers)


async def no_outlines(_request: Request) -> Response:
    """GET /shapes/topojson/{name}: an empty topology."""
    return JSONResponse(NO_OUTLINES, headers={"Cache-Control": "public, max-age=86400"})


@lru_cache(maxsize=len(SCALES))
def _feature_collection(snapshot_id: str, scale: str) -> bytes:
    rows = record.named(snapshot_id).table("map/shapes", Selection(), scale=scale).to_pylist()
    features = [
        f'{{"type":"Feature","properties":{json.dumps({"iso3": row["iso3"], "name": row["name"]})},"geometry":{row["geometry"]}}}'
        for row in rows
    ]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()
