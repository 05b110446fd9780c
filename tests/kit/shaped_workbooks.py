"""Workbooks of further shapes of header, each of the town of `office_workbooks`."""

from __future__ import annotations

from pathlib import Path

from later_workbooks import Rows, save
from office_workbooks import LEVEL_TITLES, LEVEL_WORDS, WARDS, OfficeSchool, town

_PLAIN = ["TT", "Tên trường", "Phường", "Phòng học", "Diện tích (m2)", "HS"]
_BRANCHES = {
    "mam_non": "Giáo dục mầm non",
    "tieu_hoc": "Giáo dục tiểu học",
    "thcs": "Trung học cơ sở",
    "thpt": "Trung học phổ thông",
}


def _own(at: int, each: OfficeSchool) -> list[object]:
    return [at, each.called, WARDS[each.ward_id]]


def _row(at: int, each: OfficeSchool) -> list[object]:
    return [*_own(at, each), each.rooms, each.land_m2, each.pupils]


def _sums(some: list[OfficeSchool]) -> list[object]:
    return [
        sum(one.rooms for one in some),
        sum(one.land_m2 for one in some),
        sum(one.pupils for one in some),
    ]


def raised_marks(path: Path) -> None:
    """Write the marks of footnotes behind headers and names, the notes below."""
    lines: Rows = [["TT", "Tên trường", "Phường", "Số phòng (1)", "Diện tích (m2)²", "Số HS³"]]
    for at, each in enumerate(town(), 1):
        lines.append([at, each.called + " (*)" * (at % 4 == 0), *_row(at, each)[2:]])
    lines += [[], ["Ghi chú:"], ["² Theo giấy chứng nhận."], ["(*) Đạt chuẩn, có 15 phòng."]]
    save(path, {"S": lines})


def rooms_of_every_use(path: Path) -> None:
    """Write classrooms, subject rooms and offices under "Số phòng", and their sum as "Cộng"."""
    lines: Rows = [
        ["TT", "Tên trường", "Phường", "Số phòng", None, None, None, "Diện tích (m2)", "HS"],
        [None, None, None, "Phòng học văn hóa", "Phòng bộ môn", "Phòng hành chính", "Cộng"],
    ]
    for at, each in enumerate(town(), 1):
        rooms = [each.rooms, 4, 6, each.rooms + 10]
        lines.append([*_own(at, each), *rooms, each.land_m2, each.pupils])
    save(path, {"S": lines}, ("D1:G1",))


def all_rooms_before_classrooms(path: Path) -> None:
    """Write all rooms first, "Trong đó: phòng học" behind them."""
    head = ["Số phòng", "Trong đó: phòng học", "Phòng chức năng", "Diện tích (m2)", "HS"]
    lines: Rows = [["TT", "Tên trường", "Phường", *head]]
    for at, each in enumerate(town(), 1):
        rooms = [each.rooms + 9, each.rooms, 9]
        lines.append([*_own(at, each), *rooms, each.land_m2, each.pupils])
    save(path, {"S": lines})


def sums_carried_over(path: Path) -> None:
    """Write the sum of each page below it and on top of the next, the header again."""
    lines: Rows = [list(_PLAIN)]
    for at, each in enumerate(town(), 1):
        lines.append(_row(at, each))
        if at in {8, 16}:
            sums = _sums(town()[:at])
            lines += [[None, "Cộng mang sang trang sau", None, *sums], [], list(_PLAIN)]
            lines.append([None, "Trang trước mang sang", None, *sums])
    save(path, {"S": [*lines, [None, "Lũy kế", None, *_sums(town())]]})


def wards_behind_names(path: Path) -> None:
    """Write the ward in brackets behind the name, as the header says."""
    lines: Rows = [["TT", "Tên trường (phường)", "Phòng học", "Diện tích (m2)", "HS"]]
    for at, each in enumerate(town(), 1):
        ward = WARDS[each.ward_id].replace("Phường ", "P. ")
        lines.append([at, f"{each.called} ({ward})", *_row(at, each)[3:]])
    save(path, {"S": lines})


def branches_of_education(path: Path) -> None:
    """Write levels in full: "Giáo dục mầm non"."""
    lines: Rows = [
        ["STT", "Bậc học", "Tên đơn vị", "Địa bàn", "Số phòng", "Diện tích", "Quy mô HS"]
    ]
    for at, each in enumerate(town(), 1):
        own = [at, _BRANCHES[each.level], each.name, WARDS[each.ward_id]]
        lines.append([*own, *_row(at, each)[3:]])
    save(path, {"S": lines})


def units_below_contents(path: Path) -> None:
    """Call the names "Nội dung", write units in a row of the header."""
    lines: Rows = [
        ["TT", "Nội dung", "Phường", "Phòng học", "Diện tích đất", "Học sinh"],
        ["ĐVT", None, None, "phòng", "m2", "HS"],
        ["A", "B", "C", "1", "2", "3"],
    ]
    save(path, {"S": [*lines, *(_row(at, each) for at, each in enumerate(town(), 1))]})


def figures_that_name_themselves(path: Path) -> None:
    """Write "9 lớp/300 HS" under "Quy mô", and the unit behind every other figure."""
    lines: Rows = [["TT", "Tên trường", "Phường", "Quy mô", "Phòng", "Khuôn viên"]]
    for at, each in enumerate(town(), 1):
        scale = f"{each.rooms - 1} lớp/{each.pupils} HS"
        lines.append([*_own(at, each), scale, f"{each.rooms}P", f"{each.land_m2:.0f}m2"])
    save(path, {"S": lines})


def sums_of_the_whole(path: Path) -> None:
    """Write sums of the whole, the owner and each level above their schools."""
    lines: Rows = [list(_PLAIN), ["", "TOÀN ĐỊA BÀN", "", *_sums(town())]]
    lines.append(["A", "CÔNG LẬP", "", *_sums(town())])
    for at, (level, title) in enumerate(LEVEL_TITLES.items()):
        own = [each for each in town() if each.level == level]
        lines.append([("I", "II", "III", "IV")[at], title.capitalize(), "", *_sums(own)])
        lines += [[no, one.name, *_row(no, one)[2:]] for no, one in enumerate(own, 1)]
    save(path, {"S": lines})


def sums_in_short(path: Path) -> None:
    """Write the sums of levels as "T.Cộng MN", "Σ TH"."""
    lines: Rows = [list(_PLAIN)]
    for level, title in zip(
        LEVEL_WORDS, ("T.Cộng MN", "Σ TH", "Cộng (THCS)", "C. THPT"), strict=True
    ):
        own = [each for each in town() if each.level == level]
        lines += [_row(at, each) for at, each in enumerate(own, 1)]
        lines.append([None, title, None, *_sums(own)])
    save(path, {"S": lines})


def nursery_and_schools_in_blocks(path: Path) -> None:
    """Write blocks of nursery, kindergarten and "Phổ thông", which the name tells apart."""
    blocks = ["Nhà trẻ", None, "Mẫu giáo", None, "Phổ thông", None]
    lines: Rows = [
        ["TT", "Tên trường", "Phường", *blocks, "Diện tích (m2)"],
        [None, None, None, "Phòng", "Trẻ", "Phòng", "Trẻ", "Phòng", "HS"],
    ]
    for at, each in enumerate(town(), 1):
        split = [2, 40, each.rooms - 2, each.pupils - 40, None, None]
        plain = [None, None, None, None, each.rooms, each.pupils]
        figures = split if each.level == "mam_non" else plain
        lines.append([*_own(at, each), *figures, each.land_m2])
    save(path, {"S": lines}, ("D1:E1", "F1:G1", "H1:I1"))


def indicators(path: Path) -> None:
    """Write "Trường/Chỉ tiêu" and measures in short."""
    lines: Rows = [["Trường/Chỉ tiêu", "Phường", "PH", "DTKV (m2)", "TSHS", "TS lớp"]]
    lines += [[*_row(at, each)[1:], each.rooms - 1] for at, each in enumerate(town(), 1)]
    save(path, {"S": lines})


def land_by_its_deed(path: Path) -> None:
    """Write by what paper the land is given, seats and pupils of other years beside."""
    lines: Rows = [
        ["TT", "Tên trường", "Ấp/Khu phố", "Phường", "Số phòng học", "Số chỗ ngồi",
         "Diện tích đất theo QĐ giao đất (m2)", "HS hiện có", "Dự kiến HS 2026-2027"]
    ]  # fmt: skip
    for at, each in enumerate(town(), 1):
        own = [at, each.called, f"KP {at % 7}", WARDS[each.ward_id], each.rooms, each.rooms * 35]
        lines.append([*own, each.land_m2, each.pupils, each.pupils + 40])
    save(path, {"S": lines})


def need_beside_stock(path: Path) -> None:
    """Write need, stock and shortage of rooms and land, the unit above, means below."""
    rooms, land = "Số phòng học", "Diện tích đất (ha)"
    lines: Rows = [
        ["TT", "Tên trường/School name", "Xã, phường (sau sáp nhập)", rooms, None, None, land, None,
         "Số HS"],
        [None, None, None, "Nhu cầu", "Thực có", "Còn thiếu", "Theo chuẩn", "Hiện có", None],
    ]  # fmt: skip
    for at, each in enumerate(town(), 1):
        figures = [each.rooms + 5, each.rooms, 5, 1.5, round(each.land_m2 / 10_000, 4)]
        lines.append([*_own(at, each), *figures, each.pupils])
    lines.append(["BQ/trường", None, None, 1, 2, 3, 4, 5, 6])
    save(path, {"S": lines}, ("D1:F1", "G1:H1"))


def levels_with_their_numbers(path: Path) -> None:
    """Write "Tiểu học (Cấp 1)" and "Tên cơ sở GD"."""
    words = {
        "mam_non": "Mầm non, mẫu giáo",
        "tieu_hoc": "Tiểu học (Cấp 1)",
        "thcs": "THCS (cấp 2)",
        "thpt": "THPT (cấp 3)",
    }
    lines: Rows = [
        ["TT", "Xã/Phường/Đặc khu", "Cấp học", "Tên cơ sở GD", "Số phòng học hiện có",
         "Tổng DT (m2)", "Số HS", "DT xây dựng (m2)"]
    ]  # fmt: skip
    for at, each in enumerate(town(), 1):
        own = [at, WARDS[each.ward_id], words[each.level], each.name]
        lines.append([*own, *_row(at, each)[3:], 900])
    save(path, {"S": lines})


SHAPED = {
    "nhu cau thuc co.xlsx": need_beside_stock,
    "cap 1 cap 2.xlsx": levels_with_their_numbers,
    "chu thich.xlsx": raised_marks,
    "moi loai phong.xlsx": rooms_of_every_use,
    "trong do phong hoc.xlsx": all_rooms_before_classrooms,
    "mang sang.xlsx": sums_carried_over,
    "ten (phuong).xlsx": wards_behind_names,
    "bac hoc.xlsx": branches_of_education,
    "dvt.xlsx": units_below_contents,
    "quy mo.xlsx": figures_that_name_themselves,
    "toan dia ban.xlsx": sums_of_the_whole,
    "t cong.xlsx": sums_in_short,
    "nha tre mau giao pho thong.xlsx": nursery_and_schools_in_blocks,
    "chi tieu.xlsx": indicators,
    "qd giao dat.xlsx": land_by_its_deed,
}
