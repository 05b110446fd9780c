"""Streets, schools, buildings and boundaries of a named place, from OpenStreetMap by OSMnx."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs
import requests
import shapely.geometry

from spatial import crs
from spatial.errors import Fault, InputFaults
from spatial.intake.osm.cut import Building, storeys
from spatial.intake.osm.extract import Extract

Tags = dict[str, bool | str | list[str]]
_HTTPS, _REACH_S = 443, 5.0
_SCHOOLS: Tags = {"amenity": ["school", "kindergarten"]}
_BUILDINGS: Tags = {"building": True}
_BOUNDARIES: Tags = {"boundary": "administrative"}


def fetch(place: str) -> Extract:
    """
    Fetch walkable streets, schools, buildings and administrative boundaries of a place.

    Parameters
    ----------
    place
        A name OpenStreetMap knows, e.g. ``"Quận 12, Thành phố Hồ Chí Minh"``.

    Returns
    -------
    Extract
        As `extract.read` gives it, with the day of the fetching. OSMnx waits where the server asks
        it to and keeps every answer, so a broken fetch goes on where it stopped.

    Raises
    ------
    InputFaults
        If there is no network (said within seconds), the server refuses or breaks off with a part
        of the answer, or the place is not known.
    """
    import osmnx  # noqa: PLC0415 - heavy, and needed by this function only

    settings = osmnx.settings
    settings.doh_url_template = None  # names are asked of the machine's own resolver alone
    settings.cache_folder = str(cache())  # not where the command happens to be called
    settings.http_user_agent = f"truonglop/{metadata.version('truonglop')}"
    settings.requests_kwargs = {"hooks": {"response": _whole}}
    for url in (settings.nominatim_url, settings.overpass_url):
        reach(url)
    try:
        graph = osmnx.graph_from_place(place, network_type="walk")
        schools, buildings, boundaries = (
            _features(osmnx, place, tags) for tags in (_SCHOOLS, _BUILDINGS, _BOUNDARIES)
        )
    except (OSError, ValueError, TypeError, LookupError, requests.RequestException) as problem:
        reason = (str(problem).splitlines() or [type(problem).__name__])[0][:160]
        raise InputFaults(
            Fault(code="fetch_failed", value=place, blanks={"reason": reason})
        ) from problem
    nodes = {int(node): (float(at["x"]), float(at["y"])) for node, at in graph.nodes(data=True)}
    shortest: dict[tuple[int, int], float] = {}
    for one, other, data in graph.edges(data=True):
        key = (min(int(one), int(other)), max(int(one), int(other)))
        if key[0] != key[1]:
            shortest[key] = min(float(data["length"]), shortest.get(key, float("inf")))
    return Extract(
        nodes=nodes,
        edges=[(one, other, metres) for (one, other), metres in sorted(shortest.items())],
        schools=[] if schools is None else _schools(schools),
        buildings=[] if buildings is None else _buildings(buildings),
        boundaries=[] if boundaries is None else _boundaries(boundaries),
        day=datetime.now(tz=UTC).date().isoformat(),
    )


def cache() -> Path:
    """Return the folder that keeps every answer, so that a broken fetch goes on from anywhere."""
    given = os.environ.get("TRUONGLOP_HOME")
    place = Path(given) if given else platformdirs.user_cache_path("truonglop", appauthor=False)
    return place / "osm"


def reach(url: str) -> None:
    """
    See at once whether a server can be reached, before anything is asked that waits for minutes.

    Where requests go through a proxy only the proxy knows; then nothing is tried.

    Raises
    ------
    InputFaults
        If it cannot.
    """
    host = urlsplit(url).hostname or ""
    if requests.utils.get_environ_proxies(url):
        return
    try:
        socket.create_connection((host, _HTTPS), timeout=_REACH_S).close()
    except OSError as problem:
        raise InputFaults(Fault(code="fetch_offline", value=host)) from problem


def _whole(response: requests.Response, **_: object) -> None:
    """
    Refuse a part of an answer: Overpass sends what it has by then, and says only in a remark why.

    OSMnx writes the remark into its log and goes on; it keeps no such answer, so the next fetch
    asks again.
    """
    if b'"remark"' not in response.content:
        return
    answer = response.json()
    remark = str(answer.get("remark", "")) if isinstance(answer, dict) else ""
    if "error" in remark.casefold():
        raise ValueError(remark)


def _features(osmnx: Any, place: str, tags: Tags) -> Any:  # noqa: ANN401 - an OSMnx layer
    """Fetch what has certain tags, ``None`` where the place has nothing of the kind."""
    try:
        return osmnx.features_from_place(place, tags=tags)
    except osmnx._errors.InsufficientResponseError:  # noqa: SLF001 - it is raised, not exported
        return None


def _outlines(features: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:  # noqa: ANN401
    """Give id, row and outline of every feature that is an area."""
    for (index, row), shape in zip(
        features.iterrows(), features.to_crs(crs.WGS84).geometry, strict=True
    ):
        if shape is not None and shape.geom_type in {"Polygon", "MultiPolygon"}:
            yield f"{str(index[0])[:1]}{index[1]}", row, shapely.geometry.mapping(shape)


def _buildings(features: Any) -> list[Building]:  # noqa: ANN401
    """List buildings with their storeys."""
    return [
        (code, outline, storeys(row.get("building:levels")))
        for code, row, outline in _outlines(features)
    ]


def _boundaries(features: Any) -> list[tuple[str, str, str, dict[str, Any]]]:  # noqa: ANN401
    """List administrative areas with name and level."""

    def said(row: Any, key: str) -> str:  # noqa: ANN401 - a row of the layer
        return row[key] if isinstance(row.get(key), str) else ""

    return [
        (code, said(row, "name"), said(row, "admin_level"), outline)
        for code, row, outline in _outlines(features)
    ]


def _schools(features: Any) -> list[tuple[str, str, float, float, str]]:  # noqa: ANN401 - an OSMnx layer
    """List the schools of a feature layer by their inner points."""
    points = features.to_crs(crs.WGS84).geometry.representative_point()
    named = features["name"] if "name" in features else [""] * len(features)
    rows = []
    for (sort, number), point, name, amenity in zip(
        features.index, points, named, features["amenity"], strict=True
    ):
        code = f"{str(sort)[:1]}{number}"
        text = name if isinstance(name, str) and name else code
        rows.append((code, text, float(point.x), float(point.y), str(amenity)))
    return sorted(rows)
