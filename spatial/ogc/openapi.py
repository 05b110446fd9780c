"""The API definition (OpenAPI 3.0): every path, its parameters, what comes back."""

from __future__ import annotations

from typing import Any

from spatial import words
from spatial.ogc.query import DEFAULT_LIMIT, FORMATS, LARGEST_LIMIT, LARGEST_OFFSET
from spatial.ogc.reply import GEOJSON, HTML
from spatial.ogc.service import CRS84, Service

VERSION = "1.0.0"
_HTML = HTML.partition(";")[0]
Tree = dict[str, Any]


def definition(service: Service, root: str) -> Tree:
    """
    Write the definition.

    Parameters
    ----------
    root
        Address of the landing page.

    References
    ----------
    .. [1] OGC 17-069r4, requirements class OpenAPI 3.0.
    """
    lang = service.lang
    paths = {
        "/": _operation("getLandingPage", service.title, "object"),
        "/conformance": _operation("getConformance", words.say("ogc.conformance", lang=lang)),
        "/collections": _operation("getCollections", words.say("ogc.collections", lang=lang)),
        "/api": _operation("getApi", words.say("ogc.api", lang=lang)),
    }
    for name, layer in service.layers.items():
        title = layer.title(lang=lang)
        path = f"/collections/{name}"
        paths[path] = _operation(f"describe_{name}", title)
        items = _operation(f"get_{name}", title, media=GEOJSON)
        asked = ("limit", "offset", "bbox", "bboxCrs", "datetime", "crs")
        items["get"]["parameters"] += [_ref(one) for one in asked]
        paths[f"{path}/items"] = items
        one = _operation(f"get_{name}_feature", title, media=GEOJSON, missing=True)
        one["get"]["parameters"] += [_ref("featureId"), _ref("crs")]
        paths[f"{path}/items/{{featureId}}"] = one
    return {
        "openapi": "3.0.3",
        "info": {
            "title": service.title,
            "description": service.description,
            "version": VERSION,
        },
        "servers": [{"url": root}],
        "paths": paths,
        "components": {
            "parameters": _parameters(service),
            "schemas": {
                "exception": {
                    "type": "object",
                    "required": ["code"],
                    "properties": {
                        "code": {"type": "string"},
                        "description": {"type": "string"},
                    },
                },
            },
        },
    }


def _operation(
    name: str, summary: str, shape: str = "object", *, media: str = "", missing: bool = False
) -> Tree:
    """Write one path that can be read."""
    content = {
        media or "application/json": {"schema": {"type": shape}},
        _HTML: {"schema": {"type": "string"}},
    }
    exception = {"application/json": {"schema": {"$ref": "#/components/schemas/exception"}}}
    answers = {
        "200": {"description": summary or name, "content": content},
        "400": {"description": "Bad request", "content": exception},
    }
    if missing:
        answers["404"] = {"description": "Not found", "content": exception}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [_ref("f"), _ref("lang")],
            "responses": answers,
        }
    }


def _ref(name: str) -> Tree:
    return {"$ref": f"#/components/parameters/{name}"}


def _parameters(service: Service) -> Tree:
    """Write every parameter once."""
    box = {"type": "array", "items": {"type": "number"}}
    sizes = [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}]
    system = {"type": "string", "format": "uri", "enum": list(service.systems), "default": CRS84}
    schemas: dict[str, Tree] = {
        "f": {"type": "string", "enum": list(FORMATS)},
        "lang": {"type": "string", "enum": list(words.LANGUAGES)},
        "limit": {
            "type": "integer",
            "minimum": 1,
            "maximum": LARGEST_LIMIT,
            "default": DEFAULT_LIMIT,
        },
        "offset": {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET, "default": 0},
        "bbox": {**box, "minItems": 4, "maxItems": 6, "oneOf": sizes},
        "bbox-crs": system,
        "crs": system,
        "datetime": {"type": "string"},
    }
    found = {}
    for name, schema in schemas.items():
        said = words.say(f"ogc.param.{name}", lang=service.lang)
        told: Tree = {"name": name, "in": "query", "description": said, "required": False}
        told |= {"schema": schema, "style": "form", "explode": False}
        found["bboxCrs" if name == "bbox-crs" else name] = told
    found["featureId"] = {
        "name": "featureId",
        "in": "path",
        "description": words.say("ogc.param.featureId", lang=service.lang),
        "required": True,
        "schema": {"type": "string"},
    }
    return found
