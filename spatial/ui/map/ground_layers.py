"""The ground under a page's map, from the locality's own layers: no tile is asked for."""

from __future__ import annotations

import dataclasses
import json
from functools import lru_cache
from typing import Any

from spatial import intake
from spatial.ground import GroundKind
from spatial.ui.map import picture as pictures
from spatial.ui.map.picture import MapLayer, MapPicture

Bounds = tuple[float, float, float, float]


def under(picture: MapPicture, bounds: Bounds) -> MapPicture:
    """
    Lay the ground under a picture, and name whom it is owed to.

    Parameters
    ----------
    bounds
        West, south, east, north of the locality [degrees, WGS 84].
    """
    layers, credit = _ground(bounds)
    if not layers:
        return picture
    scene = dataclasses.replace(picture.scene, words={**picture.scene.words, "credit": credit})
    return MapPicture(scene=scene, layers=(*layers, *picture.layers))


@lru_cache(maxsize=8)
def _ground(bounds: Bounds) -> tuple[tuple[MapLayer, ...], str]:
    """Part the ground in areas and streets."""
    ground = intake.ground_of(bounds)
    if not ground:
        return (), ""
    record: dict[str, Any] = json.loads(ground.text)
    layers = []
    for name, wanted in (("ground", False), ("streets", True)):
        shapes = [
            shape for shape in record["shapes"] if GroundKind(shape["kind"]).is_street is wanted
        ]
        layers.append(pictures.ground({**record, "shapes": shapes}, name))
    return tuple(layers), "; ".join(ground.attribution)
