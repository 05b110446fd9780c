"""Rounding that conserves: totals to the last step."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crosswalk

TM3 = 9210


def boxes(**bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    """Draw rectangles: west, south, east, north [m]."""
    shapes = [shapely.box(*box) for box in bounds.values()]
    return gpd.GeoDataFrame(index=pd.Index(list(bounds)), geometry=shapes, crs=TM3)


OLD = boxes(a=(0, 0, 100, 100), b=(100, 0, 200, 100))


# the new line runs at 150: all of a and half of b become x, the other half of b becomes y
NEW = boxes(x=(0, 0, 150, 100), y=(150, 0, 200, 100))


def test_measures_are_conserved_to_their_step() -> None:
    table = pd.DataFrame({"ward": ["b"], "land_m2": [1234.567]})
    walk = crosswalk.by_area(OLD, NEW)
    carried = crosswalk.carry(table, walk, unit="ward", value="land_m2", step=1e-3)
    assert np.round(carried["land_m2"] * 1000).sum() == 1_234_567
