"""Neighbourhoods keep their own people."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from towns import SIDE_M, SOUTH_M, TM3, WEST_M

from spatial import placement
from spatial.placement import PlacedPeople, PlacementLayers


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Draw a rectangle, in sides of a ward from the south-west corner."""
    return shapely.box(
        WEST_M + west * SIDE_M,
        SOUTH_M + south * SIDE_M,
        WEST_M + east * SIDE_M,
        SOUTH_M + north * SIDE_M,
    )


def _layer(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=TM3)


def _wards(count: int = 1) -> gpd.GeoDataFrame:
    """Draw square wards of one kilometre, side by side."""
    layer = _layer([_box(at, 0, at + 1, 1) for at in range(count)])
    return layer.set_index(pd.Index([f"w{at}" for at in range(count)], name="ward_id"))


def _shares(made: PlacedPeople) -> pd.Series:
    cells = made.cells
    return cells["weight"] / cells.groupby("ward_id")["weight"].transform("sum")


def test_neighbourhoods_keep_their_own_people() -> None:
    west, east = _box(0, 0, 0.5, 1), _box(0.5, 0, 1, 1)
    told = _layer([west, east], people=[300.0, 100.0])
    made = placement.cells(_wards(), PlacementLayers(neighbourhoods=told))
    share = _shares(made)
    assert share[made.cells.within(west)].sum() == pytest.approx(0.75)
    assert share[made.cells.within(east)].sum() == pytest.approx(0.25)
    assert set(made.cells["placed_by"]) == {"neighbourhoods"}


def test_inside_a_neighbourhood_people_follow_its_buildings() -> None:
    west, east = _box(0, 0, 0.5, 1), _box(0.5, 0, 1, 1)
    houses = [_box(0.1, 0.1, 0.12, 0.12), _box(0.1, 0.8, 0.12, 0.82)]
    made = placement.cells(
        _wards(),
        PlacementLayers(
            neighbourhoods=_layer([west, east], people=[300.0, 100.0]),
            buildings=_layer(houses, storeys=[1.0, 2.0]),
        ),
    )
    inside = made.cells[made.cells.within(west)]
    assert sorted(inside["weight"]) == pytest.approx([100, 200])  # of 300, by floor area 1 : 2
    assert made.cells[made.cells.within(east)]["weight"].sum() == pytest.approx(100)


def test_a_ward_without_neighbourhoods_stands_whole_beside_one_that_has_them() -> None:
    told = _layer([_box(0, 0, 0.5, 1)], people=[300.0])
    made = placement.cells(_wards(2), PlacementLayers(neighbourhoods=told))
    by = made.cells.groupby("ward_id")["placed_by"].unique().map(list)
    assert by.to_dict() == {"w0": ["neighbourhoods"], "w1": ["area"]}


def test_a_neighbourhood_is_of_the_ward_it_names_and_outside_it_is_told() -> None:
    across = _box(0.8, 0, 1.6, 1)  # most of it in w1
    named = _layer([across, _box(5, 5, 6, 6)], people=[10.0, 10.0], ward_id=["w0", ""])
    made = placement.cells(_wards(2), PlacementLayers(neighbourhoods=named))
    assert made.outside == (1,)
    told = made.cells[made.cells["placed_by"] == "neighbourhoods"]
    assert told.within(_box(0.8, 0, 1, 1)).all()  # what of it lies in w0
