"""Every route that is not a page."""

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from components.http.extract import READS, WRITES, extract, package, pictures, slides
from components.http.headers import SecurityHeaders
from components.http.health import healthz, readyz
from components.http.openapi import openapi
from components.http.settings import check, origins_allowed
from components.http.shapes import no_outlines, shapes
from components.http.short_links import short_link

# A setting that cannot be used is refused when the server starts, not when the first reader asks.
check()

# Off unless it is set: then browsers let pages of other hosts read extracts.
ORIGINS = origins_allowed()
SHARED = [Middleware(CORSMiddleware, allow_origins=ORIGINS, expose_headers=["ETag", "Link", "Withheld"])] if ORIGINS else []

ROUTES = [
    Route("/healthz", healthz, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
    Route("/api/v1/openapi.json", openapi, methods=["GET"]),
    Route("/api/v1/package.zip", package, methods=[*READS, *WRITES], middleware=SHARED),
    Route("/api/v1/slides.html", slides, methods=[*READS, *WRITES]),
    Route("/api/v1/slides.pdf", slides, methods=[*READS, *WRITES]),
    Route("/api/v1/slides.pptx", slides, methods=[*READS, *WRITES]),
    Route("/api/v1/picture.png", pictures, methods=[*READS, *WRITES]),
    Route("/api/v1/picture.svg", pictures, methods=[*READS, *WRITES]),
    Route("/api/v1/{records}.{form}", extract, methods=[*READS, *WRITES], middleware=SHARED),
    Route("/v/{key:path}", short_link, methods=["GET"]),
    Route("/shapes/topojson/{name}", no_outlines, methods=["GET"]),
    Route("/shapes/{scale}.json", shapes, methods=["GET"]),
]
MIDDLEWARE = [Middleware(SecurityHeaders)]
