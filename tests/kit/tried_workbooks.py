"""Further workbooks once asked about or misread: each of the town of `office_workbooks`."""

from __future__ import annotations

from pathlib import Path

from later_workbooks import Rows, save
from office_workbooks import LEVEL_WORDS, WARDS, OfficeSchool, town

_CODES = {"mam_non": "MN", "tieu_hoc": "C1", "thcs": "C2", "thpt": "C3"}
_FOREIGN = {
    "mam_non": "Kindergarten",
    "tieu_hoc": "Primary",
    "thcs": "Lower secondary",
    "thpt": "Upper secondary",
}


def _figures(each: OfficeSchool) -> list[object]:
    return [each.rooms, each.land_m2, each.pupils]


def codes_of_levels(path: Path) -> None:
    """Write MN, C1, C2, C3 for levels and CL for the owner."""
    lines: Rows = [["STT", "Trường", "Cấp", "Phường/xã", "CL/NCL", "Phòng", "Đất (m²)", "HS"]]
    for at, each in enumerate(town(), 1):
        own = [at, each.name, _CODES[each.level], WARDS[each.ward_id], "CL"]
        lines.append([*own, *_figures(each)])
    save(path, {"S": lines})


def sums_beside_a_count(path: Path) -> None:
    """Merge the ward over its schools; below them "Cộng Phường Tây", and how many they are."""
    lines: Rows = [["Phường", "TT", "Tên trường", "Phòng học", "Diện tích (m2)", "Số HS"]]
    merged = []
    for code, ward in WARDS.items():
        own = [each for each in town() if each.ward_id == code]
        merged.append(f"A{len(lines) + 1}:A{len(lines) + len(own)}")
        lines += [
            [ward if at == 1 else None, at, each.called, *_figures(each)]
            for at, each in enumerate(own, 1)
        ]
        rooms, land_m2 = sum(one.rooms for one in own), sum(one.land_m2 for one in own)
        sums = [rooms, land_m2, sum(one.pupils for one in own)]
        lines.append([f"Cộng {ward}", None, len(own), *sums])
    save(path, {"S": lines}, tuple(merged))


def codes_before_names(path: Path) -> None:
    """Write code and name in one column, and rooms to come beside those there are."""
    lines: Rows = [
        ["TT", "Mã - Tên trường", "Phường", "Phòng học hiện có", "Phòng học xây mới 2026-2030",
         "Diện tích đất (m2)", "Diện tích sàn (m2)", "Học sinh"]
    ]  # fmt: skip
    for at, each in enumerate(town(), 1):
        own = [at, f"7976{1000 + at} - {each.called}", WARDS[each.ward_id]]
        lines.append([*own, each.rooms, 8, each.land_m2, 3 * each.land_m2, each.pupils])
    save(path, {"S": lines})


def parts_of_the_row_above(path: Path) -> None:
    """Write "Trong đó nữ" below every sixth school."""
    lines: Rows = [["TT", "Tên trường", "Phường", "Phòng học", "Diện tích (m2)", "HS"]]
    for at, each in enumerate(town(), 1):
        lines.append([at, each.called, WARDS[each.ward_id], *_figures(each)])
        if at % 6 == 0:
            lines.append([None, "Trong đó nữ", None, None, None, 150])
    save(path, {"S": lines})


def in_english(path: Path) -> None:
    """Write heads and levels in English."""
    lines: Rows = [["No.", "School", "Ward", "Level", "Classrooms", "Land (sqm)", "Students"]]
    for at, each in enumerate(town(), 1):
        own = [at, each.name, WARDS[each.ward_id], _FOREIGN[each.level]]
        lines.append([*own, *_figures(each)])
    save(path, {"S": lines})


def days_in_heads(path: Path) -> None:
    """Write behind the unit of what year or day a figure is."""
    head: list[object] = ["TT", "Tên trường", "Phường", "Phòng học (năm học 2025-2026)"]
    lines: Rows = [[*head, "Diện tích (m2) năm 2025", "Học sinh (thời điểm 30/9/2025)"]]
    for at, each in enumerate(town(), 1):
        lines.append([at, each.called, WARDS[each.ward_id], *_figures(each)])
    save(path, {"S": lines})


def children_and_pupils(path: Path) -> None:
    """Call pupils "Số trẻ/HS" and write the unit behind every figure."""
    lines: Rows = [["TT", "Tên trường", "Phường", "Phòng học", "Diện tích (m2)", "Số trẻ/HS"]]
    for at, each in enumerate(town(), 1):
        figures = [float(each.rooms), f"{round(each.land_m2)} m2", f"{each.pupils} HS"]
        lines.append([f"{at:02d}", each.called, WARDS[each.ward_id], *figures])
    save(path, {"S": lines})


def two_levels_of_a_sheet(path: Path) -> None:
    """Write a sheet for each of two levels and one for both others."""
    of = {"MN": ("mam_non",), "TH": ("tieu_hoc",), "THCS-THPT": ("thcs", "thpt")}
    sheets: dict[str, Rows] = {}
    for name, levels in of.items():
        pupils = "Số cháu" if name == "MN" else "Học sinh"
        lines: Rows = [["TT", "Trường", "Phường", "Phòng học", "Diện tích", pupils]]
        own = [each for each in town() if each.level in levels]
        for at, each in enumerate(own, 1):
            called = each.name if len(levels) == 1 else each.called
            lines.append([at, called, WARDS[each.ward_id], *_figures(each)])
        sheets[name] = lines
    save(path, sheets)


def wards_of_both_times(path: Path) -> None:
    """Write the ward of today, the one of before, and X and Y nobody filled in."""
    lines: Rows = [
        ["TT", "Đơn vị trường", "Thuộc xã/phường mới", "Thuộc phường cũ", "Tọa độ X", "Tọa độ Y",
         "P.học", "Diện tích (m2)", "HS"]
    ]  # fmt: skip
    for at, each in enumerate(town(), 1):
        own = [at, each.called, WARDS[each.ward_id], "Phường 1", None, None]
        lines.append([*own, *_figures(each)])
    save(path, {"S": lines})


def a_pivot_table(path: Path) -> None:
    """Write the rows of a pivot table, with its sums of groups and of all."""
    lines: Rows = [["Phường", "Cấp học", "Tên trường", "Phòng học", "Diện tích (m2)", "HS"]]
    lines += [
        [WARDS[each.ward_id], LEVEL_WORDS[each.level], each.name, *_figures(each)]
        for each in sorted(town(), key=lambda one: (one.ward_id, one.level))
    ]
    lines += [["Phường Đông Total", None, None, 1, 2, 3], ["Grand Total", None, None, 4, 5, 6]]
    save(path, {"S": lines})


TRIED = {
    "C1 C2 C3.xlsx": codes_of_levels,
    "Cong phuong.xlsx": sums_beside_a_count,
    "ma va ten.xlsx": codes_before_names,
    "trong do nu.xlsx": parts_of_the_row_above,
    "in English.xlsx": in_english,
    "thoi diem.xlsx": days_in_heads,
    "so tre HS.xlsx": children_and_pupils,
    "THCS-THPT.xlsx": two_levels_of_a_sheet,
    "phuong moi phuong cu.xlsx": wards_of_both_times,
    "Total.xlsx": a_pivot_table,
}
