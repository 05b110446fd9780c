"""Which rows are data, and what titles say of the rows below them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.intake.reading import rows

LAST_ROW = 1_048_576  # of a sheet of a workbook
KNOWN = [1, 2, 3]


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


def body(*lines: list[object], start: int = 2) -> pd.DataFrame:
    frame = pd.DataFrame(list(lines), index=range(start, start + len(lines)), dtype=object)
    frame.columns = pd.RangeIndex(1, len(frame.columns) + 1)
    return frame


def reason(*cells: object) -> str | None:
    kept, aside, _ = rows.data(body([*cells]), KNOWN)
    return aside[0][1] if aside else (None if len(kept) else "blank")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "Trường A", "20"), None),
        (("", "", ""), "blank"),
        (("", "Tổng cộng", "500"), "total"),
        (("TỔNG SỐ", "", "500"), "total"),
        (("Cộng toàn quận", "", "500"), "total"),
        (("", "Trường Tổng Cọt", "20"), None),  # a name that begins like a total
        (("Ghi chú: số liệu ước tính", "", ""), "note"),
        (("Nguồn: Phòng GD", "", ""), "note"),
        (("* chưa kể lớp ghép", "", ""), "note"),
        (("(1)", "(2)", "(3)"), "numbering"),
        (("1", "2", "3"), "numbering"),
        (("1", "2", "4"), None),
        (("II. Tiểu học", "", ""), "section"),
        (("Phường Hiệp Thành", "", ""), "section"),
    ],
)
def test_a_row_is_data_or_says_why_it_is_none(
    cells: tuple[object, ...], expected: str | None
) -> None:
    assert reason(*cells) == expected


def test_a_section_speaks_for_the_rows_below_until_the_next() -> None:
    kept, aside, sections = rows.data(
        body(
            ["I. Tiểu học", "", ""],
            ["a", "Trường A", "1"],
            ["Phường Tây", "", ""],
            ["b", "Trường B", "2"],
            ["II. THCS", "", ""],
            ["c", "Trường C", "3"],
        ),
        KNOWN,
    )
    assert kept.index.tolist() == [3, 5, 7]
    assert [row for row, _ in aside] == [2, 4, 6]
    assert sections == {
        3: {"level": "tieu_hoc"},
        5: {"level": "tieu_hoc", "ward": "Phường Tây"},
        7: {"level": "thcs"},  # the outer section begins anew: its wards have to be told again
    }


def test_a_value_merged_over_several_rows_stands_in_each() -> None:
    table = body(["Tây", "a"], [None, "b"], [None, "c"], ["Đông", "d"])
    filled = rows.merged_down(table, [(2, 1, 4, 1)])
    assert filled[1].tolist() == ["Tây", "Tây", "Tây", "Đông"]
    assert filled[2].tolist() == ["a", "b", "c", "d"]
    assert table[1].tolist()[1] is None


def test_areas_above_the_data_and_of_one_row_fill_nothing() -> None:
    table = body(["Tây", "a"], [None, "b"])
    assert rows.merged_down(table, [(1, 1, 1, 2), (2, 1, 2, 2)]) is table


def test_cells_are_trimmed_text() -> None:
    assert rows.texts(body([" a ", 12.0, None, float("nan")])).iloc[0].tolist() == [
        "a",
        "12",
        "",
        "",
    ]


def test_a_row_of_blanks_of_whatever_kind_holds_nothing() -> None:
    body = pd.DataFrame({1: ["", None, np.nan, "a", ""], 2: ["", np.nan, "", "", 0]})
    assert rows.blank(body).tolist() == [True, True, True, False, False]


def test_a_lone_cell_in_the_last_row_costs_no_look_at_a_million_blank_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = pd.RangeIndex(2, LAST_ROW + 1, name="row")
    column = pd.Series("", index=index, dtype=object)
    column[3], column[LAST_ROW] = "Trường A", "Trường B"
    looked: list[object] = []
    write = rows.figure_text.plain_text
    monkeypatch.setattr(
        rows.figure_text, "plain_text", lambda value: looked.append(value) or write(value)
    )
    data, aside, _ = rows.data(pd.DataFrame({1: column}), [1])
    assert data[1].to_dict() == {3: "Trường A", LAST_ROW: "Trường B"}
    assert aside == []
    assert looked == ["Trường A", "Trường B"]
