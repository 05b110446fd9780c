"""What a locality says of lands apart, and what it takes the planner's word for."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from benches import SIDE_M, SOUTH_M, TM3, WEST_M, point

from spatial.intake.joining import landmasses
from spatial.intake.joining.tables_in_hand import Bench, Wards

WIDE = 3.0  # of a side: where the second ward begins; the first ends at 1


def bench() -> Bench:
    """Draw two wards, a and b, with a strait of two sides between them; a is the larger."""
    shapes = [
        shapely.box(WEST_M, SOUTH_M, WEST_M + SIDE_M, SOUTH_M + 2 * SIDE_M),
        shapely.box(
            WEST_M + WIDE * SIDE_M, SOUTH_M, WEST_M + (WIDE + 1) * SIDE_M, SOUTH_M + SIDE_M
        ),
    ]
    layer = gpd.GeoDataFrame({"ward": ["An", "Bình"]}, geometry=shapes, crs=TM3)
    layer.index = pd.Index(["a", "b"], name="ward_id")
    town = Wards(crs=layer.crs, sets={"wards": layer}, known={"wards": layer.index}, sound=True)
    return Bench(town=town, frames={})


def cells() -> gpd.GeoDataFrame:
    """Put one cell into the middle of each ward."""
    places = [point(0.5, 0.5), point(WIDE + 0.5, 0.5)]
    layer = gpd.GeoDataFrame({"ward_id": ["a", "b"]}, geometry=places, crs=TM3)
    layer.index = pd.Index(["ca", "cb"], name="cell_id")
    return layer


def test_a_ward_across_the_water_is_named() -> None:
    one = bench()
    land = landmasses.of_cells(one, cells(), None, ())
    assert land is not None
    np.testing.assert_array_equal(land.cells, [0, 1])
    assert [fault.code for fault in one.faults] == ["lands_apart"]
    said = one.faults[0].say(lang="vi")
    assert "1 đơn vị nằm ngoài vùng đất lớn nhất" in said
    assert "Bình" in said
    assert "An," not in said


def test_the_planner_s_word_of_a_bridge_is_heeded() -> None:
    one = bench()
    assert landmasses.of_cells(one, cells(), None, (("a", "b"),)) is None
    assert one.faults == []


@pytest.mark.parametrize("group", [("a", "x"), ("x",)])
def test_a_code_that_is_no_ward_is_told_and_joins_nothing(group: tuple[str, ...]) -> None:
    one = bench()
    assert landmasses.of_cells(one, cells(), None, (group,)) is not None
    assert [fault.code for fault in one.faults] == ["joined_wards_unknown", "lands_apart"]
    assert one.faults[0].blanks["wards"] == "x"
