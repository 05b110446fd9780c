"""The service of a small town, asked without a server."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from layer_towns import hostile, plain

from spatial.ogc import desk, service
from spatial.ogc.desk import ServiceRequest
from spatial.ogc.reply import Reply
from spatial.ogc.service import Service

ROOT = "http://127.0.0.1:8501/ogc"
ZONE = "http://www.opengis.net/def/crs/EPSG/0/9210"


@cache
def of_town(lang: str) -> Service:
    """Serve the plain town."""
    return service.of(plain(), lang=lang)


@cache
def of_attacks(lang: str) -> Service:
    """Serve the town whose names are attacks."""
    return service.of(hostile(), lang=lang)


def reply(address: str, *, accept: str = "", attacked: bool = False) -> Reply:
    """Ask for a path with parameters, or for a whole address of the service."""
    parts = urlsplit(address.removeprefix(ROOT))
    path = unquote(parts.path).strip("/")  # as a server hands it on
    asked = ServiceRequest(root=ROOT, path=path, params=desk.params_of(parts.query), accept=accept)
    return desk.answer(asked, of_attacks if attacked else of_town)


def tree(address: str, *, attacked: bool = False) -> dict[str, Any]:
    """Ask for a JSON document that must come."""
    told = reply(address, attacked=attacked)
    assert told.status == 200, told.body
    return dict(json.loads(told.body))


def links(document: dict[str, Any], rel: str) -> list[dict[str, str]]:
    """Return the links of a document that lead one way."""
    return [one for one in document["links"] if one["rel"] == rel]
