"""
The layers as an OGC API – Features, read-only routes of the app's own server.

``/ogc`` is the locality the app was started with, as it stands; ``/ogc/s/ID`` a scenario of it,
``/ogc/l/KEY`` a kept locality, ``/ogc/l/KEY/s/ID`` a scenario of that. The rule is the store's own:
whoever has the link reads (ADR 0033). Nothing is listed: an id nobody gave away is found by nobody.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from spatial import clock
from spatial.errors import UserError
from spatial.ogc import desk, service
from spatial.ogc.desk import ServiceRequest
from spatial.ogc.reply import NOT_FOUND, Refusal
from spatial.ogc.service import Service
from spatial.records import Proposal
from spatial.store import Localities, Workspace
from spatial.ui.memo import shelf
from spatial.ui.session import assessments, first_view
from spatial.ui.session.assessments import LocalitySource

ROUTE = "/ogc"
AT_ONCE = 2  # requests answered at once; the others wait their turn
_PLACE = re.compile(r"(?:l/(?P<locality>[^/]+)(?:/|$))?(?:s/(?P<scenario>[^/]+)(?:/|$))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPlace:
    """Whose layers are asked for: key of a kept locality, id of a scenario; empty for the usual."""

    locality: str = ""
    scenario: str = ""

    @property
    def path(self) -> str:
        """Where it is served, below the server's prefix."""
        locality = f"/l/{self.locality}" if self.locality else ""
        scenario = f"/s/{self.scenario}" if self.scenario else ""
        return f"{ROUTE}{locality}{scenario}"


def routes(base: str = "") -> list[Route]:
    """
    List the routes of the service.

    Parameters
    ----------
    base
        Prefix a proxy adds to every path.
    """
    prefix = f"/{base.strip('/')}" if base.strip("/") else ""
    turns = asyncio.Semaphore(AT_ONCE)

    async def asked(request: Request) -> Response:
        async with turns:
            return await asyncio.to_thread(_answer, request, prefix)

    paths = (f"{prefix}{ROUTE}", f"{prefix}{ROUTE}/{{rest:path}}")
    return [Route(path, asked, methods=["GET"]) for path in paths]


def parted(rest: str) -> tuple[ServedPlace, str]:
    """
    Part a path into whose layers and what of them.

    Examples
    --------
    >>> parted("s/abc/collections/wards")
    (ServedPlace(locality='', scenario='abc'), 'collections/wards')
    >>> parted("collections")
    (ServedPlace(locality='', scenario=''), 'collections')
    """
    found = _PLACE.match(rest)
    if found is None:  # it matches the empty text too
        return ServedPlace(), rest
    place = ServedPlace(locality=found["locality"] or "", scenario=found["scenario"] or "")
    return place, rest[found.end() :]


def _answer(request: Request, prefix: str) -> Response:
    """Answer one request."""
    place, path = parted(str(request.path_params.get("rest", "")))
    root = str(request.base_url).rstrip("/").removesuffix(prefix) + prefix + place.path
    reply = desk.answer(
        ServiceRequest(
            root=root,
            path=path.strip("/"),
            params=desk.params_of(request.url.query),
            accept=request.headers.get("accept", ""),
        ),
        lambda lang: served(place, lang),
    )
    headers = {"Cache-Control": "no-store", **reply.headers}
    return Response(reply.body, reply.status, headers, media_type=reply.media)


def served(place: ServedPlace, lang: str) -> Service:
    """
    Return the layers of a place.

    Raises
    ------
    Refusal
        If there is no such locality or scenario, or it cannot be used: which of these is not told.
    """
    try:
        folder = Localities().folder(place.locality) if place.locality else assessments.usual()
        source = assessments.look(folder or Path())
        town = None if folder is None else assessments.town(source)
    except UserError as problem:
        raise Refusal(NOT_FOUND, "locality") from problem
    if town is None:
        raise Refusal(NOT_FOUND, "locality")
    proposals: tuple[Proposal, ...] = ()
    try:
        if place.scenario:
            opened = Workspace().latest(place.scenario, locality=town.locality.key)
            proposals = opened.scenario.proposals
        return _of(source, proposals, lang, clock.today())
    except UserError as problem:
        raise Refusal(NOT_FOUND, "scenario" if place.scenario else "locality") from problem


@shelf(8)
def _of(
    source: LocalitySource,
    proposals: tuple[Proposal, ...],
    lang: str,
    on: date,  # noqa: ARG001 - the key: the law of another day is another service
) -> Service:
    """Make the service of a locality with the choices of a first visit."""
    view = first_view.of(source)
    found = assessments.assess(source, view.options, proposals, view.own)
    return service.of(found, lang=lang, way=view.method.value)
