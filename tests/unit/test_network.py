"""Places of a network, and schools that have none."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from spatial import network


def test_a_point_that_is_empty_or_missing_has_no_coordinates_and_moves_no_other() -> None:
    points = [shapely.Point(1, 2), shapely.Point(), None, shapely.Point(3, 4)]
    layer = gpd.GeoDataFrame(geometry=points, crs=9210)
    assert network.placed(layer).tolist() == [True, False, False, True]
    xy = network.xy(layer)
    assert xy[[0, 3]].tolist() == [[1, 2], [3, 4]]
    assert np.isnan(xy[1:3]).all()
