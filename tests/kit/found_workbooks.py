"""Workbooks of the last forty tried that were misread: each of the town of `office_workbooks`."""

from __future__ import annotations

from pathlib import Path

from later_workbooks import Rows, save
from office_workbooks import LEVEL_WORDS, WARDS, OfficeSchool, town

_HEAD = ["STT", "Trường", "Phường", "Số phòng học", "Số HS", "DT (m2)"]
_SHORT = {"mam_non": "MN", "tieu_hoc": "TH", "thcs": "THCS", "thpt": "THPT"}


def _row(at: int, each: OfficeSchool, name: str = "") -> list[object]:
    figures = (each.rooms, each.pupils, each.land_m2)
    return [at, name or each.called, WARDS[each.ward_id], *figures]


def _classes(each: OfficeSchool) -> int:
    """Give a number of classes: as many as there are rooms, less one."""
    return each.rooms - 1


def classes_and_pupils_together(path: Path) -> None:
    """Write "15/512" under "Số lớp/Số HS"."""
    lines: Rows = [["TT", "Trường", "Phường", "Số lớp/Số HS", "Phòng học", "Diện tích (m2)"]]
    for at, each in enumerate(town(), 1):
        both = f"{_classes(each)}/{each.pupils}"
        lines.append([*_row(at, each)[:3], both, each.rooms, each.land_m2])
    save(path, {"S": lines})


def boys_and_girls(path: Path) -> None:
    """Write pupils as boys and girls, never summed."""
    head: Rows = [[*_HEAD[:4], "Học sinh", None, "DT (m2)"], [*[None] * 4, "Nam", "Nữ", None]]
    rows = [
        [*_row(at, each)[:4], each.pupils - 120, 120, each.land_m2]
        for at, each in enumerate(town(), 1)
    ]
    save(path, {"S": [*head, *rows]}, ("E1:F1",))


def a_header_a_level(path: Path) -> None:
    """Write the title of each level above a header of its own."""
    lines: Rows = []
    for number, level in enumerate(LEVEL_WORDS, 1):
        own = [each for each in town() if each.level == level]
        lines += [[f"{number}. BẬC {LEVEL_WORDS[level].upper()}"], list(_HEAD)]
        lines += [_row(at, each, each.name) for at, each in enumerate(own, 1)]
        lines += [[None, "Cộng", None, sum(each.rooms for each in own)], []]
    save(path, {"S": lines})


def parts_on_two_sheets(path: Path) -> None:
    """Write the first half of the list on one sheet and the other on the next."""
    rows = [_row(at, each) for at, each in enumerate(town(), 1)]
    save(path, {"Sheet1": [list(_HEAD), *rows[:12]], "Sheet2": [list(_HEAD), *rows[12:]]})


def name_and_address_together(path: Path) -> None:
    """Write the address below the name, in one cell."""
    lines: Rows = [["STT", "Tên trường, địa chỉ", *_HEAD[3:]]]
    for at, each in enumerate(town(), 1):
        lines.append([at, f"{each.called}\n{each.address}", *_row(at, each)[3:]])
    save(path, {"S": lines})


def crosses_under_levels(path: Path) -> None:
    """Write a cross under the level of each school, "Cấp học" above all four."""
    head: Rows = [
        [*_HEAD[:3], "Cấp học", None, None, None, *_HEAD[3:]],
        [*[None] * 3, *_SHORT.values(), *[None] * 3],
    ]
    rows = [
        [
            *_row(at, each, each.name)[:3],
            *("x" if each.level == level else None for level in _SHORT),
            *_row(at, each)[3:],
        ]
        for at, each in enumerate(town(), 1)
    ]
    save(path, {"S": [*head, *rows]}, ("D1:G1",))


def level_once(path: Path) -> None:
    """Write the level at the first of its schools alone."""
    lines: Rows = [["Cấp học", *_HEAD[1:]]]
    before = ""
    for at, each in enumerate(town(), 1):
        level = LEVEL_WORDS[each.level] if each.level != before else None
        lines.append([level, *_row(at, each, each.name)[1:]])
        before = each.level
    save(path, {"S": lines})


def letters_before_levels(path: Path) -> None:
    """Write wards by Roman numbers and levels below them by small letters."""
    lines: Rows = [list(_HEAD)]
    for number, (ward_id, ward) in zip(("I", "II"), WARDS.items(), strict=True):
        lines.append([number, ward])
        for letter, level in zip("abcd", LEVEL_WORDS, strict=True):
            own = [each for each in town() if (each.ward_id, each.level) == (ward_id, level)]
            lines.append([letter, LEVEL_WORDS[level]])
            lines += [[at, each.name, None, *_row(at, each)[3:]] for at, each in enumerate(own, 1)]
    save(path, {"S": lines})


def papers_behind_the_land(path: Path) -> None:
    """Write the number of the deed behind every area."""
    lines: Rows = [list(_HEAD)]
    for at, each in enumerate(town(), 1):
        land = f"{each.land_m2:,.0f}".replace(",", ".")
        lines.append([*_row(at, each)[:5], f"{land}m2 (GCN số {at + 100})"])
    save(path, {"S": lines})


FOUND = {
    "lop va hs.xlsx": classes_and_pupils_together,
    "nam nu.xlsx": boys_and_girls,
    "moi bac mot bang.xlsx": a_header_a_level,
    "hai sheet.xlsx": parts_on_two_sheets,
    "ten va dia chi.xlsx": name_and_address_together,
    "danh dau cap hoc.xlsx": crosses_under_levels,
    "cap hoc mot lan.xlsx": level_once,
    "a b c d.xlsx": letters_before_levels,
    "giay chung nhan.xlsx": papers_behind_the_land,
}
