"""The ground that comes with the program: of the embedded district and a kilometre around it."""

from __future__ import annotations

import dataclasses
import json
from functools import cache

import shapely

from spatial import ground
from spatial.ground import Frame, Ground
from spatial.intake.reading import demonstration
from spatial.network import Network


@cache
def _embedded() -> Ground:
    file = demonstration.folder() / "ground" / "ground.json"
    return ground.of_json(json.loads(file.read_text(encoding="utf-8")))


def ground_of(bounds: Frame) -> Ground:
    """
    Return what lies under a locality.

    Parameters
    ----------
    bounds
        West, south, east, north of the locality [degrees, WGS 84].

    Returns
    -------
    Ground
        The carried one where it covers the whole locality, whoever's files tell of it; else an
        empty one: half a map of streets would look as if there were none in the other half.
    """
    embedded = _embedded()
    return embedded if embedded.covers(bounds) else Ground()


def land_of(bounds: Frame) -> Ground:
    """
    Return the water, parks and industry carried for a part of a locality.

    Streets are left out: those of the locality lie beside them. Whoever draws this says that it is
    of a part.

    Parameters
    ----------
    bounds
        As for `ground_of`.
    """
    embedded = _embedded()
    place = shapely.box(*bounds)
    shapes = tuple(
        one
        for one in embedded.shapes
        if not one.kind.is_street
        and any(
            place.intersects(shapely.box(*shapely.LineString(embedded.degrees(part)).bounds))
            for part in one.parts
        )
    )
    return dataclasses.replace(embedded, shapes=shapes) if shapes else Ground()


def land_lacking(town: Network, bounds: Frame) -> str:
    """
    Say what of the water and parks under a locality is not drawn.

    Parameters
    ----------
    bounds
        Of the locality, as for `ground_of`.

    Returns
    -------
    str
        ``no_land`` where there are none, ``land_partly`` where those carried are of a part, empty
        where nothing lacks: the locality brought its own, or all of it is carried.
    """
    brought = town.land_use is not None and not town.land_use.empty
    if brought or ground_of(bounds):
        return ""
    return "land_partly" if land_of(bounds) else "no_land"
