"""Streets of a whole city: the main roads at once, all others by sheets, asked for when near."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from spatial.ui.map import sheets

ROUTE = "/assets/streets"
# The zoom from which a map asks for them, by level: some 25 km fill a screen at the first; at the
# second, half of that, streets of this level begin to be drawn.
FROM = {"roads": 12.5, "local": 13.5}
_KEPT = 128  # packed sheets: all there are


def coarse() -> dict[str, Any]:
    """
    Return the main roads, as a map reads them.

    Returns
    -------
    dict
        A ground; ``near`` says how the sheets with everything are asked for: ``at`` their folder,
        ``corner`` west, south of the first, ``side`` of each [degrees], ``columns``, ``rows``,
        ``from`` the zoom by level. They take the place of the main roads told here.
    """
    from spatial.communes import pack, street_sheets  # noqa: PLC0415 - the server starts without the tables of the communes

    near = {
        "at": f"{ROUTE[1:]}/{pack.digest()}/",
        "corner": pack.STREETS_BOX[:2],
        "side": street_sheets.SIDE,
        "columns": street_sheets.COLUMNS,
        "rows": street_sheets.ROWS,
        "from": FROM,
    }
    return {**street_sheets.main(), "near": near}


def answer(request: Request) -> Response:
    """Hand out a sheet of the streets carried; one of another pack is gone."""
    from spatial.communes import pack, street_sheets  # noqa: PLC0415 - as in `coarse`

    name = request.path_params["name"]
    if request.path_params["pack"] != pack.digest() or name not in street_sheets.sheets():
        return PlainTextResponse("Not found.\n", status_code=404)
    return sheets.packed_response(request, _packed(name), "application/json")


@lru_cache(maxsize=_KEPT)
def _packed(name: str) -> bytes:
    """Pack a sheet, once."""
    from spatial.communes import street_sheets  # noqa: PLC0415 - as in `coarse`

    return gzip.compress(street_sheets.sheets()[name].encode(), 6, mtime=0)


def route(root: str = "") -> Route:
    """Return the route of the sheets, below what a proxy puts before it."""
    return Route(f"{root}{ROUTE}/{{pack}}/{{name}}.json", answer, name="streets")
