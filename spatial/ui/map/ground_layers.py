"""The ground under a page's map, from the locality's own layers: no tile is asked for."""

from __future__ import annotations

import dataclasses
import json
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from spatial import crs, intake, own_ground
from spatial.communes import street_sheets, walks
from spatial.ground import Ground, GroundKind
from spatial.network import Network
from spatial.ui.map import city_streets
from spatial.ui.map import picture as pictures
from spatial.ui.map.picture import MapLayer, MapPicture
from spatial.ui.memo import once

Bounds = tuple[float, float, float, float]


def under(picture: MapPicture, bounds: Bounds, town: Network) -> MapPicture:
    """
    Lay the ground under a picture, and name whom it is owed to.

    Parameters
    ----------
    bounds
        West, south, east, north of the locality [degrees, WGS 84].
    town
        The locality: where no ground is carried, its own streets are drawn.
    """
    layers, credit = _carried(bounds)
    if not layers:
        layers, credit = once(town, "ground", lambda: _brought(town, bounds))
    if not layers:
        return picture
    words = {**picture.scene.words, **({"credit": credit} if credit else {})}
    scene = dataclasses.replace(picture.scene, words=words)
    return MapPicture(scene=scene, layers=(*layers, *picture.layers))


@lru_cache(maxsize=8)
def _carried(bounds: Bounds) -> tuple[tuple[MapLayer, ...], str]:
    """Return the ground that comes with the program."""
    return _parted(intake.ground_of(bounds))


def _brought(town: Network, bounds: Bounds) -> tuple[tuple[MapLayer, ...], str]:
    """Return the land a locality brings or we have, and its streets or its communes'."""
    streets = _communes(town, bounds) if carried_streets(town) else _parted(_own(town))
    parted = [_parted(own_ground.land_of(town) or intake.land_of(bounds)), streets]
    owed = dict.fromkeys(credit for _, credit in parted if credit)
    credits_ = [one for one in owed if not any(each.startswith(f"{one}:") for each in owed)]
    return tuple(layer for layers, _ in parted for layer in layers), "; ".join(credits_)


def carried_streets(town: Network) -> bool:
    """Tell whether the streets a locality walks on are those that come with the program."""
    return once(town, "carried_streets", lambda: walks.carried(town))


def _communes(town: Network, bounds: Bounds) -> tuple[tuple[MapLayer, ...], str]:
    """Return the streets carried for communes: all, or of a whole city the main ones first."""
    credit = "; ".join(_owed(town.locality.attribution))
    if street_sheets.is_small(bounds):
        layers, _ = _parted(street_sheets.within(bounds))
        return layers, credit
    return (pictures.ground(city_streets.coarse(), "streets"),), credit


def _own(town: Network) -> Ground:
    """Return the streets the locality has for its walks, as ground."""
    streets = town.streets
    if streets is None:
        return Ground()
    one, other = streets.graph.nonzero()
    links = np.unique(np.sort(np.column_stack([one, other]), axis=1), axis=0)
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*streets.xy.T), crs=town.crs)
    lonlat = shapely.get_coordinates(crs.to_lonlat(places).geometry.to_numpy())
    return own_ground.of_streets(
        lonlat, links[links[:, 0] < links[:, 1]], attribution=_owed(town.locality.attribution)
    )


def _owed(attribution: tuple[str, ...]) -> tuple[str, ...]:
    """Keep what is owed for streets where that is told: a small map has no room for more."""
    return tuple(one for one in attribution if "OpenStreetMap" in one)[-1:] or attribution


def _parted(whole: Ground) -> tuple[tuple[MapLayer, ...], str]:
    """Part the ground in areas and streets."""
    if not whole:
        return (), ""
    record: dict[str, Any] = json.loads(whole.text)
    layers = []
    for name, wanted in (("ground", False), ("streets", True)):
        shapes = [
            shape for shape in record["shapes"] if GroundKind(shape["kind"]).is_street is wanted
        ]
        if shapes:
            layers.append(pictures.ground({**record, "shapes": shapes}, name))
    return tuple(layers), "; ".join(whole.attribution)
