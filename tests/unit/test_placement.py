"""People stand where one can live, and weights share out a ward to the last person."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from towns import SIDE_M, SOUTH_M, TM3, WEST_M

from spatial import placement
from spatial.errors import UserError
from spatial.placement import Layers, Placed, pieces

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


def _shares(made: Placed) -> pd.Series:
    cells = made.cells
    return cells["weight"] / cells.groupby("ward_id")["weight"].transform("sum")


def test_without_layers_a_ward_is_cut_by_hexagons_weighing_their_area_assumed() -> None:
    made = placement.cells(_wards())
    share = _shares(made)
    # one hexagon wholly inside a square kilometre weighs its 54,127 m2 in a million
    assert share.max() == pytest.approx(HEXAGON_M2 / 1e6)
    assert share.sum() == pytest.approx(1)
    assert set(made.cells["placed_by"]) == {"area"}
    assert set(made.cells["kind"]) == {"assumed"}


def test_nobody_lives_in_a_lake_and_the_others_keep_everybody() -> None:
    lake = _box(0, 0, 0.5, 1)
    made = placement.cells(_wards(), Layers(uninhabited=_layer([lake])))
    assert not made.cells.intersects(lake.buffer(-1)).any()
    assert _shares(made).max() == pytest.approx(HEXAGON_M2 / 0.5e6)  # of the dry half
    assert set(made.cells["kind"]) == {"estimated"}
    assert set(made.cells["placed_by"]) == {"land"}


@pytest.mark.parametrize(("width_m", "half_m"), [(40.0, 20.0), (np.nan, 5.0)])
def test_a_canal_drawn_as_a_line_is_as_wide_as_told_else_ten_metres(
    width_m: float, half_m: float
) -> None:
    line = shapely.LineString([_box(0.4, 0, 1, 1).bounds[:2], _box(0.4, 1, 1, 1).bounds[:2]])
    made = placement.cells(_wards(), Layers(uninhabited=_layer([line], width_m=[width_m])))
    distance_m = made.cells.distance(line)
    assert distance_m.min() >= half_m - 1e-6
    assert distance_m.min() < 150


def test_buildings_weigh_by_floor_area() -> None:
    house, tower = _box(0.1, 0.1, 0.12, 0.12), _box(0.8, 0.8, 0.82, 0.82)  # 400 m2 each
    built = _layer([house, tower], storeys=[np.nan, 9.0])  # storeys not told: one
    made = placement.cells(_wards(), Layers(buildings=built))
    assert sorted(_shares(made)) == pytest.approx([0.1, 0.9])  # 400 : 3,600
    heavy = made.cells.geometry[_shares(made).idxmax()]
    assert heavy.distance(tower) == 0
    assert set(made.cells["placed_by"]) == {"buildings"}


def test_nobody_lives_in_a_factory() -> None:
    works, house = _box(0.2, 0.2, 0.4, 0.4), _box(0.8, 0.8, 0.82, 0.82)
    layers = Layers(
        buildings=_layer([works, house], storeys=[1.0, 1.0]),
        uninhabited=_layer([_box(0.1, 0.1, 0.5, 0.5)]),
    )
    made = placement.cells(_wards(), layers)
    assert len(made.cells) == 1
    assert made.cells.geometry.iloc[0].distance(house) == 0


def test_houses_on_two_banks_never_put_people_into_the_river() -> None:
    middle = pieces.hexagons(np.array(_box(0.5, 0.5, 0.5, 0.5).bounds))[0].centroid
    x, y = middle.x, middle.y
    banks = [shapely.box(x + at, y - 5, x + at + 10, y + 5) for at in (-60, 50)]
    river = shapely.box(x - 40, y - 900, x + 40, y + 900)
    wards = _layer([middle.buffer(500)]).set_index(pd.Index(["w"], name="ward_id"))
    made = placement.cells(
        wards,
        Layers(buildings=_layer(banks, storeys=[1.0, 1.0]), uninhabited=_layer([river])),
    )
    assert _shares(made).sum() == pytest.approx(1)
    assert not made.cells.intersects(river).any()


def test_neighbourhoods_keep_their_own_people() -> None:
    west, east = _box(0, 0, 0.5, 1), _box(0.5, 0, 1, 1)
    told = _layer([west, east], people=[300.0, 100.0])
    made = placement.cells(_wards(), Layers(neighbourhoods=told))
    share = _shares(made)
    assert share[made.cells.within(west)].sum() == pytest.approx(0.75)
    assert share[made.cells.within(east)].sum() == pytest.approx(0.25)
    assert set(made.cells["placed_by"]) == {"neighbourhoods"}


def test_inside_a_neighbourhood_people_follow_its_buildings() -> None:
    west, east = _box(0, 0, 0.5, 1), _box(0.5, 0, 1, 1)
    houses = [_box(0.1, 0.1, 0.12, 0.12), _box(0.1, 0.8, 0.12, 0.82)]
    made = placement.cells(
        _wards(),
        Layers(
            neighbourhoods=_layer([west, east], people=[300.0, 100.0]),
            buildings=_layer(houses, storeys=[1.0, 2.0]),
        ),
    )
    inside = made.cells[made.cells.within(west)]
    assert sorted(inside["weight"]) == pytest.approx([100, 200])  # of 300, by floor area 1 : 2
    assert made.cells[made.cells.within(east)]["weight"].sum() == pytest.approx(100)


def test_a_ward_without_neighbourhoods_stands_whole_beside_one_that_has_them() -> None:
    told = _layer([_box(0, 0, 0.5, 1)], people=[300.0])
    made = placement.cells(_wards(2), Layers(neighbourhoods=told))
    by = made.cells.groupby("ward_id")["placed_by"].unique().map(list)
    assert by.to_dict() == {"w0": ["neighbourhoods"], "w1": ["area"]}


def test_a_neighbourhood_is_of_the_ward_it_names_and_outside_it_is_told() -> None:
    across = _box(0.8, 0, 1.6, 1)  # most of it in w1
    named = _layer([across, _box(5, 5, 6, 6)], people=[10.0, 10.0], ward_id=["w0", ""])
    made = placement.cells(_wards(2), Layers(neighbourhoods=named))
    assert made.outside == (1,)
    told = made.cells[made.cells["placed_by"] == "neighbourhoods"]
    assert told.within(_box(0.8, 0, 1, 1)).all()  # what of it lies in w0


def test_a_ward_with_no_land_to_live_on_is_told_and_keeps_its_people() -> None:
    made = placement.cells(_wards(2), Layers(uninhabited=_layer([_box(-1, -1, 1, 2)])))
    assert made.unlivable == ("w0",)
    assert _shares(made).groupby(made.cells["ward_id"]).sum().tolist() == pytest.approx([1, 1])


def test_the_same_land_gives_the_same_cells_in_any_order_of_the_wards() -> None:
    wards = _wards(3)
    one, other = placement.cells(wards).cells, placement.cells(wards.iloc[::-1]).cells
    pd.testing.assert_frame_equal(one.sort_index(), other.sort_index())


def test_degrees_are_refused() -> None:
    with pytest.raises(UserError):
        placement.cells(_wards().to_crs(4326))
