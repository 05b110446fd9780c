"""Two wards before and two after a border moved."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

TM3 = 9210


def boxes(**bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    """Draw rectangles: west, south, east, north [m]."""
    shapes = [shapely.box(*box) for box in bounds.values()]
    return gpd.GeoDataFrame(index=pd.Index(list(bounds)), geometry=shapes, crs=TM3)


OLD = boxes(a=(0, 0, 100, 100), b=(100, 0, 200, 100))


# the new line runs at 150: all of a and half of b become x, the other half of b becomes y
NEW = boxes(x=(0, 0, 150, 100), y=(150, 0, 200, 100))
