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
        "Dự kiến 2028",
        "Quy hoạch đến năm 2030",
        "Dự kiến xây năm 2027",
        "Đã giải thể",
        "Ngừng hoạt động từ 2024",
        "TẠM DỪNG HOẠT ĐỘNG",
        "chưa đưa vào sử dụng",
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
