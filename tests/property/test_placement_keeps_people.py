"""Whatever the layers, every ward keeps its people, and nobody lives where nobody can."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from towns import SIDE_M, SOUTH_M, TM3, WEST_M

from spatial import placement
from spatial.placement import PlacementLayers

some = settings(max_examples=60)
boxes = st.lists(
    st.tuples(*[st.integers(0, 36)] * 2, *[st.integers(1, 8)] * 2), min_size=0, max_size=8
)


def _layer(places: list[tuple[int, ...]], **columns: object) -> gpd.GeoDataFrame | None:
    """Draw rectangles, in twentieths of a ward, over a town of two by two wards."""
    step = SIDE_M / 20
    shapes = [
        shapely.box(
            WEST_M + x * step,
            SOUTH_M + y * step,
            WEST_M + (x + wide) * step,
            SOUTH_M + (y + high) * step,
        )
        for x, y, wide, high in places
    ]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=TM3) if shapes else None


WARDS = _layer([(x, y, 20, 20) for x in (0, 20) for y in (0, 20)])
assert WARDS is not None
WARDS.index = pd.Index(["a", "b", "c", "d"], name="ward_id")


@some
@given(boxes, boxes, boxes, st.integers(0, 10_000))
def test_cells_add_up_to_the_ward_to_the_unit_and_stand_on_land(
    water: list[tuple[int, ...]],
    built: list[tuple[int, ...]],
    told: list[tuple[int, ...]],
    people: int,
) -> None:
    layers = PlacementLayers(
        uninhabited=_layer(water),
        buildings=_layer(built, storeys=[1.0 + at for at in range(len(built))]),
        neighbourhoods=_layer(told, people=[10.0 * at for at in range(len(told))]),
    )
    made = placement.cells(WARDS, layers)
    cells = made.cells
    assert cells.index.is_unique
    assert (cells["weight"] > 0).all()
    share = cells["weight"] / cells.groupby("ward_id")["weight"].transform("sum")
    for ward_id in WARDS.index:
        here = share[cells["ward_id"] == ward_id].to_numpy()
        assert people * here.sum() == pytest.approx(people)
    if layers.uninhabited is not None and not made.unlivable:
        wet = shapely.union_all(layers.uninhabited.geometry.to_numpy()).buffer(-1e-3)
        assert not cells.intersects(wet).any()


@some
@given(boxes.filter(bool))
def test_every_cell_stands_in_its_own_ward(told: list[tuple[int, ...]]) -> None:
    made = placement.cells(
        WARDS, PlacementLayers(neighbourhoods=_layer(told, people=np.ones(len(told))))
    ).cells
    for ward_id, part in made.groupby("ward_id"):
        assert part.within(WARDS.geometry[ward_id].buffer(1e-6)).all()
