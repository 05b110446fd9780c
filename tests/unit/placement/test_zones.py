"""Neighbourhoods keep their own people."""

import pytest
from squares import box, layer, shares, square_wards

from spatial import placement
from spatial.placement import PlacementLayers


def test_neighbourhoods_keep_their_own_people() -> None:
    west, east = box(0, 0, 0.5, 1), box(0.5, 0, 1, 1)
    told = layer([west, east], people=[300.0, 100.0])
    made = placement.cells(square_wards(), PlacementLayers(neighbourhoods=told))
    share = shares(made)
    assert share[made.cells.within(west)].sum() == pytest.approx(0.75)
    assert share[made.cells.within(east)].sum() == pytest.approx(0.25)
    assert set(made.cells["placed_by"]) == {"neighbourhoods"}


def test_inside_a_neighbourhood_people_follow_its_buildings() -> None:
    west, east = box(0, 0, 0.5, 1), box(0.5, 0, 1, 1)
    houses = [box(0.1, 0.1, 0.12, 0.12), box(0.1, 0.8, 0.12, 0.82)]
    made = placement.cells(
        square_wards(),
        PlacementLayers(
            neighbourhoods=layer([west, east], people=[300.0, 100.0]),
            buildings=layer(houses, storeys=[1.0, 2.0]),
        ),
    )
    inside = made.cells[made.cells.within(west)]
    assert sorted(inside["weight"]) == pytest.approx([100, 200])  # of 300, by floor area 1 : 2
    assert made.cells[made.cells.within(east)]["weight"].sum() == pytest.approx(100)


def test_a_ward_without_neighbourhoods_stands_whole_beside_one_that_has_them() -> None:
    told = layer([box(0, 0, 0.5, 1)], people=[300.0])
    made = placement.cells(square_wards(2), PlacementLayers(neighbourhoods=told))
    by = made.cells.groupby("ward_id")["placed_by"].unique().map(list)
    assert by.to_dict() == {"w0": ["neighbourhoods"], "w1": ["area"]}


def test_a_neighbourhood_is_of_the_ward_it_names_and_outside_it_is_told() -> None:
    across = box(0.8, 0, 1.6, 1)  # most of it in w1
    named = layer([across, box(5, 5, 6, 6)], people=[10.0, 10.0], ward_id=["w0", ""])
    made = placement.cells(square_wards(2), PlacementLayers(neighbourhoods=named))
    assert made.outside == (1,)
    told = made.cells[made.cells["placed_by"] == "neighbourhoods"]
    assert told.within(box(0.8, 0, 1, 1)).all()  # what of it lies in w0
