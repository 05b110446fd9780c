"""Rounding that conserves: totals to the last step."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from merger import NEW, OLD, TM3

from spatial import crosswalk
from spatial.errors import UserError


def test_measures_are_conserved_to_their_step() -> None:
    table = pd.DataFrame({"ward": ["b"], "land_m2": [1234.567]})
    walk = crosswalk.by_area(OLD, NEW)
    carried = crosswalk.carry(table, walk, unit="ward", value="land_m2", step=1e-3)
    assert np.round(carried["land_m2"] * 1000).sum() == 1_234_567


def square(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(west, south, east, north)


def layer(*shapes: shapely.Polygon, names: str = "abcd") -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(index=list(names[: len(shapes)]), geometry=list(shapes), crs=TM3)


def told(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> dict[tuple[str, str], float]:
    table = crosswalk.remainder(old, new)
    pairs = zip(table["old_id"], table["reason"], strict=True)
    return dict(zip(pairs, table["amount"], strict=True))


def test_where_the_sets_fit_nothing_is_left() -> None:
    one = layer(square(0, 0, 100, 100), square(100, 0, 200, 100))
    assert crosswalk.remainder(one, layer(square(0, 0, 200, 100), names="x")).empty


def test_land_outside_the_new_set_is_beyond() -> None:
    found = told(layer(square(0, 0, 100, 100)), layer(square(0, 0, 70, 100), names="x"))
    assert found == {("a", "beyond"): pytest.approx(3_000)}


def test_land_in_a_hole_between_new_units_is_a_gap() -> None:
    ring = square(0, 0, 100, 100).difference(square(40, 40, 60, 60))
    found = told(layer(square(0, 0, 100, 100)), layer(ring, names="x"))
    assert found == {("a", "gap"): pytest.approx(400)}


def test_land_of_two_new_units_at_once_is_counted_twice() -> None:
    new = layer(square(0, 0, 60, 100), square(50, 0, 100, 100), names="xy")
    found = told(layer(square(0, 0, 100, 100)), new)
    assert found == {("a", "twice"): pytest.approx(1_000)}


def test_land_of_three_new_units_counts_two_times_as_twice() -> None:
    new = layer(*[square(0, 0, 100, 100)] * 3, names="xyz")
    found = told(layer(square(0, 0, 100, 100)), new)
    assert found == {("a", "twice"): pytest.approx(20_000)}


def test_a_unit_without_land_is_listed_with_nothing() -> None:
    old = layer(square(0, 0, 100, 100), shapely.Polygon())
    table = crosswalk.remainder(old, layer(square(0, 0, 100, 100), names="x"))
    assert table.to_dict("records") == [
        {"old_id": "b", "reason": "no_land", "amount": 0.0, "share": 0.0, "line": False}
    ]


@pytest.mark.parametrize(("width", "line"), [(0.04, True), (0.06, False)])
def test_less_than_five_in_ten_thousand_is_the_width_of_a_line(width: float, line: bool) -> None:
    old, new = layer(square(0, 0, 100, 100)), layer(square(0, 0, 100 - width, 100), names="x")
    (row,) = crosswalk.remainder(old, new).to_dict("records")
    assert row["share"] == pytest.approx(width / 100)
    assert row["line"] is line


def test_the_largest_remainder_of_a_unit_comes_first() -> None:
    ring = square(0, 0, 90, 100).difference(square(40, 40, 60, 60))
    table = crosswalk.remainder(layer(square(0, 0, 100, 100)), layer(ring, names="x"))
    assert table["reason"].tolist() == ["beyond", "gap"]
    assert table["amount"].tolist() == pytest.approx([1_000, 400])


def test_remainders_in_degrees_are_refused() -> None:
    old = layer(square(0, 0, 100, 100))
    with pytest.raises(UserError):
        crosswalk.remainder(old.to_crs(4326), old)
