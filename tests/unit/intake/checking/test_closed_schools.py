"""Schools a remark calls closed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.intake.checking import closed_schools
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def noted(*remarks: str) -> list[Fault]:
    rows = {"name": [f"TH {at}" for at in range(len(remarks))], "Ghi chú": remarks, "rooms": 9}
    return closed_schools.noted(pd.DataFrame(rows, index=range(2, len(remarks) + 2)), SOURCE)


@pytest.mark.parametrize(
    "remark",
    [
        "Dự kiến xây lại năm 2027",
        "Đã giải thể",
        "Ngừng hoạt động từ 2024",
        "TẠM DỪNG HOẠT ĐỘNG",
        "2 phòng chưa đưa vào sử dụng",
    ],
)
def test_a_closed_school_is_named_with_its_remark(remark: str) -> None:
    (note,) = noted("", remark, "")
    assert (note.value, note.blanks["rows"], note.blanks["remark"]) == ("TH 1", "3", remark)


def test_several_closed_schools_share_a_note() -> None:
    (note,) = noted("giải thể", "", "đóng cửa")
    assert (note.blanks["count"], note.blanks["rows"]) == (2, "2, 4")


@pytest.mark.parametrize(
    "remark",
    [
        "Thuê đất",
        "Đang hoạt động",
        "Trường mới sáp nhập",
        "xây mới 6 phòng",
        "Dự kiến 600 HS năm 2027",
    ],
)
def test_other_remarks_close_no_school(remark: str) -> None:
    assert noted(remark, "") == []


PLANNED = [
    "Dự kiến 2028",
    "Quy hoạch đến năm 2030",
    "Dự kiến xây năm 2027",
    "chưa đưa vào sử dụng",
    "Chưa hoạt động",
    "Sẽ khánh thành quý IV/2027",
]


def unbuilt(*remarks: str, header: str = "Ghi chú", **more: list[object]) -> list[bool]:
    rows = {"name": [f"TH {at}" for at in range(len(remarks))], header: remarks, **more}
    return closed_schools.unbuilt(pd.DataFrame(rows))[0].tolist()


@pytest.mark.parametrize("remark", PLANNED)
def test_a_school_that_is_only_planned_has_no_rooms_today(remark: str) -> None:
    assert unbuilt("", remark) == [False, True]
    assert noted("", remark) == []


@pytest.mark.parametrize("remark", PLANNED)
def test_one_with_pupils_teaches_whatever_its_remark(remark: str) -> None:
    assert unbuilt(remark, remark, pupils=["612", "0"]) == [False, True]


@pytest.mark.parametrize(
    "remark", ["Dự kiến xây thêm 6 phòng", "Bếp chưa hoạt động", "2 phòng chưa sử dụng", "Đã xây"]
)
def test_a_plan_for_a_part_of_a_school_sets_none_aside(remark: str) -> None:
    assert unbuilt(remark) == [False]


def test_a_plan_of_something_else_sets_none_aside() -> None:
    assert unbuilt("Dự kiến 2028", header="Chuẩn quốc gia") == [False]
    assert unbuilt("Trường quy hoạch", header="address") == [False]


def test_a_name_tells_a_plan_behind_itself() -> None:
    frame = pd.DataFrame({"name": ["TH A (dự kiến 2028)", "Trường quy hoạch 2", "TH Dự"]})
    assert closed_schools.unbuilt(frame)[0].tolist() == [True, True, False]
