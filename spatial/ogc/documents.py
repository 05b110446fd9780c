"""The documents of the service: what there is, what it conforms to, where to ask on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from spatial import crs, words
from spatial.export.layers.vector_layer import Days, VectorLayer
from spatial.ogc.features import FeaturePage
from spatial.ogc.reply import GEOJSON, HTML, JSON, OPENAPI
from spatial.ogc.service import CRS84, Service

CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
CONFORMANCE = (
    *(f"{CORE}{name}" for name in ("core", "geojson", "html", "oas30")),
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
)
TRS = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_HTML = HTML.partition(";")[0]
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """
    Where a document was asked for, and what a link out of it carries along.

    Attributes
    ----------
    root
        Address of the landing page, without a slash behind it.
    path
        Of the document below it, as it was asked for (``/collections``); empty for the landing.
    params
        Parameters it was asked with.
    """

    root: str
    path: str = ""
    params: Mapping[str, str]

    def to(self, path: str, **params: str) -> str:
        """Return the address of another document, in the same language."""
        kept = {"lang": self.params["lang"]} if "lang" in self.params else {}
        query = urlencode(kept | params)
        return f"{self.root}{path}{'?' if query else ''}{query}"

    def here(self, **params: str) -> str:
        """Return the address of this document with some parameters changed."""
        query = urlencode({**self.params, **params})
        return f"{self.root}{self.path}{'?' if query else ''}{query}"


def link(rel: str, href: str, media: str, title: str = "") -> Tree:
    """Write a link."""
    told = {"href": href, "rel": rel, "type": media}
    return told | ({"title": title} if title else {})


def around(address: Address, *, html: bool, media: str = JSON) -> list[Tree]:
    """Write the links of a document to itself and to its other form."""
    here, other = (_HTML, media) if html else (media, _HTML)
    names = ("html", "json") if html else ("json", "html")
    return [
        link("self", address.here(), here),
        link("alternate", address.here(f=names[1]), other),
    ]


def landing(service: Service, address: Address, *, html: bool) -> Tree:
    """Write the landing page."""
    return {
        "title": service.title,
        "description": service.description,
        **({} if service.card is None else {"scenario": service.card.tree()}),
        "links": [
            *around(address, html=html),
            link("service-desc", address.to("/api", f="json"), OPENAPI, _said(service, "api")),
            link("service-doc", address.to("/api", f="html"), _HTML, _said(service, "api")),
            link("conformance", address.to("/conformance"), JSON, _said(service, "conformance")),
            link("data", address.to("/collections"), JSON, _said(service, "collections")),
        ],
    }


def conformance() -> Tree:
    """Write what the service conforms to."""
    return {"conformsTo": list(CONFORMANCE)}


def collections(service: Service, address: Address, *, html: bool) -> Tree:
    """Write which collections there are."""
    return {
        "links": around(address, html=html),
        "collections": [collection(service, layer, address) for layer in service.layers.values()],
        "crs": list(service.systems),
    }


def collection(service: Service, layer: VectorLayer, address: Address) -> Tree:
    """Write one collection: title, extent, systems, where its features are."""
    path = f"/collections/{layer.name}"
    bounds = [round(float(edge), 6) for edge in layer.to(crs.WGS84).total_bounds]
    extent: Tree = {"spatial": {"bbox": [bounds], "crs": CRS84}}
    if (spans := layer.spans()) and any(interval := _interval(spans)):
        extent["temporal"] = {"interval": [interval], "trs": TRS}
    items = f"{path}/items"
    title = layer.title(lang=service.lang)
    return {
        "id": layer.name,
        "title": title,
        "description": service.description,
        "itemType": "feature",
        "extent": extent,
        "crs": list(service.systems),
        "storageCrs": service.storage,
        "links": [
            link("self", address.to(path), JSON),
            link("alternate", address.to(path, f="html"), _HTML),
            link("items", address.to(items), GEOJSON, title),
            link("items", address.to(items, f="html"), _HTML, title),
        ],
    }


def _interval(spans: list[Days]) -> list[str | None]:
    """Write from when to when the rows of a layer tell, ``None`` for an open end."""
    begins, ends = ([days[end] for days in spans] for end in (0, 1))
    first = None if None in begins else min(day for day in begins if day is not None)
    last = None if None in ends else max(day for day in ends if day is not None)
    return [
        None if first is None else f"{first}T00:00:00Z",
        None if last is None else f"{last}T23:59:59Z",
    ]


def page(service: Service, name: str, found: FeaturePage, address: Address, *, html: bool) -> Tree:
    """Write one page of features, with the way on and back."""
    links = around(address, html=html, media=GEOJSON)
    media = _HTML if html else GEOJSON
    for rel, offset in (("next", found.following), ("prev", found.preceding)):
        if offset is not None:
            links.append(link(rel, address.here(offset=str(offset)), media))
    parent = address.to(f"/collections/{name}")
    links.append(link("collection", parent, JSON, service.layers[name].title(lang=service.lang)))
    return {
        "type": "FeatureCollection",
        "timeStamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "numberMatched": found.matched,
        "numberReturned": len(found.features),
        "links": links,
        "features": list(found.features),
    }


def feature(service: Service, name: str, found: Tree, address: Address, *, html: bool) -> Tree:
    """Write one feature, with the way back to its collection."""
    parent = address.to(f"/collections/{name}")
    title = service.layers[name].title(lang=service.lang)
    links = [*around(address, html=html, media=GEOJSON), link("collection", parent, JSON, title)]
    return found | {"links": links}


def item_path(name: str, feature_id: str) -> str:
    """Return where one feature is; whatever stands in an id cannot leave its place."""
    return f"/collections/{name}/items/{quote(feature_id, safe='')}"


def _said(service: Service, key: str) -> str:
    """Say a word of the service."""
    return words.say(f"ogc.{key}", lang=service.lang)
