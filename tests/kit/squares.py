"""Square wards of one kilometre, and shapes drawn over them."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely
from towns import SIDE_M, SOUTH_M, TM3, WEST_M

from spatial.placement import PlacedPeople


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Draw a rectangle, in sides of a ward from the south-west corner."""
    return shapely.box(
        WEST_M + west * SIDE_M,
        SOUTH_M + south * SIDE_M,
        WEST_M + east * SIDE_M,
        SOUTH_M + north * SIDE_M,
    )


def layer(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    """Make a layer of shapes and what is told of each."""
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=TM3)


def square_wards(count: int = 1) -> gpd.GeoDataFrame:
    """Draw square wards, side by side."""
    drawn = layer([box(at, 0, at + 1, 1) for at in range(count)])
    return drawn.set_index(pd.Index([f"w{at}" for at in range(count)], name="ward_id"))


def shares(people: PlacedPeople) -> pd.Series:
    """Give the share of its ward each cell holds."""
    cells = people.cells
    return cells["weight"] / cells.groupby("ward_id")["weight"].transform("sum")
