"""The people of Quận 12 stand on dry land, outside its parks and factories, all of them."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial import placement
from spatial.placement import PlacementLayers

TM3 = 9210


@pytest.fixture(scope="module")
def wards(shared: Path) -> gpd.GeoDataFrame:
    layer = gpd.read_file(shared / "real" / "quan12_wards_pre2025.geojson").to_crs(TM3)
    return layer.rename(columns={"ward_code": "ward_id"}).set_index("ward_id")


@pytest.fixture(scope="module")
def uninhabited(shared: Path) -> gpd.GeoDataFrame:
    parts = [
        gpd.read_file(shared / "real" / f"quan12_{name}_osm.geojson").to_crs(TM3)[["geometry"]]
        for name in ("water", "parks", "industrial")
    ]
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=TM3)


def test_nobody_lives_in_canals_parks_or_factories(
    wards: gpd.GeoDataFrame, uninhabited: gpd.GeoDataFrame
) -> None:
    made = placement.cells(wards, PlacementLayers(uninhabited=uninhabited))
    lines = uninhabited.geometry.geom_type.str.contains("Line")
    assert lines.sum() == 15  # the canals are drawn as lines
    assert not made.unlivable
    wet = shapely.union_all(uninhabited[lines].buffer(4.9, cap_style="flat").to_numpy())
    dry = shapely.union_all(shapely.make_valid(uninhabited[~lines].geometry.to_numpy()))
    assert not made.cells.intersects(wet).any()
    assert not made.cells.intersects(dry).any()


def test_the_census_of_every_ward_stands_on_its_cells_to_the_person(
    wards: gpd.GeoDataFrame, uninhabited: gpd.GeoDataFrame
) -> None:
    cells = placement.cells(wards, PlacementLayers(uninhabited=uninhabited)).cells
    share = cells["weight"] / cells.groupby("ward_id")["weight"].transform("sum")
    placed = {
        ward_id: round((people * share[cells["ward_id"] == ward_id]).sum(), 6)
        for ward_id, people in wards["pop_2019"].items()
    }
    assert placed == wards["pop_2019"].to_dict()
    assert sum(placed.values()) == 620_146


def test_without_the_layers_people_would_stand_there(
    wards: gpd.GeoDataFrame, uninhabited: gpd.GeoDataFrame
) -> None:
    cells = placement.cells(wards).cells
    wet = shapely.union_all(shapely.make_valid(uninhabited.geometry.to_numpy()))
    assert cells.intersects(wet).any()
