"""Every route that is not a page."""

from starlette.middleware import Middleware
from starlette.routing import Route

from components.http.extract import extract
from components.http.headers import SecurityHeaders
from components.http.shapes import no_outlines, shapes

ROUTES = [
    Route("/api/v1/{records}.{form}", extract, methods=["GET"]),
    Route("/shapes/topojson/{name}", no_outlines, methods=["GET"]),
    Route("/shapes/{scale}.json", shapes, methods=["GET"]),
]
MIDDLEWARE = [Middleware(SecurityHeaders)]
