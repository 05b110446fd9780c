"""Places of a network, and schools that have none."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from towns import TM3, School, proposal, town

from spatial import network
from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Level


def test_a_point_that_is_empty_or_missing_has_no_coordinates_and_moves_no_other() -> None:
    points = [shapely.Point(1, 2), shapely.Point(), None, shapely.Point(3, 4)]
    layer = gpd.GeoDataFrame(geometry=points, crs=9210)
    assert network.placed(layer).tolist() == [True, False, False, True]
    xy = network.xy(layer)
    assert xy[[0, 3]].tolist() == [[1, 2], [3, 4]]
    assert np.isnan(xy[1:3]).all()


def boxes(**bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    shapes = [shapely.box(*box) for box in bounds.values()]
    return gpd.GeoDataFrame(index=list(bounds), geometry=shapes, crs=TM3)


TWO = boxes(a=(0, 0, 100, 100), b=(100, 0, 200, 100))


def wards_of(*points: tuple[float, float]) -> list[str | None]:
    found = network.ward_of(np.asarray(shapely.points(points), dtype=object), TWO)
    return [one if isinstance(one, str) else None for one in found]


def test_a_point_lies_in_the_ward_around_it() -> None:
    assert wards_of((10, 10), (150, 50)) == ["a", "b"]


def test_on_a_shared_border_the_ward_listed_first_wins() -> None:
    assert wards_of((100, 50)) == ["a"]
    turned = network.ward_of(np.asarray(shapely.points([(100, 50)]), dtype=object), TWO[::-1])
    assert turned.tolist() == ["b"]


@pytest.mark.parametrize(("off_m", "ward"), [(1.0, "b"), (50.0, "b"), (50.5, None)])
def test_a_point_near_the_outline_belongs_to_it_and_one_farther_to_nobody(
    off_m: float, ward: str | None
) -> None:
    assert wards_of((200 + off_m, 50)) == [ward]


def test_a_point_outside_takes_the_nearer_ward() -> None:
    assert wards_of((90, -10), (120, 130)) == ["a", "b"]


def test_no_points_lie_in_no_ward() -> None:
    assert len(network.ward_of(np.array([], dtype=object), TWO)) == 0


def test_inside_and_outside_may_be_asked_together() -> None:
    assert wards_of((500, 500), (10, 10), (-20, 50), (150, 1)) == [None, "a", "a", "b"]


def test_coordinates_of_points_are_pairs_of_metres() -> None:
    layer = gpd.GeoDataFrame(geometry=[shapely.Point(1, 2), shapely.Point(3.5, 4)], crs=TM3)
    assert network.xy(layer).tolist() == [[1.0, 2.0], [3.5, 4.0]]
    assert network.xy(layer.iloc[:0]).shape == (0, 2)


def test_the_first_set_of_wards_is_the_base() -> None:
    one = town()
    assert one.base_units == "wards"
    assert one.wards(None) is one.ward_sets["wards"]
    assert one.wards("merged").index.tolist() == ["m0", "m1"]


def test_an_unknown_set_of_wards_is_no_set() -> None:
    with pytest.raises(KeyError):
        town().wards("quarters")


def with_totals(**columns: list[object]) -> Network:
    one = town()
    layer = one.ward_sets["wards"].assign(**columns)
    sets = {"wards": layer, "merged": one.ward_sets["merged"]}
    return dataclasses.replace(one, ward_sets=sets)


def test_totals_are_told_by_year_in_order() -> None:
    found = with_totals(population_2030=[30, 40], population_2025=[10, 20]).totals(None)
    assert list(found) == [2025, 2030]
    assert found[2025].to_dict() == {"w00": 10, "w10": 20}


@pytest.mark.parametrize("value", [None, 0, -5, "không rõ"])
def test_a_year_that_lacks_a_ward_is_left_out(value: object) -> None:
    assert with_totals(population_2025=[10, value]).totals(None) == {}


def test_totals_written_as_text_are_numbers() -> None:
    assert with_totals(population_2025=["10", "20"]).totals("wards")[2025].sum() == 30


@pytest.mark.parametrize("name", ["population_", "population_total", "population", "people_2025"])
def test_a_column_of_another_name_holds_no_total(name: str) -> None:
    assert with_totals(**{name: [10, 20]}).totals(None) == {}


def test_another_set_has_its_own_totals() -> None:
    one = with_totals(population_2025=[10, 20])
    assert one.totals("merged") == {}


def test_a_locality_says_itself_in_a_line() -> None:
    one = town(schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5)))
    assert repr(one) == "<Network town: 2 wards, 2 schools, 8 cells>"
    planned = dataclasses.replace(one, proposals=(proposal(),))
    assert "2 schools, 1 proposed, 8 cells" in repr(planned)


def test_a_notebook_is_shown_its_sets_and_years() -> None:
    page = town()._repr_html_()
    assert "wards (2), merged (2)" in page
    assert "<td>2025</td>" in page
    assert page.startswith("<b>Thị trấn</b>")


def test_markup_in_a_name_stays_text() -> None:
    bad = Locality(key="x", name={"vi": "<script>", "en": "x"})
    assert "<script>" not in dataclasses.replace(town(), locality=bad)._repr_html_()


def test_a_locality_is_real_unless_it_says_it_is_for_trying_out() -> None:
    plain = Locality(key="x", name={"vi": "x", "en": "x"})
    assert (plain.demonstration, plain.attribution, dict(plain.units)) == (False, (), {})


def test_rooms_are_untold_where_a_locality_says_so_and_no_school_has_any() -> None:
    known = town(columns=2, schools=(School(x=0.5, y=0.5, level=Level.THCS, rooms=9),))
    ward = str(known.schools[known.base_units].iloc[0])
    assert known.rooms_untold(None) == frozenset()
    to_come = dataclasses.replace(
        known, locality=dataclasses.replace(known.locality, rooms_known=False)
    )
    untold = to_come.rooms_untold(None)
    assert (ward, "thcs") not in untold
    assert len(untold) == 4 * len(known.wards(None)) - 1


def test_a_school_without_rooms_leaves_its_ward_untold_beside_one_with_rooms() -> None:
    known = town(schools=(School(x=0.5, y=0.5, level=Level.THCS, rooms=9),))
    school = str(known.schools.index[0])
    ward = str(known.schools[known.base_units].iloc[0])
    gap = pd.DataFrame({"school_id": [school], "level": ["thcs"]})
    to_come = dataclasses.replace(
        known, locality=dataclasses.replace(known.locality, rooms_known=False), roomless=gap
    )
    assert (ward, "thcs") in to_come.rooms_untold(None)
