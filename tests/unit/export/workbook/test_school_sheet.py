"""The sheet of schools: what is known of each."""

from __future__ import annotations

from papers import source
from workbooks import rows, sheet


def test_a_school_stands_with_its_ward_rooms_and_land() -> None:
    (row,) = rows(sheet(source(), "schools"))
    named = ("Mã trường", "Tên trường", "Phường, xã", "Cấp học", "Phòng hiện có", "Số liệu")
    assert [row[name] for name in named] == [
        *("s0", "Trường 0", "Phường 0.0", "Tiểu học", 10, "khảo sát"),
    ]


def test_a_ward_without_schools_has_an_empty_list() -> None:
    assert rows(sheet(source(ward_id="w10"), "schools")) == []
