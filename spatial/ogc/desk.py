"""Where a request is answered: its path leads to a document, in the form asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from spatial import words
from spatial.ogc import documents, features, openapi, pages, query
from spatial.ogc.documents import Address
from spatial.ogc.reply import (
    BAD_REQUEST,
    GEOJSON,
    HTML,
    JSON,
    NOT_FOUND,
    OPENAPI,
    Refusal,
    Reply,
    document,
)
from spatial.ogc.service import Service

LONGEST = 2_000  # characters of a path and its parameters; no link of ours is longer
_ITEM_PARTS = 3  # collections, the layer, items


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequest:
    """
    A request.

    Attributes
    ----------
    root
        Address of the landing page, without a slash behind it.
    path
        Below it, decoded, without slashes around it.
    params
        Parameters as they were given.
    accept
        What the client takes (``Accept``).
    """

    root: str
    path: str
    params: tuple[tuple[str, str], ...] = ()
    accept: str = ""


Make = Callable[[str], Service]


def params_of(text: str) -> tuple[tuple[str, str], ...]:
    """Read the parameters of an address, empty ones too."""
    return tuple(parse_qsl(text, keep_blank_values=True))


def answer(asked: ServiceRequest, service: Make) -> Reply:
    """
    Answer a request.

    Parameters
    ----------
    service
        Gives the service in a language; asked for only where the request is sound. It may refuse.
    """
    lang = _language(asked)
    try:
        _refuse_long(asked)
        return _answered(asked, service, lang)
    except Refusal as refusal:
        return refusal.reply(lang=lang)


def _refuse_long(asked: ServiceRequest) -> None:
    """Refuse a question longer than any link of ours."""
    if len(asked.path) + sum(len(name) + len(value) for name, value in asked.params) > LONGEST:
        raise Refusal(BAD_REQUEST, "long", most=LONGEST)


def _language(asked: ServiceRequest) -> str:
    """Return the language to speak, also where the request is refused."""
    given = dict(asked.params).get("lang", "")
    return given if given in words.LANGUAGES else words.LANGUAGES[0]


def _wants_html(params: dict[str, str], accept: str) -> bool:
    """Tell whether a page is asked for: by ``f``, else by what the client takes first."""
    if "f" in params:
        return params["f"] == "html"
    page, data = accept.find("text/html"), accept.find("json")
    return page >= 0 and (data < 0 or page < data)


def _answered(asked: ServiceRequest, service: Make, lang: str) -> Reply:
    """Find the document a path leads to."""
    parts = asked.path.split("/") if asked.path else []
    params = query.single(asked.params, _known(parts))
    html = _wants_html(params, asked.accept)
    path = f"/{quote(asked.path, safe='/')}" if asked.path else ""
    address = Address(root=asked.root, path=path, params=params)
    served = service(lang)
    if not parts:
        tree = documents.landing(served, address, html=html)
        return _reply(tree, html=html and pages.landing(served, tree, address))
    if parts == ["conformance"]:
        tree = documents.conformance()
        return _reply(tree, html=html and pages.conformance(served, tree, address))
    if parts == ["api"]:
        tree = openapi.definition(served, asked.root)
        return _reply(tree, media=OPENAPI, html=html and pages.api(served, tree, address))
    if parts == ["collections"]:
        tree = documents.collections(served, address, html=html)
        return _reply(tree, html=html and pages.collections(served, tree, address))
    return _of_layer(parts, served, address, html=html)


def _known(parts: Sequence[str]) -> tuple[str, ...]:
    """Name the parameters a path takes; a path that leads nowhere is refused."""
    if not parts or parts in (["conformance"], ["api"], ["collections"]):
        return query.COMMON
    if parts[0] != "collections":
        raise Refusal(NOT_FOUND, "path")
    if len(parts) == _ITEM_PARTS - 1:
        return query.COMMON
    if parts[2] != "items" or parts[-1] == "":
        raise Refusal(NOT_FOUND, "path")
    one = len(parts) > _ITEM_PARTS
    return (*query.COMMON, "crs") if one else (*query.COMMON, *query.ITEMS)


def _of_layer(parts: Sequence[str], served: Service, address: Address, *, html: bool) -> Reply:
    """Answer for a collection, its features or one of them."""
    name = parts[1]
    if name not in served.layers:
        raise Refusal(NOT_FOUND, "collection", value=name)
    if len(parts) == _ITEM_PARTS - 1:
        tree = documents.collection(served, served.layers[name], address)
        return _reply(tree, html=html and pages.collection(served, tree, address))
    if len(parts) == _ITEM_PARTS:
        asked = query.items(address.params, served.systems)
        found = features.page(served, name, asked)
        tree = documents.page(served, name, found, address, html=html)
        return _reply(
            tree,
            media=GEOJSON,
            html=html and pages.features(served, name, tree, address),
            headers={"Content-Crs": f"<{asked.crs}>"},
        )
    system = query.system(address.params, "crs", served.systems)
    found_one = features.one(served, name, "/".join(parts[_ITEM_PARTS:]), system)
    tree = documents.feature(served, name, found_one, address, html=html)
    return _reply(
        tree,
        media=GEOJSON,
        html=html and pages.feature(served, name, tree, address),
        headers={"Content-Crs": f"<{system}>"},
    )


def _reply(
    tree: dict[str, Any],
    *,
    media: str = JSON,
    html: str | bool = False,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Send a document, or the page made of it."""
    if isinstance(html, str):
        return Reply(media=HTML, body=html.encode(), headers=headers or {})
    return Reply(media=media, body=document(tree), headers=headers or {})
