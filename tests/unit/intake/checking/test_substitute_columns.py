"""Columns that tell a place in another way than the schema's, turned into its own."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial.errors import Severity
from spatial.intake.checking import substitute_columns
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("schools.csv"), name="schools.csv")


def shapes(
    epsg: int | None = None, **columns: list[object]
) -> tuple[pd.DataFrame | None, list[str]]:
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(columns, index=range(2, rows + 2), dtype=object)
    found, faults = substitute_columns.shapes(frame, SOURCE, epsg=epsg, near=())
    return found, [fault.code for fault in faults]


@pytest.mark.parametrize(
    "text",
    ["10.86, 106.65", "10,86; 106,65", "(10.86, 106.65)", "10.86,106.65", "106.65, 10.86",
     "10,86 106,65", "[10.86 | 106.65]"],
)  # fmt: skip
def test_a_pair_of_degrees_in_one_column_is_parted(text: str) -> None:
    found, codes = shapes(coordinates=[text])
    assert found is not None
    assert (found["lon"].iloc[0], found["lat"].iloc[0]) == pytest.approx((106.65, 10.86))
    assert set(codes) <= {"degrees_read", "lonlat_swapped"}


def test_what_is_no_pair_is_a_fault_of_its_row_as_written() -> None:
    frame = pd.DataFrame({"coordinates": ["10.86, 106.65", "ở đâu đó"]}, index=[2, 3])
    _, faults = substitute_columns.shapes(frame, SOURCE, epsg=None, near=())
    wrong = [fault for fault in faults if fault.severity is Severity.ERROR]
    assert {(fault.code, fault.row, fault.value) for fault in wrong} == {
        ("not_degrees", 3, "ở đâu đó")
    }


def test_latitude_and_longitude_the_wrong_way_round_are_turned_in_viet_nam() -> None:
    found, codes = shapes(lon=[10.86, 106.6], lat=[106.65, 10.8])
    assert found is not None
    assert found["lon"].tolist() == [106.65, 106.6]
    assert found["lat"].tolist() == [10.86, 10.8]
    assert codes == ["lonlat_swapped"]


def test_elsewhere_nobody_can_say_and_nothing_is_turned() -> None:
    found, codes = shapes(lon=[2.35], lat=[48.85])
    assert found is not None
    assert (found["lon"].tolist(), found["lat"].tolist(), codes) == ([2.35], [48.85], [])


def test_minutes_and_seconds_are_read_and_noted_by_axis() -> None:
    found, codes = shapes(lon=["106°39'00\"E"], lat=["10°51'36\"N"])
    assert found is not None
    assert (found["lon"].iloc[0], found["lat"].iloc[0]) == pytest.approx((106.65, 10.86))
    assert codes == ["degrees_read", "degrees_read"]


def test_x_and_y_without_a_system_are_a_question() -> None:
    found, codes = shapes(x=[1_195_500], y=[594_000])
    assert found is None
    assert codes == ["missing_crs"]


@pytest.mark.parametrize(
    ("x", "y"), [(1_195_500, 594_000), (594_000, 1_195_500), ("1.195.500,0", "594.000,0")]
)
def test_x_and_y_of_a_confirmed_system_are_points_whichever_is_which(x: object, y: object) -> None:
    found, codes = shapes(epsg=9210, x=[x], y=[y])
    assert isinstance(found, gpd.GeoDataFrame)
    assert found.crs.to_epsg() == 9210
    assert (found.geometry.x.iloc[0], found.geometry.y.iloc[0]) == (594_000, 1_195_500)
    assert "crs_confirmed" in codes


def test_metres_in_the_columns_of_degrees_are_x_and_y() -> None:
    found, codes = shapes(lon=[594_000], lat=[1_195_500])
    assert found is None
    assert codes == ["missing_crs"]


def test_shapes_written_as_text_are_read_and_others_refused() -> None:
    found, codes = shapes(wkt=["POINT (106.65 10.86)", "POINT (", ""])
    assert isinstance(found, gpd.GeoDataFrame)
    assert found.geometry.iloc[0] == shapely.Point(106.65, 10.86)
    assert found.geometry.isna().tolist() == [False, True, True]
    assert codes == ["wrong_shape"]  # a blank is another fault


def test_a_table_without_any_place_is_left_as_it_is() -> None:
    found, codes = shapes(name=["A"])
    assert found is not None
    assert (list(found.columns), codes) == (["name"], [])
