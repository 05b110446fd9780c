"""Two wards with a school each, as they stand and with schools proposed."""

from __future__ import annotations

import towns
from towns import School, town

from spatial import assess, buildings
from spatial.assessment import Assessment
from spatial.records import Level, Proposal

# 500 pupils in each of two wards; 10 rooms in the west, 40 in the east.
TOWN = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))
LEVEL = Level.TIEU_HOC
CLASS = "rooms_short_class"


def proposal(rooms: int = 3, x: float = 0.5, level: Level = LEVEL) -> Proposal:
    """Return a proposed school; by default in the west ward."""
    return towns.proposal(f"p{x}", x=x, level=level, rooms=rooms, land_m2=1_000.0)


def built(*proposals: Proposal) -> Assessment:
    """Assess the town with proposals."""
    return assess(buildings.apply(TOWN, proposals))


TODAY, BUILT = built(), built(proposal())
