"""
Leaflet and our own script and style, each one file, from installed packages.

Served under names that change with their content, and written into maps that stand alone. See
``docs/adr/0003-leaflet-from-installed-packages.md``.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from spatial.ui.map import city_streets, sheets

ROUTE = "/assets/map"
# In this order: a part knows those before it when it is read.
PARTS = (
    "dom",
    "view",
    "legend",
    "labels",
    "ground",
    "near_streets",
    "night",
    "layers",
    "tools",
    "rows",
    "surface",
    "mount",
)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_REMARK = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(r"url\(images/[^)]*\)")  # of buttons and pins we do not use


def _leaflet(name: str) -> str:
    """Read a file of the Leaflet release the installed package carries."""
    return resources.files("xstatic.pkg.leaflet").joinpath("data", name).read_text("utf-8")


def _own(name: str) -> str:
    """Read one of our own parts."""
    return resources.files("spatial.ui").joinpath("assets", "map", name).read_text("utf-8")


def own_script() -> str:
    """Return our own parts as one script, without the lines that are remarks alone."""
    body = _REMARK.sub("", "\n".join(_own(f"{name}.js") for name in PARTS))
    opening, closing = '(() => {\n"use strict";\n', "\nreturn { mount, open };\n})();\n"
    return f"window.truonglop ??= {opening}{body}{closing}"


@cache
def script() -> str:
    """Return Leaflet and our own script, licence included."""
    theirs = _leaflet("leaflet.js")
    return _SOURCE_MAP.sub("", theirs) + "\n" + own_script()


@cache
def style() -> str:
    """Return Leaflet's style and our own."""
    theirs = _IMAGE.sub("none", _leaflet("leaflet.css"))
    return _COMMENT.sub("", theirs + "\n" + _own("map.css"))


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Return the packed files with their types, by the names they are served under."""
    made = {}
    for text, ending, kind in (
        (script(), "js", "text/javascript"),
        (style(), "css", "text/css"),
    ):
        body = text.encode()
        name = f"{hashlib.sha256(body).hexdigest()[:16]}.{ending}"
        made[name] = (gzip.compress(body, 9, mtime=0), kind)
    return made


@cache
def addresses() -> dict[str, str]:
    """Return where script (``code``) and style are, below the root of the server."""
    code, look = files()
    return {"code": f"{ROUTE[1:]}/{code}", "style": f"{ROUTE[1:]}/{look}"}


def answer(request: Request) -> Response:
    """Hand out one of the two."""
    file = files().get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("Not found.\n", status_code=404)
    return sheets.packed_response(request, *file)


def routes(base: str = "") -> list[Route]:
    """
    List the routes the server must offer for maps to show.

    Parameters
    ----------
    base
        ``server.baseUrlPath``; Streamlit puts it before its own addresses,
        but not before the routes of an app.

    Returns
    -------
    list of starlette.routing.Route
        For the ``routes`` of ``st.App``.
    """
    root = f"/{base.strip('/')}" if base.strip("/") else ""
    scripts = Route(f"{root}{ROUTE}/{{name}}", answer, name="map")
    return [scripts, sheets.route(root), city_streets.route(root)]
