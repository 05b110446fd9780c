"""Parts of maps by the name of what they hold: a browser that has one never asks again."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

ROUTE = "/assets/geo"
FOREVER = "public, max-age=31536000, immutable"
MOST_BYTES = 64_000_000  # of all sheets kept
_kept: OrderedDict[str, bytes] = OrderedDict()  # packed, by name, the latest used last
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a map as JSON, named by its content."""

    name: str
    text: bytes


def sheet(value: object) -> Sheet:
    """
    Write a part of a map.

    Parameters
    ----------
    value
        Anything JSON can carry.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # half a letter, which UTF-8 cannot carry, travels as JSON's own escape
    body = text.encode("utf-8", "backslashreplace")
    name = hashlib.sha256(body).hexdigest()[:32]
    return Sheet(name, body)


def keep(page: Sheet) -> str:
    """
    Keep a sheet for the browsers that will ask for it; the longest unused go when there are many.

    Returns
    -------
    str
        Its address below the root of the server.
    """
    with _lock:
        if page.name not in _kept:
            _kept[page.name] = gzip.compress(page.text, 9, mtime=0)
        _kept.move_to_end(page.name)
        size = sum(map(len, _kept.values()))
        while size > MOST_BYTES and len(_kept) > 1:
            size -= len(_kept.popitem(last=False)[1])
    return f"{ROUTE[1:]}/{page.name}.json"


def answer(request: Request) -> Response:
    """Hand out a sheet."""
    with _lock:
        packed = _kept.get(request.path_params["name"])
    if packed is None:
        return PlainTextResponse("Not found.\n", status_code=404)
    return packed_response(request, packed, "application/json")


def packed_response(request: Request, packed: bytes, media_type: str) -> Response:
    """Answer with something packed, unpacked for who cannot do it."""
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type=media_type, headers=headers)
    return Response(gzip.decompress(packed), media_type=media_type, headers=headers)


def route(root: str = "") -> Route:
    """Return the route of the sheets, below what a proxy puts before it."""
    return Route(f"{root}{ROUTE}/{{name}}.json", answer, name="geo")
