"""
Streets: who can walk where, and how far.

Distances run over a walkable graph in metres. Places (cells, schools) hang on the graph by a
straight walk to their nearest node, and that walk is part of every distance. Without streets the
straight line times a stated detour factor stands in, never from one landmass to another, and
whatever it reaches is labelled estimated.
"""

from __future__ import annotations

from spatial.streets.convert import WALK_BANNED, from_graph
from spatial.streets.excerpt import between, to_schools
from spatial.streets.graph import NOBODY, Floats, Ints, Streets, along_curve, connect
from spatial.streets.landmasses import Landmasses
from spatial.streets.road_works import (
    ROAD_CLASSES,
    TOUCH_M,
    RoadChange,
    RoadWork,
    closed,
    opened,
)
from spatial.streets.travel import DETOUR, MILLIMETRE_M, Travel

__all__ = [
    "DETOUR",
    "MILLIMETRE_M",
    "NOBODY",
    "ROAD_CLASSES",
    "TOUCH_M",
    "WALK_BANNED",
    "Floats",
    "Ints",
    "Landmasses",
    "RoadChange",
    "RoadWork",
    "Streets",
    "Travel",
    "along_curve",
    "between",
    "closed",
    "connect",
    "from_graph",
    "opened",
    "to_schools",
]
