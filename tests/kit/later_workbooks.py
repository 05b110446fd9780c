"""Workbooks found unread or misread after the first ten: each of the town of `office_workbooks`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from office_workbooks import LEVEL_WORDS, WARDS, OfficeSchool, town, vietnamese

Rows = list[list[object]]
_HEAD = ["TT", "Tên trường", "Phường", "Số phòng học", "Diện tích (m2)", "Số HS"]


def save(
    path: Path, sheets: dict[str, Rows], merged: tuple[str, ...] = (), *, hidden: int | None = None
) -> None:
    """Write sheets of rows; merged areas and a hidden column are of the first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    for area in merged:
        book.worksheets[0].merge_cells(area)
    if hidden:
        book.worksheets[0].column_dimensions[openpyxl.utils.get_column_letter(hidden)].hidden = True
    book.save(path)


def _row(at: int, each: OfficeSchool) -> list[object]:
    return [at, each.called, WARDS[each.ward_id], each.rooms, each.land_m2, each.pupils]


def _sums(rows: Rows) -> list[object]:
    """Sum the last three columns, without a word."""
    return [None, None, None, *(sum(float(str(row[at])) for row in rows) for at in (3, 4, 5))]


def sums_without_a_word(path: Path) -> None:
    """Write a sum below the schools of each level and one of all, none of which says so."""
    lines: Rows = [list(_HEAD)]
    every: Rows = []
    for level in LEVEL_WORDS:
        own = [_row(at, each) for at, each in enumerate(town(), 1) if each.level == level]
        lines += [*own, _sums(own)]
        every += own
    save(path, {"Sheet1": [*lines, _sums(every)]})


def years_below_pupils(path: Path) -> None:
    """Write pupils of three school years, the years in a second row of the header."""
    head: Rows = [[*_HEAD, None, None], [*[None] * 5, "2023-2024", "2024-2025", "2025-2026"]]
    rows = [
        [*_row(at, each)[:5], each.pupils - 37, each.pupils - 11, each.pupils]
        for at, each in enumerate(town(), 1)
    ]
    save(path, {"S": [*head, *rows]}, ("F1:H1",))


def owners_in_bands(path: Path) -> None:
    """Write levels as Roman bands, owners below them with counts and sums in the first column."""
    lines: Rows = [["TT", "Tên đơn vị", "Phường", "Số phòng học", "DT (m2)", "Số HS"]]
    for number, level in zip(("I", "II", "III", "IV"), LEVEL_WORDS, strict=True):
        own = [each for each in town() if each.level == level]
        lines.append([f"{number}. {LEVEL_WORDS[level].upper()}"])
        lines.append([f"1. Công lập ({len(own)} trường)", None, None, sum(s.rooms for s in own)])
        lines += [[at, each.name, *_row(at, each)[2:]] for at, each in enumerate(own, 1)]
    save(path, {"S": lines})


def types_of_school(path: Path) -> None:
    """Write levels under "Loại trường", wards under "Xã, phường", rooms as sums."""
    lines: Rows = [["STT", "Tên trường", "Loại trường", "Xã, phường", "Phòng học", "DT", "Số HS"]]
    for at, each in enumerate(town(), 1):
        figures = [f"{each.rooms - 3}+3", each.land_m2, f"{each.pupils} h/s"]
        lines.append([at, each.name, LEVEL_WORDS[each.level], WARDS[each.ward_id], *figures])
    save(path, {"S": lines})


def builds_in_short(path: Path) -> None:
    """Write rooms by build in short, one of the columns hidden."""
    head = ["STT", "Tên trường", "Địa bàn phường", "Phòng KC", "Phòng BKC", "Phòng nhờ", "HS", "DT"]
    lines: Rows = [
        [at, each.called, WARDS[each.ward_id], each.rooms - 3, 2, 1, each.pupils, each.land_m2]
        for at, each in enumerate(town(), 1)
    ]
    save(path, {"1": [list(head), *lines]}, hidden=5)


def pupils_by_grade(path: Path) -> None:
    """Write a sheet a level, pupils by grade or by age and in no sum."""
    grades = {
        "mam_non": ("Nhà trẻ", "Mẫu giáo"), "tieu_hoc": ("Khối 1", "Khối 2", "Khối 3"),
        "thcs": ("Lớp 6", "Lớp 7", "Lớp 8"), "thpt": ("Khối 10", "Khối 11", "Khối 12"),
    }  # fmt: skip
    sheets: dict[str, Rows] = {}
    for level, parts in grades.items():
        rows: Rows = [
            [*_HEAD[:5], "Số học sinh", *[None] * (len(parts) - 1)],
            [*[None] * 5, *parts],
        ]
        for at, each in enumerate((s for s in town() if s.level == level), 1):
            most = vietnamese(each.pupils - 50 * (len(parts) - 1))
            rows.append([*_row(at, each)[:5], most, *[50] * (len(parts) - 1)])
        sheets[LEVEL_WORDS[level]] = rows
    save(path, sheets)


def sites_with_their_school(path: Path) -> None:
    """Write sites below schools that sum them, called in one column with their schools."""
    lines: Rows = [["TT", "Tên trường / điểm trường", *_HEAD[2:]]]
    for at, each in enumerate(town(), 1):
        lines.append(_row(at, each))
        if at % 5 == 1:
            most = [each.rooms - 3, each.land_m2 - 600, each.pupils - 90]
            lines.append([f"{at}.1", "Điểm trường chính (KP 3)", None, *most])
            lines.append([f"{at}.2", "Điểm trường KP 5", None, 3, 600, 90])
    save(path, {"DS": lines})


def sites_in_a_column(path: Path) -> None:
    """Write sites in a column of their own, the row of the school summing them."""
    lines: Rows = [[*_HEAD, "Tên điểm trường"]]
    for at, each in enumerate(town(), 1):
        lines.append([*_row(at, each), None])
        if at % 5 == 1:
            most = [each.rooms - 3, each.land_m2 - 600, each.pupils - 90]
            lines.append([None, None, None, *most, "Điểm chính"])
            lines.append([None, None, None, 3, 600, 90, "Ấp 5"])
    save(path, {"DS": lines})


def words_of_sums(path: Path) -> None:
    """Write sums in the words offices have for them."""
    lines: Rows = [list(_HEAD), *(_row(at, each) for at, each in enumerate(town(), 1))]
    words = ("Tổng cộng (24 trường)", "TS", "Toàn phường có 24 trường", "Cộng: 24 trường", "TC")
    lines += [[None, word, None, 516 + at] for at, word in enumerate(words)]
    save(path, {"S": lines})


def apart_by_level(path: Path) -> None:
    """Write a sheet a level, each with headers of its own."""
    heads = {
        "mam_non": ["STT", "Trường", "Phường/Xã", "Phòng nuôi dạy", "DT đất (m2)", "Số trẻ"],
        "tieu_hoc": ["STT", "Tên trường học", "Phường", "Tổng số phòng học", "Diện tích", "TS HS"],
        "thcs": ["STT", "Các trường", "Tên phường", "Phòng học", "Khuôn viên (m2)", "Học sinh"],
        "thpt": ["STT", "Cơ sở giáo dục", "Địa bàn", "Số phòng học", "Diện tích đất", "Sĩ số"],
    }
    save(
        path,
        {
            LEVEL_WORDS[level]: [
                list(head),
                *(
                    [at, each.name, *_row(at, each)[2:]]
                    for at, each in enumerate((s for s in town() if s.level == level), 1)
                ),
            ]
            for level, head in heads.items()
        },
    )


LATER = {
    "Tong khong chu.xlsx": sums_without_a_word,
    "ba nam hoc.xlsx": years_below_pupils,
    "bang La Ma.xlsx": owners_in_bands,
    "loai truong.xlsx": types_of_school,
    "phong theo loai.xlsx": builds_in_short,
    "theo khoi lop.xlsx": pupils_by_grade,
    "diem truong.xlsx": sites_with_their_school,
    "cot diem truong.xlsx": sites_in_a_column,
    "chu cong.xlsx": words_of_sums,
    "moi cap mot kieu.xlsx": apart_by_level,
}
