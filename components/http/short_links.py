"""GET /v/<key>: a short link leads to the view that it stands for, or says in a page of its own why it cannot."""

import html

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from components.http.limits import TooMuchError, count_request
from components.http.problems import too_much
from components.short_links import BRIEFING, Link, StoreError, find, slides

FRESH = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
UNKNOWN = "This link leads nowhere", "No view was ever shared under this address. Part of it may have been lost on the way."
RETIRED = "This link was taken back", "Whoever shared the view has withdrawn it since. Ask them for a new link."
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Parallax</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.5 "Source Sans", "Segoe UI", Helvetica, Arial, sans-serif; max-width: 36rem; margin: 20vh auto; padding: 0 1.5rem; }}
</style>
</head>
<body><h1>{title}</h1><p>{text}</p><p><a href="{home}">Open the dashboard</a></p></body>
</html>
"""


async def short_link(request: Request) -> Response:
    """Lead to the view, or to the first of a briefing; every wrong key is answered alike, whatever is wrong with it."""
    home = request.base_url.path
    try:
        count_request(request.client.host if request.client else "")
        return await run_in_threadpool(_lead, home, request.path_params["key"])
    except TooMuchError as error:
        return too_much(error)
    except StoreError:
        return _page(home, 503, "This link cannot be read", "The list of links cannot be opened. Try again later.")


def _lead(home: str, key: str) -> Response:
    link = find(key)
    if link is None:
        return _page(home, 404, *UNKNOWN)
    shown = [(place, each.link) for place, each in enumerate(slides(key), start=1) if not each.link.is_retired]
    if link.is_retired or (link.page == BRIEFING and not shown):
        return _page(home, 410, *RETIRED)
    if link.page != BRIEFING:
        return _to(home, link)
    place, first = shown[0]
    return _to(home, first, f"&briefing={key}&slide={place}&view=present")


def _to(home: str, link: Link, more: str = "") -> Response:
    page = "" if link.page == "overview" else link.page
    return RedirectResponse(f"{home}{page}?{link.query}&link={link.key}{more}", status_code=302, headers=FRESH)


def _page(home: str, status: int, title: str, text: str) -> Response:
    words = {"title": title, "text": text, "home": home}
    return HTMLResponse(
        PAGE.format_map({name: html.escape(each) for name, each in words.items()}), status_code=status, headers=FRESH
    )
