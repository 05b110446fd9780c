"""The same documents as pages: tables and links, every text from outside as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from spatial import words
from spatial.export.layers import aliases
from spatial.ogc.documents import Address, item_path
from spatial.ogc.service import Service

STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111827}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}"
    "td,th{border:1px solid #d1d5db;padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "min-width:7rem;max-width:24rem;overflow-wrap:anywhere;unicode-bidi:isolate}"
    "td div{min-width:22rem;max-height:9rem;overflow:auto}"
    "a{color:#0b57d0}"
)
LONG = 80  # letters of a text that gets a window of its own in the table
Tree = Mapping[str, Any]


def page(service: Service, title: str, body: str, address: Address) -> str:
    """Put a document's body into a page."""
    home = _a(address.to("", f="html"), words.say("ogc.home", lang=service.lang))
    return (
        f'<!doctype html><html lang="{service.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><nav>{home}</nav><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def landing(service: Service, tree: Tree, address: Address) -> str:
    """Show where to go on."""
    ways = [
        _a(_html(link["href"], address), link.get("title", link["rel"]))
        for link in tree["links"]
        if link["rel"] in {"conformance", "data", "service-doc"}
    ]
    title = words.say("ogc.title", lang=service.lang, title=service.title)
    return page(service, title, _p(tree["description"]) + _list(ways), address)


def conformance(service: Service, tree: Tree, address: Address) -> str:
    """Show what the service conforms to."""
    said = words.say("ogc.conformance", lang=service.lang)
    return page(service, said, _list(_a(one, one) for one in tree["conformsTo"]), address)


def api(service: Service, tree: Tree, address: Address) -> str:
    """Show the paths of the definition."""
    rows = [(escape(path), escape(one["get"]["summary"])) for path, one in tree["paths"].items()]
    said = words.say("ogc.api", lang=service.lang)
    body = _p("") + _a(address.to("/api", f="json"), "OpenAPI 3.0") + _table((), rows)
    return page(service, said, body, address)


def collections(service: Service, tree: Tree, address: Address) -> str:
    """Show the layers."""
    ways = [
        _a(address.to(f"/collections/{one['id']}", f="html"), one["title"])
        for one in tree["collections"]
    ]
    said = words.say("ogc.collections", lang=service.lang)
    return page(service, said, _list(ways), address)


def collection(service: Service, tree: Tree, address: Address) -> str:
    """Show one layer: what it is, its systems, its features."""
    path = f"/collections/{tree['id']}/items"
    items = _a(address.to(path, f="html"), words.say("ogc.items", lang=service.lang))
    extent = ", ".join(map(str, tree["extent"]["spatial"]["bbox"][0]))
    body = _p(tree["description"]) + _p(extent) + items + _list(map(escape, tree["crs"]))
    return page(service, tree["title"], body, address)


def features(service: Service, name: str, tree: Tree, address: Address) -> str:
    """Show a page of features, with the way on and back."""
    layer = service.layers[name]
    named = aliases.of(layer, lang=service.lang)
    rows = []
    for one in tree["features"]:
        way = _a(address.to(item_path(name, one["id"]), f="html"), one["id"])
        rows.append((way, *(_cell(one["properties"][field.column]) for field in named)))
    said = words.say(
        "ogc.count",
        lang=service.lang,
        returned=tree["numberReturned"],
        matched=tree["numberMatched"],
    )
    ways = [
        _a(link["href"], words.say(f"ogc.{link['rel']}", lang=service.lang))
        for link in tree["links"]
        if link["rel"] in {"next", "prev"}
    ]
    heads = ("id", *(field.alias for field in named))
    return page(
        service,
        layer.title(lang=service.lang),
        _p(said) + _table(heads, rows) + _list(ways),
        address,
    )


def feature(service: Service, name: str, tree: Tree, address: Address) -> str:
    """Show one feature."""
    named = aliases.of(service.layers[name], lang=service.lang)
    rows = [(escape(one.alias), _cell(tree["properties"][one.column])) for one in named]
    back = _a(
        address.to(f"/collections/{name}/items", f="html"),
        service.layers[name].title(lang=service.lang),
    )
    return page(service, str(tree["id"]), _p("") + back + _table((), rows), address)


def _cell(value: object) -> str:
    """Write one cell."""
    said = "" if value is None else escape(str(value)).replace("\n", "<br>")
    return f"<div>{said}</div>" if len(said) > LONG else said


def _html(href: str, address: Address) -> str:
    """Return the address of a document as a page."""
    path = href.partition("?")[0].removeprefix(address.root)
    return address.to(path, f="html")


def _a(href: str, said: str) -> str:
    return f'<a href="{escape(href)}">{escape(str(said))}</a>'


def _p(said: str) -> str:
    return f"<p>{escape(said)}</p>" if said else ""


def _list(entries: Iterable[str]) -> str:
    held = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul>{held}</ul>" if held else ""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table of cells that are markup already; the heads are texts."""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{'<tr>' + head + '</tr>' if head else ''}{body}</table>"
