"""Two wards with a school each, as they stand and with schools proposed."""

from __future__ import annotations

from towns import School, lonlat, town

from spatial import assess, scenario
from spatial.assessment import Assessment
from spatial.records import Level, Proposal

# 500 pupils in each of two wards; 10 rooms in the west, 40 in the east.
TOWN = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))
LEVEL = Level.TIEU_HOC
CLASS = "rooms_short_class"


def proposal(rooms: int = 3, x: float = 0.5, level: Level = LEVEL) -> Proposal:
    """Return a proposed school; by default in the west ward."""
    lon, lat = lonlat(x, 0.5)
    return Proposal(
        proposal_id=f"p{x}", name="p", level=level, rooms=rooms, land_m2=1_000.0, lon=lon, lat=lat
    )


def built(*proposals: Proposal) -> Assessment:
    """Assess the town with proposals."""
    return assess(scenario.apply(TOWN, proposals))


TODAY, BUILT = built(), built(proposal())
