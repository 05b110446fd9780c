"""
The layers as an OGC API – Features, read-only routes of the app's own server.

``/ogc`` is the locality the app was started with, as it stands; ``/ogc/s/ID`` a scenario of it,
``/ogc/l/KEY`` a kept locality, ``/ogc/l/KEY/s/ID`` a scenario of that. ``/v/CHOICES`` behind any of
them holds the choices of a page as its link writes them (``year=2030&profile=…``), so that a GIS
shows the figures of that page. The rule is the store's own: whoever has the link reads (ADR 0033).
Nothing is listed: an id nobody gave away is found by nobody.
"""

from __future__ import annotations

import asyncio
import dataclasses
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

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
from spatial.scenario import ScenarioCard
from spatial.store import Localities, Profiles, Workspace
from spatial.store.reviews import Reviews
from spatial.ui.memo import shelf
from spatial.ui.session import approval, assessments, first_view, outlook
from spatial.ui.session import view as views
from spatial.ui.session.assessments import LocalitySource
from spatial.ui.session.view import View

ROUTE = "/ogc"
AT_ONCE = 2  # requests answered at once; the others wait their turn
_PLACE = re.compile(
    r"(?:l/(?P<locality>[^/]+)(?:/|$))?(?:s/(?P<scenario>[^/]+)(?:/|$))?(?:v/(?P<choices>[^/]+)(?:/|$))?"
)
# What of a page's link changes a figure of the layers; a level shows one of them, all are served.
_CHOICES = frozenset(
    {"units", "year", "method", "profile", "two_session", "public", "nursery", "projects"}
    | {"floor", "forecast", "engine", "outlook"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPlace:
    """
    Whose layers are asked for, under which choices.

    Attributes
    ----------
    locality
        Key of a kept locality; empty for the one the app was started with.
    scenario
        Id of a scenario; empty for the locality as it stands.
    choices
        Choices of a page as its link writes them; empty for those of a first visit.
    """

    locality: str = ""
    scenario: str = ""
    choices: str = ""

    @property
    def path(self) -> str:
        """Where it is served, below the server's prefix."""
        locality = f"/l/{self.locality}" if self.locality else ""
        scenario = f"/s/{self.scenario}" if self.scenario else ""
        choices = f"/v/{quote(self.choices, safe='=&@+')}" if self.choices else ""
        return f"{ROUTE}{locality}{scenario}{choices}"


def choices_of(view: View) -> str:
    """
    Return the choices of a page that change a figure, as its link writes them.

    Examples
    --------
    >>> from spatial.ui.session import assessments, first_view
    >>> choices_of(first_view.of(assessments.look(assessments.usual())))
    'units=wards_2025&year=2026&method=per_10k_pupils&profile=tt23-urban@2026-11-28'
    """
    link = views.write(view, locality="", scenario_id=None)
    return urlencode({name: link[name] for name in link if name in _CHOICES}, safe="@")


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
    (ServedPlace(locality='', scenario='abc', choices=''), 'collections/wards')
    >>> parted("collections")
    (ServedPlace(locality='', scenario='', choices=''), 'collections')
    """
    found = _PLACE.match(rest)
    if found is None:  # it matches the empty text too
        return ServedPlace(), rest
    place = ServedPlace(**{name: given or "" for name, given in found.groupdict().items()})
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
    card: ScenarioCard | None = None
    try:
        if place.scenario:
            key = town.locality.key
            opened = Workspace().latest(place.scenario, locality=key)
            newest = Reviews().newest(place.scenario, locality=key)
            card = approval.card_of(opened.scenario, newest, of=opened.revision)
            proposals, _ = assessments.fits(town, opened.scenario.proposals)
            left_out = len(opened.scenario.proposals) - len(proposals)
            card = dataclasses.replace(card, left_out=left_out)
        view = _viewed(place, source)
        return _of(source, proposals, view, lang, clock.today(), card)
    except UserError as problem:
        raise Refusal(NOT_FOUND, "scenario" if place.scenario else "locality") from problem


def _viewed(place: ServedPlace, source: LocalitySource) -> View:
    """Return the choices asked for; one that cannot be used is refused, not passed over."""
    usual = first_view.of(source)
    if not place.choices:
        return usual
    town = assessments.town(source)
    given = parse_qsl(place.choices, keep_blank_values=True)
    named = [name for name, _ in given]
    strange = [name for name in named if name not in _CHOICES or named.count(name) > 1]
    params = dict(given)
    profile = params.get("profile", "")
    own = Profiles().saved(locality=town.locality.key, also=frozenset({profile}))
    view, refused = views.read(params, usual, town, own)
    wrong = [*refused.items(), *((name, params[name]) for name in strange)]
    if wrong:
        name, value = wrong[0]
        raise Refusal(NOT_FOUND, "chosen", name=name, value=value)
    if not view.future.outlook_id:
        return view
    return dataclasses.replace(view, future=outlook.opened(town, view))


@shelf(8)
def _of(
    source: LocalitySource,
    proposals: tuple[Proposal, ...],
    view: View,
    lang: str,
    on: date,  # noqa: ARG001 - the key: the law of another day is another service
    card: ScenarioCard | None,
) -> Service:
    """Make the service of a locality under the choices of a page."""
    found = assessments.assess(source, view.options, proposals, view.own)
    return service.of(found, lang=lang, way=view.method.value, card=card)
