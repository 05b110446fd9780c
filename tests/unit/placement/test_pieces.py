"""A ward is cut into pieces nobody lives outside of."""

import numpy as np
import pandas as pd
import pytest
import shapely
from squares import box, layer, shares, square_wards

from spatial import placement
from spatial.placement import PlacementLayers, pieces

HEXAGON_M2 = pieces.ACROSS_M**2 * np.sqrt(3) / 2  # regular, by the distance of opposite sides


def test_without_layers_a_ward_is_cut_by_hexagons_weighing_their_area_assumed() -> None:
    made = placement.cells(square_wards())
    share = shares(made)
    # one hexagon wholly inside a square kilometre weighs its 54,127 m2 in a million
    assert share.max() == pytest.approx(HEXAGON_M2 / 1e6)
    assert share.sum() == pytest.approx(1)
    assert set(made.cells["placed_by"]) == {"area"}
    assert set(made.cells["kind"]) == {"assumed"}


@pytest.mark.parametrize(("width_m", "half_m"), [(40.0, 20.0), (np.nan, 5.0)])
def test_a_canal_drawn_as_a_line_is_as_wide_as_told_else_ten_metres(
    width_m: float, half_m: float
) -> None:
    line = shapely.LineString([box(0.4, 0, 1, 1).bounds[:2], box(0.4, 1, 1, 1).bounds[:2]])
    made = placement.cells(
        square_wards(), PlacementLayers(uninhabited=layer([line], width_m=[width_m]))
    )
    distance_m = made.cells.distance(line)
    assert distance_m.min() >= half_m - 1e-6
    assert distance_m.min() < 150


def test_houses_on_two_banks_never_put_people_into_the_river() -> None:
    middle = pieces.hexagons(np.array([box(0.5, 0.5, 0.5, 0.5).bounds]))[0].centroid
    x, y = middle.x, middle.y
    banks = [shapely.box(x + at, y - 5, x + at + 10, y + 5) for at in (-60, 50)]
    river = shapely.box(x - 40, y - 900, x + 40, y + 900)
    wards = layer([middle.buffer(500)]).set_index(pd.Index(["w"], name="ward_id"))
    made = placement.cells(
        wards,
        PlacementLayers(buildings=layer(banks, storeys=[1.0, 1.0]), uninhabited=layer([river])),
    )
    assert shares(made).sum() == pytest.approx(1)
    assert not made.cells.intersects(river).any()


def test_the_same_land_gives_the_same_cells_in_any_order_of_the_wards() -> None:
    wards = square_wards(3)
    one, other = placement.cells(wards).cells, placement.cells(wards.iloc[::-1]).cells
    pd.testing.assert_frame_equal(one.sort_index(), other.sort_index())
