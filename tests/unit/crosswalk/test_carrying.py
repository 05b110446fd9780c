"""Figures carried across a merger: nobody is lost."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial import crosswalk
from spatial.errors import InputFaults

TM3 = 9210


def boxes(**bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    """Draw rectangles: west, south, east, north [m]."""
    shapes = [shapely.box(*box) for box in bounds.values()]
    return gpd.GeoDataFrame(index=pd.Index(list(bounds)), geometry=shapes, crs=TM3)


OLD = boxes(a=(0, 0, 100, 100), b=(100, 0, 200, 100))


# the new line runs at 150: all of a and half of b become x, the other half of b becomes y
NEW = boxes(x=(0, 0, 150, 100), y=(150, 0, 200, 100))


def test_a_series_is_carried_year_by_year_and_conserved() -> None:
    table = pd.DataFrame(
        {"ward": ["a", "b", "a", "b"], "year": [2019, 2019, 2025, 2025], "people": [3, 5, 4, 7]}
    )
    carried = crosswalk.carry(table, crosswalk.by_area(OLD, NEW), unit="ward", value="people")
    # 5 halves into 3 + 2, 7 into 4 + 3: the odd one goes to the piece named first
    assert carried.groupby("year")["people"].sum().to_dict() == {2019: 8, 2025: 11}
    assert set(carried["people"]) <= {3 + 3, 3 + 2, 2, 3, 4 + 4, 4 + 3, 4}


def test_a_ward_with_figures_and_no_successor_is_named() -> None:
    table = pd.DataFrame({"ward": ["a", "q"], "people": [1, 2]})
    with pytest.raises(InputFaults) as caught:
        crosswalk.carry(table, crosswalk.by_area(OLD, NEW), unit="ward", value="people")
    assert [(fault.code, fault.value) for fault in caught.value.faults] == [("no_successor", "q")]
