"""
Placement: where in a ward its people live, when nobody has said so cell by cell.

A ward's people stand in its neighbourhoods where those are told with their people, by the floor
area of buildings where footprints are known, else evenly over the land one can live on: the ward
less water, parks and industry. Each is cut by one lattice of hexagons; every piece is a cell. The
weights only share out what the ward has, so its people stay the ward's, to the last one.
"""

from spatial.placement.cells import (
    BY_BUILDING,
    BY_LAND,
    BY_NEIGHBOURHOOD,
    EVENLY,
    MIN_FLOOR_M2,
    PlacedPeople,
    PlacementLayers,
    cells,
)

__all__ = [
    "BY_BUILDING",
    "BY_LAND",
    "BY_NEIGHBOURHOOD",
    "EVENLY",
    "MIN_FLOOR_M2",
    "PlacedPeople",
    "PlacementLayers",
    "cells",
]
