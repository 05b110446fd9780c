"""People stand where one can live, and weights share out a ward to the last person."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from squares import box, layer, shares, square_wards

from spatial import placement
from spatial.errors import UserError
from spatial.placement import PlacementLayers, pieces

HEXAGON_M2 = pieces.ACROSS_M**2 * np.sqrt(3) / 2  # regular, by the distance of opposite sides


def test_nobody_lives_in_a_lake_and_the_others_keep_everybody() -> None:
    lake = box(0, 0, 0.5, 1)
    made = placement.cells(square_wards(), PlacementLayers(uninhabited=layer([lake])))
    assert not made.cells.intersects(lake.buffer(-1)).any()
    assert shares(made).max() == pytest.approx(HEXAGON_M2 / 0.5e6)  # of the dry half
    assert set(made.cells["kind"]) == {"estimated"}
    assert set(made.cells["placed_by"]) == {"land"}


def test_buildings_weigh_by_floor_area() -> None:
    house, tower = (
        box(0.1, 0.1, 0.12, 0.12),
        box(0.8, 0.8, 0.82, 0.82),
    )  # 400 m2 each
    built = layer([house, tower], storeys=[np.nan, 9.0])  # storeys not told: one
    made = placement.cells(square_wards(), PlacementLayers(buildings=built))
    assert sorted(shares(made)) == pytest.approx([0.1, 0.9])  # 400 : 3,600
    heavy = made.cells.geometry[shares(made).idxmax()]
    assert heavy.distance(tower) == 0
    assert set(made.cells["placed_by"]) == {"buildings"}


def test_nobody_lives_in_a_factory() -> None:
    works, house = box(0.2, 0.2, 0.4, 0.4), box(0.8, 0.8, 0.82, 0.82)
    layers = PlacementLayers(
        buildings=layer([works, house], storeys=[1.0, 1.0]),
        uninhabited=layer([box(0.1, 0.1, 0.5, 0.5)]),
    )
    made = placement.cells(square_wards(), layers)
    assert len(made.cells) == 1
    assert made.cells.geometry.iloc[0].distance(house) == 0


def test_a_ward_with_no_land_to_live_on_is_told_and_keeps_its_people() -> None:
    made = placement.cells(square_wards(2), PlacementLayers(uninhabited=layer([box(-1, -1, 1, 2)])))
    assert made.unlivable == ("w0",)
    assert shares(made).groupby(made.cells["ward_id"]).sum().tolist() == pytest.approx([1, 1])


def test_degrees_are_refused() -> None:
    with pytest.raises(UserError):
        placement.cells(square_wards().to_crs(4326))


def test_a_few_buildings_do_not_carry_a_ward() -> None:
    wards = gpd.GeoDataFrame(
        {"ward": ["A", "B"]},
        index=pd.Index(["a", "b"], name="ward_id"),
        geometry=[shapely.box(0, 0, 1_000, 1_000), shapely.box(1_000, 0, 2_000, 1_000)],
        crs=9210,
    )
    houses = gpd.GeoDataFrame(
        {"storeys": [1.0, 1.0]},
        geometry=[shapely.box(100, 100, 110, 110), shapely.box(1_100, 100, 1_200, 200)],
        crs=9210,
    )
    # 100 m2 for 16,755 people are 0.006 m2 each; 10,000 m2 for 1,000 are 10
    people = pd.Series({"a": 16_755.0, "b": 1_000.0})
    placed = placement.cells(wards, PlacementLayers(buildings=houses, people=people))
    by = placed.cells.groupby("ward_id")["placed_by"].unique().map(list).to_dict()
    assert by == {"a": ["area"], "b": ["buildings"]}
    ((ward, each_m2),) = placed.sparse
    assert (ward, round(each_m2, 3)) == ("a", 0.006)


def test_a_tower_too_crowded_for_any_ward_does_not_carry_it_either() -> None:
    wards = gpd.GeoDataFrame(
        {"ward": ["A"]},
        index=pd.Index(["a"], name="ward_id"),
        geometry=[shapely.box(0, 0, 2_000, 2_000)],
        crs=9210,
    )
    tower = gpd.GeoDataFrame(
        {"storeys": [60.0]}, geometry=[shapely.box(100, 100, 200, 200)], crs=9210
    )
    # 600,000 m2 are 30 each for 20,000; but one hexagon has 0.054 km2: 370,000 on a km2
    people = pd.Series({"a": 20_000.0})
    placed = placement.cells(wards, PlacementLayers(buildings=tower, people=people))
    assert set(placed.cells["placed_by"]) == {"area"}
