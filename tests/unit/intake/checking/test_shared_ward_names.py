"""Ten wards are Phường 1: the district beside the name tells which, or where the school stands."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from spatial.intake.checking import places, school_list, shared_ward_names, ward_names
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("a.xlsx"), name="a.xlsx")
WARDS = gpd.GeoDataFrame(
    {
        "ward_id": ["27001", "27002", "27003"],
        "ward": ["Phường 1, Quận 3", "Phường 1, Quận 5", "Phường 2, Quận 3"],
    },
    geometry=[shapely.box(106 + west, 10, 107 + west, 11) for west in range(3)],
    crs=4326,
)
KNOWN = ward_names.gazetteer(WARDS)


def resolve(**columns: list[object]) -> tuple[list[str], list[tuple[str, int | None]]]:
    frame = pd.DataFrame(columns, index=range(2, len(columns["ward"]) + 2))
    found, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=False, wards=WARDS)
    codes = found.get("ward_id", pd.Series("", index=frame.index))
    return codes.tolist(), [(one.code, one.row) for one in faults]


def test_the_district_in_a_column_of_its_own_tells_which_ward_of_a_name_is_meant() -> None:
    codes, faults = resolve(**{"ward": ["Phường 01", "P.1", "P.2"], "Quận/Huyện": ["3", "Q.5", ""]})
    assert codes == ["27001", "27002", "27003"]
    assert faults == [("wards_read", None)]


def test_a_name_of_several_wards_is_the_one_the_school_stands_in_and_that_is_noted() -> None:
    codes, faults = resolve(ward=["Phường 1"] * 2, lon=[106.5, 107.5], lat=[10.5, 10.5])
    assert codes == ["27001", "27002"]
    assert faults == [("wards_by_place", None), ("wards_read", None)]


def test_a_name_of_several_wards_without_district_or_place_is_no_unknown_ward() -> None:
    """A school in Phường 2 that says Phường 1 is not moved in silence."""
    codes, faults = resolve(
        ward=["Phường 1", "Phường 1", "Phường 9"], lon=[None, 108.5, None], lat=[None, 10.5, None]
    )
    assert codes == ["", "", ""]
    assert faults == [("ward_of_several", 2), ("ward_of_several", 3), ("unknown_ward", 4)]


def test_how_many_wards_have_the_name_is_said() -> None:
    frame = pd.DataFrame({"ward": ["Phường 1"]})
    _, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=False)
    assert [fault.blanks["count"] for fault in faults] == [2]


def test_the_rank_alone_tells_two_wards_of_one_name_apart_whatever_district_is_written() -> None:
    two = ward_names.gazetteer(
        pd.DataFrame({"ward_id": ["1", "2"], "ward": ["Phường An Phú", "Xã An Phú"]})
    )
    frame = pd.DataFrame({"ward": ["Xã An Phú"], "Quận/Huyện": ["Huyện Củ Chi"]})
    found, _, _ = places.resolve(frame, SOURCE, two, required=False)
    assert found["ward_id"].tolist() == ["2"]


def test_a_district_written_already_is_not_written_again() -> None:
    words = pd.Series(["Phường 1, Quận 3", "Phường 1", "", "Phường 1"])
    district = pd.Series(["Quận 5", "Quận 5", "Quận 5", ""])
    asked = pd.Series(data=True, index=words.index)
    assert shared_ward_names.called(words, district, asked).tolist() == [
        *("Phường 1, Quận 3", "Phường 1, Quận 5", "", "Phường 1"),
    ]


def test_schools_of_one_name_in_wards_of_one_name_are_two_schools() -> None:
    raw = pd.DataFrame(
        {
            "name": ["TH Kim Đồng"] * 2,
            "level": ["Tiểu học"] * 2,
            "ward": ["Phường 1"] * 2,
            "TENHUYEN": ["Quận 3", "Quận 5"],
            "rooms": ["10", "12"],
        }
    )
    listed, _ = school_list.complete(raw, SOURCE)
    assert listed["school_id"].nunique() == 2
    assert listed["ward"].tolist() == ["Phường 1, Quận 3", "Phường 1, Quận 5"]
