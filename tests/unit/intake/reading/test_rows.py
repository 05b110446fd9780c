"""Which rows below a header are data, and what the others say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.intake.reading import rows

LAST_ROW = 1_048_576  # of a sheet of a workbook

KNOWN = [1, 2, 3]


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
        7: {"level": "thcs", "ward": "Phường Tây"},
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


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        ([], []),
    ],
)
def test_columns_of_one_name_are_told_apart(given: list[str], expected: list[str]) -> None:
    assert rows.unique(given) == expected


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
