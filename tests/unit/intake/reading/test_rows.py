"""Which rows are data, and what titles say of the rows below them."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.reading import rows


def parted(*lines: list[object]) -> tuple[list[int], dict[int, str], dict[int, dict[str, str]]]:
    """Part rows of number, name, rooms, pupils, remark; they start in row 5 of the sheet."""
    body = pd.DataFrame([[*line, *[None] * (5 - len(line))] for line in lines])
    body.columns = pd.RangeIndex(1, 6)
    body.index = pd.RangeIndex(5, 5 + len(lines))
    data, aside, sections = rows.data(body, [2, 3, 4], name_at=2)
    return data.index.tolist(), dict(aside), sections


def test_a_title_speaks_for_the_rows_below_it_until_the_next() -> None:
    data, aside, sections = parted(
        ["MẦM NON"], [1, "Hoa Sen", 10, 300], ["II", "TIỂU HỌC", 20, 700], [1, "Lê Lợi", 20, 700]
    )
    assert data == [6, 8]
    assert aside == {5: "section", 7: "section"}
    assert sections == {6: {"level": "mam_non"}, 8: {"level": "tieu_hoc"}}


def test_an_outer_title_ends_what_stood_inside_the_last_one() -> None:
    _, _, sections = parted(
        ["I", "Phường Tây"], ["1", "THCS"], [1, "A", 1], ["II", "Phường Đông"], [2, "B", 1]
    )
    assert sections == {7: {"ward": "Phường Tây", "level": "thcs"}, 9: {"ward": "Phường Đông"}}


def test_a_title_of_several_levels_takes_the_level_back() -> None:
    _, _, sections = parted(["THCS"], [1, "A", 1], ["TRƯỜNG NHIỀU CẤP HỌC"], [2, "B", 1])
    assert sections == {6: {"level": "thcs"}, 8: {"level": ""}}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ([None, "Cộng", 20, 700], "total"),
        (["TỔNG CỘNG", None, 20, 700], "total"),
        ([None, None, "Tổng số trường", 20], "total"),
        ([None, None, None, None, "Quận 12, ngày 5 tháng 9 năm 2024"], "signature"),
        ([None, None, "Ngày 05/09/2024"], "signature"),
        ([None, "Người lập biểu", None, None, "KT. TRƯỞNG PHÒNG"], "signature"),
        (["(*) Diện tích theo giấy chứng nhận"], "note"),
        ([None, "Ghi chú: số liệu đầu năm"], "note"),
    ],
)
def test_what_is_no_school_is_set_aside_wherever_it_stands(line: list[object], reason: str) -> None:
    assert parted([1, "A", 5, 100], line)[:2] == ([5], {6: reason})


@pytest.mark.parametrize("name", ["Trường Cộng Hòa", "TT GDTX", "Ngày Mới", "Mầm non Xã Đàn"])
def test_a_school_of_an_odd_name_stays_a_school(name: str) -> None:
    assert parted([1, name, 5, 100], [2, "B", 4, 90])[0] == [5, 6]


def test_names_below_a_signature_are_no_schools() -> None:
    data, aside, _ = parted([1, "A", 5, 100], [None, "Người lập"], [None, "Nguyễn Thị Lan"])
    assert data == [5]
    assert aside == {6: "signature", 7: "signature"}
