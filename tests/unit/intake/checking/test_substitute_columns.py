"""Columns a file has in place of the schema's, turned into those."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial.errors import Severity
from spatial.intake.checking import substitute_columns, ward_names
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


def ids(like: pd.DataFrame | None = None, **columns: list[object]) -> tuple[list[str], list[str]]:
    frame = pd.DataFrame(columns)
    found, faults = substitute_columns.ids(frame, SOURCE, "school_id", like)
    return list(found.get("school_id", [])), [fault.code for fault in faults]


def test_a_school_without_a_code_is_called_by_its_name() -> None:
    assert ids(name=["Tiểu học Nguyễn Du", "THCS Lê Lợi"]) == (
        ["tieu-hoc-nguyen-du", "thcs-le-loi"],
        ["ids_made"],
    )


def test_schools_of_one_name_are_told_apart_by_their_ward_and_then_by_number() -> None:
    """A city has ten Kim Đồng: none is lost, none is a fault."""
    kim = ["TH Kim Đồng"] * 4
    assert ids(name=[*kim[:3], "TH Lê Lợi"])[0] == [
        *("th-kim-dong", "th-kim-dong--2", "th-kim-dong--3"),
        "th-le-loi",
    ]
    wards: list[object] = ["Tây", "Đông", "Đông", None]
    assert ids(name=kim, ward=wards) == (
        ["th-kim-dong-tay", "th-kim-dong-dong", "th-kim-dong-dong--2", "th-kim-dong"],
        ["ids_made"],
    )


def test_a_name_that_several_schools_have_does_not_tell_whose_rooms_a_row_gives() -> None:
    schools = pd.DataFrame({"school_id": ["a", "b", "c"], "name": ["Kim Đồng"] * 2 + ["Lê Lợi"]})
    assert ids(schools, name=["Kim Dong", "Lê Lợi"])[1] == ["ids_made", "name_of_several"]


def test_codes_there_are_are_kept() -> None:
    assert ids(school_id=["x"], name=["A"]) == (["x"], [])
    assert ids(level=["thcs"]) == ([], [])


def test_stocks_take_the_codes_of_the_schools_by_name_however_spelled() -> None:
    schools = pd.DataFrame({"school_id": ["s1"], "name": ["Trường Nguyễn Du"]})
    assert ids(schools, name=["TRƯỜNG NGUYEN DU", "Khác"]) == (["s1", "Khác"], ["ids_made"])


@pytest.mark.parametrize("columns", [{}, {"ward_id": [None, ""]}])
def test_a_layer_of_wards_with_names_only_gets_codes_and_says_so(
    columns: dict[str, list[object]],
) -> None:
    frame = pd.DataFrame({"ward": ["Phường Tây", "P. Đông"], **columns}, index=[1, 2])
    done, faults = substitute_columns.ward_ids(frame, SOURCE)
    assert done["ward_id"].tolist() == ["phuong-tay", "p-dong"]
    assert [fault.code for fault in faults] == ["ward_ids_made"]


def test_wards_of_one_name_are_called_with_their_district() -> None:
    frame = pd.DataFrame(
        {
            "ward": ["Phường 1", "Phường 1", "An Khánh"],
            "Quận, huyện": ["Quận 3", "Quận 4", "Thủ Đức"],
        },
        index=[1, 2, 3],
    )
    done, faults = substitute_columns.ward_ids(frame, SOURCE)
    assert done["ward"].tolist() == ["Phường 1, Quận 3", "Phường 1, Quận 4", "An Khánh"]
    assert done["ward_id"].tolist() == ["phuong-1-quan-3", "phuong-1-quan-4", "an-khanh"]
    assert [fault.code for fault in faults] == ["ward_districts", "ward_ids_made"]
    assert all("Quận, huyện" in faults[0].say(lang=lang) for lang in ("vi", "en"))


def test_a_district_without_its_rank_tells_wards_of_one_name_apart() -> None:
    """Only what is called anew is counted: the third Phường 1 has no district."""
    frame = pd.DataFrame(
        {"ward": ["Phường 1"] * 3 + ["Phường 28"],
         "Quận": ["3", "Bình Thạnh", "", "Bình Thạnh"]},
        index=[1, 2, 3, 4],
    )  # fmt: skip
    done, faults = substitute_columns.ward_ids(frame, SOURCE)
    called = ["Phường 1, Quận 3", "Phường 1, Bình Thạnh", "Phường 1", "Phường 28"]
    assert done["ward"].tolist() == called
    assert faults[0].blanks["count"] == 2
    known = ward_names.gazetteer(done)
    asked = ("Phường 1, Quận 3", "P.1, Q. Bình Thạnh", "Phường 28, Quận Bình Thạnh", "P.1, Q.5")
    assert [ward_names.find(text, known) for text in asked] == [
        "phuong-1-quan-3", "phuong-1-binh-thanh", "phuong-28", None,
    ]  # fmt: skip


def test_where_no_ward_of_one_name_has_a_district_nothing_is_said_to_be_called_anew() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Tây"], "Quận": ["", ""]}, index=[1, 2])
    _, faults = substitute_columns.ward_ids(frame, SOURCE)
    assert "ward_districts" not in [fault.code for fault in faults]


def test_a_district_is_not_needed_where_every_name_is_its_own() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "Quận": ["Quận 3", "Quận 4"]}, index=[1, 2])
    done, faults = substitute_columns.ward_ids(frame, SOURCE)
    assert done["ward"].tolist() == ["Tây", "Đông"]
    assert [fault.code for fault in faults] == ["ward_ids_made"]


def test_a_layer_with_any_code_keeps_what_it_has() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "ward_id": ["1", ""]}, index=[1, 2])
    done, faults = substitute_columns.ward_ids(frame, SOURCE)
    assert (done["ward_id"].tolist(), faults) == (["1", ""], [])


def test_where_a_table_calls_wards_by_code_blank_codes_go_and_none_is_made() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông"], "ward_id": [None, ""]}, index=[1, 2])
    done, faults = substitute_columns.ward_ids(frame, SOURCE, called_by_code=True)
    assert (list(done), faults) == (["ward"], [])  # so the check asks for the codes it lacks
