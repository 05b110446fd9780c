"""People stand where one can live, and weights share out a ward to the last person."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from towns import SIDE_M, SOUTH_M, TM3, WEST_M

from spatial import placement
from spatial.errors import UserError
from spatial.placement import PlacedPeople, PlacementLayers, pieces

HEXAGON_M2 = pieces.ACROSS_M**2 * np.sqrt(3) / 2  # regular, by the distance of opposite sides


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


def test_nobody_lives_in_a_lake_and_the_others_keep_everybody() -> None:
    lake = _box(0, 0, 0.5, 1)
    made = placement.cells(_wards(), PlacementLayers(uninhabited=_layer([lake])))
    assert not made.cells.intersects(lake.buffer(-1)).any()
    assert _shares(made).max() == pytest.approx(HEXAGON_M2 / 0.5e6)  # of the dry half
    assert set(made.cells["kind"]) == {"estimated"}
    assert set(made.cells["placed_by"]) == {"land"}


def test_buildings_weigh_by_floor_area() -> None:
    house, tower = _box(0.1, 0.1, 0.12, 0.12), _box(0.8, 0.8, 0.82, 0.82)  # 400 m2 each
    built = _layer([house, tower], storeys=[np.nan, 9.0])  # storeys not told: one
    made = placement.cells(_wards(), PlacementLayers(buildings=built))
    assert sorted(_shares(made)) == pytest.approx([0.1, 0.9])  # 400 : 3,600
    heavy = made.cells.geometry[_shares(made).idxmax()]
    assert heavy.distance(tower) == 0
    assert set(made.cells["placed_by"]) == {"buildings"}


def test_nobody_lives_in_a_factory() -> None:
    works, house = _box(0.2, 0.2, 0.4, 0.4), _box(0.8, 0.8, 0.82, 0.82)
    layers = PlacementLayers(
        buildings=_layer([works, house], storeys=[1.0, 1.0]),
        uninhabited=_layer([_box(0.1, 0.1, 0.5, 0.5)]),
    )
    made = placement.cells(_wards(), layers)
    assert len(made.cells) == 1
    assert made.cells.geometry.iloc[0].distance(house) == 0


def test_a_ward_with_no_land_to_live_on_is_told_and_keeps_its_people() -> None:
    made = placement.cells(_wards(2), PlacementLayers(uninhabited=_layer([_box(-1, -1, 1, 2)])))
    assert made.unlivable == ("w0",)
    assert _shares(made).groupby(made.cells["ward_id"]).sum().tolist() == pytest.approx([1, 1])


def test_degrees_are_refused() -> None:
    with pytest.raises(UserError):
        placement.cells(_wards().to_crs(4326))
