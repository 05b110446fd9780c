"""Ten wards are Phường 1: the district beside the name tells which, or where the school stands."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from locality import Locality, write_csv

from spatial import intake
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
    found, _, _ = places.resolve(listed, SOURCE, KNOWN, required=False)
    assert found["ward_id"].tolist() == ["27001", "27002"]


def named(*wards: str) -> ward_names.Gazetteer:
    """Name wards; their codes count from 1."""
    codes = [str(at + 1) for at in range(len(wards))]
    return ward_names.gazetteer(pd.DataFrame({"ward_id": codes, "ward": list(wards)}))


def listed(known: ward_names.Gazetteer, **columns: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """Complete a list of primary schools and find its wards; codes of the faults."""
    rows = len(columns["ward"])
    schools = {"name": [f"TH {at}" for at in range(rows)], "rooms": ["10"] * rows} | columns
    raw, _ = school_list.complete(pd.DataFrame(schools, index=range(2, rows + 2)), SOURCE)
    found, faults, _ = places.resolve(raw, SOURCE, known, required=False)
    return found, [fault.code for fault in faults]


def test_a_ward_of_today_in_two_districts_of_before_takes_the_schools_of_both() -> None:
    columns = {"ward": ["Hiệp Thành"] * 5, "Quận": ["Huyện A"] * 2 + ["Huyện B"] * 3}
    found, faults = listed(named("Phường Hiệp Thành", "Phường Đông"), **columns)
    assert found["ward_id"].tolist() == ["1"] * 5
    assert faults == ["wards_read"]


def test_one_district_spelled_in_two_ways_is_one_for_wards_and_for_codes_of_schools() -> None:
    spelled = ["Thủ Đức", "TP Thủ Đức", "TP. THỦ ĐỨC", "Quận 3"]
    columns = {"name": ["TH Kim Đồng"] * 4, "level": ["Tiểu học"] * 4, "ward": ["Phường 1"] * 4}
    known = named("Phường 1, Thành phố Thủ Đức", "Phường 1, Quận 3")
    found, faults = listed(known, **columns, Quận=spelled)
    assert found["ward_id"].tolist() == ["1", "1", "1", "2"]
    assert found["school_id"].nunique() == 2
    assert faults == ["wards_read"]


def test_districts_written_with_their_city_are_two_for_wards_and_for_codes_of_schools() -> None:
    columns = {"name": ["TH Kim Đồng"] * 2, "level": ["Tiểu học"] * 2, "ward": ["Phường 1"] * 2}
    known = named("Phường 1, Quận Bình Thạnh", "Phường 1, Quận Gò Vấp")
    found, faults = listed(known, **columns, Quận=["Bình Thạnh, TP.HCM", "Gò Vấp, TP.HCM"])
    assert found["school_id"].nunique() == 2
    assert found["ward_id"].tolist() == ["1", "2"]
    assert faults == ["wards_read"]


def test_a_district_without_its_rank_is_the_one_the_layer_writes_with_it() -> None:
    known = named("Phường 1, Quận Bình Thạnh", "Phường 1, Quận 3")
    found, faults = listed(known, ward=["Phường 1", "P.1, Bình Thạnh"], Quận=["Bình Thạnh", ""])
    assert found["ward_id"].tolist() == ["1", "1"]
    assert faults == ["wards_read"]


def test_a_told_district_the_layer_does_not_have_is_not_contradicted_by_a_place() -> None:
    """Both stand in Phường 1 of Quận 3; only the one that tells no district is of it."""
    codes, faults = resolve(
        **{"ward": ["Phường 1", "P.1, Q.10", "P.1"], "Quận/Huyện": ["Quận 10", "", ""]},
        lon=[106.5] * 3,
        lat=[10.5] * 3,
    )
    assert codes == ["", "", "27001"]
    assert [fault for fault in faults if fault[1]] == [("unknown_ward", 2), ("unknown_ward", 3)]


LISTED = ("Phường 1, Quận 3", "Phường 1, Bình Thạnh", "Phường 2, Quận 3", "Phường 9, Gò Vấp")


def test_a_told_district_contradicts_the_only_ward_of_a_name_as_it_does_in_one_cell() -> None:
    wards = ["Phường 2", "Phường 9", "Phường 2", "P.9", "Phường 9", "Phường 2, Quận 5"]
    told = ["Quận 5", "Quận 1", "3", "Q. Gò Vấp, TP.HCM", "", ""]
    frame = pd.DataFrame({"ward": wards, "Quận/Huyện": told}, index=range(2, 8))
    found, faults, _ = places.resolve(frame, SOURCE, named(*LISTED), required=False)
    assert found["ward_id"].tolist() == ["", "", "3", "4", "4", ""]
    unknown = [(fault.row, fault.value) for fault in faults if fault.code == "unknown_ward"]
    assert unknown == [(2, "Phường 2, Quận 5"), (3, "Phường 9, Quận 1"), (7, "Phường 2, Quận 5")]


def test_a_told_district_does_not_touch_a_code_of_the_layer() -> None:
    columns = {"ward_id": ["27003", "27003.0"], "Quận/Huyện": ["Quận 5"] * 2}
    found, faults, _ = places.resolve(pd.DataFrame(columns), SOURCE, KNOWN, required=False)
    assert found["ward_id"].tolist() == ["27003", "27003"]
    assert [fault.code for fault in faults] == ["wards_read"]


def test_two_wards_of_one_name_and_district_are_told_apart_by_their_rank() -> None:
    """The district is the layer's own, written otherwise: it is no other."""
    known = named("Phường An Phú, Huyện Củ Chi", "Xã An Phú, Huyện Củ Chi")
    frame = pd.DataFrame({"ward": ["Xã An Phú"], "Quận/Huyện": ["H. Củ Chi"]})
    found, _, _ = places.resolve(frame, SOURCE, known, required=False)
    assert found["ward_id"].tolist() == ["2"]


def test_a_told_district_is_no_bar_where_the_layer_tells_none() -> None:
    wards = WARDS.assign(ward=["Phường An Phú", "Xã An Phú", "Phường 2"])
    frame = pd.DataFrame({"ward": ["An Phú"], "Quận": ["Củ Chi"], "lon": [107.5], "lat": [10.5]})
    known = ward_names.gazetteer(wards)
    found, _, _ = places.resolve(frame, SOURCE, known, required=False, wards=wards)
    assert found["ward_id"].tolist() == ["27002"]
    _, faults, _ = places.resolve(frame, SOURCE, known, required=False)
    assert [(fault.code, fault.blanks["count"]) for fault in faults] == [("ward_of_several", 2)]


def test_one_ward_told_of_two_districts_in_its_cells_is_that_of_the_school_standing_in_it() -> None:
    wards = WARDS.assign(ward=["Phường 1", "Phường 5", "Phường 2"])
    frame = pd.DataFrame(
        {"ward": ["P.2 Q.3", "P.2 Q.4"], "lon": [108.5, None], "lat": [10.5, None]}, index=[2, 3]
    )
    known = ward_names.gazetteer(wards)
    found, faults, _ = places.resolve(frame, SOURCE, known, required=False, wards=wards)
    assert found["ward_id"].tolist() == ["27003", ""]
    assert [fault.row for fault in faults if fault.code == "unknown_ward"] == [3]


def test_the_district_tells_which_ward_of_before_is_meant() -> None:
    before = {"1": "", "1, 3": "1", "1, binh thanh": "2"}
    known = dataclasses.replace(named("Phường Bàn Cờ", "Phường Gia Định"), former=before)
    found, faults = listed(known, ward=["Phường 1"] * 2, Quận=["Quận 3", "Bình Thạnh"])
    assert found["ward_id"].tolist() == ["1", "2"]
    assert faults == ["wards_merged", "wards_read"]


def test_a_district_written_once_with_its_ward_is_carried_down_with_it() -> None:
    wards, districts = ["Phường 1", "", "", "Phường 1", "", ""], ["Quận 3", *[""] * 2, "5", "", ""]
    found, _ = listed(KNOWN, ward=wards, Quận=districts)
    assert found["ward_id"].tolist() == ["27001"] * 3 + ["27002"] * 3


def test_a_whole_list_of_one_ward_and_two_districts_is_read_from_its_file(tmp_path: Path) -> None:
    town = Locality(without={"schools", "school_levels"}).write(tmp_path / "town")
    rows = [
        {"Tên trường": f"TH {at}", "Phường": "Tây", "Quận": f"Huyện {'ABABB'[at]}",
         "Số phòng học": 20, "Diện tích (m2)": 8_000}
        for at in range(5)
    ]  # fmt: skip
    write_csv(town / "DS trường.csv", rows)
    reading = intake.examine(town)
    assert reading.network is not None
    assert len(reading.network.schools) == 5
