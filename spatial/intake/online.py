"""Streets and schools of a named place from OpenStreetMap, through OSMnx."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import requests

from spatial import crs
from spatial.errors import Fault, InputFaults
from spatial.intake.extract import Extract

_SCHOOLS: dict[str, bool | str | list[str]] = {"amenity": ["school", "kindergarten"]}


def fetch(place: str) -> Extract:
    """
    Fetch walkable streets and schools of a place.

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
        If there is no network, the server refuses, or the place is not known.
    """
    import osmnx  # noqa: PLC0415 - heavy, and needed by this function only

    try:
        graph = osmnx.graph_from_place(place, network_type="walk")
        features = osmnx.features_from_place(place, tags=_SCHOOLS)
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
        schools=_schools(features),
        day=datetime.now(tz=UTC).date().isoformat(),
    )


def _schools(features: Any) -> list[tuple[str, str, float, float, str]]:  # noqa: ANN401 - an OSMnx layer
    """List the schools of a feature layer by their inner points."""
    points = features.to_crs(crs.WGS84).geometry.representative_point()
    named = features["name"] if "name" in features else [""] * len(features)
    rows = []
    for (sort, number), point, name, amenity in zip(
        features.index, points, named, features["amenity"], strict=True
    ):
        code = f"{str(sort)[:1]}{number}"
        said = name if isinstance(name, str) and name else code
        rows.append((code, said, float(point.x), float(point.y), str(amenity)))
    return sorted(rows)
