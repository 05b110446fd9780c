"""Roads opened and closed in the town of `towns`, in metres from its south-west corner."""

from __future__ import annotations

import towns
from pyproj import Transformer

from spatial.streets import RoadChange, RoadWork


def lonlat(*places: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Write places given in metres from the south-west corner in degrees."""
    move = Transformer.from_crs(towns.TM3, 4326, always_xy=True)
    return tuple(move.transform(towns.WEST_M + x, towns.SOUTH_M + y) for x, y in places)


def work(change: str, *places: tuple[float, float], row: int = 1, name: str = "") -> RoadWork:
    """Make a road opened or closed."""
    of = "footway" if change == "open" else ""
    return RoadWork(
        row=row, change=RoadChange(change), name=name, road_class=of, lonlat=lonlat(*places)
    )
